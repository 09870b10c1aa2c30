"""Not stated in the documents at hand: where was looked, what came near, and whether all is at hand."""

from decimal import Decimal

import pytest

from ontology.iris import DEFAULT_BASE
from queries.catalogue import load
from queries.derivation import derive
from queries.proof.comparison import comparison
from queries.run import run
from tests.queries.world import IRIS, world

MISSING = "11/749-2025-mobile-coverage"
DOCUMENT = """
<{id}> a lk:SourceDocument ; dcterms:identifier "{id}" ; dcterms:title "{id}"@vi ; lk:place place:11 ;
  lk:completeness lk:{completeness} .
"""
NAMES_ANOTHER = """
<{by}/fact/0-9> a lk:Mention ; lk:statedIn <{by}> ; lk:mentions instrument:11\\/7-KH .
instrument:11\\/7-KH a lk:Instrument ; lk:place place:{place} ; rdfs:label "7/KH" .
"""
IS_ANOTHER = "<{id}> lk:textOf instrument:11\\/7-KH ."
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
REPLACES = f"""
<{{by}}/fact/0-9-1> a lk:LegalRelation ; lk:statedIn <{{by}}> ; <{RDF}predicate> lk:replaces ;
  <{RDF}object> instrument:11\\/7-KH .
"""


def absence(turtle):
    graphs = world(turtle)
    derive(graphs, IRIS)
    return comparison(graphs, MISSING, DEFAULT_BASE).absence


def document(id_, completeness):
    return DOCUMENT.format(id=id_, completeness=completeness)


@pytest.mark.parametrize(
    ("turtle", "completeness"),
    [
        (document("plan", "complete"), "complete"),
        (document("plan", "complete") + document("news", "account"), "complete"),
        (document("plan", "complete") + document("letter", "undetermined"), "undetermined"),
        (document("plan", "complete") + document("annex", "partial"), "partial"),
        (document("news", "account"), "partial"),
        (document("plan", "undetermined"), "undetermined"),
        (document("plan", "complete") + NAMES_ANOTHER.format(by="plan", place=11), "partial"),
        (document("plan", "complete") + NAMES_ANOTHER.format(by="plan", place=12), "complete"),
        (
            document("plan", "complete")
            + NAMES_ANOTHER.format(by="plan", place=11)
            + document("other", "complete")
            + IS_ANOTHER.format(id="other"),
            "complete",
        ),
        (
            document("plan", "complete")
            + NAMES_ANOTHER.format(by="plan", place=11)
            + REPLACES.format(by="plan"),
            "complete",
        ),
    ],
)
def test_the_documents_at_hand_are_complete_as_far_as_they_tell(turtle, completeness):
    assert absence(turtle).completeness.id == completeness


def test_instruments_that_are_named_and_not_at_hand_are_listed():
    found = absence(document("plan", "complete") + NAMES_ANOTHER.format(by="plan", place=11))
    assert [instrument.label.vi for instrument in found.not_at_hand] == ["7/KH"]


def test_each_document_tells_its_sections_and_what_is_not_there_of_it():
    sections = "".join(
        f"""<plan/section/{start}> a lk:Section ; rdfs:label "{label}"@vi , "{label}"@en ; lk:order {order} ;
        dcterms:isPartOf <plan> ; oa:hasSource <plan> ; oa:hasSelector <plan/section/{start}#extent> .
        <plan/section/{start}#extent> a oa:TextPositionSelector ; oa:start {start} ; oa:end {start + 40} .
        """
        for order, (start, label) in enumerate([(0, "I. Mục tiêu"), (90, "II. Nhiệm vụ")], 1)
    )
    found = absence(document("plan", "partial") + '<plan> lk:absentPart "Phụ lục II" .' + sections)
    (searched,) = found.searched
    assert [(part.label, part.start, part.end) for part in searched.sections] == [
        ("I. Mục tiêu", 0, 40),
        ("II. Nhiệm vụ", 90, 130),
    ]
    assert (searched.completeness.id, searched.absent) == ("partial", ("Phụ lục II",))


def test_every_near_figure_says_why_it_was_rejected(store):
    def why(id_):
        nearest = comparison(store, id_, DEFAULT_BASE).absence.nearest
        return {near.fact.label.en: [reason.id for reason in near.reasons] for near in nearest}

    assert why(MISSING) == {"Mobile coverage: about 98%": ["resultOnly"]}
    assert why("11/749-2030-work-file-online-share-district") == {
        "Work files online, province level: 90%": ["otherDeadline", "otherLevel"]
    }


def test_so_does_one_whose_words_nearly_named_the_indicator(store):
    (near,) = comparison(store, "08/749-2025-epayment-account-share", DEFAULT_BASE).absence.nearest
    assert [reason.id for reason in near.reasons] == ["partMissing"]
    assert (near.fact.evidence.exact, near.words, near.score) == ("90%", "tài khoản", Decimal("0.5"))


def test_question_3_tells_reasons_and_completeness(store):
    rows = run(load()["missing-targets"], store, {"place": "11", "year": "2025"}).table.rows
    assert {row["completeness"].value.rpartition("#")[2] for row in rows} == {"partial"}
    assert all(("nearest" in row) == ("reason" in row) for row in rows)


def test_no_label_or_rule_says_that_there_is_none(store):
    found = comparison(store, MISSING, DEFAULT_BASE)
    labels = store.select(
        """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?label {
        <https://w3id.org/lienket/ns#missing> rdfs:label ?label }"""
    ).rows
    assert {row["label"].value for row in labels} == {
        "chưa nêu trong tài liệu hiện có",
        "not stated in the documents at hand",
    }
    assert "không nói rằng địa phương không đặt mục tiêu" in found.rule.description.vi
    assert "not that the province has no such target" in found.rule.description.en
