"""What commands print: tables for people, bytes for programs, notes beside both."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress


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


class Bar:
    """Tells a terminal what is done, of how many; where none shows it, nothing."""

    def __init__(self, shown: "Progress | None", title: str) -> None:
        self._shown = shown
        self._task = shown.add_task(title, total=None) if shown else None

    def __call__(self, done: int, of: int, _path: Path) -> None:
        """Tell it."""
        if self._shown and self._task is not None:
            self._shown.update(self._task, completed=done, total=of)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Step aside for what is printed meanwhile."""
        if self._shown:
            self._shown.stop()
        yield
        if self._shown:
            self._shown.start()


@contextmanager
def progress(title: str) -> Iterator[Bar]:
    """A bar on a terminal, which is gone in the end."""
    if not sys.stderr.isatty():
        yield Bar(None, title)
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as shown:
        yield Bar(shown, title)


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
