"""Put values into a query: not by pasting strings, but by replacing the data of its VALUES blocks.

A parameter stands in the `.rq` file as `VALUES ?place { <…/place/11> }`, so that the file runs as it is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.store import Term
from graph.terms import values as block_of
from graph.tokens import Token, tokens
from queries.errors import CatalogueError
from queries.memory import InMemory

Values = Mapping[str, Term | Sequence[Term] | None]


@dataclass(frozen=True, slots=True)
class Block:
    """A VALUES block of one variable: `query[start:end]`."""

    variable: str
    start: int
    end: int


def blocks(query: str) -> Iterator[Block]:
    """The VALUES blocks of one variable, in the order of the text."""
    stream = list(tokens(query))
    for index, token in enumerate(stream[:-2]):
        variable, brace = stream[index + 1], stream[index + 2]
        if _is(token, "keyword", "VALUES") and variable.kind == "var" and brace.text == "{":
            close = next(t for t in stream[index + 3 :] if _is(t, "punctuation", "}"))
            yield Block(variable.text[1:], token.start, close.end)


def bind(query: str, values: Values) -> str:
    """`query` with the data of the VALUES blocks of each named variable replaced; None stands for UNDEF.

    Raises CatalogueError where a variable has no block.
    """
    found = [block for block in blocks(query) if block.variable in values]
    if missing := values.keys() - {block.variable for block in found}:
        raise CatalogueError(f"the query has no block VALUES ?{min(missing)} {{ … }} to put a value into")
    for block in reversed(found):
        query = f"{query[: block.start]}{_block(block, values[block.variable])}{query[block.end :]}"
    return query


def examples(query: str, variables: Collection[str]) -> dict[str, Term | None]:
    """What the VALUES block of each of these variables holds: its first term, None for UNDEF."""
    prologue = query[: next(t.start for t in tokens(query) if t.kind == "keyword" and _is_form(t))]
    found: dict[str, Term | None] = {}
    for block in blocks(query):
        if block.variable in variables and block.variable not in found:
            values = f"{prologue} SELECT * WHERE {{ {query[block.start : block.end]} }} LIMIT 1"
            rows = InMemory().select(values).rows
            if rows:
                found[block.variable] = rows[0].get(block.variable)
    return found


def _block(block: Block, value: Term | Sequence[Term] | None) -> str:
    if value is None:
        return f"VALUES ?{block.variable} {{ UNDEF }}"
    return block_of(block.variable, value if isinstance(value, Sequence) else [value])


def _is(token: Token, kind: str, text: str) -> bool:
    return token.kind == kind and token.text.upper() == text


def _is_form(token: Token) -> bool:
    return token.text.upper() in {"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"}
