"""Reads a chain of steps out of the part of the graph that was reached."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ontology.terms import DCTERMS, ELI, LK, PROV, RDF, RDFS, SKOS, SSSOM, XSD
from queries.evidence import evidence
from queries.labels import labels
from queries.matching import match
from queries.model import Evidence, Named, Text
from queries.names import short
from queries.proof.absence import Absence, absence
from queries.proof.chain import Chain, Detail, Document, Extraction, Review, Role, RuleUsed, Step
from queries.proof.subgraph import Subgraph
from queries.rules import rules
from queries.search import narrowest
from queries.views import Readable

_SHOWN_APART: Final = frozenset(
    {
        *(LK.evidence, LK.statedIn, LK.section, LK.confidence, LK.rule, LK.arithmetic, LK.mapping),
        *(
            LK.national,
            LK.local,
            LK.nearest,
            LK.searched,
            LK.rejectedCandidate,
            LK.matchedLabel,
            LK.completeness,
        ),
        *(LK.refIndicator, LK.refPlace, LK.refLevel, LK.refPeriod, LK.refStatement),
        *(LK.claim, LK.at, LK.atLeast, LK.atMost, LK.countedAs, LK.amongOthers, LK.figure),
    }
)
"""Our properties that a step shows in a place of their own, that repeat another one, or for rules alone."""

_STATEMENT: Final = (RDF.subject, RDF.predicate, RDF.object)
_TRUTH: Final = {"true": Text("có", "yes"), "false": Text("không", "no")}


def read(store: Readable, found: Subgraph) -> Chain:
    """The steps in what was reached, in the order of reaching them, and the documents that they are from."""
    return _Reader(store, found).chain()


class _Reader:
    def __init__(self, store: Readable, found: Subgraph) -> None:
        self._store, self._found = store, found
        self._labels = labels(store, found.named())
        self._roles = {thing: role for thing in found if (role := self._role(thing))}

    def chain(self) -> Chain:
        steps = {thing: self._step(thing, role) for thing, role in self._roles.items()}
        documents = [thing for thing in self._found if self._is_document(thing)]
        return Chain(tuple(_in_order(steps)), tuple(map(self._document, documents)))

    def _role(self, thing: str) -> Role | None:
        said = self._found.said(thing)
        if LK.rule in said or LK.arithmetic in said:
            return "conclusion"
        if SSSOM.subject_id in said:
            return "mapping"
        return "fact" if LK.evidence in said or RDF.predicate in said else None

    def _step(self, thing: str, role: Role) -> Step:
        found = self._found
        confidence = found.one(thing, LK.confidence) or found.one(thing, SSSOM.confidence)
        return Step(
            iri=thing,
            role=role,
            kind=self._named(self._kind(thing)),
            label=self._title(thing),
            details=tuple(self._details(thing)),
            confidence=Decimal(confidence) if confidence else None,
            rests_on=tuple(dict.fromkeys(iri for iri in self._inputs(thing) if iri in self._roles)),
            rule=self._rule(rule) if (rule := found.one(thing, LK.rule)) else None,
            arithmetic=found.one(thing, LK.arithmetic),
            absence=self._absence(thing),
            match=match(self._store, NamedNode(thing)) if role == "mapping" else None,
            evidence=self._evidence.get(thing),
            sections=tuple(map(self._label, self._sections(thing))),
            document=found.one(thing, LK.statedIn) or found.one(thing, DCTERMS.source),
            reviews=tuple(map(self._review, self._reviews(thing))),
        )

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        return evidence(
            self._store, (NamedNode(thing) for thing, role in self._roles.items() if role == "fact")
        )

    def _inputs(self, thing: str) -> Iterator[str]:
        yield from self._found.inputs(thing)
        yield from self._found.values(thing, SSSOM.subject_id, SSSOM.object_id, LK.nearest)

    def _kind(self, thing: str) -> str:
        kinds = [kind for kind in self._found.said(thing).get(RDF.type, ()) if isinstance(kind, NamedNode)]
        kind = narrowest(kinds)
        return kind.value if kind else ""

    def _details(self, thing: str) -> Iterator[Detail]:
        """What our own properties say of it, and what a statement is of; in the order of their names."""
        for name, values in self._found.said(thing).items():
            ours = name.value.startswith(LK.iri) and name not in _SHOWN_APART
            if ours or name in _STATEMENT:
                yield Detail(self._named(name.value), tuple(map(self._value, values)))

    def _value(self, value: Term) -> Text:
        if isinstance(value, NamedNode):
            return self._label(value.value)
        return written(value)

    def _absence(self, thing: str) -> Absence | None:
        if self._found.one(thing, LK.verdict) != LK.missing.value:
            return None
        return absence(self._store, NamedNode(thing), self._found.one(thing, LK.completeness))

    def _rule(self, iri: str) -> RuleUsed:
        known = rules().get(short(iri))
        if known:
            return RuleUsed(known.id, known.label, known.description, known.source)
        told = self._texts(iri, RDFS.comment)
        return RuleUsed(short(iri), self._label(iri), told or Text("", ""), None)

    def _sections(self, thing: str) -> list[str]:
        """The sections around a fact, the outermost first."""
        path: list[str] = []
        around = self._found.one(thing, LK.section)
        while around and around not in path and LK.order in self._found.said(around):
            path.insert(0, around)
            around = self._found.one(around, DCTERMS.isPartOf)
        return path

    def _is_document(self, thing: str) -> bool:
        said = self._found.said(thing)
        return LK.SourceDocument in said.get(RDF.type, ()) or thing in self._registers

    @cached_property
    def _registers(self) -> set[str]:
        statements = (thing for thing, role in self._roles.items() if role == "fact")
        return {register for fact in statements for register in self._found.values(fact, DCTERMS.source)}

    def _document(self, thing: str) -> Document:
        found = self._found
        instrument = found.one(thing, LK.textOf) or found.one(thing, DCTERMS.source)
        issuer = found.one(instrument, ELI.passed_by) if instrument else None
        extraction = next(iter(found.beside(thing)), None)
        return Document(
            iri=thing,
            id=found.one(thing, DCTERMS.identifier) or short(thing),
            title=self._label(thing),
            issued=found.one(thing, DCTERMS.issued)
            or (instrument and found.one(instrument, ELI.date_document)),
            issuer=self._label(issuer) if issuer else None,
            instrument=self._named(instrument) if instrument else None,
            file_name=found.one(thing, LK.fileName),
            sha256=found.one(thing, LK.sha256),
            extraction=self._extraction(extraction) if extraction else None,
        )

    def _extraction(self, activity: str) -> Extraction:
        found = self._found
        version, time = found.one(activity, LK.version), found.one(activity, PROV.endedAtTime)
        return Extraction(activity, version or "", time or "")

    def _reviews(self, thing: str) -> list[str]:
        return [
            activity for activity in self._found.beside(thing) if LK.decision in self._found.said(activity)
        ]

    def _review(self, activity: str) -> Review:
        found = self._found
        return Review(
            decision=self._named(found.values(activity, LK.decision)[0]),
            by=short(found.one(activity, PROV.wasAssociatedWith) or ""),
            time=found.one(activity, PROV.endedAtTime) or "",
            words=found.one(activity, SKOS.note),
        )

    def _texts(self, thing: str, name: NamedNode) -> Text | None:
        told = {v.language: v.value for v in self._found.said(thing).get(name, ()) if isinstance(v, Literal)}
        return Text(told.get("vi", ""), told.get("en", "")) if told else None

    def _named(self, iri: str) -> Named:
        return Named(short(iri), self._label(iri))

    def _title(self, thing: str) -> Text:
        """What a step is called; one without a label goes by what it says."""
        if label := self._labels.get(thing):
            return label
        said = self._found.values(thing, LK.verdict, SSSOM.predicate_id, *_STATEMENT)
        told = [self._label(value) for value in said or [thing]]
        label = Text(" ".join(one.vi for one in told), " ".join(one.en for one in told))
        if place := self._found.one(thing, LK.place):
            where = self._label(place)
            return Text(f"{label.vi} ({where.vi})", f"{label.en} ({where.en})")
        return label

    def _label(self, iri: str) -> Text:
        return self._labels.get(iri, Text(short(iri), short(iri)))


def _in_order(steps: Mapping[str, Step]) -> Iterator[Step]:
    """Each step before those that it rests on."""
    rank = {"conclusion": 0, "mapping": 1, "fact": 2}
    first = sorted(steps.values(), key=lambda step: rank[step.role])
    below = {step.iri: {other.iri for other in first if step.iri in other.rests_on} for step in first}
    return (steps[iri] for iri in TopologicalSorter(below).static_order())


def written(value: Term) -> Text:
    """A literal as people write it in each language."""
    if not isinstance(value, Literal):
        return Text(str(value), str(value))
    if value.datatype == XSD.boolean and value.value in _TRUTH:
        return _TRUTH[value.value]
    if value.datatype == XSD.decimal:
        return Text(value.value.replace(".", ","), value.value)
    return Text(value.value, value.value, value.language if value.language in {"vi", "en"} else None)
