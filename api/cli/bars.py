"""The bars on a terminal: how many documents are done, and how many pages of the one being read."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from api.cli.language import say


class TerminalBars:
    """A bar for the documents, and below it one for the document being read."""

    def __init__(self) -> None:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._all = self._progress.add_task(say("documents", "tài liệu"), total=None)
        self._one = self._progress.add_task("", visible=False)
        self._told = ""

    def shown(self) -> AbstractContextManager[object]:
        """The bars stand on the terminal while this lasts."""
        return self._progress

    @contextmanager
    def aside(self) -> Iterator[None]:
        """The bars make way for what is printed while this lasts."""
        # Rich starts again by going up the height of its last drawing, into what was printed: let it be 1.
        self._progress.update(self._one, visible=False, refresh=True)
        self._progress.stop()
        yield
        self._progress.start()

    def documents(self, done: int, of: int, _last: Path) -> None:
        """So many documents are done, of so many."""
        self._progress.update(self._all, completed=done, total=of)
        self._progress.update(self._one, visible=False)

    def answers(self, done: int, of: int) -> None:
        """So many answers are compared, of so many."""
        comparing = say("comparing answers", "đang so câu trả lời")
        self._progress.update(self._all, description=comparing, completed=done, total=of)

    def parts(self, path: Path, done: int, of: int) -> None:
        """So many pages or blocks of a document are read, of so many; facts are sought in it afterwards."""
        deed = say("reading", "đang đọc") if done < of else say("finding facts", "đang rút nội dung")
        told = f"{path.name}: {deed}"
        # drawn at once where the deed changes: what follows may take less time than the next frame
        changes = told != self._told
        self._told = told
        self._progress.update(
            self._one, description=told, completed=done, total=of, visible=True, refresh=changes
        )
