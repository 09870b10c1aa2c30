"""Where a command's result goes: a file, named by its suffix or by --format, or standard output."""

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import click

from api.cli.language import say
from graph.export import Format
from graph.export.forms import SUFFIXES

_BINARY: Final = (Format.XLSX,)

to_file: Callable[[Any], Any] = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("File to write; its suffix is its form.", "Tệp để ghi; đuôi tệp là định dạng."),
)


def form_of(output: Path | None, offers: Collection[Format]) -> Format | None:
    """The form that a file's suffix names; None without a file. Raises UsageError for another suffix."""
    if output is None:
        return None
    form = SUFFIXES.get(output.suffix.lower())
    if form not in offers:
        known = ", ".join(offer.suffix for offer in offers)
        raise click.UsageError(
            say(
                f"{output.name}: give a form with --format, or one of these suffixes: {known}",
                f"{output.name}: hãy chọn định dạng bằng --format, hoặc dùng một trong các đuôi tệp: {known}",
            )
        )
    return form


@contextmanager
def opened(output: Path | None, form: Format | None = None) -> Iterator[IO[bytes]]:
    """What to write to. A file gets its name when it is complete, and nothing is left if it fails.

    Raises UsageError for a form that is no text and a terminal.
    """
    if output is None:
        if form in _BINARY and sys.stdout.isatty():
            raise click.UsageError(
                say(
                    f"{form} is not for a terminal: give --output FILE",
                    f"không in {form} ra màn hình: hãy dùng --output TỆP",
                )
            )
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
