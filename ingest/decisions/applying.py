"""How decisions change what a document is told to say.

A fact that people corrected is written anew under a name of its own (`…-corrected`), with their reviews; of
one that they reject or correct the document's graph keeps the bare fact, with its sentence, that was read and
does not count. Nothing follows from that: a relation that is none links no instruments, a task no body.

What they decide of mappings is for the rules, which read the reviews; what a document itself is they tell to
who reads it (`known`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import NamedNode, Triple

from ingest.decisions.correcting import corrected, named_instrument
from ingest.decisions.standing import Outcome, Standing
from ingest.decisions.stated import PARTS, Fact, Read, numbered, read, statement_of
from ingest.decisions.told import Reviewed, told
from ingest.extract.structure.header import Known
from ingest.model import Extraction, Measure
from ontology.iris import Iris
from ontology.terms import LK, RDF, RDFS
from queries.statements import Statement

Write = Callable[[Extraction], list[Triple]]

_BARE = frozenset({RDFS.label, LK.statedIn, LK.section, LK.evidence})
"""What stays of a fact that does not count, ..."""

_SENTENCE = frozenset({"evidence", "source", "quote", "position"})
"""... and the parts of it that stay as they are."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says (`triples`), and what people decided of it (`reviews`)."""

    triples: list[Triple]
    reviews: list[Triple]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A fact that counts, as it is now, and as it was `read`."""

    read: Read
    fact: Fact

    @property
    def fixed(self) -> bool:
        return self.fact is not self.read.fact


def apply(
    own: Statement,
    text: str,
    extraction: Extraction,
    standings: Mapping[Statement, Standing],
    *,
    write: Write,
    iris: Iris,
) -> Said:
    """What the document says with what stands of decisions; `own` is what was read of itself, `write` gives
    the triples of an extraction."""
    triples, document = write(extraction), own.document
    facts = read(document, text, extraction, triples, iris)
    counted = list(_counted(facts, standings))
    void = {one.node for one in facts} - {one.read.node for one in counted if not one.fixed}
    now = _renamed(document, extraction, counted, write=write, iris=iris) if void else triples
    stated = dict.fromkeys((one.statement, one.node) for one in facts if one.statement)
    stated |= dict.fromkeys(_fixed(document, text, counted, iris))
    stated[own, iris.document(own.document)] = None
    reviews = told((Reviewed(one, fact) for one, fact in _found(standings, stated)), iris)
    as_read = frozenset(triples)
    return Said(
        [*(triple for triple in now if triple in as_read), *_bare(triples, void)],
        [*(triple for triple in now if triple not in as_read), *reviews],
    )


def known(own: Statement, standings: Mapping[Statement, Standing]) -> Known | None:
    """What people say that the document is, where `own` was read as something else."""
    standing = standings.get(own)
    correction = standing.correction if standing else None
    if correction is None:
        return None
    place, issued = correction.place or own.place or None, correction.time or own.time or None
    named = named_instrument(correction.instrument, place) if correction.instrument else None
    instrument = replace(named, date=named.date or issued) if named else None
    return Known(place, issued, instrument, correction.institution)


def _counted(facts: Iterable[Read], standings: Mapping[Statement, Standing]) -> Iterator[_Counted]:
    """The facts that count: as they were read, or as people corrected them."""
    for one in facts:
        standing = standings.get(one.statement) if one.statement else None
        if standing is None or standing.outcome in (None, Outcome.ACCEPTED, Outcome.DISPUTED):
            yield _Counted(one, one.fact)
        elif standing.correction:
            yield _Counted(one, corrected(one.fact, standing.correction))


def _renamed(
    document: str, extraction: Extraction, counted: Sequence[_Counted], *, write: Write, iris: Iris
) -> list[Triple]:
    """What is written of the facts that count, each under the name by which it was read, or as corrected;
    its evidence is that of what was read."""
    parts: dict[str, Any] = {
        part: tuple(one.fact for one in counted if one.read.part == part) for part in PARTS
    }
    left = replace(extraction, **parts)
    nodes = (node for _, _, node in numbered(document, left, iris))
    names = {node.value: one for node, one in zip(nodes, counted, strict=True)}

    def named(node: object) -> Any:
        if not isinstance(node, NamedNode):
            return node
        thing, _, fragment = node.value.partition("#")
        one = names.get(thing)
        if one is None:
            return node
        if fragment:
            return NamedNode(f"{one.read.node.value}#{fragment}")
        return iris.corrected(one.read.node) if one.fixed else one.read.node

    return [Triple(named(t.subject), t.predicate, named(t.object)) for t in write(left)]


def _fixed(
    document: str, text: str, counted: Iterable[_Counted], iris: Iris
) -> Iterator[tuple[Statement, NamedNode]]:
    """What corrected figures say, since their mappings are decided on too."""
    for one in counted:
        if one.fixed and isinstance(one.fact, Measure):
            yield statement_of(document, text, one.fact), iris.corrected(one.read.node)


def _found(
    standings: Mapping[Statement, Standing], stated: Iterable[tuple[Statement, NamedNode]]
) -> Iterator[tuple[Standing, NamedNode]]:
    """What was decided of what the document says now, with each fact that says it."""
    facts: dict[Statement, list[NamedNode]] = {}
    for statement, fact in stated:
        facts.setdefault(statement, []).append(fact)
    for statement, standing in standings.items():
        for fact in facts.get(statement.fact, ()):
            yield standing, fact


def _bare(triples: Sequence[Triple], void: set[NamedNode]) -> Iterator[Triple]:
    """What was read, and does not count, with its sentence."""
    for triple in triples:
        subject = triple.subject
        if not isinstance(subject, NamedNode):
            continue
        thing, _, part = subject.value.partition("#")
        if NamedNode(thing) not in void:
            continue
        if not part and triple.predicate == RDF.type:
            yield Triple(subject, RDF.type, LK.Fact)
        elif part in _SENTENCE or (not part and triple.predicate in _BARE):
            yield triple
