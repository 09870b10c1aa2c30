"""`lienket version`."""

from importlib.metadata import version as installed

import click

from api.cli.language import say


@click.command(help=say("Print the version.", "In số phiên bản."))
def version() -> None:
    """One line: the name and the version."""
    click.echo(f"lienket {installed('lienket')}")
