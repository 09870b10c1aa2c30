"""The five articles of the development corpus, from their bytes to the answers that were read by hand."""

from graph.store import Store
from queries.catalogue import load
from queries.model import Result
from queries.names import short
from queries.run import run

Row = dict[str, str]


def ask(number: str | int, store: Store, **values: str) -> tuple[Result, list[Row]]:
    """The answer to a question, by its id or number, and its rows as short names."""
    result = run(load()[str(number)], store, values)
    return result, [
        {name: short(term.value) if "://" in term.value else term.value for name, term in row.items()}
        for row in result.table.rows
    ]


def exact(result: Result, column: str) -> list[str]:
    """What the sentences behind the facts of a column say, exactly."""
    return [result.evidence[row[column].value].exact for row in result.table.rows]
