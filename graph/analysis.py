"""Measures of a network, whatever its nodes are: what is cited most, what is alike, what goes together.

Nodes are taken in the order of their names and figures are rounded, so that the same network gives the same
figures, in whatever order it was read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from math import log2
from typing import Final

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

_DECIMALS: Final = 6
_STEPS: Final = 2_000_000
"""Edges that betweenness may walk; in a larger network it starts from some nodes alone, always the same."""

_AT_ONCE: Final = 1000
"""Profiles that are compared with all others together, to bound the memory."""

_SEED: Final = 749

Profiles = Mapping[str, Set[str]]
"""What each thing has to do with."""


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central a node is: `citations` is its in-degree; PageRank and betweenness are from 0 to 1; `rank`
    is its place by citations and then by PageRank, which equals share."""

    citations: int
    page_rank: float
    betweenness: float
    rank: int


def centralities(edges: Iterable[tuple[str, str]], ranked: Set[str]) -> dict[str, Centrality]:
    """How central the `ranked` nodes among those that `edges` join are, by rank. The others, such as
    documents, cite and have no rank."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(sorted(set(edges)))
    if not graph:
        return {}
    page_rank = nx.pagerank(graph)
    starts = min(len(graph), max(10, _STEPS // (len(graph) + graph.size())))
    betweenness = nx.betweenness_centrality(graph, k=starts, seed=_SEED)
    cited = dict(graph.in_degree())
    keys = {node: (-cited[node], -round(page_rank[node], _DECIMALS)) for node in graph if node in ranked}
    return {
        node: Centrality(
            cited[node], round(page_rank[node], _DECIMALS), round(betweenness[node], _DECIMALS), rank
        )
        for node, rank in ranks(keys).items()
    }


def ranks(keys: Mapping[str, tuple[float, ...]]) -> dict[str, int]:
    """The places of things by their keys, the smallest first; equals share one, and the next is left out."""
    order = sorted(keys, key=lambda thing: (keys[thing], thing))
    places: dict[str, int] = {}
    for number, thing in enumerate(order, 1):
        before = order[number - 2] if number > 1 else thing
        places[thing] = places.get(before, 1) if keys[before] == keys[thing] else number
    return places


def weights(profiles: Profiles) -> dict[str, float]:
    """What each item tells of who has it, in bits: log2(1 + profiles / profiles that have it)."""
    having = Counter(item for items in profiles.values() for item in items)
    return {item: round(log2(1 + len(profiles) / number), 4) for item, number in sorted(having.items())}


def alike(profiles: Profiles, most: int) -> dict[tuple[str, str], float]:
    """The pairs of names whose profiles are alike, with the cosine of their weighted items: of each name the
    `most` nearest."""
    names = sorted(name for name, items in profiles.items() if items)
    vectors = _vectors([profiles[name] for name in names], weights(profiles))
    found: dict[tuple[str, str], float] = {}
    for start in range(0, len(names), _AT_ONCE):
        block = np.round((vectors[start : start + _AT_ONCE] @ vectors.T).toarray(), 4)
        for row, name in zip(block, names[start:], strict=False):
            for other in _nearest(row, most + 1):
                if names[other] != name:
                    first, second = sorted((name, names[other]))
                    found[first, second] = float(row[other])
    return dict(sorted(found.items()))


def communities(ties: Mapping[tuple[str, str], float], nodes: Iterable[str]) -> list[list[str]]:
    """The groups of nodes that are tied more closely with each other than with the rest (Louvain), each in
    the order of names, by their first one."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_weighted_edges_from((first, second, weight) for (first, second), weight in sorted(ties.items()))
    return sorted(sorted(group) for group in nx.community.louvain_communities(graph, seed=_SEED))


def _vectors(profiles: list[Set[str]], weighted: Mapping[str, float]) -> csr_array:
    """A row of length 1 for each profile, a column for each item."""
    column = {item: number for number, item in enumerate(weighted)}
    rows = [row for row, items in enumerate(profiles) for _ in items]
    cells = [item for items in profiles for item in sorted(items)]
    values = np.array([weighted[item] for item in cells])
    lengths = np.sqrt(np.bincount(rows, values**2, len(profiles)))
    shape = (len(profiles), len(column))
    return csr_array((values / lengths[rows], (rows, [column[item] for item in cells])), shape=shape)


def _nearest(row: np.ndarray, most: int) -> Iterator[int]:
    """The places of the largest numbers above 0, the largest first and equals in their order."""
    least = np.partition(row, -most)[-most] if len(row) > most else 0
    near = np.flatnonzero((row >= least) & (row > 0))
    yield from near[np.argsort(-row[near], kind="stable")][:most].tolist()
