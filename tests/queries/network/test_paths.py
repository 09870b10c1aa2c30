"""How things of the small world are linked, with the sentences that say so."""

import pytest

from ontology.terms import LK
from queries.memory import InMemory
from queries.names import short
from queries.network.paths import Path, path
from queries.network.relations import HUB
from queries.things import find
from queries.views import bound
from tests.queries.world import IRIS
from tests.queries.world import LK as NS


def linked(store: InMemory, start: str, goal: str) -> Path:
    return path(store, find(start, store), find(goal, store))


def steps(found: Path) -> list[tuple[str, str, str, bool]]:
    return [
        (short(s.subject.iri), short(s.relation.iri), short(s.object.iri), s.forward) for s in found.steps
    ]


def test_a_target_leads_to_the_decision_by_the_national_target_it_matches(store: InMemory) -> None:
    found = linked(store, "dien-bien/691-694", "QĐ 749")
    assert steps(found) == [
        ("dien-bien/fact/691-694", "exactMatch", "749-2025-online-service-level4-share", True),
        ("749-2025-online-service-level4-share", "setBy", "749-QD-TTg", True),
    ]
    assert [[e.exact for e in step.evidence] for step in found.steps] == [["80%", "80%"], ["80%"]]
    assert found.steps[0].via is not None


def test_it_is_the_same_path_the_other_way_round(store: InMemory) -> None:
    there, back = linked(store, "dien-bien", "09-NQ/TU"), linked(store, "09-NQ/TU", "dien-bien")
    assert [step[:3] for step in steps(there)] == [step[:3] for step in reversed(steps(back))]
    assert [step.forward for step in there.steps] == [not step.forward for step in reversed(back.steps)]


def test_a_relation_tells_its_sentence_before_the_register(store: InMemory) -> None:
    (step,) = linked(store, "1905/KH-UBND", "749/QĐ-TTg").steps
    assert [e.exact for e in step.evidence] == ["Quyết định 749/QĐ-TTg"]
    assert (short(step.relation.iri), step.source) == ("implements", None)


def test_what_only_the_register_says_is_told_as_that(store: InMemory) -> None:
    (step,) = linked(store, "48-NQ/TU", "749/QĐ-TTg").steps
    assert step.evidence == ()
    assert step.source is not None
    assert short(step.source.iri) == "instruments-register"


def test_every_step_has_names_in_both_languages(store: InMemory) -> None:
    found = linked(store, "Quảng Ninh", "mobile-coverage")
    assert found.found
    for step in found.steps:
        for thing in (step.subject, step.relation, step.object):
            assert thing.label.vi
            assert thing.label.en


def test_no_path_leads_over_units_levels_or_classes(store: InMemory) -> None:
    relations = bound("path-forward", {}) + bound("path-backward", {})
    for hub in ("lk:unit", "lk:level", "lk:comparator", "rdf:type", "skos:inScheme", "lk:verdict ?node"):
        assert hub not in relations
    found = linked(store, f"{NS}percent", "749/QĐ-TTg")
    assert not found.found
    assert found.searched.complete


def test_a_national_level_is_linked_to_nothing_and_says_how_far_was_looked(store: InMemory) -> None:
    found = path(store, find("commune", store), find("749/QĐ-TTg", store))
    assert (found.found, found.steps) == (False, ())
    assert found.searched.things > 1


@pytest.fixture(scope="module")
def busy(store: InMemory) -> InMemory:
    """A world in which more plans than a hub may have rest on 749."""
    from tests.queries.conftest import small_world

    graphs = small_world(inference=False)
    from pyoxigraph import NamedNode, Triple

    decision = find("749/QĐ-TTg", graphs)
    plans = [NamedNode(f"https://w3id.org/lienket/id/instrument/99/{number}-KH") for number in range(HUB + 1)]
    graphs.add(IRIS.document_graph("many"), (Triple(plan, LK.implements, decision) for plan in plans))
    return graphs


def test_a_hub_is_named_and_not_walked_through_backwards(busy: InMemory) -> None:
    found = linked(busy, "1905/KH-UBND", "09-NQ/TU")
    assert found.found
    assert "749-QD-TTg" in [short(hub.iri) for hub in found.searched.hubs] or len(found.steps) == 2
    assert found.searched.things < 20
