"""What people decide of facts that are no figures, and of documents, takes effect and stays."""

from collections.abc import Mapping

import pytest
from pyoxigraph import NamedNode

from graph.store import Term
from ingest.decisions.model import Correction, Decision, Verb
from ingest.decisions.stated import read
from ingest.errors import DecisionError
from ingest.extract import extract
from ontology.vocabulary import vocabulary
from queries.statements import Statement, statements
from queries.views import text
from tests.ingest.library import IRIS, dump
from tests.ingest.pipeline.conftest import Place

PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
Số: 12/KH-UBND
Sơn La, ngày 20 tháng 3 năm 2022

KẾ HOẠCH
Chuyển đổi số tỉnh Sơn La năm 2022

Căn cứ Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ;
Căn cứ Nghị quyết số 52-NQ/TW ngày 27 tháng 9 năm 2019 của Bộ Chính trị;

I. MỤC TIÊU
- Đến năm 2025, tỉnh Sơn La có 60% người trưởng thành có tài khoản thanh toán điện tử.
- Hoàn thiện nền tảng dữ liệu dùng chung của tỉnh trước năm 2024.
- Lĩnh vực ưu tiên chuyển đổi số là y tế.

II. NHIỆM VỤ
1. Ưu tiên phát triển chính quyền số
a) Xây dựng kho dữ liệu dùng chung của tỉnh; Sở Thông tin và Truyền thông chủ trì, hoàn thành năm 2023.
"""
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX lk: <https://w3id.org/lienket/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX instrument: <https://w3id.org/lienket/id/instrument/>
"""
DOCUMENT = "https://w3id.org/lienket/id/document/plan"
TASK = "?f a lk:Task ; lk:responsible ?who"
GROUP = f"?f a lk:TaskGroup ; lk:statedIn <{DOCUMENT}>"
GOAL = f"?f a lk:Goal ; lk:statedIn <{DOCUMENT}> FILTER NOT EXISTS {{ ?f a lk:Target }}"
SECTOR = f"?f a lk:SectorStatement ; lk:priority true ; lk:statedIn <{DOCUMENT}>"
OWN = "<https://w3id.org/lienket/id/instrument/14/12-KH-UBND/2022>"


@pytest.fixture
def plan(place: Place) -> Place:
    place.write("plan.txt", PLAN)
    place.ingest()
    return place


def rows(place: Place, pattern: str) -> list[Mapping[str, Term]]:
    return list(place.store.select(f"{PREFIXES} SELECT * WHERE {{ {pattern} }}").rows)


def fact(place: Place, pattern: str) -> str:
    """The one `?f` that fits."""
    (found,) = {text(row, "f") for row in rows(place, pattern)}
    return found


def based_on(place: Place, symbol: str = "52-NQ-TW") -> str:
    return fact(place, f"?f a lk:LegalRelation ; lk:statedIn <{DOCUMENT}> ; rdf:object instrument:{symbol}")


def decide(desk: Place, iri: str, verb: Verb, **correction: str) -> None:
    statement = statements(desk.store, [NamedNode(iri)])[iri].statement
    decision = Decision(statement, verb, "an", "2026-11-30T09:00:00Z", "", Correction(**correction))
    desk.library.decide([decision])


def reworked(desk: Place, iri: str, verb: Verb, **correction: str) -> None:
    decide(desk, iri, verb, **correction)
    desk.library.publish_decisions()


def holds(place: Place, pattern: str) -> bool:
    return bool(rows(place, pattern))


def test_what_is_read_is_the_same_in_the_graph_and_in_the_document(plan: Place) -> None:
    from ingest import rdf

    (ingested,) = plan.library.documents()
    source = plan.library.text(ingested.document)
    found = extract(source, ingested.file_name, vocabulary())
    document = rdf.Document(
        ingested.document, ingested.file_name, "0" * 64, "0" * 64, source, ingested.time, ingested.version
    )
    facts = read(ingested.document, source, found, rdf.triples(document, found, vocabulary(), IRIS), IRIS)
    stated = statements(plan.store, [one.node for one in facts])
    assert {one.node.value: one.statement for one in facts} == {
        iri: one.statement for iri, one in stated.items()
    }
    assert {one.statement.kind for one in facts if one.statement} >= {
        "target", "relation", "reference", "institution", "priority", "task", "task-group", "goal",
    }  # fmt: skip


class TestRejected:
    def test_a_relation_that_is_none_links_nothing_and_leaves_its_sentence(self, plan: Place) -> None:
        rejected = based_on(plan)
        assert holds(plan, f"{OWN} lk:basedOn instrument:52-NQ-TW")
        reworked(plan, rejected, Verb.REJECT)
        assert not holds(plan, f"{OWN} lk:basedOn instrument:52-NQ-TW")
        assert holds(plan, f"{OWN} lk:basedOn instrument:749-QD-TTg")
        assert holds(plan, f"<{rejected}> a lk:Fact ; lk:review lk:refused ; prov:wasInvalidatedBy ?review")
        assert not holds(plan, f"<{rejected}> rdf:object ?any")
        assert holds(plan, f"<{rejected}> lk:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?words")

    @pytest.mark.parametrize(
        "pattern",
        [
            "?f a lk:Mention ; lk:mentions instrument:52-NQ-TW",
            "?f a lk:Mention ; lk:mentions ?i FILTER(CONTAINS(STR(?i), 'So-Thong-tin'))",
            SECTOR,
            GROUP,
            TASK,
            GOAL,
        ],
        ids=["reference", "institution", "sector", "task group", "task", "goal"],
    )
    def test_any_fact_can_be(self, plan: Place, pattern: str) -> None:
        rejected = fact(plan, pattern)
        reworked(plan, rejected, Verb.REJECT)
        assert not holds(plan, f"{pattern} FILTER(?f = <{rejected}>)")
        assert holds(plan, f"<{rejected}> a lk:Fact ; lk:review lk:refused")
        assert plan.library.check() == []

    def test_a_fact_on_the_same_words_keeps_its_name(self, plan: Place) -> None:
        reference = fact(plan, "?f a lk:Mention ; lk:mentions instrument:52-NQ-TW")
        relation = based_on(plan)
        assert reference == f"{relation}-1"
        reworked(plan, relation, Verb.REJECT)
        assert fact(plan, "?f a lk:Mention ; lk:mentions instrument:52-NQ-TW") == reference


class TestCorrected:
    def test_a_relation_is_of_another_type_and_to_another_instrument(self, plan: Place) -> None:
        read_ = based_on(plan)
        reworked(plan, read_, Verb.CORRECT, relation="implements", instrument="1813/QĐ-TTg")
        assert holds(plan, f"{OWN} lk:implements instrument:1813-QD-TTg")
        assert not holds(plan, f"{OWN} lk:basedOn instrument:52-NQ-TW")
        assert holds(plan, f"<{read_}-corrected> a lk:LegalRelation ; prov:wasRevisionOf <{read_}>")
        assert holds(plan, f"<{read_}-corrected> lk:evidence <{read_}#evidence>")

    def test_a_reference_names_another_instrument(self, plan: Place) -> None:
        read_ = fact(plan, "?f a lk:Mention ; lk:mentions instrument:52-NQ-TW")
        reworked(plan, read_, Verb.CORRECT, instrument="Nghị quyết số 57-NQ/TW ngày 22/12/2024")
        assert holds(plan, f"<{read_}-corrected> lk:mentions ?i FILTER(CONTAINS(STR(?i), '57-NQ-TW'))")

    def test_a_task_has_another_body_and_deadline(self, plan: Place) -> None:
        read_ = fact(plan, TASK)
        reworked(plan, read_, Verb.CORRECT, institution="Sở Y tế; Văn phòng UBND tỉnh", time="2024-06")
        task = f"{read_}-corrected"
        named = {text(row, "who").rpartition("/")[2] for row in rows(plan, f"<{task}> lk:responsible ?who")}
        assert "So-Y-te" in named
        assert len(named) == 2
        assert holds(plan, f"<{task}> lk:deadline '2024-06'^^<http://www.w3.org/2001/XMLSchema#gYearMonth>")

    def test_a_goal_has_no_deadline_and_a_sector_is_another(self, plan: Place) -> None:
        goal = fact(plan, GOAL)
        sector = fact(plan, SECTOR)
        decide(plan, goal, Verb.CORRECT, time="")
        reworked(plan, sector, Verb.CORRECT, sector="education")
        assert holds(plan, f"<{goal}-corrected> a lk:Goal")
        assert not holds(plan, f"<{goal}-corrected> lk:deadline ?any")
        assert holds(plan, f"<{sector}-corrected> lk:sector <https://w3id.org/lienket/id/sector/education>")

    def test_an_institution_is_another(self, plan: Place) -> None:
        read_ = fact(plan, "?f a lk:Mention ; lk:mentions ?i FILTER(CONTAINS(STR(?i), 'So-Thong-tin'))")
        reworked(plan, read_, Verb.CORRECT, institution="Sở Khoa học và Công nghệ")
        assert holds(plan, f"<{read_}-corrected> lk:mentions ?i FILTER(CONTAINS(STR(?i), 'So-Khoa-hoc'))")

    def test_a_document_is_of_another_province_and_day_and_so_is_what_it_says(self, plan: Place) -> None:
        reworked(plan, DOCUMENT, Verb.CORRECT, place="11", time="2022-03-21")
        assert holds(plan, f"<{DOCUMENT}> lk:place <https://w3id.org/lienket/id/place/11>")
        assert holds(plan, f"<{DOCUMENT}> dcterms:issued ?day FILTER(STR(?day) = '2022-03-21')")
        assert holds(plan, f"<{DOCUMENT}> lk:review lk:accepted")
        assert holds(plan, "?t a lk:Task ; lk:place <https://w3id.org/lienket/id/place/11>")
        before = plan.dump()
        plan.library.rebuild()
        assert plan.dump() == before

    def test_a_document_is_the_text_of_another_instrument_that_another_body_issued(self, plan: Place) -> None:
        reworked(
            plan,
            DOCUMENT,
            Verb.CORRECT,
            instrument="Kế hoạch số 4321/KH-UBND",
            institution="Ủy ban nhân dân tỉnh Sơn La",
        )
        assert holds(plan, f"<{DOCUMENT}> lk:textOf ?own . ?own eli:id_local '4321/KH-UBND'")
        issuer = "?body FILTER(CONTAINS(STR(?body), 'Uy-ban-nhan-dan'))"
        assert holds(plan, f"<{DOCUMENT}> lk:textOf ?own . ?own eli:passed_by {issuer}")
        assert plan.library.check() == []

    def test_into_what_cannot_be_it_is_refused(self, plan: Place) -> None:
        relation, task, group = based_on(plan), fact(plan, TASK), fact(plan, GROUP)
        wrong = [
            (relation, {"relation": "mentions"}),
            (relation, {"instrument": "một văn bản"}),
            (relation, {"instrument": "749/QĐ-TTg và 52-NQ/TW"}),
            (relation, {"value": "5"}),
            (task, {"time": "sang năm"}),
            (task, {"institution": "…"}),
            (group, {"time": "2024"}),
            (fact(plan, SECTOR), {"sector": ""}),
            (DOCUMENT, {"place": "00"}),
            (DOCUMENT, {"time": ""}),
            (DOCUMENT, {"instrument": "một văn bản"}),
            (DOCUMENT, {"institution": "Ủy ban nhân dân tỉnh Sơn La"}),
        ]
        for iri, correction in wrong:
            with pytest.raises(DecisionError):
                decide(plan, iri, Verb.CORRECT, **correction)
        with pytest.raises(DecisionError, match="correct"):
            decide(plan, DOCUMENT, Verb.REJECT)
        assert plan.library.waiting() == []


class TestOutliving:
    def test_a_rebuild_makes_the_same_and_what_is_taken_back_leaves_nothing(self, plan: Place) -> None:
        def said() -> list[str]:
            return [line for line in plan.dump() if "/review" not in line and "/person/" not in line]

        untouched = said()
        task, relation = fact(plan, TASK), based_on(plan)
        of_relation = statements(plan.store, [NamedNode(relation)])[relation].statement
        decide(plan, task, Verb.CORRECT, time="2025")
        reworked(plan, relation, Verb.REJECT)
        before = plan.dump()
        plan.library.rebuild()
        assert plan.dump() == before
        for decision in plan.library.journal.decisions():
            plan.library.decide([Decision(decision.statement, Verb.WITHDRAW, "an", "2026-12-01T09:00:00Z")])
        plan.library.publish_decisions()
        assert said() == untouched
        assert statements(plan.store, [NamedNode(relation)])[relation].statement == of_relation

    def test_a_sentence_that_moved_keeps_it_and_one_that_changed_asks_again(self, plan: Place) -> None:
        reworked(plan, fact(plan, TASK), Verb.CORRECT, time="2025")
        moved = PLAN.replace("I. MỤC TIÊU", "Kế hoạch này áp dụng cho cả tỉnh.\n\nI. MỤC TIÊU")
        plan.write("plan.txt", moved)
        plan.ingest()
        year = "'2025'^^<http://www.w3.org/2001/XMLSchema#gYear>"
        assert holds(plan, f"?t a lk:Task ; lk:deadline {year} ; prov:wasRevisionOf ?read")
        assert plan.dump() == sorted(dump(plan.store))
        plan.write("plan.txt", moved.replace("chủ trì, hoàn thành", "chủ trì thực hiện, hoàn thành"))
        plan.ingest()
        assert not holds(plan, f"?t a lk:Task ; lk:deadline {year}")
        (decision,) = plan.library.journal.decisions()
        task = fact(plan, TASK)
        assert resembling(plan, task, decision.statement)


def resembling(place: Place, iri: str, earlier: Statement) -> bool:
    return earlier.resembles(statements(place.store, [NamedNode(iri)])[iri].statement)
