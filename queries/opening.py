"""From a sum to what it sums up: a count in an answer opens the question that lists its facts."""

from collections.abc import Mapping

from graph.store import Term
from queries.model import Column, Question, Text
from queries.parameters import shown


def opened(column: Column, row: Mapping[str, Term]) -> dict[str, str] | None:
    """What the question that `column` opens is to be asked with in this row, as people type it; None where it
    opens none."""
    if column.opens is None:
        return None
    return {name: shown(row[name]) for name in column.opens.by if name in row}


def astray(question: Question, questions: Mapping[str, Question]) -> Text | None:
    """What is wrong where a column opens a question that is not there, or that cannot be asked so."""
    columns = {column.name for column in question.columns}
    for column in question.columns:
        if column.opens is not None:
            to, by = questions.get(column.opens.question), set(column.opens.by)
            parameters = {p.name: p.required for p in to.parameters} if to else {}
            needed = {name for name, required in parameters.items() if required}
            if to is None or not needed <= by <= columns & parameters.keys():
                return Text(
                    f"cột {column.name!r} mở một câu hỏi không có, hoặc không đúng tham số của nó",
                    f"column {column.name!r} opens a question that is not there, or not with its parameters",
                )
    return None
