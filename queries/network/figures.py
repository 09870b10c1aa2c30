"""The figures of the network as triples."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.analysis import alike, centralities, communities, ranks, weights
from ontology.iris import Iris
from ontology.terms import LK, RDF, RDFS, SKOS, XSD
from queries.model import Text
from queries.names import short
from queries.network.inputs import Inputs, Verdict

_ALIKE: Final = 10
"""Of each document, how many that are alike are kept."""

_TIES: Final = 5
"""Of each province, by how many that are alike it is joined to a community."""

_TYPICAL: Final = 5
"""Of each community, how many things at most are told to be typical of it."""

_NAMED: Final = 4
"""Of each community, how many provinces its label names."""

_BETTER: Final = {LK.looser: {LK.equal, LK.stricter}, LK.behind: {LK.met}}
"""By which other verdict a province does not count as one that falls short."""


def figures(inputs: Inputs, names: Mapping[str, Text], iris: Iris) -> Iterator[Triple]:
    """All that is computed from `inputs`; `names` are those of places."""
    yield from _citations(inputs)
    yield from _similarities(inputs.treated, iris)
    yield from _communities(inputs, names, iris)
    yield from _hardness(inputs.verdicts)


def _citations(inputs: Inputs) -> Iterator[Triple]:
    for undated, instrument in inputs.meant.items():
        yield Triple(NamedNode(undated), SKOS.exactMatch, NamedNode(instrument))
    for instrument, found in centralities(inputs.citations, inputs.instruments).items():
        iri = NamedNode(instrument)
        yield Triple(iri, LK.citations, _integer(found.citations))
        yield Triple(iri, LK.pageRank, _decimal(found.page_rank))
        yield Triple(iri, LK.betweenness, _decimal(found.betweenness))
        yield Triple(iri, LK.citationRank, _integer(found.rank))


def _similarities(treated: Mapping[str, Set[str]], iris: Iris) -> Iterator[Triple]:
    for thing, weight in weights(treated).items():
        yield Triple(NamedNode(thing), LK.weight, _decimal(weight))
    for pair, similarity in alike(treated, _ALIKE).items():
        iri = iris.similarity(*(iris.document_of(NamedNode(document)) or document for document in pair))
        yield Triple(iri, RDF.type, LK.Similarity)
        yield Triple(iri, LK.similarity, _decimal(similarity))
        for document in pair:
            yield Triple(iri, LK.between, NamedNode(document))


def _communities(inputs: Inputs, names: Mapping[str, Text], iris: Iris) -> Iterator[Triple]:
    """Of the provinces, by what their documents treat and how they stand to national targets."""
    treated = {
        place: frozenset().union(*(inputs.treated.get(document, ()) for document in documents))
        for place, documents in inputs.documents.items()
    }
    stands: dict[str, set[str]] = defaultdict(set)
    for found in inputs.verdicts:
        stands[found.place].add(f"{found.national} {found.verdict.value}")
    profiles = {place: things | stands[place] for place, things in treated.items()}
    for members in communities(alike(profiles, _TIES), profiles):
        iri = iris.community(short(members[0]))
        yield Triple(iri, RDF.type, LK.Community)
        yield from _named(iri, [names[place] for place in members if place in names])
        for place in members:
            yield Triple(iri, LK.member, NamedNode(place))
        for thing in _typical(treated, members):
            yield Triple(iri, LK.typical, NamedNode(thing))


def _named(community: NamedNode, members: list[Text]) -> Iterator[Triple]:
    shown, more = members[:_NAMED], len(members) - _NAMED
    for language, label in (
        (
            "vi",
            f"Nhóm {', '.join(m.vi for m in shown)}" + (f" và {more} địa phương khác" if more > 0 else ""),
        ),
        ("en", f"Group of {', '.join(m.en for m in shown)}" + (f" and {more} others" if more > 0 else "")),
    ):
        yield Triple(community, RDFS.label, Literal(label, language=language))


def _typical(treated: Mapping[str, Set[str]], members: Iterable[str]) -> list[str]:
    """What most of `members` treat, and more of them than of all, the most telling first."""
    within = [treated[place] for place in members]
    everywhere = Counter(thing for things in treated.values() for thing in things)
    here = Counter(thing for things in within for thing in things)
    lead = {thing: number / len(within) - everywhere[thing] / len(treated) for thing, number in here.items()}
    telling = (thing for thing in here if 2 * here[thing] > len(within) and lead[thing] > 0)
    return sorted(telling, key=lambda thing: (-lead[thing], thing))[:_TYPICAL]


def _hardness(verdicts: Iterable[Verdict]) -> Iterator[Triple]:
    by_target: dict[str, dict[str, list[Verdict]]] = defaultdict(lambda: defaultdict(list))
    for found in verdicts:
        by_target[found.national][found.place].append(found)
    short_of = {national: _Short(list(places.values())) for national, places in by_target.items()}
    for national, place in ranks({national: counted.key for national, counted in short_of.items()}).items():
        iri, counted = NamedNode(national), short_of[national]
        yield Triple(iri, LK.hardnessRank, _integer(place))
        yield Triple(iri, LK.looserIn, _integer(counted.looser))
        yield Triple(iri, LK.missingIn, _integer(counted.missing))
        yield Triple(iri, LK.behindIn, _integer(counted.behind))
        if counted.furthest is not None:
            yield Triple(iri, LK.furthest, Literal(f"{counted.furthest:f}", datatype=XSD.decimal))


class _Short:
    """In how many provinces a national target is not reached, in plan or in fact; of each its verdicts."""

    def __init__(self, provinces: list[list[Verdict]]) -> None:
        self.looser = sum(_falls(province, LK.looser) for province in provinces)
        self.missing = sum(any(v.verdict == LK.missing for v in province) for province in provinces)
        behind = [province for province in provinces if _falls(province, LK.behind)]
        self.behind = len(behind)
        self.furthest = max(map(_gap, behind), default=None)
        asked = provinces[0][0].value
        share = float(self.furthest / asked) if self.furthest is not None and asked else 0.0
        self.key = (-(self.looser + self.missing + self.behind), -round(share, 6), -self.looser)


def _falls(province: Iterable[Verdict], verdict: NamedNode) -> bool:
    """Whether a province has this verdict, and by no other of its figures a better one."""
    found = {v.verdict for v in province}
    return verdict in found and not found & _BETTER[verdict]


def _gap(province: Iterable[Verdict]) -> Decimal:
    """How much the nearest of its results is short of the target."""
    return min(abs(v.difference or Decimal()) for v in province if v.verdict == LK.behind)


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def _decimal(value: float) -> Literal:
    """Without an exponent, which xsd:decimal does not know."""
    return Literal(f"{value:.6f}".rstrip("0").rstrip("."), datatype=XSD.decimal)
