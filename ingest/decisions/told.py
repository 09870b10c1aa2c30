"""Decisions as triples: who decided what and when, and what takes the place of what was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ingest.decisions.model import Decision, Verb
from ingest.decisions.standing import Outcome, Standing
from ingest.rdf.literals import decimal, given
from ontology.iris import Iris, shared
from ontology.release import release
from ontology.terms import LK, PROV, RDF, RDFS, SEMAPV, SKOS, SSSOM, XSD
from queries.statements import NONE

_STATES: Final = {
    Outcome.ACCEPTED: LK.accepted,
    Outcome.REFUSED: LK.refused,
    Outcome.CORRECTED: LK.refused,
    Outcome.DISPUTED: LK.disputed,
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What stands of a statement, with the fact (or document) that makes it."""

    standing: Standing
    fact: NamedNode

    @property
    def is_document(self) -> bool:
        """Whether it is of a document, which is what people say that it is, under its own name."""
        return self.standing.statement.kind == "document"

    @property
    def state(self) -> NamedNode | None:
        """Of what was decided on; None where nobody has decided."""
        outcome = self.standing.outcome
        if self.is_document and outcome is Outcome.CORRECTED:
            return LK.accepted
        return _STATES[outcome] if outcome else None

    def thing(self, iris: Iris) -> NamedNode:
        """The fact, document or mapping that was decided on."""
        national = self.standing.statement.national
        return iris.mapping(self.fact, national) if national else self.fact

    def correction(self, iris: Iris) -> NamedNode | None:
        """What takes its place, where all agree on that; None where that is nothing."""
        correction = self.standing.correction
        if correction is None or self.is_document:
            return None
        if not self.standing.statement.national:
            return iris.corrected(self.fact)
        national = correction.national or self.standing.statement.national
        return None if national == NONE else iris.mapping(self.fact, national)


def told(reviewed: Iterable[Reviewed], iris: Iris) -> Iterator[Triple]:
    """All that was decided."""
    for one in reviewed:
        for decision in one.standing.decisions:
            yield from _review(decision, one, iris)
        if one.standing.statement.national:
            yield from _mapping(one, iris)
        elif one.state:
            yield Triple(one.fact, LK.review, one.state)
            yield from _fact(one, iris)


def _review(decision: Decision, one: Reviewed, iris: Iris) -> Iterator[Triple]:
    node, person = iris.review(decision.id), iris.person(decision.by)
    yield Triple(node, RDF.type, LK.Review)
    yield Triple(node, LK.reviewed, one.thing(iris))
    yield Triple(node, LK.decision, LK[decision.verb])
    yield Triple(node, PROV.wasAssociatedWith, person)
    yield Triple(node, PROV.endedAtTime, Literal(decision.time, datatype=XSD.dateTime))
    yield from given(node, SKOS.note, decision.note or None, Literal)
    yield Triple(person, RDF.type, PROV.Agent)
    yield Triple(person, RDFS.label, Literal(decision.by))
    outcome = one.standing.outcome
    if outcome and one.standing.stands(decision):
        yield Triple(node, LK.outcome, _STATES[outcome])
    if decision.verb is Verb.CORRECT:
        effective = one.correction(iris) if one.standing.stands(decision) else None
        proposed = effective or NamedNode(f"{node.value}#corrected")
        yield Triple(node, LK.correction, proposed)
        if effective is None:
            said = ", ".join(f"{name}: {value}" for name, value in decision.correction.given().items())
            yield Triple(proposed, RDFS.label, Literal(said))


def _fact(one: Reviewed, iris: Iris) -> Iterator[Triple]:
    """That a fact as it was read counts no more, and what it was corrected into."""
    standing, outcome = one.standing, one.standing.outcome
    if one.is_document or outcome not in (Outcome.REFUSED, Outcome.CORRECTED):
        return
    for decision in standing.last.values():
        yield Triple(one.fact, PROV.wasInvalidatedBy, iris.review(decision.id))
    if outcome is Outcome.CORRECTED:
        yield Triple(iris.corrected(one.fact), PROV.wasRevisionOf, one.fact)


def _mapping(one: Reviewed, iris: Iris) -> Iterator[Triple]:
    """The mapping by people that takes the place of the one that they corrected."""
    node, correction = one.correction(iris), one.standing.correction
    if node is None or correction is None:
        return
    statement = one.standing.statement
    deciding = list(one.standing.last.values())
    date = Literal(max(decision.time for decision in deciding)[:10], datatype=XSD.date)
    yield Triple(node, RDF.type, LK.Mapping)
    yield Triple(node, SSSOM.subject_id, one.fact)
    yield Triple(node, SSSOM.object_id, shared("target", correction.national or statement.national))
    yield Triple(node, SSSOM.predicate_id, SKOS[correction.predicate or "exactMatch"])
    yield Triple(node, SSSOM.mapping_justification, SEMAPV.ManualMappingCuration)
    yield Triple(node, SSSOM.confidence, decimal(Decimal(1)))
    yield Triple(node, SSSOM.mapping_tool, Literal("lienket"))
    yield Triple(node, SSSOM.mapping_tool_version, Literal(release()))
    yield Triple(node, SSSOM.mapping_date, date)
    yield Triple(node, SSSOM.review_date, date)
    yield Triple(node, LK.review, LK.accepted)
    for decision in deciding:
        yield Triple(node, SSSOM.author_id, iris.person(decision.by))
        yield Triple(node, SSSOM.reviewer_id, iris.person(decision.by))
