"""What changed between two versions of an ontology or a vocabulary, term by term, and whether queries break.

A query breaks when it may no longer find what it found: its term is gone or another kind of thing, or an
axiom is gone by which it found more than what is written (`?x a/rdfs:subClassOf* lk:Fact`). Texts may change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode, Triple

from ontology.index import Index
from ontology.terms import OWL, RDF, RDFS, compact

What = Literal["removed", "changed", "added"]

_ORDER: tuple[What, ...] = ("removed", "changed", "added")
_LISTING = (RDFS.domain, RDFS.range, OWL.equivalentClass)
"""Properties whose value may be a union or an enumeration."""
_BREAKS_WHERE_LOST = {
    compact(predicate.value)
    for predicate in (
        *_LISTING, RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf,
        OWL.propertyChainAxiom, OWL.sameAs,
    )
}  # fmt: skip
_EVERYTHING = {compact(OWL.Thing.value), compact(RDFS.Resource.value)}
"""To be one of these says nothing, so that its loss breaks nothing."""
_GENERAL = "general axioms"


@dataclass(frozen=True, slots=True)
class Change:
    """A term that came, went, or of which `property` has other values; terms and values in compact form."""

    term: str
    what: What
    property: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    breaks: bool = False


def changes(old: Iterable[Triple], new: Iterable[Triple]) -> tuple[Change, ...]:
    """All changes from `old` to `new`: first what was removed, then what changed, then what was added."""
    before, after = _terms(Index(old)), _terms(Index(new))
    found = [
        *(Change(term, "removed", breaks=True) for term in before.keys() - after.keys()),
        *(Change(term, "added") for term in after.keys() - before.keys()),
        *(change for term in before.keys() & after.keys() for change in _of(term, before[term], after[term])),
    ]
    return tuple(sorted(found, key=lambda c: (_ORDER.index(c.what), c.term, c.property or "")))


_Description = dict[str, frozenset[str]]


def _terms(index: Index) -> dict[str, _Description]:
    """What is said of each thing that has an IRI and a type; and the axioms that are said of none."""
    terms = {compact(s.value): _description(index, s) for s in index.subjects() if index.kinds(s)}
    return terms | {_GENERAL: {_GENERAL: frozenset(map(index.written, index.axioms()))}}


def _description(index: Index, term: NamedNode) -> _Description:
    """All that is said of `term`; of a union or an enumeration each member, so that it can grow."""
    listed = {
        compact(name.value): frozenset(compact(member.value) for member in index.iris(term, name))
        for name in _LISTING
        if index.iris(term, name)
    }
    return {**index.description(term), **listed}


def _of(term: str, before: _Description, after: _Description) -> Iterator[Change]:
    for name in before.keys() | after.keys():
        was, is_ = before.get(name, frozenset()), after.get(name, frozenset())
        if was != is_:
            lost, came = tuple(sorted(was - is_)), tuple(sorted(is_ - was))
            yield Change(term, "changed", name, lost, came, _breaks(name, lost))


def _breaks(name: str, lost: tuple[str, ...]) -> bool:
    return name in _BREAKS_WHERE_LOST and not _EVERYTHING.issuperset(lost)
