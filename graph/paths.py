"""The cheapest path between two nodes of a graph too large to be held: only what is near is asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf
from time import monotonic

_Queue = list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Edge:
    """A way on to the node `other`, at some cost. `relation` joins the two, from the node that was asked
    about to the other one if `forward`. `via` is a node that says so, if there is one."""

    other: str
    relation: str
    forward: bool
    cost: float
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What a search came to: the nodes of the cheapest path and the edges between them, none where there is
    no path. `asked` counts nodes whose neighbours were asked for; `complete` is false where the search was
    ended before all was seen, so that there may be a path, or a cheaper one."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    asked: int
    complete: bool


def cheapest(
    neighbours: Callable[[str], Iterable[Edge]], start: str, goal: str, *, most: int, seconds: float
) -> Walk:
    """Search from both ends at once (Dijkstra), asking for the neighbours of up to `most` nodes within some
    seconds. Of equally cheap paths it is always the same one."""
    sides = (_Side(start), _Side(goal))
    best, meeting = (0.0, start) if start == goal else (inf, None)
    asked, end = 0, monotonic() + seconds
    while any(side.queue for side in sides) and sum(side.nearest for side in sides) < best:
        if asked == most or monotonic() > end:
            return _walk(sides, meeting, asked, complete=False)
        side, other = sorted(sides, key=lambda side: len(side.queue) or inf)
        node = side.take()
        if node is None:
            continue
        asked += 1
        for edge in sorted(neighbours(node), key=lambda edge: (edge.cost, edge.relation, edge.other)):
            cost = side.reach(node, edge)
            if cost is not None and cost + other.costs.get(edge.other, inf) < best:
                best, meeting = cost + other.costs[edge.other], edge.other
    return _walk(sides, meeting, asked, complete=True)


@dataclass(slots=True)
class _Side:
    """The search from one end: what it costs to get to a node, and over which edge."""

    end: str
    costs: dict[str, float] = field(init=False)
    came: dict[str, tuple[str, Edge]] = field(default_factory=dict)
    queue: _Queue = field(init=False)
    done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.costs, self.queue = {self.end: 0.0}, [(0.0, self.end)]

    @property
    def nearest(self) -> float:
        """What the next node costs; nothing where there is none, as the other side may still come here."""
        return self.queue[0][0] if self.queue else 0.0

    def take(self) -> str | None:
        """The nearest node, unless it was taken before."""
        _, node = heappop(self.queue)
        if node in self.done:
            return None
        self.done.add(node)
        return node

    def reach(self, node: str, edge: Edge) -> float | None:
        """What it costs to get over `edge` from `node`, if that is less than so far."""
        cost = self.costs[node] + edge.cost
        if cost >= self.costs.get(edge.other, inf):
            return None
        self.costs[edge.other], self.came[edge.other] = cost, (node, edge)
        heappush(self.queue, (cost, edge.other))
        return cost

    def back(self, node: str) -> list[tuple[str, Edge]]:
        """The nodes and edges from `node` back to the end."""
        found = []
        while node != self.end:
            before, edge = self.came[node]
            found.append((before, edge))
            node = before
        return found


def _walk(sides: tuple[_Side, _Side], meeting: str | None, asked: int, *, complete: bool) -> Walk:
    if meeting is None:
        return Walk((), (), asked, complete)
    first, second = (side.back(meeting) for side in sides)
    nodes = [before for before, _ in reversed(first)] + [meeting] + [before for before, _ in second]
    edges = [edge for _, edge in reversed(first)]
    edges += [Edge(before, e.relation, not e.forward, e.cost, e.via) for before, e in second]
    return Walk(tuple(nodes), tuple(edges), asked, complete)
