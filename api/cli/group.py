"""The command `lienket`: its subcommands are imported only when one of them runs, so that help is quick."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import click

from ontology.errors import LienketError


@dataclass(frozen=True, slots=True)
class Entry:
    """A subcommand: where it is (`module:name`), and a line on what it does."""

    target: str
    help: str

    def load(self) -> click.Command:
        """Import the command."""
        module, _, name = self.target.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - getattr is untyped
        return command


class Told(click.ClickException):
    """An error that is told in one line; the exit status is 1."""

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Print the message on standard error, on one line."""
        click.echo(f"lienket: {' '.join(self.message.split())}", err=True)


class LienketGroup(click.Group):
    """Subcommands in sections, by name."""

    def __init__(self, *, sections: Mapping[str, Mapping[str, Entry]], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # click's own options, passed on
        self._sections = sections
        self._entries = {name: entry for part in sections.values() for name, entry in part.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of the sections."""
        return list(self._entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the subcommand `cmd_name`; None where there is none."""
        entry = self._entries.get(cmd_name)
        return entry.load() if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The sections, from the entries alone."""
        for title, part in self._sections.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.help) for name, entry in part.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a subcommand. A complaint of lienket or the system becomes one line, never a traceback."""
        try:
            return super().invoke(ctx)
        except LienketError as error:
            raise Told(str(error)) from error
        except BrokenPipeError:
            raise  # click ends quietly when the reader of a pipe has left
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise Told(f"{where}{error.strerror or error}") from error
