"""What people decide takes effect, and outlives whatever happens to documents and store."""

from collections.abc import Mapping

import pytest
from filelock import FileLock
from pyoxigraph import NamedNode

from graph.store import Term
from ingest.decisions.model import Correction, Decision, Verb
from ingest.errors import DecisionError
from queries.statements import Stated, statements
from queries.views import maybe, text
from tests.ingest.library import dump, open_library, plan
from tests.ingest.pipeline.conftest import Place

NATIONAL = "749-2025-work-file-online-share-province"
OTHER = "749-2025-online-service-level4-share"
PREFIXES = """
PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sssom: <https://w3id.org/sssom/> PREFIX target: <https://w3id.org/lienket/id/target/>
"""


def rows(place: Place, pattern: str) -> list[Mapping[str, Term]]:
    return list(place.store.select(f"{PREFIXES} SELECT * WHERE {{ {pattern} }}").rows)


def local(place: Place, document: str = "a") -> str:
    """The target of a document."""
    (row,) = rows(place, f"?t a lk:Target ; lk:statedIn <https://w3id.org/lienket/id/document/{document}>")
    return text(row, "t")


def stated(place: Place, iri: str) -> Stated:
    return statements(place.store, [NamedNode(iri)])[iri]


def mapping(place: Place, document: str = "a", national: str = NATIONAL) -> str:
    (row,) = rows(
        place, f"?m sssom:subject_id <{local(place, document)}> ; sssom:object_id target:{national}"
    )
    return text(row, "m")


def decide(place: Place, iri: str, verb: Verb, by: str = "an", note: str = "", **correction: str) -> Decision:
    decision = Decision(
        stated(place, iri).statement, verb, by, "2026-11-30T09:00:00Z", note, Correction(**correction)
    )
    place.library.decide([decision])
    return decision


def verdicts(place: Place, national: str = NATIONAL, code: str = "11") -> dict[str, str | None]:
    """The verdicts on a national target in a province (Điện Biên), with their arithmetic."""
    found = rows(
        place,
        f"?c a lk:TargetComparison ; lk:national target:{national} ; lk:verdict ?verdict ; "
        f"lk:place <https://w3id.org/lienket/id/place/{code}> OPTIONAL {{ ?c lk:arithmetic ?shown }}",
    )
    return {text(row, "verdict").rpartition("#")[2]: maybe(row, "shown") for row in found}


def state(place: Place, iri: str) -> dict[str, str]:
    found = rows(place, f"<{iri}> ?property ?value")
    return {text(row, "property").rpartition("/")[2].rpartition("#")[2]: text(row, "value") for row in found}


class TestMappings:
    def test_what_was_decided_is_written_down_at_once_and_seen_when_published(self, two: Place) -> None:
        decide(two, mapping(two), Verb.ACCEPT)
        assert two.current() == 1
        assert len(two.library.waiting()) == 1
        two.open()
        two.library.publish_decisions()
        told = state(two, mapping(two))
        assert two.current() == 2
        assert two.library.waiting() == []
        assert told["review"].endswith("accepted")
        assert (told["reviewer_id"], told["review_date"]) == (
            "https://w3id.org/lienket/id/person/an",
            "2026-11-30",
        )
        assert float(told["confidence"]) == 1

    def test_a_rejected_mapping_compares_nothing_and_the_target_is_missing(self, two: Place) -> None:
        assert verdicts(two) == {"looser": "80 − 90 = −10"}
        rejected = mapping(two)
        decide(two, rejected, Verb.REJECT, note="Khác phạm vi.")
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}
        told = state(two, rejected)
        assert told["predicate_modifier"].endswith("NegatedPredicate")
        assert told["author_id"].endswith("/person/an")
        assert rows(two, f"?m sssom:subject_id <{local(two)}> ; sssom:object_id sssom:NoTermFound")
        (reason,) = rows(
            two,
            f"?c lk:national target:{NATIONAL} ; lk:place <https://w3id.org/lienket/id/place/11> ; "
            "lk:rejectedCandidate ?near . ?near lk:reason ?why ; lk:local ?local",
        )
        assert text(reason, "why").endswith("rejectedInReview")
        (review,) = rows(two, f"?r lk:reviewed <{rejected}> ; lk:decision lk:reject ; prov:endedAtTime ?time")
        assert text(review, "time") == "2026-11-30T09:00:00Z"

    def test_a_corrected_mapping_takes_the_place_of_the_one_that_was_read(self, two: Place) -> None:
        wrong = mapping(two)
        decide(two, wrong, Verb.CORRECT, national=OTHER, predicate="closeMatch")
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}
        assert verdicts(two, OTHER) == {"equal": "80 − 80 = 0"}
        told = state(two, mapping(two, national=OTHER))
        assert told["mapping_justification"].endswith("ManualMappingCuration")
        assert told["predicate_id"].endswith("closeMatch")
        (review,) = rows(two, f"?r lk:reviewed <{wrong}> ; lk:correction ?instead ; lk:outcome lk:refused")
        assert text(review, "instead") == mapping(two, national=OTHER)

    def test_who_disagree_leave_what_was_read_until_they_agree(self, two: Place) -> None:
        disputed = mapping(two)
        decide(two, disputed, Verb.REJECT)
        decide(two, disputed, Verb.ACCEPT, by="binh")
        two.library.publish_decisions()
        assert state(two, disputed)["review"].endswith("disputed")
        assert verdicts(two) == {"looser": "80 − 90 = −10"}
        decide(two, disputed, Verb.WITHDRAW, by="binh")
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}

    def test_undone_all_is_as_before_but_for_what_is_told_of_reviews(self, two: Place) -> None:
        def said() -> list[str]:
            return [line for line in two.dump() if "/review" not in line and "/person/" not in line]

        before = said()
        decide(two, mapping(two), Verb.REJECT)
        decide(two, local(two), Verb.CORRECT, value="95")
        two.library.publish_decisions()
        assert said() != before
        for decision in two.library.journal.decisions():
            two.library.decide([Decision(decision.statement, Verb.WITHDRAW, "an", "2026-11-30T10:00:00Z")])
        two.library.publish_decisions()
        assert said() == before


class TestFigures:
    def test_a_corrected_figure_is_compared_as_people_say(self, two: Place) -> None:
        read = local(two)
        decide(two, read, Verb.CORRECT, value="95", comparator="ge", note="Bản gốc ghi 95%.")
        two.library.publish_decisions()
        assert verdicts(two) == {"stricter": "95 − 90 = 5"}
        assert local(two) == f"{read}-corrected"
        (row,) = rows(two, f"<{local(two)}> prov:wasRevisionOf ?read . ?read prov:wasInvalidatedBy ?review")
        assert text(row, "read") == read
        (row,) = rows(two, f"<{local(two)}> lk:evidence/<http://www.w3.org/ns/oa#hasTarget> ?source")
        assert text(row, "source") == f"{read}#source"

    def test_of_a_rejected_figure_only_the_sentence_stays(self, two: Place) -> None:
        read = local(two)
        decide(two, read, Verb.REJECT)
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}
        assert state(two, read)["review"].endswith("refused")
        assert "value" not in state(two, read)
        assert not rows(two, f"?m sssom:subject_id <{read}>")

    def test_a_result_is_no_target(self, two: Place) -> None:
        decide(two, local(two), Verb.CORRECT, kind="result", time="2022")
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}
        assert rows(
            two,
            f"?p a lk:ProgressComparison ; lk:national target:{NATIONAL} ; lk:verdict lk:behind ; "
            "lk:place <https://w3id.org/lienket/id/place/11>",
        )

    @pytest.mark.parametrize(
        "correction",
        [
            {},
            {"value": "nhiều"},
            {"indicator": "no-such"},
            {"national": NATIONAL},
            {"value": "80"},
            {"value": "180"},
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_is_written(
        self, two: Place, correction: dict[str, str]
    ) -> None:
        with pytest.raises(DecisionError):
            decide(two, local(two), Verb.CORRECT, **correction)
        assert two.library.journal.decisions() == []


class TestMeanwhile:
    """While others write, as a publication of a thousand documents does for minutes."""

    def test_what_is_decided_waits_for_nobody(self, two: Place) -> None:
        with FileLock(two.data / "writer.lock"):
            decide(two, mapping(two), Verb.REJECT)
            assert len(two.library.waiting()) == 1
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}

    def test_a_publication_takes_in_what_was_decided_before_it_began(self, two: Place) -> None:
        other, store = open_library(two.data)
        statement = stated(two, mapping(two)).statement
        late = Decision(statement, Verb.REJECT, "an", "2026-11-30T09:00:00Z")
        two.write("c.txt", plan(90, "Lào Cai"))
        two.library.stage([two.documents / "c.txt"])
        two.library.publish(lambda _: other.decide([late]))
        store.close()
        assert two.library.waiting() == [late]
        assert verdicts(two) == {"looser": "80 − 90 = −10"}
        assert two.library.check() == []
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}
        assert two.library.waiting() == []


class TestOutliving:
    def test_a_rebuild_makes_the_same(self, two: Place) -> None:
        decide(two, mapping(two), Verb.REJECT)
        decide(two, local(two, "b"), Verb.CORRECT, value="70")
        two.library.publish_decisions()
        before = two.dump()
        two.library.rebuild()
        assert two.dump() == before
        assert two.library.check() == []

    def test_a_text_that_moved_keeps_what_was_decided(self, two: Place) -> None:
        decide(two, mapping(two), Verb.REJECT)
        two.library.publish_decisions()
        moved = plan(80).replace("\n\n", "\n\nTài liệu này có thêm một câu mở đầu.\n\n", 1)
        two.write("a.txt", moved.replace("được xử lý", "được  xử lý"))
        two.ingest("a.txt")
        assert verdicts(two) == {"missing": None}
        assert two.dump() == sorted(dump(two.store))

    def test_a_sentence_that_changed_asks_again(self, two: Place) -> None:
        decide(two, mapping(two), Verb.REJECT)
        two.library.publish_decisions()
        two.write("a.txt", plan(85))
        two.ingest("a.txt")
        assert verdicts(two) == {"looser": "85 − 90 = −5"}
        (decision,) = two.library.journal.decisions()
        assert decision.statement.resembles(stated(two, mapping(two)).statement)

    def test_a_rollback_takes_no_decision_back(self, two: Place) -> None:
        decide(two, mapping(two), Verb.REJECT)
        two.library.publish_decisions()
        two.library.rollback(1)
        assert verdicts(two) == {"looser": "80 − 90 = −10"}
        assert len(two.library.waiting()) == 1
        two.library.publish_decisions()
        assert verdicts(two) == {"missing": None}

    def test_documents_that_come_in_publish_what_was_decided(self, two: Place) -> None:
        decide(two, mapping(two), Verb.REJECT)
        two.write("c.txt", plan(90, "Lào Cai"))
        two.ingest("c.txt")
        assert two.library.waiting() == []
        assert verdicts(two) == {"missing": None}

    def test_a_document_that_went_leaves_nothing(self, two: Place) -> None:
        decide(two, mapping(two), Verb.REJECT)
        two.library.publish_decisions()
        two.library.remove(["a"])
        assert not [line for line in two.dump() if "/review/" in line]
        two.write("a.txt", plan(80))
        two.ingest("a.txt")
        assert verdicts(two) == {"missing": None}
