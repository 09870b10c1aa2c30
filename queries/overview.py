"""The answer of a query as a picture: its things and how they hang together, so few that they can be seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode, Triple

from graph.store import Table
from ontology.iris import Iris
from queries.exploring import MOST, Edge, Node, Statement, edges, nodes, standing, stated
from queries.grouping import ANSWER, FEW, Group, Shown, divided, parts, shown
from queries.views import Readable


@dataclass(frozen=True, slots=True)
class Network:
    """Things in the order in which they were found, and the links between them, each once."""

    things: tuple[NamedNode, ...]
    links: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A network as it is drawn. `things` and `links` are how many there are in all."""

    nodes: tuple[Node, ...]
    groups: tuple[Shown, ...]
    edges: tuple[Edge, ...]
    things: int
    links: int


def of_triples(triples: Iterable[Triple]) -> Network:
    """The things that triples join; blank nodes and literals are none."""
    joined = [
        (one.subject, one.predicate.value, one.object)
        for one in triples
        if isinstance(one.subject, NamedNode) and isinstance(one.object, NamedNode)
    ]
    things = (end for source, _, target in joined for end in (source, target))
    links = ((source.value, by, target.value) for source, by, target in joined)
    return Network(tuple(dict.fromkeys(things)), tuple(dict.fromkeys(links)))


def of_rows(store: Readable, table: Table) -> Network:
    """The things in the rows, each linked with the next one in its row by the name of that one's column, as
    `?target`; where no row has two, they are linked by what is stated."""
    rows = [
        [(name, one) for name in table.columns if isinstance(one := row.get(name), NamedNode)]
        for row in table.rows
    ]
    things = tuple(dict.fromkeys(one for row in rows for _, one in row))
    links = dict.fromkeys(
        (one.value, f"?{name}", other.value) for row in rows for (_, one), (name, other) in pairwise(row)
    )
    if links:
        return Network(things, tuple(links))
    within = {thing.value for thing in things}
    return Network(things, tuple(link for link in stated(store, things) if link[2] in within))


def picture(store: Readable, iris: Iris, network: Network, opened: Sequence[str] = ()) -> Picture:
    """A network with at most `MOST` nodes. Where it has more, its things stand there as groups; those of
    `opened` are open, one after another as far as there is room."""
    whole = Group(ANSWER, network.things)
    singles, groups = network.things, list[Group]()
    if len(network.things) > MOST:
        singles, groups = divided(_opened(store, iris, whole, opened))
    drawn = edges(store, network.links, standing(singles, groups))
    return Picture(
        nodes(store, iris, singles), shown(store, groups), drawn, len(network.things), len(network.links)
    )


def _opened(store: Readable, iris: Iris, whole: Group, opened: Sequence[str]) -> list[Group]:
    found = parts(store, iris, whole)
    for wanted in opened:
        place = next((at for at, group in enumerate(found) if group.id == wanted), None)
        if place is not None and len(found) + FEW <= MOST:
            found[place : place + 1] = parts(store, iris, found[place])
    return found
