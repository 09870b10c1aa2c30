"""What a document says, fact by fact, for people to decide on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import (
    Extraction,
    Goal,
    InForce,
    InstitutionMention,
    Measure,
    Reference,
    Relation,
    SectorStatement,
    Span,
    Task,
    TaskGroup,
)
from ontology.iris import Iris
from ontology.terms import RDF
from queries import statements
from queries.statements import Statement, figure, same_words

Fact = (
    Measure | Relation | SectorStatement | InstitutionMention | Reference | TaskGroup | Task | Goal | InForce
)

PARTS: Final = (
    "measures", "relations", "sectors", "institutions", "references", "task_groups", "tasks", "goals",
    "in_force",
)  # fmt: skip
"""The fields of an extraction that hold facts, in the order in which these are written."""


@dataclass(frozen=True, slots=True)
class Read:
    """A fact that was read: the field that holds it, its IRI, and what it says (None where that is nothing to
    decide on)."""

    part: str
    fact: Fact
    node: NamedNode
    statement: Statement | None


def numbered(document: str, extraction: Extraction, iris: Iris) -> Iterator[tuple[str, Fact, NamedNode]]:
    """All facts in the order in which they are written, with the fields that hold them and their IRIs."""
    seen: Counter[Span] = Counter()
    for part in PARTS:
        for fact in getattr(extraction, part):
            yield part, fact, iris.fact(document, fact.span.start, fact.span.end, seen[fact.span])
            seen[fact.span] += 1


def read(
    document: str, text: str, extraction: Extraction, triples: Iterable[Triple], iris: Iris
) -> list[Read]:
    """All facts of a document; `triples` are what is written of them."""
    told = _told(triples)
    found = []
    for part, fact, node in numbered(document, extraction, iris):
        if isinstance(fact, Measure):
            statement: Statement | None = statement_of(document, text, fact)
        else:
            statement = _other(document, text, fact, told[node])
        found.append(Read(part, fact, node, statement))
    return found


def statement_of(document: str, text: str, measure: Measure) -> Statement:
    """What a measure says."""
    year = None if measure.year is None else f"{measure.year:04}"
    return Statement(
        document,
        *_words(text, measure),
        kind=measure.kind.value,
        indicator=measure.indicator or "",
        comparator=measure.comparator.value,
        value=figure(measure.value),
        unit=measure.unit.value,
        level=measure.level or "",
        place=measure.place or "",
        time=year or measure.as_of or "",
    )


def _other(document: str, text: str, fact: Fact, values: Sequence[tuple[NamedNode, str]]) -> Statement | None:
    types = [NamedNode(value) for property_, value in values if property_ == RDF.type]
    said = next((said for type_ in types if (said := statements.other(type_, values))), None)
    return None if said is None else Statement(document, *_words(text, fact), **said)


def _words(text: str, fact: Fact) -> tuple[str, str, str]:
    span, sentence = fact.span, fact.sentence
    return (
        same_words(text[sentence.start : span.start]),
        same_words(text[span.start : span.end]),
        same_words(text[span.end : sentence.end]),
    )


def _told(triples: Iterable[Triple]) -> Mapping[NamedNode, list[tuple[NamedNode, str]]]:
    """The values of each thing's properties."""
    found: dict[NamedNode, list[tuple[NamedNode, str]]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            found[triple.subject].append((triple.predicate, triple.object.value))
    return found
