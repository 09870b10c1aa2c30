"""What links things, as JSON: with the nodes and edges that the explorer draws."""

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import NamedNode

from api.present import answer, plain
from queries.model import Result, Text
from queries.names import short
from queries.network.cascade import counts
from queries.network.paths import Path, Step
from queries.network.similar import Similar
from queries.views import text

_THROUGH = Text("dựa vào", "builds on")
_TREATS = Text("nói về", "treats")


def path(found: Path) -> dict[str, Any]:
    """A path with its steps; `message` says in both languages what was searched where there is none."""
    things = {thing.iri: thing.label for step in found.steps for thing in (step.subject, step.object)}
    edges = [(s.subject.iri, s.object.iri, s.relation.label, s.relation.iri) for s in found.steps]
    return {
        "from": plain(found.start),
        "to": plain(found.goal),
        "found": found.found,
        "steps": [_step(step) for step in found.steps],
        "searched": plain(found.searched),
        "message": None if found.found else plain(not_found(found)),
        "graph": _graph(things, edges),
    }


def not_found(found: Path) -> Text:
    """What to tell where nothing links two things."""
    number, searched = found.searched.things, found.searched
    hubs = ", ".join(hub.label.vi for hub in searched.hubs), ", ".join(hub.label.en for hub in searched.hubs)
    vi = f"Không tìm thấy mối liên kết nào: đã xem {number} đối tượng ở quanh hai đầu"
    en = f"Nothing was found that links them: looked at {number} things around both ends"
    if searched.hubs:
        vi += f", không đi qua những điểm nối quá nhiều thứ ({hubs[0]})"
        en += f", not through what is joined to too many ({hubs[1]})"
    if not searched.complete:
        vi += "; chưa xem hết nên có thể vẫn có"
        en += "; not all was seen, so there may be something"
    return Text(vi + ".", en + ".")


def cascade(result: Result) -> dict[str, Any]:
    """What a change touches: counts by kind, the rows of the answer, and how they hang together."""
    of = result.arguments["of"]
    edges = {
        (text(row, "touched"), text(row, "through"))
        for row in result.table.rows
        if "through" in row and row["through"] != row["touched"]
    }
    things = {iri: _label(result, iri) for edge in edges for iri in edge}
    return {
        "of": of.value if isinstance(of, NamedNode) else None,
        "counts": [
            {"kind": kind, "label": plain(label), "count": number}
            for kind, (label, number) in counts(result).items()
        ],
        **answer(result),
        "graph": _graph(things, ((a, b, _THROUGH, None) for a, b in sorted(edges))),
    }


def similar(document: NamedNode, found: list[Similar]) -> dict[str, Any]:
    """The documents alike, with what is shared."""
    own = short(document.value)
    names = {document.value: Text(own, own)} | {other.iri: other.document.label for other in found}
    things = {item.iri: item.thing.label for other in found for item in other.shared}
    edges = {(document.value, item.iri) for other in found for item in other.shared}
    edges |= {(other.iri, item.iri) for other in found for item in other.shared}
    return {
        "document": own,
        "similar": plain(found),
        "graph": _graph(names | things, ((a, b, _TREATS, None) for a, b in sorted(edges))),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "subject": plain(step.subject),
        "relation": plain(step.relation),
        "object": plain(step.object),
        "forward": step.forward,
        "via": step.via,
        "evidence": plain(step.evidence),
        "source": plain(step.source),
    }


def _label(result: Result, iri: str) -> Text:
    return result.labels.get(iri, Text(short(iri), short(iri)))


def _graph(
    things: Mapping[str, Text], edges: Iterable[tuple[str, str, Text, str | None]]
) -> dict[str, list[dict[str, Any]]]:
    return {
        "nodes": [{"id": iri, "label": plain(label)} for iri, label in things.items()],
        "edges": [
            {"source": source, "target": target, "label": plain(label), "relation": relation}
            for source, target, label, relation in edges
        ],
    }
