"""What can go wrong with a question; see `ontology.errors`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

from ontology.errors import LienketError


class QueryError(LienketError):
    """The root of this package's errors."""


class CatalogueError(QueryError):
    """A `.rq` file is not what it must be: `en` and `vi` say what is wrong and what to do, `file` and `line`
    where, as far as that is known."""

    def __init__(self, en: str, vi: str = "", *, file: str = "", line: int | None = None) -> None:
        where = f"{file}:{line}: " if line else f"{file}: " if file else ""
        super().__init__(where + en)
        self.en = en
        self.vi = vi or en
        self.file = file
        self.line = line


class UnknownQuestion(QueryError, KeyError):
    """No question has this id. A KeyError too, as a mapping's must be."""

    __str__ = Exception.__str__  # KeyError would show the message in quotes


class NotUnderstood(QueryError):
    """No question of the catalogue is near enough to what was asked in words."""


class UnknownComparison(QueryError):
    """No published comparison has this id."""


class UnknownProof(QueryError):
    """This is the id of no proof."""


class RowGone(QueryError):
    """An answer has a row no more: `why`. `answer` is where the question is answered now, `members` tell that
    to clients."""

    def __init__(self, question: str, values: Mapping[str, str], why: str) -> None:
        asked = urlencode(sorted(values.items()))
        self.answer = f"/questions/{quote(question, safe='')}" + (f"?{asked}" if asked else "")
        self.members = {"answer": self.answer}
        super().__init__(
            f"the answer has no such row any more: {why}. The question's present answer is at {self.answer}"
        )


class NothingPublished(QueryError):
    """A data folder holds no published graph."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: nothing is published here yet; `lienket ingest` reads documents in, or name another "
            "folder with `data=` or LIENKET_DATA"
        )
        self.folder = folder


class MissingExtra(QueryError, ImportError):
    """A library is not installed that comes with lienket's extra of this `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f'{name} is not installed; it comes with: pip install "lienket[{name}]"')
        self.extra = name


class BadParameter(QueryError):
    """A value does not fit its parameter. `choices` are the values that would, where they can be listed."""

    def __init__(self, message: str, parameter: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.choices = tuple(choices)
