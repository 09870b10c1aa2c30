"""Every `.rq` file runs as it is."""

from importlib.resources import files

import pytest

from queries.rules import rules
from queries.views import bound

VIEWS = sorted(f.name.removesuffix(".rq") for f in (files("queries") / "views").iterdir())


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_runs_with_its_examples_and_says_what_it_is_for(view, store):
    sparql = bound(view, {})
    assert store.construct(sparql) if "CONSTRUCT {" in sparql else store.select(sparql).columns
    assert (files("queries") / "views" / f"{view}.rq").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("store", [False], ids=["stated"], indirect=True)
@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_rule_runs_as_it_is(rule, store):
    assert store.construct(rules()[rule].query)
    assert (rules()[rule].id, rules()[rule].iri.value) == (rule, f"https://w3id.org/lienket/id/rule/{rule}")
