"""What can go wrong with a question; see `ontology.errors`."""

from collections.abc import Sequence

from ontology.errors import LienketError


class QueryError(LienketError):
    """The root of this package's errors."""


class CatalogueError(QueryError):
    """A `.rq` file is not what it must be; the message begins with the file and, where known, the line."""


class UnknownQuestion(QueryError, KeyError):
    """No question has this id. A KeyError too, as a mapping's must be."""

    __str__ = Exception.__str__  # KeyError would show the message in quotes


class NotUnderstood(QueryError):
    """No question of the catalogue is near enough to what was asked in words."""


class UnknownComparison(QueryError):
    """No published comparison has this id."""


class BadParameter(QueryError):
    """A value does not fit its parameter. `choices` are the values that would, where they can be listed."""

    def __init__(self, message: str, parameter: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.choices = tuple(choices)
