"""What `lienket extract` tells of a document that is not published: which national targets it links to."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from ontology.iris import Iris
from queries.derivation import derive
from queries.memory import InMemory
from queries.names import short
from queries.views import select, text

_RELATIONS = frozenset({"equal", "stricter", "looser"})


@dataclass(frozen=True, slots=True)
class Link:
    """A target that has a national counterpart: where its quantity begins, the national target's id, and
    `equal`, `stricter` or `looser`."""

    start: int
    national: str
    relation: str


def compare(quads: Iterable[Quad], iris: Iris) -> list[Link]:
    """The links of one document, in the order of its text, by the same rules as at publication.

    `quads` hold the document's facts, the programme, and the indicators.
    """
    graphs = InMemory(quads)
    derive(graphs, iris, inference=False)
    found = {
        Link(int(text(row, "start")), short(text(row, "national")), short(text(row, "verdict")))
        for row in select(graphs, "links").rows
    }
    return sorted(
        (link for link in found if link.relation in _RELATIONS), key=lambda link: (link.start, link.national)
    )
