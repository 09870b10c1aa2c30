"""Centrality, likeness and communities of small networks whose figures can be checked by hand."""

from math import log2, sqrt

import pytest

from graph.analysis import alike, centralities, communities, ranks, weights


def test_what_is_cited_most_is_first_and_what_lies_between_says_so():
    found = centralities([("a", "b"), ("x", "b"), ("b", "c")], {"a", "b", "c"})
    assert list(found) == ["b", "c", "a"]
    assert (found["b"].citations, found["b"].rank) == (2, 1)
    assert found["b"].betweenness > found["c"].betweenness == 0


def test_what_only_cites_has_no_rank():
    assert set(centralities([("article", "law"), ("law", "act")], {"law", "act"})) == {"law", "act"}


def test_page_rank_adds_up_to_one_over_all_that_is_joined():
    nodes = {"a", "b", "c"}
    found = centralities([("a", "b"), ("b", "c"), ("a", "c")], nodes)
    assert sum(c.page_rank for c in found.values()) == pytest.approx(1, abs=1e-5)


def test_the_order_in_which_edges_come_changes_nothing():
    edges = [(f"n{i}", f"n{i * 7 % 20}") for i in range(60)]
    ranked = {name for edge in edges for name in edge}
    assert centralities(edges, ranked) == centralities(list(reversed(edges)), ranked)


def test_nothing_cited_gives_nothing():
    assert centralities([], {"a"}) == {}


def test_equals_share_a_place_and_the_next_is_left_out():
    assert ranks({"a": (-3,), "b": (-3,), "c": (-1,)}) == {"a": 1, "b": 1, "c": 3}


def test_what_few_have_weighs_more():
    assert weights({"d": {"x", "y"}, "e": {"x"}}) == {"x": 1.0, "y": round(log2(3), 4)}


def test_likeness_is_the_cosine_of_what_is_shared():
    found = alike({"d": {"x", "y"}, "e": {"x"}}, 10)
    assert found == {("d", "e"): round(1 / sqrt(1 + round(log2(3), 4) ** 2), 4)}


def test_who_shares_nothing_is_not_alike():
    assert alike({"d": {"x"}, "e": {"y"}, "f": set()}, 10) == {}


def test_of_each_only_the_nearest_are_kept():
    profiles = {"hub": {"a", "b", "c"}, "one": {"a"}, "two": {"a", "b"}, "three": {"a", "b", "c"}}
    assert ("hub", "three") in (found := alike(profiles, 1))
    assert len(found) < len(alike(profiles, 10))


def test_those_tied_closely_go_together_and_who_is_tied_to_nobody_stays_alone():
    ties = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.05}
    assert communities(ties, ["d", "c", "b", "a", "e"]) == [["a", "b"], ["c", "d"], ["e"]]
