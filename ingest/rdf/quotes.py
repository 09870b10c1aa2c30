"""Whether the evidence in a document's triples stands in its text."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import Span
from ingest.rdf.literals import legible
from ontology.terms import OA

_POSITION = "#position"


def misquotes(triples: Iterable[Triple], text: str) -> list[str]:
    """Where evidence does not stand in `text` word for word, one line each; empty when all is well. What no
    literal may hold (form feeds) is a space in it.

    Reads the triples themselves, as any user of the graph would.
    """
    text, values = legible(text), _values(triples)
    problems = []
    for fact, span in _spans(values).items():
        before, exact, after = (values[f"{fact}#quote", part] for part in (OA.prefix, OA.exact, OA.suffix))
        sentence = text[max(span.start - len(before), 0) : span.end + len(after)]
        if not exact or text[span.start : span.end] != exact or sentence != before + exact + after:
            problems.append(f"<{fact}>: {exact!r} is not what stands at {span.start}-{span.end} of the text")
    return problems


def spans(triples: Iterable[Triple]) -> dict[str, Span]:
    """Where the evidence of each fact stands, by the fact's IRI."""
    return _spans(_values(triples))


_Values = dict[tuple[str, NamedNode], str]


def _values(triples: Iterable[Triple]) -> _Values:
    return {
        (triple.subject.value, triple.predicate): triple.object.value
        for triple in triples
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal)
    }


def _spans(values: _Values) -> dict[str, Span]:
    return {
        position.removesuffix(_POSITION): Span(int(start), int(values[position, OA.end]))
        for (position, predicate), start in values.items()
        if predicate == OA.start and position.endswith(_POSITION)
    }
