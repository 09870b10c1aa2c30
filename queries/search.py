"""Search by words: what was found, with its labels, its class, and the words in what surrounds them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import normalize

from pyoxigraph import NamedNode

from graph.search import folded, words
from graph.store import Hit, Store
from ontology.index import Index
from ontology.resources import vocabulary_triples
from ontology.terms import PREFIXES, RDFS
from queries.errors import BadParameter
from queries.labels import label_of, labels
from queries.model import Text
from queries.views import Readable, maybe, rows_of, select

_WIDENED: Final = 3000
"""Hits among which those of one class are looked for."""

_NUMBER_WORD = re.compile(r"\bs[ốo]\s+(?=\d)", re.IGNORECASE)
_SYMBOL = re.compile(r"(?P<kind>\D+?)\s+(?P<symbol>\d+\S*[/-].*?)(?:\s+ng[àa]y\b.*)?", re.IGNORECASE)
_JOINED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_WORD = re.compile(r"\w+")

_BEFORE: Final = 60
_SNIPPET: Final = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with its labels (where it has any), its narrowest class and what that is called, a piece of the
    text that holds the words, and how near it is: the higher `score` the nearer."""

    thing: NamedNode
    label: Text | None
    kind: NamedNode | None
    kind_label: Text | None
    snippet: str
    score: float


def search(store: Store, text: str, kind: NamedNode | None = None, limit: int = 20) -> list[Found]:
    """What the words of `text` find, of the class `kind` or of any, the nearest first: read in the first of
    its `spellings` that finds anything."""
    spelling = next((one for one in spellings(store, text) if store.search(one, 1)), text)
    for width in (limit,) if kind is None else (10 * limit, _WIDENED):
        hits = store.search(spelling, width)
        kinds = classes(store, [hit.thing for hit in hits])
        kept = [hit for hit in hits if kind is None or kind in kinds[hit.thing]][:limit]
        if len(kept) == limit or len(hits) < width:
            break
    narrow = {hit.thing: narrowest(kinds[hit.thing]) for hit in kept}
    named = labels(store, [*narrow, *filter(None, narrow.values())])
    return [
        Found(
            hit.thing,
            named.get(hit.thing.value),
            kind := narrow[hit.thing],
            None if kind is None else label_of(named, kind.value),
            _snippet(hit, spelling),
            hit.score,
        )
        for hit in kept
    ]


def spellings(store: Readable, text: str) -> Iterator[str]:
    """Ways to read what somebody has typed, the best first: a symbol without its kind of instrument and its
    date (`Quyết định số 749/QĐ-TTg ngày 3/6/2020`), which no name has all of; without the `số` before a
    number; with letters and figures apart (`qd749`); with abbreviations written out (`UBND tỉnh`)."""
    plain = _NUMBER_WORD.sub("", normalize("NFC", text))
    if symbol := _SYMBOL.fullmatch(plain.strip()):
        rows = select(store, "instrument-kinds").rows
        if folded(symbol["kind"]) in {folded(maybe(row, "name") or "") for row in rows}:
            yield symbol["symbol"]
    yield plain
    yield _JOINED.sub(" ", plain)
    rows = select(store, "abbreviations").rows
    known = {folded(maybe(row, "short") or ""): maybe(row, "words") or "" for row in rows}
    yield _WORD.sub(lambda word: known.get(folded(word[0]), word[0]), plain)


def class_named(name: str) -> NamedNode:
    """The class of a name such as `Target`, `skos:Concept` or a full IRI. Raises BadParameter."""
    prefix, colon, local = name.partition(":")
    if not colon:
        prefix, local = "lk", name
    try:
        return NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)
    except ValueError as error:
        raise BadParameter(
            f"{name!r} names no class: write Target, skos:Concept or an IRI", "class"
        ) from error


def narrowest(kinds: Collection[NamedNode]) -> NamedNode | None:
    """The class that none of the others is below."""
    above = {wider for one in kinds for wider in _wider(one)}
    return next(iter(sorted(set(kinds) - above, key=_ours_first)), None)


def classes(store: Readable, things: Sequence[NamedNode]) -> Mapping[NamedNode, set[NamedNode]]:
    """The classes of each of the things, those that are inferred too."""
    found: Mapping[NamedNode, set[NamedNode]] = defaultdict(set)
    for row in rows_of(store, "classes", "thing", things):
        thing, kind = row["thing"], row["class"]
        if isinstance(thing, NamedNode) and isinstance(kind, NamedNode):
            found[thing].add(kind)
    return found


@cache
def _wider(kind: NamedNode) -> frozenset[NamedNode]:
    """All classes above `kind` in the ontology."""
    above = frozenset(_ontology().iris(kind, RDFS.subClassOf))
    return above.union(*map(_wider, above - {kind}))


@cache
def _ontology() -> Index:
    return Index(vocabulary_triples())


def _ours_first(kind: NamedNode) -> tuple[bool, str]:
    return not any(_ontology().kinds(kind)), kind.value


def _snippet(hit: Hit, text: str) -> str:
    """The part of a long text in which the words stand, or the first of them that it has."""
    wanted = words(text)
    found = (re.search(part, folded(hit.text)) for part in (r"\W+".join(wanted), "|".join(wanted)))
    start = max(0, next((match.start() for match in found if match), 0) - _BEFORE)
    end = start + _SNIPPET
    return f"{'…' if start else ''}{hit.text[start:end]}{'…' if end < len(hit.text) else ''}"
