"""A question is a file; a faulty file is told by name and line."""

import pytest

from queries.catalogue import load, read
from queries.errors import CatalogueError, UnknownQuestion
from tests.queries.own import GOOD


@pytest.fixture
def catalogue(tmp_path):
    def of(*texts):
        for number, text in enumerate(texts):
            theme = tmp_path / f"theme{number}"
            theme.mkdir()
            (theme / "capital.rq").write_text(text, encoding="utf-8")
        return read(tmp_path)

    return of


def test_a_file_that_is_dropped_in_is_a_question(catalogue):
    question = catalogue(GOOD)["capital"]
    assert (question.number, question.theme, question.title.en) == (7, "theme0", "Ask")
    assert question.parameters[0].example.value == "https://w3id.org/lienket/id/place/11"
    assert question.query.startswith("PREFIX place:")


def test_further_ways_to_ask_are_texts_in_either_language(catalogue):
    asked = GOOD.replace("PREFIX", "#+ asks:\n#+   - tỉnh nào\n#+   - which province\nPREFIX", 1)
    assert catalogue(asked)["capital"].asks == ("tỉnh nào", "which province")


OPENS = "role: place, opens: {question: capital, by: [%s]}}"


def test_a_column_may_open_a_question_by_what_its_row_holds(catalogue):
    question = catalogue(GOOD.replace("role: place}", OPENS % "place"))["capital"]
    (column,) = question.columns
    assert column.opens is not None
    assert (column.opens.question, column.opens.by) == ("capital", ("place",))


@pytest.mark.parametrize("by", ["", "year"])
def test_a_column_that_opens_what_cannot_be_asked_so_is_told(catalogue, by):
    with pytest.raises(CatalogueError, match=r"capital.rq.*opens a question"):
        catalogue(GOOD.replace("role: place}", OPENS % by))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+", "##", r"capital.rq:1: a header"),
        ("{vi: Hỏi, en: Ask}", "{vi: Hỏi, en: Ask", r"capital.rq:4: the header is no YAML"),
        ("id: capital", "id: other", r"capital.rq:1: the id must be the file's name, 'capital'"),
        ("#+ title: {vi: Hỏi, en: Ask}\n", "", r"capital.rq:1: 'title' is missing"),
        ("{vi: Hỏi gì, en: Ask what}", "{vi: Hỏi gì}", r"capital.rq:4: 'en' is missing"),
        ("number: 7", "number: seven", r"capital.rq:1: 'number' must be of type int, not 'seven'"),
        ("number: 7", "nummer: 7", r"capital.rq:1: unknown key 'nummer'"),
        ("type: place", "type: town", r"capital.rq:6: no parameter type 'town'; known are year, place"),
        ("role: place", "role: town", r"capital.rq:8: no role 'town'"),
        ("required: true", "required: perhaps", r"capital.rq:6: 'required' must be of type bool"),
        ("{name: place, type", "{name: year, type", r"capital.rq:6: the query has no block VALUES \?year"),
        (
            "#+ columns:",
            "#+ asks: [7]\n#+ columns:",
            r"capital.rq:1: 'asks' must be a list of texts, but holds 7",
        ),
        ("id: capital", "id: Capital/../x", r"capital.rq:1: the id must be words of a-z"),
        (
            "{name: place, type",
            "{name: format, type",
            r"capital.rq:6: a parameter may not be called 'format'",
        ),
        ("{name: place, label", "{name: proof, label", r"capital.rq:8: .*proof"),
        (
            "{ place:11 }",
            '{ "11" }',
            r"capital.rq:6: \?place is of type place, .* must hold an IRI, not \"11\"",
        ),
        ("type: place", "type: year", r"capital.rq:6: \?place is of type year, .* \"2025\"\^\^xsd:gYear"),
        ("number: 7", "number: true", r"capital.rq:1: 'number' must be of type int, not True"),
        ("number: 7", "number: 7\n#+ number: 8", r"capital.rq:3: .*the key 'number' stands twice"),
        ("{ place:11 }", "{ UNDEF }", r"capital.rq:6: \?place is required"),
        (
            "SELECT ?place WHERE",
            "SELECT ?place WHERE {",
            r"capital.rq:9: the query cannot be asked: the braces",
        ),
        ("SELECT ?place", "SELECT *", None),
        (
            "SELECT ?place",
            "SELECT (?place AS ?other)",
            r"capital.rq:1: columns declared: place; projected: other",
        ),
        ("SELECT ?place WHERE", "ASK", r"capital.rq:9: .*a question must be a SELECT query"),
    ],
)
def test_a_fault_is_told_with_file_and_line(catalogue, old, new, message):
    assert old in GOOD
    if message is None:
        assert catalogue(GOOD.replace(old, new))
    else:
        with pytest.raises(CatalogueError, match=message):
            catalogue(GOOD.replace(old, new))


def test_an_id_is_unique_across_themes(catalogue):
    with pytest.raises(CatalogueError, match=r"capital\.rq: theme 'theme0' has this id too"):
        catalogue(GOOD, GOOD)


def test_the_eight_questions_come_in_order():
    assert [question.number for question in load().values()][:8] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_question_is_found_by_id_or_number():
    assert load()["3"] is load()["missing-targets"]


def test_an_unknown_question_names_the_nearest():
    with pytest.raises(UnknownQuestion, match=r"did you mean missing-targets\?"):
        load()["mising-target"]
