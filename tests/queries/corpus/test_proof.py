"""Every row of every answer on the corpus leads down to exact words, or says that the register has it."""

import pytest

from ontology.iris import DEFAULT_BASE
from queries.catalogue import load
from queries.proof.comparison import comparison
from queries.proof.identity import row_ids
from queries.proof.proofs import prove
from queries.run import run

EACH = 3
"""Rows of an answer that are tried: the first, one in the middle, the last."""


@pytest.mark.parametrize("id_", list(load()))
def test_its_rows_are_proven(id_, corpus, shared):
    ids = row_ids(run(load()[id_], corpus))
    texts = {
        file.stem.replace("_", "-"): file.read_text(encoding="utf-8")
        for file in (shared / "corpus").glob("*.txt")
    }
    for tried in ids[:: max(1, len(ids) // EACH)]:
        steps = prove(corpus, load(), DEFAULT_BASE, tried).chain.steps
        quoted = [step.evidence for step in steps if step.evidence]
        assert quoted or any("instruments-register" in (step.document or "") for step in steps), tried
        for quote in quoted:
            if quote.document in texts:
                assert texts[quote.document][quote.start : quote.end] == quote.exact


def test_the_article_on_dien_bien_is_an_account_of_a_plan_that_is_not_at_hand(corpus):
    found = comparison(corpus, "11/749-2025-mobile-coverage", DEFAULT_BASE).absence
    (document,) = found.searched
    assert (document.completeness.id, found.completeness.id) == ("account", "partial")
    assert any("1905" in instrument.id for instrument in found.not_at_hand)
    (near,) = found.nearest
    assert (near.fact.evidence.exact, [reason.id for reason in near.reasons]) == ("gần 98%", ["resultOnly"])
