"""What the suites give, as `docs/conformance.md` tells it."""

from collections.abc import Mapping

from tests.conformance.manifests import Entry
from tests.conformance.suites import KNOWN, SUITES

Outcomes = Mapping[str, bool]
"""Whether each test passed, by its id."""

_HEAD = """# Conformance

What the W3C's SPARQL test suites (`rdf-tests`, commit ad541a5) give over HTTP against lienket's endpoint.
Data come in with a token, queries go to `/sparql` with `union-default-graph=false`. `make conformance` runs
the suites and writes this page; a test asserts that it is what they give. Answers are compared as graphs and
as bags of solutions, whatever their blank nodes are called, and numbers by value, as the store keeps them.

Some texts are well formed and still not run: LOAD would fetch from the network, so an update with it is
parsed, which is what a test of syntax asks, and then refused (403). `LOAD SILENT` is a load that may fail,
and does. The protocol's tests suppose a document `data0.rdf` whose content they do not give; it is given some
triples.

| suite | tests | pass | required |
|---|---|---|---|
"""


def written(entries: Mapping[str, Entry], outcomes: Outcomes) -> str:
    """The page. `entries` are the tests by their ids, as `outcomes` are."""
    rows = []
    for suite in SUITES:
        passed = sum(outcomes[entry.id] for entry in suite.entries())
        rows.append(f"| {suite.title} | {suite.size} | {passed} | {suite.least} |\n")
    failed = [name for name, passed in outcomes.items() if not passed]
    lines = [f"| `{name}` | {entries[name].name} | {KNOWN.get(name, '**not known**')} |\n" for name in failed]
    failures = ["\n## What fails, and why\n\n", "| test | its name | reason |\n|---|---|---|\n", *lines]
    return _HEAD + "".join(rows) + "".join(failures)
