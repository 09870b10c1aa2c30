"""What commands print: tables for people, bytes for programs, notes beside both."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import click

from api.cli.language import say


def tolerate() -> None:
    """Let a terminal that cannot show a letter show `?` for it, in place of an error; files and pipes get
    UTF-8, also on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="replace", encoding=None if stream.isatty() else "utf-8")


def data(content: bytes | str) -> None:
    """Write data to standard output, always as UTF-8."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def note(message: str) -> None:
    """Tell a person something that is not part of the result."""
    click.echo(message, err=True)


def unread(path: Path, pages: Sequence[int]) -> None:
    """Tell which pages of a document are pictures, so that nothing on them is among its facts."""
    if pages:
        numbers = ", ".join(map(str, pages))
        note(
            f"{path}: "
            + say(
                f"not read, for they are pictures without text: pages {numbers}",
                f"không đọc được vì chỉ có ảnh, không có chữ: trang {numbers}",
            )
        )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A drawn table on a terminal; elsewhere lines of cells between tabs, the first one with the names."""
    if sys.stdout.isatty():
        _drawn(columns, rows)
    else:
        data("".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in (columns, *rows)))


Line = Sequence[tuple[str, str]]
"""A line of pieces: text, and its style among STYLES or ""."""

STYLES = {"figure": "bold reverse", "fact": "bold", "dim": "dim", "words": "green", "place": "cyan"}
_MARKS = {"figure": ("[", "]")}
"""What stands for a style where there are no colours."""


def styled(lines: Iterable[Line]) -> None:
    """Lines in colours on a terminal; elsewhere plain text, in which figures stand in brackets."""
    if not sys.stdout.isatty():
        data("".join("".join(map(_marked, line)) + "\n" for line in lines))
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=sys.stdout)
    for line in lines:
        pieces = ((text, STYLES.get(style, "")) for text, style in line)
        console.print(Text.assemble(*pieces), soft_wrap=True)


def _marked(piece: tuple[str, str]) -> str:
    text, style = piece
    before, after = _MARKS.get(style, ("", ""))
    return f"{before}{text}{after}"


class Bars(NamedTuple):
    """Whom to tell how far work on documents is: see `ingest.intake.Progress`, `ingest.prepare.Reading`."""

    documents: Callable[[int, int, Path], None] | None = None
    parts: Callable[[Path, int, int], None] | None = None
    answers: Callable[[int, int], None] | None = None
    aside: Callable[[], AbstractContextManager[None]] = nullcontext
    """What is printed within stands above the bars."""


@contextmanager
def progress() -> Iterator[Bars]:
    """Bars for documents, and for the pages of the one being read; nobody where no terminal shows them."""
    if not sys.stderr.isatty():
        yield Bars()
        return
    from api.cli.bars import TerminalBars  # noqa: PLC0415 - rich takes a fifth of a second

    bars = TerminalBars()
    with bars.shown():
        yield Bars(bars.documents, bars.parts, bars.answers, bars.aside)


def _drawn(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box  # noqa: PLC0415 - rich takes a fifth of a second, for terminals only
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        drawn.add_column(Text(column), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console(file=sys.stdout).print(drawn)
