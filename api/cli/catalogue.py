"""Commands with a subcommand for each question of the catalogue, an analyst's own among them."""

from collections.abc import Sequence
from pathlib import Path

import click

from api.cli.options import settings
from queries.catalogue import Catalogue, load


class QuestionGroup(click.Group):
    """One subcommand for each question. Which there are depends on the data folder, which the command line
    names before the question or, as each question has the option, after it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The ids, in the order of the catalogue."""
        return list(catalogue(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Have the question know the folder that this command knows, and the other way round."""
        if folder := _data_in(args):
            ctx.params["data"] = Path(folder)
        elif folder := ctx.params.get("data"):
            args = [*args, "--data", str(folder)]
        return super().resolve_command(ctx, args)


def catalogue(context: click.Context) -> Catalogue:
    """The questions of the data folder that the command line names."""
    return load(settings(context.params.get("data")).question_folders)


def _data_in(arguments: Sequence[str]) -> str | None:
    """What `--data` is given as among a question's own arguments, which are yet to be read."""
    for place, argument in enumerate(arguments):
        if argument == "--data":
            return next(iter(arguments[place + 1 :]), None)
        if argument.startswith("--data="):
            return argument.removeprefix("--data=")
    return None
