"""Every `.rq` file runs as it is."""

from importlib.resources import files

import pytest
from pyoxigraph import RdfFormat, parse

from queries.rules import rules
from queries.views import bound
from tests.queries.world import IRIS

VIEWS = sorted(f.name.removesuffix(".rq") for f in (files("queries") / "views").iterdir())


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_runs_with_its_examples_and_says_what_it_is_for(view, store):
    sparql = bound(view, {})
    assert store.construct(sparql) if "CONSTRUCT {" in sparql else store.select(sparql).columns
    assert (files("queries") / "views" / f"{view}.rq").read_text(encoding="utf-8").startswith("# ")


REVIEW = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@base <https://w3id.org/lienket/id/> .
<review/1> a lk:Review ; lk:reviewed <mapping/dien-bien/691-694/749-2025-online-service-level4-share> ;
  lk:outcome lk:accepted ; prov:wasAssociatedWith <person/an> ;
  prov:endedAtTime "2026-11-22T09:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
<mapping/dien-bien/691-694/749-2025-online-service-level4-share> lk:review lk:accepted .
"""
GOAL = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@base <https://w3id.org/lienket/id/> .
<document/goals/fact/5-9> a lk:Goal ; lk:goalIndicator <indicator/mobile-coverage> ; lk:place <place/11> ;
  lk:statedIn <document/goals> ; lk:evidence [ oa:hasTarget [ oa:hasSelector [ oa:exact "phổ cập 5G" ] ] ] .
"""
MORE = {IRIS.graph("reviews", "document", "dien-bien"): REVIEW, IRIS.document_graph("goals"): GOAL}


@pytest.fixture
def more(store):
    """The small world, with a review and a goal in words in it."""
    for graph, turtle in MORE.items():
        store.add(graph, (quad.triple for quad in parse(turtle, RdfFormat.TURTLE)))
    yield store
    for graph in MORE:
        store.remove(graph)


@pytest.mark.usefixtures("more")
@pytest.mark.parametrize("store", [False], ids=["stated"], indirect=True)
@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_rule_runs_as_it_is(rule, store):
    assert store.construct(rules()[rule].query)
    assert (rules()[rule].id, rules()[rule].iri.value) == (rule, f"https://w3id.org/lienket/id/rule/{rule}")
