"""What can go wrong with a question; see `ontology.errors`."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from ontology.errors import LienketError


class QueryError(LienketError):
    """The root of this package's errors."""


class CatalogueError(QueryError):
    """A `.rq` file is not what it must be; the message begins with the file and, where known, the line."""


class UnknownQuestion(QueryError, KeyError):
    """No question has this id. A KeyError too, as a mapping's must be."""

    __str__ = Exception.__str__  # KeyError would show the message in quotes


class UnknownComparison(QueryError):
    """No published comparison has this id."""


class UnknownProof(QueryError):
    """This is the id of no proof."""


class RowGone(QueryError):
    """An answer has a row no more. `members` tell where the present answer is, and how many rows it has."""

    def __init__(self, question: str, values: Mapping[str, str], rows: int) -> None:
        asked = urlencode(sorted(values.items()))
        self.answer = f"/questions/{quote(question, safe='')}" + (f"?{asked}" if asked else "")
        self.members = {"answer": self.answer, "rows": rows}
        super().__init__(
            f"the answer has no such row any more: the documents or what is known of them have changed. "
            f"The question's present answer, of {rows} rows, is at {self.answer}"
        )


class BadParameter(QueryError):
    """A value does not fit its parameter. `choices` are the values that would, where they can be listed."""

    def __init__(self, message: str, parameter: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.choices = tuple(choices)
