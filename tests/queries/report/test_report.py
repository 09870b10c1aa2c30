"""A province report says what the catalogue answers, and notes each figure."""

import pytest

from queries.catalogue import load
from queries.errors import BadParameter
from queries.report import report
from queries.report.build import MISSING, PROGRESS, TARGETS
from queries.run import run


def answered(id_, store, place):
    return run(load()[id_], store, {"place": place}).table.rows


@pytest.fixture(params=["11", "08", "22"])
def unit(request, store):
    (found,) = report(store, request.param).units
    return found


@pytest.fixture
def rows(unit):
    return {row.national.label.en: row for row in unit.rows}


class TestItSaysWhatTheCatalogueAnswers:
    @pytest.mark.parametrize(("verdict", "question"), TARGETS.items())
    def test_targets(self, unit, store, verdict, question):
        told = [
            (one.proof, one.target.value, one.difference)
            for row in unit.rows
            for one in row.counterparts
            if one.verdict == verdict
        ]
        rows = answered(question, store, unit.code)
        assert len(told) == len(rows)
        assert {(proof, f"{value:f}") for proof, value, _ in told} == {
            (row["comparison"].value.partition("/comparison/")[2], row["value"].value) for row in rows
        }

    @pytest.mark.parametrize(("verdict", "question"), PROGRESS.items())
    def test_results(self, unit, store, verdict, question):
        told = [one.proof for row in unit.rows for one in row.progress if one.verdict == verdict]
        rows = answered(question, store, unit.code)
        assert sorted(told) == sorted(row["comparison"].value.partition("/comparison/")[2] for row in rows)

    def test_gaps(self, unit, store):
        nationals = {row["national"].value for row in answered(MISSING, store, unit.code)}
        assert len(list(unit.missing)) == len(nationals) == unit.count("missing")

    def test_a_gap_tells_whether_all_is_at_hand_and_why_what_is_near_is_something_else(self, unit):
        for row in unit.missing:
            assert row.absent.completeness.vi != row.absent.completeness.en
            assert all(near.reason.vi != near.reason.en for near in row.absent.nearest)

    def test_contradictions(self, unit, store):
        assert len(unit.differences) == len(answered("contradictions", store, unit.code))

    def test_documents(self, unit):
        assert unit.documents


class TestNotes:
    def test_each_figure_has_one(self, unit):
        for row in unit.rows:
            figures = [
                row.national,
                *(one.target for one in row.counterparts),
                *(one.result for one in row.progress),
                *(near.figure for near in (row.absent.nearest if row.absent else ())),
            ]
            assert all(figure.notes for figure in figures)
        assert all(one.one.notes and one.other.notes for one in unit.differences)

    def test_they_are_numbered_as_they_are_first_pointed_to(self, store):
        found = report(store, "08")
        pointed = [number for row in found.units[0].rows for number in row.national.notes]
        assert pointed == sorted(pointed)
        assert [note.number for note in found.notes] == list(range(1, len(found.notes) + 1))

    def test_a_sentence_has_one_number_wherever_it_is_pointed_to(self, store):
        notes = report(store, "08").notes
        assert len({note.fact for note in notes}) == len(notes)

    def test_a_computed_share_points_to_both_counts(self, store):
        (unit,) = report(store, "08").units
        (share,) = (
            one.result
            for row in unit.rows
            for one in row.progress
            if "level4" in one.proof and "/749-2025" in one.proof
        )
        by_number = {note.number: note for note in report(store, "08").notes}
        assert [by_number[number].evidence.exact for number in share.notes] == ["989", "1.854"]


class TestPlaces:
    def test_a_place_by_name(self, store):
        assert report(store, "dien bien").code == "11"

    def test_a_merged_province_tells_of_those_that_went_into_it(self, store):
        found = report(store, "2025-08")
        assert [unit.code for unit in found.units] == ["2025-08", "08"]
        assert [unit.documents == () for unit in found.units] == [True, False]
        assert {place.en for place in found.before} == {"Ha Giang (to 06/2025)", "Tuyen Quang (to 06/2025)"}

    def test_a_former_province_tells_what_it_went_into(self, store):
        assert [place.vi for place in report(store, "08").after] == ["Tuyên Quang (từ 07/2025)"]

    def test_a_province_without_documents_has_nothing_to_compare(self, store):
        (unit,) = report(store, "Lai Châu").units
        assert (unit.documents, unit.rows, unit.differences) == ((), (), ())

    def test_what_is_no_place_is_refused(self, store):
        with pytest.raises(BadParameter, match="Atlantis"):
            report(store, "Atlantis")
