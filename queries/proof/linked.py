"""A proof as RDF: what the graph says of each step, and the row with the query that finds it."""

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph.store import Term
from ontology.iris import Iris
from ontology.release import release
from ontology.terms import DCTERMS, PROV, RDF, RDFS, Namespace
from queries.labels import labels
from queries.model import Text
from queries.proof.proofs import Answered, Proof
from queries.views import Readable

_RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_SH = Namespace("http://www.w3.org/ns/shacl#")


def root(proof: Proof, iris: Iris) -> NamedNode:
    """What the proof is called."""
    return NamedNode(f"{iris.base}proof/{proof.id}")


def triples(store: Readable, proof: Proof, iris: Iris) -> list[Triple]:
    """The proof: its row, what that was derived from, how it is asked for, and all that the steps say."""
    whole = root(proof, iris)
    told = [
        *_whole(proof, whole),
        *(_row(proof.answered, whole) if proof.answered else ()),
        *_said(proof),
        *_origins(proof),
    ]
    return list(dict.fromkeys([*told, *_names(store, told)]))


def _whole(proof: Proof, whole: NamedNode) -> Iterator[Triple]:
    """What was derived from which steps, by lienket, following a query."""
    activity, association, query, agent = (
        NamedNode(f"{whole.value}#{part}") for part in ("answering", "association", "query", "lienket")
    )
    yield Triple(whole, RDF.type, PROV.Entity)
    if proof.answered:
        title = proof.answered.result.question.title
        yield from (Triple(whole, DCTERMS.title, Literal(text, language=lang)) for lang, text in _each(title))
    yield Triple(whole, PROV.wasGeneratedBy, activity)
    yield Triple(activity, RDF.type, PROV.Activity)
    yield Triple(activity, PROV.qualifiedAssociation, association)
    yield Triple(association, RDF.type, PROV.Association)
    yield Triple(association, PROV.agent, agent)
    yield Triple(association, PROV.hadPlan, query)
    yield Triple(agent, RDF.type, PROV.SoftwareAgent)
    yield Triple(agent, RDFS.label, Literal(f"lienket {release()}"))
    yield Triple(query, RDF.type, PROV.Plan)
    yield Triple(query, RDF.type, _SH.SPARQLSelectExecutable)
    yield Triple(query, _SH.select, Literal(proof.sparql))
    yield from (Triple(whole, PROV.wasDerivedFrom, NamedNode(step.iri)) for step in proof.chain.steps)


def _row(answered: Answered, whole: NamedNode) -> Iterator[Triple]:
    """The row in the W3C's vocabulary of result sets."""
    solution = NamedNode(f"{whole.value}#row")
    yield Triple(whole, DCTERMS.subject, solution)
    yield Triple(solution, RDF.type, _RS.ResultSolution)
    for name, value in answered.row.items():
        binding = NamedNode(f"{solution.value}-{name}")
        yield Triple(solution, _RS.binding, binding)
        yield Triple(binding, _RS.variable, Literal(name))
        yield Triple(binding, _RS.value, value)


def _said(proof: Proof) -> Iterator[Triple]:
    """What follows from the steps, and so nothing of the places and indicators that the row only names."""
    below = proof.found.below(step.iri for step in proof.chain.steps)
    return (triple for triple in proof.found.triples() if _named(triple.subject) in below)


def _origins(proof: Proof) -> Iterator[Triple]:
    """Which extraction drew a fact from its document."""
    read = {document.iri: document.extraction for document in proof.chain.documents}
    for step in proof.chain.steps:
        if step.role == "fact" and (extraction := read.get(step.document or "")):
            yield Triple(NamedNode(step.iri), PROV.wasGeneratedBy, NamedNode(extraction.iri))


def _names(store: Readable, told: Collection[Triple]) -> Iterator[Triple]:
    """The labels of what is named and not told of."""
    known = {triple.subject for triple in told}
    named = {t.object for t in told if isinstance(t.object, NamedNode)} - known
    for iri, label in labels(store, (thing for thing in named if isinstance(thing, NamedNode))).items():
        for language, text in _each(label):
            yield Triple(NamedNode(iri), RDFS.label, Literal(text, language=language))


def _named(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _each(text: Text) -> tuple[tuple[str, str], ...]:
    return ("vi", text.vi), ("en", text.en)
