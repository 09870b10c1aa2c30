"""What names mean: things with all that they are called by, and finding the one that is meant."""

import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from urllib.parse import quote

from pyoxigraph import NamedNode

from ontology.terms import LK
from queries.errors import BadParameter
from queries.labels import dated, texts
from queries.model import Text
from queries.names import dated_instruments, key, short, words
from queries.views import Readable, maybe, select, text

KINDS = {
    "place": LK.Place,
    "instrument": LK.Instrument,
    "indicator": LK.Indicator,
    "national": LK.NationalTarget,
    "sector": LK.Sector,
    "level": LK.AdministrativeLevel,
    "document": LK.SourceDocument,
    "pillar": LK.Pillar,
}
UNIONS = {"topic": ("indicator", "pillar")}
"""What is of one kind or another: a target is about an indicator, and so about a pillar."""
_NUMBER_WORD = frozenset({"so"})  # "số", as in "Nghị quyết số 09"
_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Thing:
    """A candidate with all that it may be called by; `since` and `until` are ISO dates."""

    iri: NamedNode
    label: Text
    since: str | None
    until: str | None
    keys: frozenset[str]
    words: frozenset[str]

    @property
    def id(self) -> str:
        """Its id within its kind."""
        return short(self.iri.value)

    @property
    def shown(self) -> Text:
        """Its label, with the month in which it began or ended."""
        return dated(self.label, self.since, self.until)


def of_kind(kind: str, store: Readable) -> list[Thing]:
    """All things of a kind of KINDS or UNIONS; an instrument that some name without its year is one thing."""
    table = select(store, "things", {"class": [KINDS[one] for one in UNIONS.get(kind, (kind,))]})
    label = texts(table.rows)
    names: dict[str, set[str]] = {iri: {iri, short(iri)} for iri in label}
    kinds: dict[str, set[str]] = {iri: set() for iri in label}
    valid: dict[str, tuple[str | None, str | None]] = {}
    for row in table.rows:
        valid[text(row, "thing")] = maybe(row, "from"), maybe(row, "until")
        names[text(row, "thing")].add(text(row, "label"))
        kinds[text(row, "thing")].add(maybe(row, "kind") or "")
    meant = dated_instruments(label)
    for iri, by in meant.items():
        names[by] |= names[iri]
    return [
        Thing(
            NamedNode(iri),
            label[iri],
            *valid[iri],
            frozenset(map(key, names[iri])),
            frozenset().union(*map(words, names[iri] | kinds[iri])),
        )
        for iri in label
        if iri not in meant
    ]


def one(name: str, kind: str, store: Readable, parameter: str) -> NamedNode:
    """The thing of a kind that `name` means: its id, IRI or name, in any spelling and without accents if need
    be. Raises BadParameter about `parameter`, with what else to write."""
    things = of_kind(kind, store)
    found = _called(name, things) or _worded(name, things)
    if len(found) == 1:
        return found[0].iri
    raise _unclear(name, parameter, things, found)


def target(name: str, store: Readable, parameter: str) -> NamedNode:
    """The target of a province with this IRI or id: `dien-bien/fact/4120-4123`, or `dien-bien/4120-4123`.
    Raises BadParameter about `parameter`, with the ids of others."""
    named = _node(name)
    for iri in [named] if named else _parts(name, of_kind("document", store)):
        if select(store, "targets", {"thing": iri}).rows:
            return iri
    offer = [short(iri.value) for iri, _ in targets(store)]
    near = get_close_matches(name, offer, n=_OFFERED, cutoff=0.3) or offer[:_OFFERED]
    raise BadParameter(
        f"parameter {parameter!r}: no province has a target {reprlib.repr(name)}; write its IRI, or its "
        f"document and place in the text as in {', '.join(near) or 'dien-bien/fact/4120-4123'}",
        parameter,
        near,
    )


def targets(store: Readable) -> list[tuple[NamedNode, Text]]:
    """The targets of provinces, as many as one query tells of."""
    return [(NamedNode(iri), label) for iri, label in texts(select(store, "targets").rows).items()]


def find(name: str, store: Readable, parameter: str = "thing") -> NamedNode:
    """The thing that `name` means, whatever it is: an IRI, the id of a document or of a part of it
    (`dien-bien/4120-4123`), or what a thing of KINDS is called, one that is called so in full before one that
    has these words among its names. Raises BadParameter about `parameter`, with what else to write."""
    if iri := _node(name):
        if _known(iri, store):
            return iri
        raise BadParameter(f"parameter {parameter!r}: the graph says nothing of <{name}>", parameter)
    of = {kind: of_kind(kind, store) for kind in KINDS}
    for part in _parts(name, of["document"]):
        if _known(part, store):
            return part
    for means in _called, _worded:
        several: list[Thing] = []
        for things in of.values():
            found = means(name, things)
            if len(found) == 1:
                return found[0].iri
            several += found
        if several:
            raise _unclear(name, parameter, several, several)
    raise _unclear(name, parameter, [thing for things in of.values() for thing in things], [])


def _called(name: str, things: Iterable[Thing]) -> list[Thing]:
    wanted = key(name)
    same = [thing for thing in things if wanted in thing.keys]
    if len({thing.since for thing in same}) < len(same):
        return same  # such as instruments: provinces number alike
    # A merged province may keep an old one's name. The old one is meant: documents speak of it, and the
    # new one has its code. Ids of former units are the shorter ones.
    return [min(same, key=lambda thing: len(thing.iri.value))] if same else []


def _worded(name: str, things: Iterable[Thing]) -> list[Thing]:
    parts = words(name) - _NUMBER_WORD
    return [thing for thing in things if parts and parts <= thing.words]


def _parts(name: str, documents: Iterable[Thing]) -> list[NamedNode]:
    """What a document and a path in it may be: the document itself, a part of it, or a fact of it."""
    document, _, rest = name.partition("/")
    path = quote(rest, safe="/#")
    ways = (f"/{path}", f"/fact/{path}") if rest else ("",)
    return [NamedNode(thing.iri.value + way) for thing in documents if thing.id == document for way in ways]


def _node(name: str) -> NamedNode | None:
    """The IRI that `name` is; None where it is none."""
    try:
        return NamedNode(name) if name.startswith(("http://", "https://")) else None
    except ValueError:
        return None


def _known(iri: NamedNode, store: Readable) -> bool:
    return bool(select(store, "resource-known", {"thing": iri}).rows)


def _unclear(name: str, parameter: str, things: Iterable[Thing], found: Iterable[Thing]) -> BadParameter:
    offer = _near(name, found or things)
    problem = "fits several" if found else "is not known"
    named = ", ".join(f"{code}: {label}" for code, label in offer.items())
    return BadParameter(
        f"parameter {parameter!r}: {reprlib.repr(name)} {problem}; write one of: {named}",
        parameter,
        tuple(offer),
    )


def _near(name: str, things: Iterable[Thing]) -> Mapping[str, str]:
    """The ids of the nearest things, with their labels."""
    by_name = {called: thing for thing in things for called in sorted(thing.keys)}
    near = get_close_matches(key(name), by_name, n=_OFFERED, cutoff=0.5) or list(by_name)
    offered = (by_name[called] for called in near)
    return dict(islice({thing.id: thing.shown.vi for thing in offered}.items(), _OFFERED))
