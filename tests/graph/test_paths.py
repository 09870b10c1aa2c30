"""The cheapest path over a graph that is only asked for piece by piece."""

from collections import defaultdict

import pytest

from graph.paths import Edge, cheapest


class Network:
    """Edges told from both ends, except at hubs; `asked` are the nodes whose neighbours were asked for."""

    def __init__(self, edges, hubs=()):
        self.told = defaultdict(list)
        self.asked = []
        for one, relation, other, cost in edges:
            self.told[one].append(Edge(other, relation, forward=True, cost=cost))
            if other not in hubs:
                self.told[other].append(Edge(one, relation, forward=False, cost=cost))

    def __call__(self, node):
        self.asked.append(node)
        return self.told[node]


def search(network, start, goal, most=100, seconds=120.0):
    return cheapest(network, start, goal, most=most, seconds=seconds)


def test_cheap_steps_are_preferred_to_few():
    network = Network([("a", "far", "z", 9), ("a", "near", "b", 1), ("b", "near", "z", 1)])
    walk = search(network, "a", "z")
    assert walk.nodes == ("a", "b", "z")
    assert [edge.relation for edge in walk.edges] == ["near", "near"]


def test_each_edge_tells_which_way_it_was_said():
    network = Network([("a", "r", "b", 1), ("c", "s", "b", 1)])
    walk = search(network, "a", "c")
    assert [(edge.relation, edge.forward) for edge in walk.edges] == [("r", True), ("s", False)]


def test_a_hub_is_an_end_and_no_way_through():
    spokes = [(f"n{i}", "in", "hub", 1) for i in range(9)]
    assert search(Network(spokes, hubs={"hub"}), "hub", "n3").nodes == ("hub", "n3")


def test_what_one_side_cannot_see_the_other_finds():
    edges = [("plan", "rests on", "hub", 1), ("hub", "rests on", "law", 1)]
    assert search(Network(edges, hubs={"hub"}), "law", "plan").nodes == ("law", "hub", "plan")


def test_nothing_between_two_islands():
    walk = search(Network([("a", "r", "b", 1), ("y", "r", "z", 1)]), "a", "z")
    assert walk.nodes == ()
    assert walk.complete


def test_a_thing_is_linked_to_itself_by_no_step():
    assert search(Network([]), "a", "a").nodes == ("a",)


def test_it_ends_when_enough_was_asked_and_says_so():
    chain = [(f"n{i}", "next", f"n{i + 1}", 1) for i in range(50)]
    walk = search(network := Network(chain), "n0", "n50", most=10)
    assert (walk.nodes, walk.complete, len(network.asked)) == ((), False, 10)


def test_it_ends_when_the_time_is_over():
    assert not search(Network([("a", "r", "b", 1)]), "a", "z", seconds=-1.0).complete


def test_only_what_is_near_is_asked_for():
    bushes = [(f"n{i}", "r", f"n{i}-{j}", 1) for i in range(3) for j in range(50)]
    network = Network([("n0", "r", "n1", 1), ("n1", "r", "n2", 1), *bushes])
    search(network, "n0", "n2")
    assert len(network.asked) < 5


@pytest.mark.parametrize("swap", [False, True])
def test_of_equal_paths_it_is_always_the_same(swap):
    edges = [("a", "r", "b", 1), ("a", "r", "c", 1), ("b", "r", "z", 1), ("c", "r", "z", 1)]
    walk = search(Network(list(reversed(edges)) if swap else edges), "a", "z")
    assert walk.nodes == ("a", "b", "z")
