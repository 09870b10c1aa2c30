"""A count of an answer leads to the facts that it sums up."""

from urllib.parse import parse_qs, urlsplit

from api import present
from queries.catalogue import load
from queries.run import run
from tests.queries.conftest import small_world


def test_the_address_in_a_count_lists_as_many_facts_with_their_sentences() -> None:
    store = small_world(inference=True)
    counted = present.answer(run(load()["sector-coverage"], store))["rows"]
    assert len(counted) > 1
    for row in counted:
        address = urlsplit(row["results"]["opens"])
        asked = load()[address.path.removeprefix("/questions/")]
        listed = run(asked, store, {name: value for name, (value,) in parse_qs(address.query).items()})
        assert len(listed.table.rows) == int(row["results"]["value"])
        assert {fact["result"].value for fact in listed.table.rows} == listed.evidence.keys()


def test_other_cells_lead_nowhere() -> None:
    (row, *_) = present.answer(run(load()["sector-coverage"], small_world(inference=True)))["rows"]
    assert "opens" not in row["documents"]
