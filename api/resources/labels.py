"""What things are called in the language of a page; a label in another one says so."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from api.negotiation import Language
from api.reference.listing import everything
from api.resources.texts import STANDARD
from ontology import resources
from ontology.iris import DEFAULT_BASE, Iris
from ontology.terms import PREFIXES, RDFS, compact
from queries.labels import texts
from queries.model import Text
from queries.search import classes, narrowest
from queries.views import Readable, rows_of


@dataclass(frozen=True, slots=True)
class Label:
    """A text and its language; None where it belongs to none. A thing without label has the end of its IRI as
    text, is not `named`, and may be of a `kind` that has."""

    text: str
    language: str | None
    named: bool = True
    kind: str | None = None


class Labels:
    """The labels of `things` in `language`, else in the language that they have one in."""

    def __init__(
        self, store: Readable, iris: Iris, language: Language, things: Collection[NamedNode]
    ) -> None:
        self.language = language
        self._iris = iris
        self._said: Mapping[str, list[Literal]] = defaultdict(list)
        for row in rows_of(store, "labels", "thing", things):
            thing, label = row["thing"], row["label"]
            if isinstance(thing, NamedNode) and isinstance(label, Literal):
                self._said[thing.value].append(label)
        self._kinds = classes(store, [thing for thing in things if thing.value not in self._said])

    def of(self, thing: NamedNode) -> Label:
        """What `thing` is called; the end of its IRI where that is all there is."""
        if said := STANDARD.get(thing.value):
            return Label(said.in_(self.language), self.language)
        labels = self._said.get(thing.value) or _standard().get(thing.value, [])
        return self._best(labels) or Label(
            self._short(thing.value), None, named=False, kind=self._kind(thing)
        )

    def others(self, thing: NamedNode) -> list[Label]:
        """The best label of `thing` in each further language."""
        first = self.of(thing)
        found = {label.language: label.value for label in reversed(self._said.get(thing.value, []))}
        return [
            Label(text, language)
            for language, text in found.items()
            if language not in {first.language, None} and text != first.text
        ]

    def _kind(self, thing: NamedNode) -> str | None:
        kind = narrowest(self._kinds.get(thing, ()))
        named = everything().texts(kind, RDFS.label, self.language) if kind else ()
        return named[0] if named else None

    def _best(self, labels: Iterable[Literal]) -> Label | None:
        ranked = sorted(labels, key=lambda label: (label.language != self.language, bool(label.language)))
        return Label(ranked[0].value, ranked[0].language) if ranked else None

    def _short(self, iri: str) -> str:
        for base in (self._iris.base, DEFAULT_BASE):
            if iri.startswith(f"{base}id/"):
                return iri.removeprefix(f"{base}id/")
        known = any(iri.startswith(namespace) for namespace in PREFIXES.values())
        return compact(iri) if known else iri


def standard(iri: str) -> Text | None:
    """What a term of another standard is called."""
    if said := STANDARD.get(iri):
        return Text(said.in_("vi"), said.in_("en"))
    return texts({"thing": NamedNode(iri), "label": label} for label in _standard().get(iri, ())).get(iri)


@cache
def _standard() -> Mapping[str, list[Literal]]:
    """The labels that other standards give to their terms."""
    found: dict[str, list[Literal]] = defaultdict(list)
    for subject, predicate, label in resources.external_triples():
        if predicate == RDFS.label and isinstance(subject, NamedNode) and isinstance(label, Literal):
            found[subject.value].append(label)
    return found
