"""Which updates may run and which graphs they may change: decided on tokens, before an engine sees the text.

As for queries, a text is read twice, as written and with its codepoint escapes decoded. LOAD and SERVICE are
refused. `LOAD SILENT` is the promise that a load which fails is no failure; loading always fails here, so it
is run as what it then is: nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.errors import QueryRefused
from graph.guard import refuse_hostile
from graph.store import Dataset
from graph.tokens import Token, decode, tokens

LARGEST: Final = 1024 * 1024
"""Characters that an update may have; larger data come through the Graph Store Protocol."""

_NOTHING = "CLEAR SILENT GRAPH <urn:lienket:nothing>"
_OPERATIONS = ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!.*/\.)")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was seen of an update. `text` is what to run in its place; `refusal` says why it may not run;
    `graphs` are the IRIs that it names, each graph that it may change among them: None where it may be any.
    """

    text: str
    refusal: str | None
    graphs: frozenset[str] | None


def inspect(text: str, using: Dataset) -> Inspection:
    """Look through an update that is to run with the protocol's dataset `using` (empty: its own), which may
    not be given where the update names graphs by USING or WITH. Raises QueryRefused for size and nesting."""
    if len(text) > LARGEST:
        raise QueryRefused(
            f"the update is larger than {LARGEST // 1024} KB; send data by the Graph Store Protocol"
        )
    written, decoded = list(tokens(text)), list(tokens(decode(text)))
    for read in (written, decoded):
        refuse_hostile(read)
    graphs = [_graphs(read) for read in (written, decoded)]
    edited = _edited(text, [*_without_loads(written), *_with_dataset(written, text, using)])
    return Inspection(
        edited,
        _refusal(tokens(edited)) or _refusal(tokens(decode(edited))),
        None if None in graphs else frozenset().union(*filter(None, graphs)),
    )


def failing(text: str) -> str:
    """The update with a first step that fails: engines parse all of a text before they run any of it, so this
    is a way to have it parsed only."""
    first = next((token.start for token in tokens(text) if _is(token, *_OPERATIONS)), len(text))
    return f"{text[:first]}DROP GRAPH <urn:lienket:nothing> ; {text[first:]}"


def _refusal(read: Iterable[Token]) -> str | None:
    """Why an update may not run: what it would fetch from elsewhere."""
    for token in read:
        if _is(token, "LOAD"):
            return "LOAD is not run here; send the data itself, by the Graph Store Protocol"
        if _is(token, "SERVICE"):
            return "SERVICE is not run in an update"
    return None


def _graphs(read: Sequence[Token]) -> frozenset[str] | None:
    """The IRIs that a text names; None where it chooses graphs in another way, or where what an IRI means
    depends on more than the IRI."""
    prefixes = [(name.text, iri.text[1:-1]) for name, iri in _declared(read)]
    if len(prefixes) != sum(_is(token, "PREFIX") for token in read):
        return None
    named: set[str] = set()
    for before, token in pairwise([_END, *read]):
        if _is(before, "GRAPH") and token.kind == "var":
            return None
        if _is(token, "BASE", "ALL") or (_is(token, "NAMED") and not _is(before, "USING", "FROM")):
            return None
        if token.kind == "iri":
            named.add(token.text[1:-1])
        elif token.kind == "pname":
            prefix, _, local = token.text.partition(":")
            meanings = [iri for name, iri in prefixes if name == f"{prefix}:"]
            if not meanings:
                return None
            named.update(iri + re.sub(r"\\(.)", r"\1", local) for iri in meanings)
    return frozenset(named) if all(map(_ABSOLUTE.match, named)) else None


def _declared(read: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The name and the IRI of each PREFIX."""
    for word, name, iri in zip(read, read[1:], read[2:], strict=False):
        if _is(word, "PREFIX") and name.kind == "pname" and iri.kind == "iri":
            yield name, iri


Edit = tuple[int, int, str]
"""From where to where (code points) what is to stand instead."""


def _without_loads(read: Sequence[Token]) -> Iterator[Edit]:
    """Each `LOAD SILENT <iri> [INTO GRAPH <iri>]` as what does nothing."""
    names = {"iri", "pname"}
    for place, token in enumerate(read):
        words = read[place : place + 6]
        shape = [t.text.upper() if t.kind == "keyword" else t.kind for t in words]
        if shape[:2] == ["LOAD", "SILENT"] and len(shape) > 2 and shape[2] in names:
            into = shape[3:5] == ["INTO", "GRAPH"] and len(shape) > 5 and shape[5] in names
            yield token.start, words[5 if into else 2].end, _NOTHING


def _with_dataset(read: Sequence[Token], text: str, using: Dataset) -> Iterator[Edit]:
    """Each operation with a WHERE gets the USING clauses that `using` stands for."""
    if not using.default and not using.named:
        return
    clauses = [f"USING <{graph}>" for graph in using.default]
    clauses += [f"USING NAMED <{graph}>" for graph in using.named]
    clause = " ".join(clauses) + " "
    depth = 0
    for place, token in enumerate(read):
        depth += (token.text == "{") - (token.text == "}")
        if not depth and _is(token, "WHERE"):
            template = ""
            if _is(read[place - 1], "DELETE"):  # the short form, which has no place for USING
                template = text[token.end : _group_end(read[place + 1 :], len(text))] + " "
            yield token.start, token.start, template + clause


def _group_end(read: Sequence[Token], length: int) -> int:
    """Where the group ends that `read` begins with."""
    depth = 0
    for token in read:
        depth += (token.text == "{") - (token.text == "}")
        if not depth:
            return token.end
    return length


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


_END: Final = Token("punctuation", "", 0, 0)


def _is(token: Token, *words: str) -> bool:
    return token.kind == "keyword" and token.text.upper() in words
