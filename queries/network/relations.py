"""Which relations explain how two things are linked, and how much each of them explains."""

from typing import Final

from pyoxigraph import NamedNode

from graph.paths import Edge
from ontology.iris import shared
from ontology.terms import DCTERMS, ELI, LK, SKOS
from queries.views import Readable, maybe, select, text

HUB: Final = 200
"""What more things are joined to leads everywhere, and so explains nothing: see `views/path-backward.rq`."""

_INSTRUMENT: Final = shared("instrument", "").value

LEGAL: Final = frozenset(
    (LK.implements, LK.basedOn, LK.amends, LK.replaces, LK.repeals, LK.proposes, LK.cites)
)
"""What legal relations say of two instruments."""

_USUAL: Final = 1.0
_COSTS: Final = {
    LK.implements: 0.9,  # which by inference is a basis as well, and says more
    DCTERMS["source"]: 0.5,  # of the programme's text
    LK.treats: 3.0,
    LK.cites: 2.0,
    LK.responsible: 2.0,
    LK.taskGroup: 2.0,
    LK.successor: 2.0,
    DCTERMS["isReplacedBy"]: 2.0,
    LK.coordinating: 3.0,
    LK.reportedBy: 3.0,
    LK.sector: 3.0,
    LK.indicator: 3.0,
    LK.mentions: 3.0,
    ELI.passed_by: 3.0,
    SKOS.relatedMatch: 4.0,
    LK.pillar: 5.0,
    LK.place: 5.0,
}
"""What a step costs that says less, or more, than where something is stated or what it matches."""

_TREATED_INSTRUMENT: Final = 2.0


class Neighbourhood:
    """What things are joined to; `hubs` are those of which not all was told."""

    def __init__(self, store: Readable) -> None:
        self._store = store
        self.hubs: dict[str, None] = {}

    def __call__(self, node: str) -> list[Edge]:
        """The ways on from `node`. Of a hub, those that it has itself."""
        found = self._ask("path-forward", node, forward=True)
        joined = self._ask("path-backward", node, forward=False)
        if len(joined) > HUB:
            self.hubs[node] = None
            return found
        return found + joined

    def _ask(self, view: str, node: str, *, forward: bool) -> list[Edge]:
        rows = select(self._store, view, {"node": NamedNode(node)}).rows
        return [
            _edge(node, text(row, "relation"), text(row, "other"), maybe(row, "via"), forward=forward)
            for row in rows
        ]


def _edge(node: str, relation: str, other: str, via: str | None, *, forward: bool) -> Edge:
    cost = _COSTS.get(NamedNode(relation), _USUAL)
    thing = other if forward else node
    if relation == LK.treats.value and thing.startswith(_INSTRUMENT):
        cost = _TREATED_INSTRUMENT
    return Edge(other, relation, forward, cost, via)
