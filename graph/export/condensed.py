"""A large network with fewer nodes, for the eye: what is alike is drawn as one.

Two rules, applied only as far as they are needed: first, things of one kind with the same links become a
group; then the things with the most links stay, and the rest are grouped by kind around the nearest of these.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

MOST: Final = 300
"""Nodes that a browser lays out in a few seconds, and an eye takes in."""

LINKS: Final = 10
"""Links for each of these nodes: beyond, a drawing is one dark spot, and takes its time."""

_TOLD: Final = 50  # members of a group by name

Network = nx.MultiDiGraph
_Key = Callable[[str], Hashable]


@dataclass(frozen=True, slots=True)
class Condensed:
    """`network` has at most as many nodes as asked for. A group has `members`, how many it stands for, and
    `names`, some of theirs, a line each; a link that stands for several has `count`. `nodes` and `links` are
    those of the whole; `alike` and `near` how many groups each rule made."""

    network: Network[str]
    nodes: int
    links: int
    alike: int
    near: int


def condensed(whole: Network[str], most: int = MOST) -> Condensed:
    """`whole` (of `graph.network.view`) with at most `most` nodes, and `LINKS` times as many links where its
    kinds are few enough; as it is where it has no more."""
    network = whole
    while not _fits(network, most):
        smaller = _grouped(network, _links(network), "alike")
        if len(smaller) == len(network):
            break
        network = smaller
    if not _fits(network, most):
        network = _grouped(network, _around(network, most), "near")
    made = Counter(about.get("rule") for _, about in network.nodes(data=True))
    return Condensed(network, len(whole), whole.number_of_edges(), made["alike"], made["near"])


def _fits(network: Network[str], most: int) -> bool:
    return len(network) <= most and network.number_of_edges() <= most * LINKS


def kind(about: Mapping[str, Any]) -> str:
    """The type of a node by which it is coloured, one of our own if it can be; `?` where it has none."""
    types = str(about.get("type", "?")).split(" ")
    return next((name for name in types if name.startswith("lk:")), types[0])


def _links(network: Network[str]) -> _Key:
    """What things that are alike share: their kind, and all their links."""
    ends: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for start, end, name in network.edges(keys=True):
        ends[start].add(("to", name, end))
        ends[end].add(("from", name, start))
    return lambda node: (kind(network.nodes[node]), frozenset(ends[node]))


def _around(network: Network[str], most: int) -> _Key:
    """The things with the most links by themselves, each other one by its kind and the nearest of these; by
    its kind alone where that makes too many groups."""
    order = sorted(network, key=lambda node: (-network.degree[node], node))
    kinds = {node: kind(about) for node, about in network.nodes(data=True)}
    common = {name for name, _ in Counter(kinds.values()).most_common(most // 2)}
    kinds = {node: name if name in common else "…" for node, name in kinds.items()}
    for share in (3, 6, 12, 25, 50, 100):
        centre = _nearest(network, order[: most // share])
        groups = {
            node: node if centre.get(node) == node else (centre.get(node), kinds[node]) for node in order
        }
        links = {(groups[start], groups[end], name) for start, end, name in network.edges(keys=True)}
        if len(set(groups.values())) <= most and len(links) <= most * LINKS:
            return groups.__getitem__
    return kinds.__getitem__


def _nearest(network: Network[str], centres: list[str]) -> dict[str, str]:
    """The nearest of `centres` for each node that links lead to it from."""
    nearest = {node: node for node in centres}
    front = centres
    while front:
        reached = [(far, nearest[node]) for node in front for far in nx.all_neighbors(network, node)]
        front = []
        for far, centre in reached:
            if far not in nearest:
                nearest[far] = centre
                front.append(far)
    return nearest


def _grouped(network: Network[str], key: _Key, rule: str) -> Network[str]:
    """A network with a node for each value of `key`; a group is called by the first of its members."""
    members: dict[Hashable, list[str]] = defaultdict(list)
    for node in network:
        members[key(node)].append(node)
    made: Network[str] = nx.MultiDiGraph()
    place: dict[str, str] = {}
    for alike in members.values():
        place.update(dict.fromkeys(alike, alike[0]))
        one = network.nodes[alike[0]]
        made.add_node(alike[0], **(one if len(alike) == 1 else _group(network, alike, rule)))
    for start, end, name, about in network.edges(keys=True, data=True):
        _join(made, (place[start], place[end], name), about)
    return made


def _group(network: Network[str], nodes: list[str], rule: str) -> dict[str, Any]:
    about = [network.nodes[node] for node in nodes]
    names = [name for one in about for name in _names(one)]
    count = sum(one.get("members", 1) for one in about)
    kinds = sorted({kind(one) for one in about})
    shown = kinds[0] if len(kinds) == 1 else "…"
    return {
        "label": f"{count} × {shown}",
        "type": shown,
        "members": count,
        "names": "\n".join(names[:_TOLD]),
        "rule": rule,
    }


def _names(about: Mapping[str, Any]) -> list[str]:
    return str(about["names"]).split("\n") if "names" in about else [" ".join(str(about["label"]).split())]


def _join(network: Network[str], link: tuple[str, str, str], about: Mapping[str, Any]) -> None:
    start, end, name = link
    count = about.get("count", 1)
    if network.has_edge(start, end, key=name):
        network.edges[link]["count"] = network.edges[link].get("count", 1) + count
    else:
        network.add_edge(start, end, key=name, **about)
