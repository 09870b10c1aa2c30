import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import formats
from api.errors import NotAcceptableError, RequestError
from api.negotiation import choose, is_known, language, prefers_html, quality

OFFERS = ["application/json", "text/csv", "text/html"]
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SELECT = "SELECT * { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0.2, text/csv;q=0.3", "text/csv"),
        ("text/*;q=0.1, text/html", "text/html"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/csv;q=0.001", "text/csv"),
        ("text/csv;charset=utf-8;q=0.5, application/json;q=0.4", "text/csv"),
        ("nonsense, text/csv", "text/csv"),
        (FIREFOX, "text/html"),
    ],
)
def test_the_form_that_the_client_wants_most_is_chosen(accept: str | None, chosen: str) -> None:
    assert choose(accept, OFFERS) == chosen


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/csv;q=0", "text/csv;q=2", "nonsense"])
def test_where_nothing_fits_the_offers_are_named(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match=r"application/json, text/csv, text/html"):
        choose(accept, OFFERS)


@given(st.text(max_size=60))
def test_no_header_breaks_the_choice(accept: str) -> None:
    assert 0 <= quality(accept, "text/csv") <= 1


def test_of_very_many_ranges_the_first_are_looked_at() -> None:
    few, many = ["image/png"] * 99, ["image/png"] * 15_000
    assert choose(", ".join([*few, "text/csv"]), ["text/csv"]) == "text/csv"
    with pytest.raises(NotAcceptableError):
        choose(", ".join([*many, "text/csv"]), ["text/csv"])


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (FIREFOX, True),
        ("text/html", True),
        ("*/*", False),
        (None, False),
        ("application/json, text/html", True),
        ("application/json, text/html;q=0.9", False),
        ("text/html;q=0", False),
        ("text/csv;q=0.9, text/html;q=0.1", False),
        ("text/turtle, text/html;q=0.5, */*;q=0.1", False),
    ],
)
def test_only_who_names_html_gets_a_page(accept: str | None, *, page: bool) -> None:
    assert prefers_html(accept, ["application/json", "text/csv", "text/turtle"]) is page


@pytest.mark.parametrize(
    ("query", "accept", "chosen"),
    [
        (SELECT, None, "application/sparql-results+json"),
        (SELECT, "application/json", "application/sparql-results+json"),
        (SELECT, "application/xml", "application/sparql-results+xml"),
        (SELECT, "text/turtle, text/csv;q=0.1", "text/csv"),
        ("ASK {}", "*/*", "application/sparql-results+json"),
        (CONSTRUCT, None, "text/turtle"),
        (CONSTRUCT, "application/json", "application/ld+json"),
        (CONSTRUCT, "application/n-quads", "application/n-quads"),
        ("# SELECT\nDESCRIBE <https://example.org/>", "application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_what_is_offered_depends_on_the_form_of_the_query(
    query: str, accept: str | None, chosen: str
) -> None:
    assert formats.accepted(query, accept) == chosen


def test_a_table_cannot_be_turtle() -> None:
    with pytest.raises(NotAcceptableError):
        formats.accepted(SELECT, "text/turtle")
    with pytest.raises(RequestError, match="json, xml, csv, tsv"):
        formats.named(SELECT, "turtle")


@pytest.mark.parametrize(
    ("asked", "liked", "given"),
    [
        (None, None, "vi"),
        ("en", "vi", "en"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "en-US,en;q=0.9,vi;q=0.8", "en"),
        (None, "vi,en;q=0.9", "vi"),
        (None, "vi;q=0.1, en;q=0.2", "en"),
        (None, "fr, de", "vi"),
        (None, "envi, x-en", "vi"),
        (None, "en;q=0", "vi"),
    ],
)
def test_the_language_is_the_one_named_or_liked(asked: str | None, liked: str | None, given: str) -> None:
    assert language(asked, liked) == given


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (None, False),
        ("", False),
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ('"b"', False),
        ("*", True),
    ],
)
def test_what_a_client_has_already(header: str | None, known: bool) -> None:
    assert is_known(header, '"a"') is known
