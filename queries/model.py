"""Questions and their answers as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.store import Table, Term


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people in both languages. `only` is the language of a text that there is in one alone: the
    other then has the same words."""

    vi: str
    en: str
    only: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its short id and labels."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank in a question. `type` names how a value is read (see `queries.parameters`); `example` is what
    the file's VALUES block holds, None where that is UNDEF."""

    name: str
    type: str
    label: Text
    required: bool
    example: Term | None


@dataclass(frozen=True, slots=True)
class Opens:
    """Another question, by its id, which is asked with what the columns `by` hold in the same row, as its
    parameters of the same names."""

    question: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer. Role `fact` marks IRIs of facts, which lead to evidence; `document`,
    `instrument`, `place` and `comparison` IRIs of these; `label` texts; `value` figures and dates;
    `iri` any other term. `meaning` says what stands in it, where the label does not say all; `opens` is the
    question that tells what a cell sums up, as a count its facts."""

    name: str
    label: Text
    role: str
    meaning: Text | None = None
    opens: Opens | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One `.rq` file of the catalogue. `query` is its SPARQL without the header; `asks` are further ways to
    ask it, in either language, by which it is found in words. `file` is None for what ships with lienket,
    else the analyst's file that it is: then nobody vouches for it."""

    id: str
    theme: str
    number: int | None
    title: Text
    description: Text
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    asks: tuple[str, ...]
    query: str
    file: Path | None = None

    @property
    def own(self) -> bool:
        """Whether it is an analyst's own."""
        return self.file is not None

    def facts(self) -> tuple[str, ...]:
        """The names of the columns that hold facts."""
        return tuple(column.name for column in self.columns if column.role == "fact")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an analyst's file, so that it is no question: `file` is its path within `folder`;
    `line` counts from 1 and is None where it is not known."""

    folder: Path
    file: str
    line: int | None
    message: Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is written: `prefix + exact + suffix` is the sentence, `start` and `end` count code
    points of the document's text. `document` is its id, `issued` an ISO date or None, `page` the page of a
    document that has pages, `section` what the section is called in which it stands (`II.1.a. Chính quyền
    số`)."""

    fact: str
    document: str
    title: str
    issued: str | None
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int | None = None
    section: str | None = None

    @property
    def sentence(self) -> str:
        """The whole sentence, exactly as in the text."""
        return self.prefix + self.exact + self.suffix


@dataclass(frozen=True, slots=True)
class Result:
    """An answered question: what ran, its rows, and by IRI the labels and the evidence of what they name.

    `arguments` holds the term of each parameter, None where an optional one was left out.
    """

    question: Question
    arguments: Mapping[str, Term | None]
    sparql: str
    table: Table
    labels: Mapping[str, Text]
    evidence: Mapping[str, Evidence]
