"""The W3C's suites over HTTP: each of their tests is one here; what fails is known, with its reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.manifests import Entry
from tests.conformance.report import written
from tests.conformance.running import run
from tests.conformance.service import Service, service
from tests.conformance.suites import FOLDER, KNOWN, REPORT, SUITES, Suite

ENTRIES = {entry.id: entry for suite in SUITES for entry in suite.entries()} if FOLDER.is_dir() else {}


@pytest.fixture(scope="module")
def tested(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with service(tmp_path_factory.mktemp("conformance")) as running:
        yield running


@pytest.fixture(scope="module")
def outcomes() -> dict[str, bool]:
    """Whether each test that has been run passed."""
    return {}


def parameters() -> list[object]:
    """The tests; those that are known to fail must fail."""
    return [
        pytest.param(entry, id=name, marks=[pytest.mark.xfail(reason=KNOWN[name])] if name in KNOWN else [])
        for name, entry in ENTRIES.items()
    ]


@pytest.mark.parametrize("entry", parameters())
def test_the_endpoint_does_as_the_w3c_has_it(
    entry: Entry, tested: Service, outcomes: dict[str, bool]
) -> None:
    outcomes[entry.id] = False
    run(entry, tested)
    outcomes[entry.id] = True


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.title)
def test_no_suite_has_lost_a_test(suite: Suite, shared: Path) -> None:
    assert len({entry.id for entry in suite.entries()}) == suite.size


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.title)
def test_as_many_pass_as_must(suite: Suite, shared: Path, outcomes: dict[str, bool]) -> None:
    entries = suite.entries()
    if not outcomes.keys() >= {entry.id for entry in entries}:
        pytest.skip("only some of the tests of this suite were run")
    assert sum(outcomes[entry.id] for entry in entries) >= suite.least


def test_the_page_says_what_the_run_gave(shared: Path, outcomes: dict[str, bool]) -> None:
    if outcomes.keys() != ENTRIES.keys():
        pytest.skip("only some of the tests were run")
    assert REPORT.read_text("utf-8") == written(ENTRIES, outcomes), "run `make conformance`"


def test_what_is_known_to_fail_is_a_test(shared: Path) -> None:
    assert KNOWN.keys() <= ENTRIES.keys()
