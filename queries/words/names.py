"""What the graph calls its things, as phrases of a lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from pyoxigraph import Literal, NamedNode

from ontology.terms import DCTERMS, ELI, LK, SKOS, XSD
from queries.labels import texts
from queries.model import Text
from queries.names import short
from queries.views import Readable, select, text
from queries.words.asking import asking
from queries.words.lexicon import Lexicon, Sense
from queries.words.model import Named
from queries.words.text import plain, words

KINDS = {
    "place": LK.Place,
    "instrument": LK.Instrument,
    "indicator": LK.Indicator,
    "pillar": LK.Pillar,
    "sector": LK.Sector,
    "level": LK.AdministrativeLevel,
    "institution": LK.Institution,
    "document": LK.SourceDocument,
}
_COUNTS_AS = {"place": "province", "indicator": "topic", "pillar": "topic"}

_GIVEN, _MADE, _PART = range(3)
"""How sure a name is: the graph has it, it is made from parts that the graph has, it is a part of a name."""


@dataclass(frozen=True, slots=True)
class Known:
    """A thing with its names, by the property that they come from."""

    named: Named
    names: Mapping[str, Sequence[str]]

    def all(self, *but: str) -> list[str]:
        """Its names, except for those of some properties."""
        return [name for from_, names in self.names.items() if from_ not in but for name in names]


class Names:
    """What things are called, and which of several of a name is meant."""

    def __init__(self, store: Readable) -> None:
        self._store = store
        self._nationally = nationally = select(store, "national-targets").rows
        self._setters = {text(row, "instrument") for row in nationally}
        told = {text(row, "place") for row in select(store, "matrix-provinces").rows}
        self._likely = told | {text(row, "indicator") for row in nationally}
        self._kinds = _kinds(store)
        self._known = list(_known(store))

    def teach(self, lexicon: Lexicon) -> None:
        """Add all names to a lexicon, the surest first."""
        things = self._known
        for thing in things:
            for name in _given(thing):
                lexicon.add(name, self._sense(thing, _GIVEN))
        for thing, name in chain(self._made(things), self._published(things)):
            lexicon.add(name, self._sense(thing, _MADE))
        bare = [(thing, name) for thing, name in _bare(things) if not lexicon.knows(name)]
        for thing, name in bare:
            lexicon.add(name, self._sense(thing, _MADE))
        parts = [(thing, part) for thing in things for part in _parts(thing, lexicon)]
        for thing, part in parts:
            lexicon.add(part, self._sense(thing, _PART))

    def meant(self, senses: Iterable[Sense]) -> Named | None:
        """The thing that is meant where a name fits several; None where that cannot be told."""
        found = [(sense.rank, sense.named) for sense in senses if sense.named]
        surest = [named for rank, named in found if rank == min(rank for rank, _ in found)]
        likely = [named for named in surest if named.iri in self._likely] or surest
        # Of a merged province and an old one of its name: ids of former units are shorter (`queries.things`).
        if len({named.label for named in likely}) == 1:
            return min(likely, key=lambda named: len(named.id))
        return None

    def target(self, kind: str, on: Named, place: Named | None, year: Named | None) -> Named | None:
        """A `national` target, or one of provinces (`target`), on an indicator or in a pillar; of several the
        first."""
        if kind == "national":
            found = (
                text(row, "national")
                for row in self._nationally
                if on.iri in (text(row, "indicator"), text(row, "pillar"))
                and (not year or text(row, "year") == year.id)
            )
            return next((Named(kind, short(iri), on.label, iri) for iri in found), None)
        asked = {
            "topic": NamedNode(on.iri),
            "place": NamedNode(place.iri) if place else None,
            "year": Literal(year.id, datatype=XSD.gYear) if year else None,
        }
        labelled = texts(select(self._store, "targets-about", asked).rows)
        return next((Named(kind, short(iri), label, iri) for iri, label in labelled.items()), None)

    def _published(self, things: Iterable[Known]) -> Iterator[tuple[Known, str]]:
        """What a series is called names its indicator where it has one alone, as the DTI has its rank."""
        members: defaultdict[str, set[str]] = defaultdict(set)
        names: defaultdict[str, set[str]] = defaultdict(set)
        for row in select(self._store, "series-members").rows:
            members[text(row, "series")].add(text(row, "indicator"))
            names[text(row, "series")].add(text(row, "label"))
        alone = {min(of): series for series, of in members.items() if len(of) == 1}
        for thing in things:
            yield from ((thing, name) for name in sorted(names[alone.get(thing.named.iri, "")]))

    def _sense(self, thing: Known, rank: int) -> Sense:
        kind = thing.named.kind
        items = {counted_as(kind)} | ({"nation"} if thing.named.iri in self._setters else set())
        return Sense(frozenset(items), thing.named.label, thing.named, rank)

    def _made(self, things: Iterable[Known]) -> Iterator[tuple[Known, str]]:
        """Names that people make: an instrument's kind and number, what a document is and its id."""
        for thing in things:
            match thing.named.kind:
                case "instrument":
                    for symbol in thing.names.get(ELI.id_local.value, ()):
                        yield from (
                            (thing, name) for name in _spoken(symbol, self._kinds.get(thing.named.iri, ()))
                        )
                case "document":
                    said = asking().phrases["document"]
                    yield from ((thing, f"{word} {thing.named.id}") for word in said)


def counted_as(kind: str) -> str:
    """What a thing of a kind is when questions are compared: a place is a province."""
    return _COUNTS_AS.get(kind, kind)


def abbreviations(store: Readable) -> dict[str, str]:
    """What is abbreviated without being said, as it is compared, and the words that it stands for."""
    rows = select(store, "abbreviations").rows
    return {"".join(plain(text(row, "short"))): text(row, "words") for row in rows}


def _given(thing: Known) -> Iterator[str]:
    # A reader's names of other things than places are patterns, or words by which their matter is known.
    hidden = () if thing.named.kind == "place" else (SKOS.hiddenLabel.value,)
    yield from thing.all(*hidden, DCTERMS.identifier.value)
    if thing.named.kind == "place":
        yield from ("".join(plain(name)) for name in (thing.named.label.vi, thing.named.label.en))
    if thing.named.kind == "indicator":
        for name in thing.all(*hidden):
            yield _without_quantity(name)


def _spoken(symbol: str, kinds: Iterable[str]) -> Iterator[str]:
    """`749/QĐ-TTg` is called `QĐ 749`, `Quyết định số 749`, `decision 749/QĐ-TTg`, `749`."""
    if not (number := re.match(r"[0-9]+", symbol)):
        return
    numbers = {number[0], number[0].lstrip("0") or "0"}
    for kind, of in product(kinds, numbers):
        yield from (f"{kind} {of}", f"{kind} số {of}", f"{kind} no {of}", f"{of} {kind}")
    for kind in kinds:
        yield from (f"{kind} {symbol}", f"{kind} số {symbol}")
    if len(number[0]) > 2:
        yield number[0]


def _bare(things: Iterable[Known]) -> Iterator[tuple[Known, str]]:
    """Names that count where nothing else is called so: a document's id, the initials of a place."""
    for thing in things:
        if thing.named.kind == "document":
            yield thing, thing.named.id
        if thing.named.kind == "place":
            for name in (thing.named.label.vi.removeprefix("Thành phố "), thing.named.label.vi):
                yield thing, "".join(name[word.start] for word in words(name))


def _parts(thing: Known, lexicon: Lexicon) -> Iterator[str]:
    """The beginnings and ends of an indicator's names that say something: `cáp quang`, `work files`."""
    if thing.named.kind != "indicator":
        return
    for name in map(_without_quantity, thing.all(SKOS.hiddenLabel.value)):
        said = [name[word.start : word.end] for word in words(name)]
        for length in range(2, len(said)):
            for part in (said[:length], said[-length:]):
                at_an_end = lexicon.small(part[0]) or lexicon.small(part[-1])
                if not at_an_end and not all(map(lexicon.knows, part)) and not lexicon.knows(" ".join(part)):
                    yield " ".join(part)


def _without_quantity(name: str) -> str:
    """`Tỷ lệ hộ gia đình có cáp quang` is asked for as `hộ gia đình có cáp quang`."""
    said = plain(name)
    for quantity in sorted(asking().quantities, key=len, reverse=True):
        if said[: len(quantity)] == quantity and len(said) > len(quantity):
            return name[words(name)[len(quantity)].start :]
    return name


def _kinds(store: Readable) -> Mapping[str, list[str]]:
    """The kinds that each instrument is of, in words and as abbreviations."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for row in select(store, "instrument-kinds").rows:
        kinds[text(row, "instrument")].append(text(row, "name"))
    return kinds


def _known(store: Readable) -> Iterator[Known]:
    rows = select(store, "called", {"class": list(KINDS.values())}).rows
    kind_of = {of.value: kind for kind, of in KINDS.items()}
    label = texts(rows)
    kinds = {text(row, "thing"): kind_of[text(row, "class")] for row in rows}
    names: dict[str, defaultdict[str, list[str]]] = {iri: defaultdict(list) for iri in label}
    for row in rows:
        names[text(row, "thing")][text(row, "property")].append(text(row, "label"))
    for iri, kind in kinds.items():
        yield Known(Named(kind, short(iri), label.get(iri, Text(short(iri), short(iri))), iri), names[iri])
