"""Ask from Python, on the machine that has the data folder; a server may run on it meanwhile.

    from queries import ask

    answer = ask("equal-targets", place="Điện Biên", year=2025)
    answer.frame(lang="en")

Nothing is written, and each answer is of the generation that is published when it is asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from graph import open_store
from graph.place import default_data
from graph.values import Value, value
from queries import catalogue
from queries.answers import free
from queries.catalogue import Catalogue
from queries.errors import NothingPublished
from queries.folders import named
from queries.model import Evidence, Result
from queries.run import run

if TYPE_CHECKING:
    from types import TracebackType

    import pandas
    import polars


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. Iterating gives its rows as values of Python: IRIs and texts as `str`, figures as `int` or
    `Decimal`, dates as `date`; what is unbound in a row is absent from it."""

    result: Result
    """All there is to the answer: terms, labels, evidence, arguments."""

    def __len__(self) -> int:
        return len(self.result.table.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return ({name: value(term) for name, term in row.items()} for row in self.result.table.rows)

    @property
    def sparql(self) -> str:
        """The query that ran."""
        return self.result.sparql

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the facts of the answer are written, in the order of the rows."""
        facts = self.result.question.facts()
        named = (value(row.get(fact)) for row in self.result.table.rows for fact in facts)
        found = (self.result.evidence.get(str(fact)) for fact in named)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def headings(self, lang: str = "vi") -> dict[str, str]:
        """What the columns are called for people, by name, in `lang`, `vi` or `en`."""
        columns = self.result.question.columns
        return {column.name: column.label.en if lang == "en" else column.label.vi for column in columns}

    def frame(self, lang: str = "vi", *, evidence: bool = False, iris: bool = False) -> pandas.DataFrame:
        """The rows as a frame of pandas, see `queries.answers.frames`. Raises MissingExtra."""
        from queries.answers import frames  # noqa: PLC0415

        return frames.pandas_frame(frames.series(self.result, lang, evidence=evidence, iris=iris))

    def polars(self, lang: str = "vi", *, evidence: bool = False, iris: bool = False) -> polars.DataFrame:
        """The same as a frame of polars. Raises MissingExtra."""
        from queries.answers import frames  # noqa: PLC0415

        return frames.polars_frame(frames.series(self.result, lang, evidence=evidence, iris=iris))


class Graph:
    """The published graph of a data folder, for several questions in a row; a context manager.

    `data` is the folder, else that of LIENKET_DATA, else the one that `lienket` takes by itself; `questions`
    are those that can be asked. Raises NothingPublished where nothing is published there.
    """

    def __init__(self, data: Path | str | None = None) -> None:
        folder = _folder(data)
        self.questions = _questions(folder)
        self._store = open_store(folder, workers=1)
        if self._store.current() is None:
            self._store.close()
            raise NothingPublished(folder)

    def ask(self, question: str | int, /, **values: object) -> Answer:
        """Ask a question of the catalogue, by id or number, with its parameters as people write them:
        `place="Điện Biên"`, `year=2025`; None leaves one out.

        Raises UnknownQuestion, BadParameter, and `graph.errors.GraphError` where it cannot be answered.
        """
        given = {name: str(value) for name, value in values.items() if value is not None}
        return Answer(run(self.questions[str(question)], self._store, given))

    def query(self, sparql: str) -> Answer:
        """Run a SELECT query; facts that it finds have their evidence too. Raises GraphError."""
        return Answer(free.select(sparql, self._store))

    def close(self) -> None:
        """End the processes that answer."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def ask(question: str | int, /, *, data: Path | str | None = None, **values: object) -> Answer:
    """Ask one question, see `Graph.ask`."""
    with Graph(data) as graph:
        return graph.ask(question, **values)


def query(sparql: str, *, data: Path | str | None = None) -> Answer:
    """Run one SELECT query, see `Graph.query`."""
    with Graph(data) as graph:
        return graph.query(sparql)


def questions(*, data: Path | str | None = None) -> Catalogue:
    """The questions that can be asked, by id: lienket's, and those of analysts in the data folder."""
    return _questions(_folder(data))


def _folder(data: Path | str | None) -> Path:
    return Path(data or os.environ.get("LIENKET_DATA") or default_data()).expanduser().absolute()


def _questions(folder: Path) -> Catalogue:
    return catalogue.load(named(folder, os.environ.get("LIENKET_QUESTIONS", "")))
