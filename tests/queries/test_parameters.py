"""What people type becomes the term that they mean."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal

from ontology.iris import SHARED
from queries.catalogue import load
from queries.errors import BadParameter
from queries.model import Parameter, Text
from queries.names import short
from queries.parameters import TYPES, arguments, choices, parse, shown


def parameter(kind):
    return Parameter("it", kind, Text("nó", "it"), required=True, example=None)


def understood(kind, text, store):
    return short(parse(parameter(kind), text, store).value)


@pytest.mark.parametrize(
    "text",
    [
        "11",
        "https://w3id.org/lienket/id/place/11",
        "Điện Biên",
        "điện biên",
        "Dien Bien",
        "tỉnh Điện Biên",
        "tinh dien bien",
        "Dien Bien province",
        "Ðiện Biên",
    ],
)
def test_a_place_in_any_spelling(text, store):
    assert understood("place", text, store) == "11"


@pytest.mark.parametrize(
    "text",
    [
        "749/QĐ-TTg",
        "749/QÐ-TTg",
        "749/QD-TTg",
        "749-QD-TTg",
        "749/qđ-ttg",
        "QĐ 749",
        "QD 749",
        "Quyết định 749",
        "quyết định số 749/QĐ-TTg",
        "749",
    ],
)
def test_an_instrument_in_any_spelling(text, store):
    assert understood("instrument", text, store) == "749-QD-TTg"


@pytest.mark.parametrize("text", ["09-NQ/TU", "Nghị quyết 09", "Nghị quyết số 09", "22/09-NQ-TU", "NQ 09"])
def test_a_provincial_instrument(text, store):
    assert understood("instrument", text, store) == "22/09-NQ-TU"


def test_an_indicator_by_id_or_label(store):
    assert understood("indicator", "mobile-coverage", store) == "mobile-coverage"
    assert understood("indicator", "tỷ lệ phủ sóng di động 4G/5G", store) == "mobile-coverage"


def test_a_merged_province_is_known_by_its_old_name_and_the_new_one_by_its_code(store):
    assert understood("place", "Tuyên Quang", store) == "08"
    assert understood("place", "2025-08", store) == "2025-08"


def test_a_year_is_four_digits(store):
    assert parse(parameter("year"), "2030", store) == Literal(
        "2030", datatype=load()["1"].parameters[1].example.datatype
    )
    with pytest.raises(BadParameter, match="'it' is a year such as 2025, not '25'"):
        parse(parameter("year"), "25", store)


def test_a_slip_is_answered_with_the_nearest(store):
    with pytest.raises(BadParameter, match="'Dien Bein' is not known; write one of: 11") as caught:
        parse(parameter("place"), "Dien Bein", store)
    assert caught.value.parameter == "it"
    assert caught.value.choices[0] == "11"


def test_several_that_fit_are_all_offered(store):
    with pytest.raises(BadParameter, match="fits several") as caught:
        parse(parameter("place"), "Quảng", store)
    assert {"22", "44", "49", "51"} <= set(caught.value.choices)


def test_what_is_offered_is_named(store):
    with pytest.raises(BadParameter, match=r"44: Quảng Bình \(đến 06/2025\)"):
        parse(parameter("place"), "Quảng", store)


def test_a_long_value_does_not_flood_the_message(store):
    with pytest.raises(BadParameter) as caught:
        parse(parameter("place"), "x" * 50_000, store)
    assert len(str(caught.value)) < 1000


def test_an_old_unit_and_the_new_one_of_its_name_are_told_apart(store):
    offered = {choice.value: choice.label for choice in choices(parameter("place"), store)}
    assert offered["08"] == Text("Tuyên Quang (đến 06/2025)", "Tuyen Quang (to 06/2025)")
    assert offered["2025-08"] == Text("Tuyên Quang (từ 07/2025)", "Tuyen Quang (from 07/2025)")
    assert offered["11"] == Text("Điện Biên", "Dien Bien")
    assert len({label.vi for label in offered.values()}) == len(offered)


def test_punctuation_alone_is_nothing(store):
    with pytest.raises(BadParameter, match="is not known"):
        parse(parameter("place"), "…", store)


@pytest.mark.parametrize("text", ["dien-bien", "Chuyển đổi số ở Điện Biên", "chuyen doi so o dien bien"])
def test_a_document_by_id_or_title(text, store):
    assert understood("document", text, store) == "dien-bien"


@pytest.mark.parametrize("text", ["province", "Cấp tỉnh", "cap tinh"])
def test_a_level_by_id_or_label(text, store):
    assert understood("level", text, store) == "province"


@pytest.mark.parametrize(
    "text",
    [
        "https://w3id.org/lienket/id/document/dien-bien/fact/163-166",
        "dien-bien/fact/163-166",
        "dien-bien/163-166",
    ],
)
def test_a_target_of_a_province_by_iri_or_place_in_its_document(text, store):
    assert understood("target", text, store) == "dien-bien/fact/163-166"


@pytest.mark.parametrize(
    "text",
    [
        "dien-bien/178-185",  # a result
        "749-2025-digital-economy-gdp-share",  # a national target
        "https://w3id.org/lienket/id/target/749-2025-digital-economy-gdp-share",
        "https://not an iri",
        "dien-bien",
        "dien-bien/163-166> <x",
    ],
)
def test_what_is_no_target_of_a_province_is_told_what_is(text, store):
    with pytest.raises(BadParameter, match="write its IRI, or its document and place in the text") as caught:
        parse(parameter("target"), text, store)
    assert "dien-bien/fact/163-166" in caught.value.choices


class TestThings:
    @pytest.mark.parametrize(
        ("text", "thing"),
        [
            ("https://w3id.org/lienket/id/sector/health", "sector/health"),
            ("dien-bien", "document/dien-bien"),
            ("Điện Biên", "place/11"),
            ("749/QĐ-TTg", "instrument/749-QD-TTg"),
            ("y tế", "sector/health"),
            ("cấp tỉnh", "level/province"),
            ("mobile-coverage", "indicator/mobile-coverage"),
            ("749-2025-digital-economy-gdp-share", "target/749-2025-digital-economy-gdp-share"),
            ("dien-bien/163-166", "document/dien-bien/fact/163-166"),
            ("dien-bien/fact/178-185", "document/dien-bien/fact/178-185"),
            ("Con số ở Tuyên Quang", "document/tuyen-quang"),
        ],
    )
    def test_anything_is_found_by_what_it_is_called(self, text, thing, store):
        assert parse(parameter("thing"), text, store).value == SHARED + thing

    def test_what_has_the_name_comes_before_what_has_its_words(self, store):
        # "Giáo dục" is a sector, and stands among the words of other things.
        assert understood("thing", "giáo dục", store) == "education"

    @pytest.mark.parametrize("text", ["https://example.org/nothing", "https://not an iri"])
    def test_an_iri_that_the_graph_does_not_know_is_told(self, text, store):
        with pytest.raises(BadParameter, match="'it'"):
            parse(parameter("thing"), text, store)

    def test_a_slip_is_answered_with_the_nearest_of_all_kinds(self, store):
        with pytest.raises(BadParameter, match="is not known") as caught:
            parse(parameter("thing"), "mobile-coverag", store)
        assert caught.value.choices[0] == "mobile-coverage"

    def test_a_form_takes_text(self, store):
        assert choices(parameter("thing"), store) == []


@pytest.mark.parametrize("kind", sorted(set(TYPES) - {"thing"}))
def test_every_choice_of_a_form_is_understood(kind, store):
    offered = choices(parameter(kind), store)
    assert offered
    for choice in offered[:40]:
        assert shown(parse(parameter(kind), choice.value, store)) == choice.value
        assert choice.label.vi
        assert choice.label.en


class TestArguments:
    def test_what_is_left_out_takes_its_example(self, store):
        found = arguments(load()["implementations"], {"place": "11"}, store)
        shown_as = {name: shown(term) for name, term in found.items()}
        assert shown_as == {"instrument": "749-QD-TTg", "place": "11"}

    @pytest.mark.parametrize("kind", TYPES)
    def test_one_of_any_type_may_be_optional(self, kind, store):
        optional = replace(parameter(kind), required=False)
        question = replace(load()["equal-targets"], parameters=(optional,))
        assert arguments(question, {}, store) == {"it": None}

    def test_an_optional_one_stays_open(self, store):
        assert arguments(load()["implementations"], {"place": " "}, store)["place"] is None

    def test_a_name_that_the_question_does_not_have_is_refused(self, store):
        with pytest.raises(
            BadParameter, match="'equal-targets' has no parameter 'plase'; it has about, place, year"
        ):
            arguments(load()["equal-targets"], {"plase": "11"}, store)
