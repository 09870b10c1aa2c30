"""What is reviewed, as JSON."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from pyoxigraph import NamedNode

from api import present
from api.problems import problem_of
from api.reviewing.choosing import kind_of, term, values_of
from api.reviewing.desk import Item
from ingest.decisions.checking import PREDICATES, RELATIONS, parts
from ingest.decisions.model import Decision
from ingest.decisions.standing import Standing
from ingest.errors import PinnedAnswersError
from ingest.model import Comparator, Unit
from ontology.errors import LienketError
from ontology.iris import DEFAULT_BASE, Iris, shared
from ontology.terms import LK, SKOS
from ontology.vocabulary import vocabulary
from queries.evidence import evidence
from queries.labels import labels
from queries.model import Evidence, Text
from queries.names import short
from queries.proof.facts import facts
from queries.reviewing import near
from queries.statements import NONE, Statement
from queries.views import Readable, maybe, rows_of, select, text


def summaries(store: Readable, items: Sequence[Item], *, reviewer: bool) -> list[dict[str, Any]]:
    """Items as a list shows them."""
    nodes = {NamedNode(item.iri) for item in items} | {n for item in items for n in _named(item)}
    known = labels(store, nodes)
    return [_summary(item, known, reviewer=reviewer) for item in items]


def item(found: Item, published: Collection[str], *, objections: bool) -> dict[str, Any]:
    """What was decided of a thing, and how many readers object; for reviewers also what these say."""
    decisions = found.standing.decisions if found.standing else ()
    told = [{"id": o.id, "comment": o.comment, "time": o.time} for o in found.objections if objections]
    return {
        "of": found.iri,
        "state": found.state if found.standing or found.doubtful else None,
        "decisions": [_decision(one, found.standing, published) for one in decisions],
        "earlier": [
            {**_decision(one, standing, published), "sentence": standing.statement.sentence}
            for standing in found.earlier
            for one in standing.last.values()
        ],
        "objections": len(found.objections),
        "comments": told,
    }


def detail(store: Readable, iris: Iris, found: Item) -> dict[str, Any]:
    """Both sides of an item with their sentences, what is doubtful, and what came near."""
    statement, doubt = found.statement, found.doubtful
    read_as = statement and _in_full(store, found.iri, statement)
    fact = _fact_of(iris, found)
    national = _national(found)
    candidates = near(store, fact) if fact else ()
    nodes = [*([fact] if fact else []), *([national] if national else [])]
    known = facts(store, [*nodes, *(NamedNode(one.national) for one in candidates)])
    named = labels(store, [*nodes, *(term(name) for name in _reasons(found, candidates))])
    local, other = (known.get(node.value) if node else None for node in (fact, national))
    read = evidence(store, [fact] if fact and local is None else ())
    return {
        "kind": kind_of(statement),
        "statement": asdict(read_as) if read_as else None,
        "parts": list(parts(statement)) if statement else [],
        "names": _names(store, iris, read_as) if read_as else {},
        "key": statement.key if statement else None,
        "confidence": present.plain(doubt.confidence) if doubt else None,
        "comparison": doubt.comparison if doubt else _comparison(iris, found),
        "doubts": [_reason(one, named) for one in (doubt.doubts if doubt else ())],
        "local": present.plain(local)
        or next((_bare(one, named) for one in read.values()), None)
        or (_document(found) if statement and statement.kind == "document" else None),
        "national": present.plain(other),
        "candidates": [
            {
                "id": short(one.national),
                "fact": present.plain(known[one.national]),
                "reasons": [_reason(reason, named) for reason in one.reasons],
            }
            for one in candidates
            if one.national in known and one.national != (national.value if national else None)
        ],
    }


def choices(store: Readable) -> dict[str, Any]:
    """What a correction may name, with labels."""
    known = vocabulary()
    targets = [text(row, "national") for row in select(store, "matrix-rows").rows]
    nodes = [NamedNode(iri) for iri in targets]
    terms = [*(SKOS[one] for one in PREDICATES), *(LK[one] for one in (*Unit, *Comparator, *RELATIONS))]
    named = labels(store, [*nodes, *terms])
    found = facts(store, nodes)
    return {
        "national": [
            {"id": short(iri), "label": present.plain(named.get(iri)), "year": found[iri].year}
            for iri in dict.fromkeys(targets)
            if iri in found
        ],
        "predicate": [{"id": one, "label": present.plain(named.get(SKOS[one].value))} for one in PREDICATES],
        "indicator": [
            {"id": one, "label": present.plain(concept.labels)} for one, concept in known.indicators.items()
        ],
        "level": [
            {"id": one, "label": present.plain(concept.labels)} for one, concept in known.levels.items()
        ],
        "unit": [{"id": one.value, "label": present.plain(named.get(LK[one].value))} for one in Unit],
        "comparator": [
            {"id": one.value, "label": present.plain(named.get(LK[one].value))} for one in Comparator
        ],
        "relation": [{"id": one, "label": present.plain(named.get(LK[one].value))} for one in RELATIONS],
        "sector": [
            {"id": one, "label": present.plain(concept.labels)} for one, concept in known.sectors.items()
        ],
        "place": [
            {"id": one, "label": present.plain(concept.labels)} for one, concept in known.places.items()
        ],
    }


def refusal(error: LienketError) -> dict[str, Any]:
    """Why what was decided is not published."""
    pins = list(error.differences) if isinstance(error, PinnedAnswersError) else []
    return {"kind": problem_of(error).name, "detail": str(error), "pins": pins}


def _summary(found: Item, known: Mapping[str, Text], *, reviewer: bool) -> dict[str, Any]:
    statement, doubt, of = found.statement, found.doubtful, values_of(found)
    return {
        "of": found.iri,
        "kind": of["kind"][0],
        "state": found.state,
        "label": _label(found, known),
        "place": next((present.plain(known.get(shared("place", code).value)) for code in of["place"]), None),
        "document": next(iter(of["document"]), None),
        "quote": statement.sentence if statement else "",
        "national": statement.national if statement and statement.national else None,
        "nationalLabel": present.plain(known.get(node.value)) if (node := _national(found)) else None,
        "predicate": statement.predicate if statement else None,
        "confidence": present.plain(doubt.confidence) if doubt else None,
        "doubts": [_reason(one, known) for one in (doubt.doubts if doubt else ())],
        "objections": len(found.objections),
        "earlier": bool(found.earlier),
        "reviewers": sorted(found.standing.last) if found.standing and reviewer else [],
    }


def _label(found: Item, known: Mapping[str, Text]) -> Any:
    indicator = found.statement.indicator if found.statement else ""
    node = shared("indicator", indicator).value if indicator else found.iri
    return present.plain(known.get(node))


def _named(found: Item) -> Iterable[NamedNode]:
    statement = found.statement
    if statement:
        yield shared("indicator", statement.indicator or "none")
        yield shared("place", statement.place or "none")
    if node := _national(found):
        yield node
    for doubt in found.doubtful.doubts if found.doubtful else ():
        yield term(doubt)


def _national(found: Item) -> NamedNode | None:
    national = found.statement.national if found.statement else ""
    return shared("target", national) if national and national != NONE else None


def _fact_of(iris: Iris, found: Item) -> NamedNode | None:
    """The fact of an item: itself, or the one that a mapping begins with."""
    if found.statement is None:
        return None
    mapping = found.iri.removeprefix(f"{iris.base}id/mapping/")
    if mapping == found.iri:
        return NamedNode(found.iri)
    document, span, *_ = mapping.split("/")
    return NamedNode(f"{iris.base}id/document/{document}/fact/{span}")


def _bare(written: Evidence, named: Mapping[str, Text]) -> dict[str, Any]:
    """What is no figure, or does not count as it was read: what it is called, and its sentence."""
    return {
        "iri": written.fact,
        "label": present.plain(named.get(written.fact)),
        "evidence": present.plain(written),
    }


def _document(found: Item) -> dict[str, Any]:
    title = found.statement.quote if found.statement else ""
    return {"iri": found.iri, "label": present.plain(Text(title, title)), "evidence": None}


def _in_full(store: Readable, iri: str, statement: Statement) -> Statement:
    """A statement as people see it: of a document also its own symbol and who issued it."""
    if statement.kind != "document":
        return statement
    row = next(iter(rows_of(store, "stated-documents", "source", [NamedNode(iri)])), {})
    own, issuer = (short(maybe(row, name) or "") for name in ("instrument", "issuer"))
    return replace(statement, instrument=own, institution=issuer)


def _names(store: Readable, iris: Iris, statement: Statement) -> dict[str, Any]:
    """What the instruments and institutions of a statement are called, by their ids."""
    nodes = [
        (id_, NamedNode(f"{base}id/{kind}/{id_}"))
        for kind, ids in (
            ("instrument", f"{statement.subject} {statement.instrument}"),
            ("institution", statement.institution),
        )
        for id_ in ids.split()
        for base in (iris.base, DEFAULT_BASE)
    ]
    known = labels(store, [node for _, node in nodes])
    return {id_: present.plain(known[node.value]) for id_, node in nodes if node.value in known}


def _comparison(iris: Iris, found: Item) -> str | None:
    return found.iri if found.iri.startswith(f"{iris.base}id/comparison/") else None


def _reasons(found: Item, candidates: Iterable[Any]) -> set[str]:
    own = found.doubtful.doubts if found.doubtful else ()
    return {*own, *(reason for one in candidates for reason in one.reasons)}


def _reason(name: str, known: Mapping[str, Text]) -> dict[str, Any]:
    return {"id": name, "label": present.plain(known.get(f"{LK.iri}{name}"))}


def _decision(one: Decision, standing: Standing | None, published: Collection[str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "decision": one.verb.value,
        "reviewer": one.by,
        "via": one.via or None,
        "time": one.time,
        "note": one.note,
        "correction": one.correction.given(),
        "standing": bool(standing and standing.stands(one)),
        "published": one.id in published,
    }
