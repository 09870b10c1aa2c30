"""A large network with fewer nodes: nothing is lost from the counts, and what is special stays."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from graph.export.condensed import condensed


def star(*leaves: int) -> nx.MultiDiGraph[str]:
    """Hubs in a row, each with so many targets and one task."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hub, count in enumerate(leaves):
        network.add_node(f"hub {hub}", label=f"Hub {hub}", type="lk:Place")
        for leaf in range(count):
            network.add_node(f"leaf {hub}.{leaf}", label=f"Leaf {hub}.{leaf}", type="lk:Target")
            network.add_edge(
                f"leaf {hub}.{leaf}", f"hub {hub}", key="lk:place", label="lk:place", property="p"
            )
        network.add_node(f"task {hub}", label=f"Task {hub}", type="lk:Task")
        network.add_edge(f"task {hub}", f"hub {hub}", key="lk:place", label="lk:place", property="p")
    return network


def scattered(nodes: int, links: int, kinds: int = 5) -> nx.MultiDiGraph[str]:
    chance = random.Random(749)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in range(nodes):
        network.add_node(f"n{node}", label=f"N{node}", type=f"lk:Kind{node % kinds}")
    for _ in range(links):
        start, end = int(nodes * chance.random()), int(nodes * chance.random() ** 3)
        network.add_edge(f"n{start}", f"n{end}", key="k", label="k", property="p")
    return network


def stand_for(network: nx.MultiDiGraph[str]) -> int:
    return sum(about.get("members", 1) for _, about in network.nodes(data=True))


def test_a_small_network_stays_as_it_is() -> None:
    whole = star(3, 4)
    assert condensed(whole, 20).network is whole


def test_leaves_of_one_kind_on_one_thing_become_a_group_with_their_names() -> None:
    made = condensed(star(30, 40), 10)
    assert sorted(about["label"] for _, about in made.network.nodes(data=True)) == [
        "30 × lk:Target", "40 × lk:Target", "Hub 0", "Hub 1", "Task 0", "Task 1",
    ]  # fmt: skip
    group = next(about for _, about in made.network.nodes(data=True) if about.get("members") == 30)
    assert group["names"].split("\n") == [f"Leaf 0.{leaf}" for leaf in range(30)]
    assert (made.nodes, made.links, made.alike, made.near) == (74, 72, 2, 0)
    assert sorted(about.get("count", 1) for *_, about in made.network.edges(data=True)) == [1, 1, 30, 40]


@pytest.mark.parametrize(("nodes", "links"), [(301, 10), (1_000, 2_000), (5_000, 10_000), (2_000, 0)])
def test_there_are_never_more_nodes_than_asked_for(nodes: int, links: int) -> None:
    whole = scattered(nodes, links)
    made = condensed(whole, 300)
    assert 1 < len(made.network) <= 300
    assert stand_for(made.network) == nodes
    told = sum(about.get("count", 1) for *_, about in made.network.edges(data=True))
    assert told == whole.number_of_edges()


def test_a_dense_network_has_few_enough_links_too() -> None:
    for nodes, links in ((200, 20_000), (2_000, 20_000)):
        made = condensed(scattered(nodes, links), 100)
        assert made.network.number_of_edges() <= 1_000
        assert stand_for(made.network) == nodes


def test_neither_are_there_where_each_thing_is_of_a_kind_of_its_own() -> None:
    assert len(condensed(scattered(2_000, 3_000, kinds=2_000), 100).network) <= 100


def test_what_has_the_most_links_stays_by_itself() -> None:
    whole = scattered(3_000, 8_000)
    made = condensed(whole, 300).network
    busiest = sorted(whole, key=lambda node: -whole.degree[node])[:20]
    assert [node for node in busiest if node not in made or "members" in made.nodes[node]] == []


def test_equal_networks_give_equal_pictures() -> None:
    one, other = (condensed(scattered(2_000, 4_000)).network for _ in range(2))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
