"""Many things told as few groups, with counts that add up."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.store import Table
from ontology.terms import LK, RDF, SKOS
from queries.errors import BadParameter
from queries.exploring import MOST, view
from queries.grouping import FEW, Group, found, parts, shown
from queries.memory import InMemory
from queries.overview import of_rows, of_triples, picture
from tests.queries.world import IRIS

HUB = NamedNode("http://example.org/hub")
LINK = NamedNode("http://example.org/ns#link")


def thing(number: int) -> NamedNode:
    return NamedNode(f"http://example.org/thing/{number:04}")


@pytest.fixture(scope="module")
def crowd() -> InMemory:
    """A hub that 1200 things are linked to: 900 targets of three places, and 300 results."""
    quads = []
    for number in range(1200):
        one = thing(number)
        quads.append((one, LINK, HUB))
        quads.append((one, RDF.type, LK.Target if number < 900 else LK.Result))
        if number < 900:
            quads.append((one, LK.place, NamedNode(f"http://example.org/place/{number % 3}")))
    quads.append((HUB, SKOS.prefLabel, Literal("trung tâm", language="vi")))
    return InMemory([Quad(*quad, NamedNode("http://example.org/graph")) for quad in quads])


def root(crowd: InMemory) -> Group:
    (group,) = found(crowd, IRIS, [f"in {LINK.value} {HUB.value}"], lambda _: tuple(map(thing, range(1200))))
    return group


def test_a_group_falls_apart_by_class_then_by_place_then_by_order(crowd: InMemory) -> None:
    by_class = parts(crowd, IRIS, root(crowd))
    assert [(group.id.split("#")[-1], len(group.things)) for group in by_class] == [
        ("Target", 900),
        ("Result", 300),
    ]
    by_place = parts(crowd, IRIS, by_class[0])
    assert [len(group.things) for group in by_place] == [300, 300, 300]
    assert all("place=" in group.id for group in by_place)
    by_order = parts(crowd, IRIS, by_class[1])
    assert [len(group.things) for group in by_order] == [FEW] * 6
    singles = parts(crowd, IRIS, by_order[0])
    assert [len(group.things) for group in singles] == [1] * FEW


def test_a_group_is_found_again_by_its_id(crowd: InMemory) -> None:
    whole = root(crowd)
    for group in parts(crowd, IRIS, parts(crowd, IRIS, whole)[0]):
        assert found(crowd, IRIS, [group.id], lambda _: whole.things) == [group]


def test_groups_say_what_they_have_in_common(crowd: InMemory) -> None:
    first, second = shown(crowd, parts(crowd, IRIS, root(crowd)))
    assert (first.kind.id, first.count) == ("Target", 900)
    assert (second.kind.id, second.count) == ("Result", 300)


def test_where_there_are_very_many_values_the_rarest_are_one_group() -> None:
    places = [
        (one, LK.place, NamedNode(f"http://example.org/place/{one.value[-4:-1]}"))
        for one in map(thing, range(400))
    ]
    store = InMemory([Quad(*place, NamedNode("http://example.org/graph")) for place in places])
    groups = parts(store, IRIS, Group("answer", tuple(map(thing, range(400)))))
    assert len(groups) == 24
    assert (groups[-1].id, len(groups[-1].things)) == ("answer place=*", 400 - 23 * 10)
    again = parts(store, IRIS, groups[-1])
    assert sum(len(group.things) for group in again) == 400 - 23 * 10


def test_links_of_groups_are_counted(crowd: InMemory) -> None:
    groups = parts(crowd, IRIS, root(crowd))
    seen = view(crowd, IRIS, [HUB, thing(0)], groups)
    counts = {edge.source: edge.count for edge in seen.edges if edge.target == HUB.value}
    assert counts == {groups[0].id: 899, groups[1].id: 300, thing(0).value: 1}
    assert [group.count for group in seen.groups] == [899, 300]  # What stands by itself is in no group.


@pytest.mark.parametrize(
    "group", ["", "x", "in a", "answers", "answer colour=red", "answer part=x", "answer" + " class=" * 50]
)
def test_what_is_no_group_is_told(crowd: InMemory, group: str) -> None:
    with pytest.raises(BadParameter):
        found(crowd, IRIS, [group], lambda _: (HUB,))


def test_a_small_answer_is_drawn_thing_by_thing(crowd: InMemory) -> None:
    triples = [Triple(thing(number), LINK, thing(number + 1)) for number in range(5)]
    drawn = picture(crowd, IRIS, of_triples([*triples, Triple(HUB, SKOS.prefLabel, Literal("x"))]))
    assert (len(drawn.nodes), drawn.groups, drawn.things, drawn.links) == (6, (), 6, 5)


def test_a_large_answer_is_drawn_in_groups_whose_counts_add_up(crowd: InMemory) -> None:
    whole = of_triples(Triple(thing(number), LINK, HUB) for number in range(1200))
    drawn = picture(crowd, IRIS, whole)
    assert (drawn.things, drawn.links) == (1201, 1200)
    assert sum(group.count for group in drawn.groups) + len(drawn.nodes) == 1201
    assert sum(edge.count for edge in drawn.edges) == 1200
    opened = picture(crowd, IRIS, whole, [drawn.groups[0].id])
    assert sum(group.count for group in opened.groups) + len(opened.nodes) == 1201
    assert sum(edge.count for edge in opened.edges) == 1200
    assert len(opened.groups) > len(drawn.groups)


def test_however_much_is_opened_there_is_room(crowd: InMemory) -> None:
    whole = of_triples(Triple(thing(number), LINK, HUB) for number in range(1200))
    opened: list[str] = []
    for _ in range(40):
        drawn = picture(crowd, IRIS, whole, opened)
        opened += [group.id for group in drawn.groups if group.id not in opened]
    assert 400 < len(drawn.nodes) + len(drawn.groups) <= MOST


def test_things_in_a_row_hang_together_by_their_columns(crowd: InMemory) -> None:
    rows = ({"target": thing(0), "value": Literal("5"), "place": HUB}, {"target": thing(1), "place": HUB})
    network = of_rows(crowd, Table(("target", "value", "place"), rows))
    assert network.links == ((thing(0).value, "?place", HUB.value), (thing(1).value, "?place", HUB.value))


def test_a_list_of_things_hangs_together_by_what_is_stated(crowd: InMemory) -> None:
    rows = tuple({"s": one} for one in (thing(0), thing(1), HUB))
    assert of_rows(crowd, Table(("s",), rows)).links == (
        (thing(0).value, LINK.value, HUB.value),
        (thing(1).value, LINK.value, HUB.value),
    )
