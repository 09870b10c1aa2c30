"""From a sum to what it sums up: a count in an answer opens the question that lists its facts."""

from collections.abc import Mapping

from graph.store import Term
from queries.errors import CatalogueError
from queries.model import Column, Question
from queries.parameters import shown


def opened(column: Column, row: Mapping[str, Term]) -> dict[str, str] | None:
    """What the question that `column` opens is to be asked with in this row, as people type it; None where it
    opens none."""
    if column.opens is None:
        return None
    return {name: shown(row[name]) for name in column.opens.by if name in row}


def check(questions: Mapping[str, Question]) -> None:
    """Raise CatalogueError where a column opens a question that is not there, or that cannot be asked so."""
    for question in questions.values():
        for column in question.columns:
            if column.opens is not None:
                _check(question, column, questions.get(column.opens.question))


def _check(question: Question, column: Column, leads_to: Question | None) -> None:
    by = set(column.opens.by) if column.opens else set[str]()
    parameters = {p.name: p for p in leads_to.parameters} if leads_to else {}
    columns = {other.name for other in question.columns}
    required = {name for name, parameter in parameters.items() if parameter.required}
    if leads_to is None or by - parameters.keys() or by - columns or required - by:
        raise CatalogueError(
            f"column {column.name!r} opens a question that is not there, or not with its parameters",
            f"cột {column.name!r} mở một câu hỏi không có, hoặc không đúng tham số của nó",
            file=f"{question.id}.rq",
        )
