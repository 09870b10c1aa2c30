"""What a row of an answer rests on, whatever the question: the solutions of the question's own pattern that
gave the row. They hold what the answer does not show, such as the facts behind a count.

This is the why-provenance of databases: the question is asked again for the terms of the row, with all that
its pattern binds and before anything is counted or left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Triple

from graph.store import Term
from graph.terms import values
from graph.tokens import Token, tokens
from queries.views import Readable

MOST: Final = 500
"""Solutions that are looked at; a count of more rests on more of the kind."""

_AGGREGATES: Final = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_MODIFIERS: Final = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


def witnesses(store: Readable, query: str, row: Mapping[str, Term]) -> list[Mapping[str, Term]]:
    """The solutions of the pattern of the SELECT `query` that gave `row`, at most `MOST`."""
    parts = _Parts.of(query)
    columns = parts.columns()
    known = {name: row[name] for name in columns if name in row}
    found = store.select(parts.asked_for(known)).rows
    return [solution for solution in found if all(solution.get(n) == row.get(n) for n in columns)]


def restricted(query: str, columns: Iterable[str], row: Mapping[str, Term]) -> str:
    """The SELECT `query` for these columns, with `row` as its only answer; people read and run it."""
    start = next(token.start for token in tokens(query) if _is(token, {"SELECT"}))
    unbound = "".join(f"\n  FILTER(!BOUND(?{name}))" for name in columns if name not in row)
    inner = query[start:].rstrip()
    return f"{query[:start]}SELECT * WHERE {{\n  {_data(row)}\n  {{\n{inner}\n  }}{unbound}\n}}\n"


@dataclass(frozen=True, slots=True)
class _Parts:
    """A SELECT query taken apart: the tokens of its projection, of FROM and WHERE, of its pattern with the
    braces, and of what comes after."""

    query: str
    projected: list[Token]
    source: list[Token]
    pattern: list[Token]
    after: list[Token]

    @classmethod
    def of(cls, query: str) -> "_Parts":
        stream = list(tokens(query))
        start = next(at for at, token in enumerate(stream) if _is(token, {"SELECT"}))
        opening = next(at for at in range(start, len(stream)) if stream[at].text == "{")
        ends = {"FROM", "WHERE"}
        source = next((at for at in range(start, opening) if _is(stream[at], ends)), opening)
        closing = _closing(stream, opening)
        return cls(
            query,
            stream[start:source],
            stream[source:opening],
            stream[opening : closing + 1],
            stream[closing + 1 :],
        )

    def columns(self) -> list[str]:
        """The columns that one solution of the pattern decides."""
        if any(token.text == "*" and depth == 0 for token, depth in _nested(self.projected)):
            return list({token.text[1:] for token in self.pattern if token.kind == "var"})
        plain = [t.text[1:] for t, depth in _nested(self.projected) if depth == 0 and t.kind == "var"]
        return plain if self._grouped() else plain + [name for name, _ in self._bindings()]

    def asked_for(self, known: Mapping[str, Term]) -> str:
        """The query for all that the pattern binds where it binds what is `known`."""
        prologue = self.query[: self.projected[0].start]
        bindings = " ".join(f"BIND({text} AS ?{name})" for name, text in self._bindings())
        inner = f"{self._text(self.pattern)} {bindings} {self._text(_clause(self.after, 'VALUES'))}"
        source = self._text(self.source)
        return f"{prologue}SELECT DISTINCT * {source} {{ {_data(known)} {{ {inner} }} }} LIMIT {MOST}"

    def _bindings(self) -> list[tuple[str, str]]:
        """The expressions with a name that are of one solution: those of the projection, or, where solutions
        are grouped, those that they are grouped by."""
        return list(self._named(_clause(self.after, "GROUP") if self._grouped() else self.projected))

    def _grouped(self) -> bool:
        counted = (token for token in self.projected if _is(token, _AGGREGATES))
        return any(counted) or bool(_clause(self.after, "GROUP"))

    def _named(self, stream: list[Token]) -> Iterator[tuple[str, str]]:
        """The name and the text of each `(expression AS ?name)`."""
        opened = 0
        for at, (token, depth) in enumerate(_nested(stream)):
            if token.text == "(" and depth == 0:
                opened = at
            inside = stream[opened + 1 : at]
            if token.text == ")" and depth == 0 and len(inside) > 2 and _is(inside[-2], {"AS"}):
                yield inside[-1].text[1:], self._text(inside[:-2])

    def _text(self, stream: list[Token]) -> str:
        return self.query[stream[0].start : stream[-1].end] if stream else ""


def _data(row: Mapping[str, Term]) -> str:
    """VALUES for what a query can name: one block for each variable, which every engine reads alike."""
    named = ((name, term) for name, term in row.items() if not isinstance(term, BlankNode | Triple))
    return "\n  ".join(values(name, [term]) for name, term in named)


def _clause(after: list[Token], name: str) -> list[Token]:
    """The tokens of the solution modifier `name`, of which a query has one."""
    start = next((at for at, token in enumerate(after) if _is(token, {name})), len(after))
    rest = range(start + 1, len(after))
    end = next((at for at in rest if _is(after[at], _MODIFIERS)), len(after))
    return after[start:end]


def _closing(stream: list[Token], opening: int) -> int:
    """Where the brace at `opening` is closed."""
    depth = 0
    for at in range(opening, len(stream)):
        depth += (stream[at].text == "{") - (stream[at].text == "}")
        if depth == 0:
            return at
    raise ValueError("the query does not close its braces")


def _nested(stream: Iterable[Token]) -> Iterator[tuple[Token, int]]:
    """Tokens with how many brackets they stand in; a bracket itself stands outside."""
    depth = 0
    for token in stream:
        depth -= token.text == ")"
        yield token, depth
        depth += token.text == "("


def _is(token: Token, words: Collection[str]) -> bool:
    return token.kind == "keyword" and token.text.upper() in words
