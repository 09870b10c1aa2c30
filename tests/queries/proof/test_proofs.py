"""From a row or a comparison down to sentences: steps, documents, reviews, and the query that finds it."""

import json
from decimal import Decimal

import pytest
from pyoxigraph import RdfFormat, parse

from graph.jsonld import nested
from graph.terms import serialise
from ontology.iris import DEFAULT_BASE, Iris
from ontology.terms import LK, OA, PROV
from queries.catalogue import load
from queries.derivation import derive
from queries.errors import BadParameter, RowGone, UnknownComparison, UnknownProof, UnknownQuestion
from queries.memory import InMemory
from queries.proof import linked
from queries.proof.identity import row_ids
from queries.proof.proofs import prove
from queries.run import run
from tests.queries.world import IRIS, world

TARGET = "08/749-2025-work-file-online-share-district/tuyen-quang/121-124"


def of(id_, store):
    return prove(store, load(), DEFAULT_BASE, id_)


def first(question, store, **values):
    return of(row_ids(run(load()[question], store, values))[0], store)


def steps(proof, role=None):
    return [step for step in proof.chain.steps if role in (None, step.role)]


def test_a_verdict_rests_on_a_mapping_and_both_facts_with_their_sentences(store):
    proof = first("looser-targets", store, place="11", year="2025")
    verdict, mapping, *facts = steps(proof)
    assert (verdict.role, verdict.label.en, verdict.arithmetic) == (
        "conclusion",
        "looser (Dien Bien)",
        "10 − 20 = −10",
    )
    assert (verdict.rule.id, verdict.rule.label.en) == (
        "target-verdict",
        "A provincial target against the national one",
    )
    assert verdict.rule.source.startswith("#+ id: target-verdict")
    assert set(verdict.rests_on) == {mapping.iri, *(fact.iri for fact in facts)}
    assert (mapping.role, mapping.match.predicate.id, mapping.confidence) == (
        "mapping",
        "exactMatch",
        Decimal("0.95"),
    )
    quotes = {
        fact.kind.id: (fact.evidence.document, fact.evidence.exact, fact.evidence.start) for fact in facts
    }
    assert quotes["Target"] == ("dien-bien", "10%", 163)
    assert quotes["NationalTarget"][:2] == ("749-QD-TTg", "20%")


def test_a_derived_figure_rests_on_both_counts(store):
    proof = first("targets-behind", store, place="08", year="2025")
    derived = next(step for step in steps(proof) if step.kind.id == "DerivedResult")
    assert derived.arithmetic == "100 × 989 / 1854 = 53.34"
    counts = [step for step in steps(proof, "fact") if step.iri in derived.rests_on]
    assert {count.evidence.exact for count in counts} == {"989", "1.854"}


def test_each_step_stands_before_what_it_rests_on(store):
    for question in load():
        proof = first(question, store)
        order = [step.iri for step in steps(proof)]
        for step in steps(proof):
            assert all(order.index(iri) > order.index(step.iri) for iri in step.rests_on)


@pytest.mark.parametrize("id_", list(load()))
def test_every_row_of_every_answer_ends_in_a_sentence_or_the_register(id_, store):
    result = run(load()[id_], store)
    for id_of_row in row_ids(result):
        proof = of(id_of_row, store)
        facts = steps(proof, "fact")
        assert facts
        documents = {document.iri for document in proof.chain.documents}
        assert all(fact.evidence or "instruments-register" in fact.document for fact in facts)
        assert all(fact.document in documents for fact in facts)


def test_the_register_is_a_document_without_a_file(store):
    proof = first("implementations", store, place="08")
    (fact,) = steps(proof)
    (register,) = proof.chain.documents
    assert (fact.evidence, fact.document) == (None, register.iri)
    assert (register.title.en, register.sha256, register.extraction) == (
        "lienket's register of instruments",
        None,
        None,
    )


def test_a_count_opens_the_facts_that_it_counts(store):
    result = run(load()["sector-coverage"], store)
    row, id_ = max(
        zip(result.table.rows, row_ids(result), strict=True), key=lambda pair: int(pair[0]["results"].value)
    )
    assert len([fact for fact in steps(of(id_, store), "fact") if fact.kind.id == "Result"]) == int(
        row["results"].value
    )


def test_a_comparison_has_a_proof_of_its_own(store):
    proof = of(TARGET, store)
    assert proof.answered is None
    assert steps(proof)[0].iri == f"{DEFAULT_BASE}id/comparison/{TARGET}"
    assert store.select(proof.sparql).rows[0]["verdict"] == LK.notComparable


def test_a_doubtful_mapping_awaits_review_and_others_were_not_reviewed(store):
    (mapping,) = steps(of(TARGET, store), "mapping")
    assert (mapping.match.review.id, mapping.reviews) == ("pending", ())
    assert [doubt.id for doubt in mapping.match.doubts] == ["levelUnstated"]


def test_what_people_decided_is_told():
    graphs = world(
        """
        <example> a lk:SourceDocument ; dcterms:identifier "example" ; lk:place place:11 .
        <example/fact/0-2> a lk:Target ; lk:indicator ind:digital-economy-gdp-share ; lk:comparator lk:ge ;
          lk:value 9 ; lk:unit lk:percent ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ;
          lk:statedIn <example> ; lk:evidence <example/fact/0-2#evidence> .
        <example/review/1> a lk:Review ; lk:reviewed <example/fact/0-2> ; lk:decision lk:accept ;
          <http://www.w3.org/ns/prov#wasAssociatedWith> <https://example.org/person/an> ;
          <http://www.w3.org/ns/prov#endedAtTime> "2026-11-22T09:00:00Z"^^xsd:dateTime .
        <example/extraction> a lk:Extraction ; <http://www.w3.org/ns/prov#used> <example> ;
          <http://www.w3.org/ns/prov#endedAtTime> "2026-11-21T08:00:00Z"^^xsd:dateTime ; lk:version "0.1.0" .
        """
    )
    derive(graphs, IRIS)
    proof = of("11/749-2025-digital-economy-gdp-share/example/0-2", graphs)
    (local,) = (step for step in steps(proof, "fact") if step.kind.id == "Target")
    (review,) = local.reviews
    assert (review.decision.id, review.by, review.time) == ("accept", "an", "2026-11-22T09:00:00Z")
    (document,) = (document for document in proof.chain.documents if document.id == "example")
    assert (document.extraction.version, document.extraction.time) == ("0.1.0", "2026-11-21T08:00:00Z")


def test_a_question_of_an_analyst_has_proofs_too(tmp_path, store):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "units.rq").write_text(
        """#+ id: units
#+ title: {vi: Đơn vị, en: Units}
#+ description: {vi: Đơn vị và số kết quả., en: Units with how many results they have.}
#+ columns:
#+   - {name: unit, label: {vi: Đơn vị, en: Unit}, role: iri}
#+   - {name: results, label: {vi: Kết quả, en: Results}, role: value}
PREFIX lk: <https://w3id.org/lienket/ns#>
SELECT ?unit (COUNT(DISTINCT ?result) AS ?results) WHERE { ?result a lk:Result ; lk:unit ?unit }
GROUP BY ?unit ORDER BY ?unit
""",
        encoding="utf-8",
    )
    catalogue = load([tmp_path])
    result = run(catalogue["units"], store)
    for row, id_ in zip(result.table.rows, row_ids(result), strict=True):
        proof = prove(store, catalogue, DEFAULT_BASE, id_)
        counted = [step for step in steps(proof) if step.kind.id in {"Result", "DerivedResult"}]
        assert len(counted) >= int(row["results"].value)


def test_a_row_of_things_that_are_no_facts_shows_the_facts_that_speak_of_them(tmp_path, store):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "named.rq").write_text(
        """#+ id: named
#+ title: {vi: Văn bản, en: Instruments}
#+ description: {vi: Văn bản được triển khai., en: Instruments that are implemented.}
#+ columns: [{name: instrument, label: {vi: Văn bản, en: Instrument}, role: instrument}]
PREFIX lk: <https://w3id.org/lienket/ns#>
SELECT DISTINCT ?instrument WHERE { ?by lk:implements ?instrument } ORDER BY ?instrument
""",
        encoding="utf-8",
    )
    catalogue = load([tmp_path])
    ids = row_ids(run(catalogue["named"], store))
    facts = [
        step
        for id_ in ids
        for step in prove(store, catalogue, DEFAULT_BASE, id_).chain.steps
        if step.evidence
    ]
    assert {"Quyết định 749/QĐ-TTg"} <= {fact.evidence.exact for fact in facts}


class TestWhatIsNotThere:
    def test_a_row_that_is_gone_tells_where_the_present_answer_is(self, store):
        with pytest.raises(RowGone) as gone:
            of("equal-targets;place=11;year=2025;0123456789abcdef", store)
        assert gone.value.answer == "/questions/equal-targets?place=11&year=2025"
        assert gone.value.members == {"answer": gone.value.answer}
        assert "rows is this one" in str(gone.value)

    def test_so_does_one_whose_question_is_answered_no_more_for_these_values(self, store):
        with pytest.raises(RowGone, match=r"not known any more.*at /questions/implementations$"):
            of("implementations;instrument=99%2F77-XYZ;0123456789abcdef", store)

    @pytest.mark.parametrize(
        ("id_", "error"),
        [
            ("", UnknownComparison),
            ("11/no-such-target", UnknownComparison),
            ("no-such-question;0123456789abcdef", UnknownQuestion),
            ("equal-targets;place=11;short", UnknownProof),
            ('x"> }', UnknownProof),
            ("equal-targets;colour=red;0123456789abcdef", BadParameter),
        ],
    )
    def test_an_id_of_nothing(self, id_, error, store):
        with pytest.raises(error):
            of(id_, store)


class TestLinkedData:
    @pytest.fixture(
        params=["looser-targets", "missing-targets", "targets-behind", "legal-basis", "review-queue"]
    )
    def proof(self, request, store):
        return first(request.param, store)

    def told(self, proof, store):
        return linked.triples(store, proof, Iris())

    def test_json_ld_says_the_same_with_nothing_to_fetch(self, proof, store):
        triples = self.told(proof, store)
        document = nested(triples, [linked.root(proof, Iris())])
        assert all(isinstance(iri, str) for iri in document["@context"].values())
        read = parse(json.dumps(document), RdfFormat.JSON_LD)
        assert {str(quad.triple) for quad in read} == {str(triple) for triple in triples}

    def test_it_has_each_quote_with_its_offsets_and_document(self, proof, store):
        graph = InMemory()
        graph.add(IRIS.graph("proof"), self.told(proof, store))
        for step in steps(proof, "fact"):
            if step.evidence:
                (row,) = graph.select(
                    f"""PREFIX lk: <{LK.iri}> PREFIX oa: <{OA.iri}> SELECT * {{
                    <{step.iri}> lk:evidence/oa:hasTarget ?place ; lk:statedIn ?document .
                    ?place oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ; oa:end ?end ] }}"""
                ).rows
                assert row["exact"].value == step.evidence.exact
                assert (row["start"].value, row["end"].value) == (
                    str(step.evidence.start),
                    str(step.evidence.end),
                )

    def test_it_was_derived_from_each_step_by_a_query_that_finds_the_row(self, proof, store):
        graph = InMemory()
        graph.add(IRIS.graph("proof"), self.told(proof, store))
        whole = serialise(linked.root(proof, Iris()))
        from_ = graph.select(f"SELECT ?step {{ {whole} <{PROV.iri}wasDerivedFrom> ?step }}").rows
        assert {row["step"].value for row in from_} == {step.iri for step in steps(proof)}
        (query,) = graph.select("SELECT ?query { ?plan <http://www.w3.org/ns/shacl#select> ?query }").rows
        assert proof.answered.row in store.select(query["query"].value).rows
