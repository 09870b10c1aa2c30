"""What a SELECT projects, told by the engine's parser without running anything.

Oxigraph cannot parse alone, and some of what it runs (ORDER BY, GROUP BY) it runs at once. So the query is
asked as a sub-select beside `FILTER(false)`: the optimiser finds that nothing can come of it.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import Store

from graph import guard
from graph.errors import QuerySyntaxError
from graph.syntax import syntax_error
from graph.tokens import Token, tokens

_BEFORE, _AFTER = "SELECT * WHERE { FILTER(false) { ", "\n} }"


def projected(query: str) -> tuple[str, ...]:
    """The variables that the SELECT `query` projects, in its order; for `*` by name.

    Raises QueryRefused for what no store would run, and QuerySyntaxError.
    """
    if guard.inspect(query).form != "SELECT":
        raise QuerySyntaxError("a question must be a SELECT query")
    read = list(tokens(query))
    _refuse_unbalanced(read)
    select = next(place for place, token in enumerate(read) if _is(token, "SELECT"))
    clause = list(_outside(read[select + 1 :], "FROM", "WHERE", "{"))
    rest = read[select + 1 + len(clause) :]
    dataset = list(_outside(rest, "WHERE", "{"))
    names = list(_names(clause))
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise QuerySyntaxError(f"?{twice[0]} is projected twice")
    found = _parse(query, read[select].start, dataset)
    return tuple(names) if names else tuple(sorted(found))


def _parse(query: str, select: int, dataset: Sequence[Token]) -> list[str]:
    """The variables of `query` as a sub-select, which may have no FROM. Lines stay where they are."""
    body = query[select:]
    if dataset:
        start, end = dataset[0].start, dataset[-1].end
        body = query[select:start] + "\n" * query[start:end].count("\n") + query[end:]
    try:
        answer = Store().query(query[:select] + _BEFORE + body + _AFTER)
    except SyntaxError as error:
        raise _within(query, syntax_error(error, query)) from error
    return [variable.value for variable in answer.variables]  # type: ignore[union-attr]  # it is a SELECT


def _within(query: str, error: QuerySyntaxError) -> QuerySyntaxError:
    """`error` in the text as it was written: what is missing at its end is missing on its last line."""
    last = query.rstrip().count("\n") + 1
    return QuerySyntaxError(error.message, min(error.line or 1, last))


def _outside(read: Sequence[Token], *ends: str) -> Iterator[Token]:
    """The tokens up to one of `ends` that stands in no bracket."""
    depth = 0
    for token in read:
        if depth == 0 and (token.text == "{" or token.kind == "keyword") and token.text.upper() in ends:
            return
        depth += (token.text in {"(", "{"}) - (token.text in {")", "}"})
        yield token


def _names(clause: Sequence[Token]) -> Iterator[str]:
    """The variables of a projection: bare ones, and those after AS."""
    depth = 0
    for place, token in enumerate(clause):
        depth += (token.text in {"(", "{"}) - (token.text in {")", "}"})
        named = depth == 0 or (depth == 1 and _is(clause[place - 1], "AS"))
        if token.kind == "var" and named:
            yield token.text[1:]


def _refuse_unbalanced(read: Sequence[Token]) -> None:
    """Raise QuerySyntaxError for what would not stay within the braces that are put around it."""
    depth = 0
    for token in read:
        if token.kind == "punctuation":
            depth += (token.text == "{") - (token.text == "}")
        if depth < 0:
            break
    if depth:
        raise QuerySyntaxError("the braces { and } do not match")


def _is(token: Token, word: str) -> bool:
    return token.kind == "keyword" and token.text.upper() == word
