"""What follows from the ontology, and what must not: `inferences/` says both of a small world."""

from collections.abc import Iterator

import owlready2
from pyoxigraph import NamedNode, Triple

from ontology import resources
from ontology.reasoning import load, reason
from ontology.terms import RDF, RDFS


def problems() -> Iterator[str]:
    """One line for each inference that is missing or must not be. Raises ReasoningError."""
    world = load([*resources.ontology_triples(), *resources.external_triples(), *_named("given")])
    reason(world, infer_property_values=True)
    yield from (
        f"{_line(told)} should follow and does not" for told in _named("expected") if not holds(world, told)
    )
    yield from (f"{_line(told)} follows and should not" for told in _named("refused") if holds(world, told))


def holds(world: owlready2.World, told: Triple) -> bool:
    """Whether a statement about things, classes or properties holds in a world that was reasoned over."""
    subject, predicate, object_ = (world[term.value] for term in told)
    if subject is None or object_ is None:
        return False
    if told.predicate == RDF.type:
        return isinstance(subject, object_)
    if told.predicate in {RDFS.subClassOf, RDFS.subPropertyOf}:
        return object_ in subject.ancestors()
    return any(object_ in narrower[subject] for narrower in predicate.descendants())


def _named(name: str) -> tuple[Triple, ...]:
    return resources.inferences()[name]


def _line(told: Triple) -> str:
    return " ".join(str(term.value).rsplit("/", 1)[-1] for term in told if isinstance(term, NamedNode))
