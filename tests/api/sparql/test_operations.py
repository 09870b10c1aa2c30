"""What a request asks, however the SPARQL 1.1 Protocol carries it."""

from urllib.parse import urlencode

import pytest

from api.errors import MediaTypeError, RequestError
from api.sparql.operations import FORM, QUERY, UPDATE, Description, Query, Update, by_post, by_url, kind_of
from graph.store import Dataset

G1, G2 = "http://example.org/1", "http://example.org/2"


def encoded(*parameters: tuple[str, str]) -> str:
    return urlencode(parameters)


class TestMediaTypes:
    @pytest.mark.parametrize(
        ("content_type", "kind"),
        [
            ("application/sparql-query", QUERY),
            ("Application/SPARQL-Update ; Charset=UTF-8", UPDATE),
            ('application/x-www-form-urlencoded; charset="utf-8"', FORM),
        ],
    )
    def test_those_of_the_protocol(self, content_type: str, kind: str) -> None:
        assert kind_of(content_type) == kind

    @pytest.mark.parametrize(
        "content_type",
        [None, "", "text/plain", "multipart/form-data", "application/sparql-query; charset=UTF-16", ";;"],
    )
    def test_others_are_refused(self, content_type: str | None) -> None:
        with pytest.raises(MediaTypeError):
            kind_of(content_type)


class TestQueries:
    def test_by_url(self) -> None:
        asked = by_url(
            encoded(("query", "ASK {}"), ("named-graph-uri", G1), ("named-graph-uri", G2), ("timeout", "2")),
            union=True,
        )
        assert asked == Query("ASK {}", Dataset((), (G1, G2)), 2.0, None)

    def test_a_posted_query_takes_its_parameters_from_the_address(self) -> None:
        asked = by_post(QUERY, "ASK {}", encoded(("default-graph-uri", G1)), union=True)
        assert asked == Query("ASK {}", Dataset((G1,)), None, None)

    def test_the_address_of_a_form_counts_too(self) -> None:
        asked = by_post(FORM, encoded(("query", "ASK {}")), encoded(("default-graph-uri", G1)), union=True)
        assert asked == Query("ASK {}", Dataset((G1,)), None, None)

    def test_nothing_is_asked(self) -> None:
        assert by_url("", union=True) == Description(None)
        assert by_url("format=turtle&lang=en", union=True) == Description("turtle")

    @pytest.mark.parametrize("default", [True, False])
    @pytest.mark.parametrize(("given", "union"), [("true", True), ("false", False), (None, None)])
    def test_the_union_may_be_chosen(self, default: bool, given: str | None, union: bool | None) -> None:
        chosen = [("union-default-graph", given)] if given else []
        asked = by_url(encoded(("query", "ASK {}"), *chosen), union=default)
        assert isinstance(asked, Query)
        assert asked.dataset.union is (default if union is None else union)


class TestUpdates:
    def test_by_form_and_directly(self) -> None:
        update = "CLEAR DEFAULT"
        expected = Update(update, Dataset((G1,), (G2,)))
        using = [("using-graph-uri", G1), ("using-named-graph-uri", G2)]
        assert by_post(FORM, encoded(("update", update), *using), "", union=True) == expected
        assert by_post(UPDATE, update, encoded(*using), union=True) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "WITH <http://a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
            "INSERT { ?s ?p ?o } using named <http://a> WHERE { ?s ?p ?o }",
            "INSERT { ?s ?p ?o } \\u0055SING <http://a> WHERE { ?s ?p ?o }",
        ],
    )
    def test_graphs_stand_in_the_text_or_in_the_parameters(self, text: str) -> None:
        with pytest.raises(RequestError, match="using-graph-uri"):
            by_post(UPDATE, text, encoded(("using-graph-uri", G1)), union=True)
        assert by_post(UPDATE, text, "", union=True) == Update(text, Dataset())

    def test_the_words_may_stand_in_names_and_strings(self) -> None:
        text = "INSERT { ?using <http://a/WITH> 'using' } WHERE { ?s ?p ?using } # WITH"
        assert isinstance(by_post(UPDATE, text, encoded(("using-graph-uri", G1)), union=True), Update)


@pytest.mark.parametrize(
    ("kind", "body", "url", "why"),
    [
        (FORM, encoded(("query", "ASK {}"), ("query", "ASK {}")), "", "given 2 times"),
        (FORM, encoded(("query", "ASK {}")), encoded(("query", "ASK {}")), "given 2 times"),
        (FORM, encoded(("query", "ASK {}"), ("update", "CLEAR ALL")), "", "both"),
        (FORM, "", "", "missing"),
        (QUERY, "  ", "", "missing"),
        (QUERY, "ASK {}", encoded(("query", "ASK {}")), "another one"),
        (UPDATE, "CLEAR ALL", encoded(("default-graph-uri", G1)), "an update takes"),
        (QUERY, "ASK {}", encoded(("using-graph-uri", G1)), "is for updates"),
        (QUERY, "ASK {}", encoded(("union-default-graph", "maybe")), "true or false"),
        (FORM, "query=ASK%20%FF", "", "UTF-8"),
    ],
)
def test_what_makes_no_sense_is_refused(kind: str, body: str, url: str, why: str) -> None:
    with pytest.raises(RequestError, match=why):
        by_post(kind, body, url, union=True)
