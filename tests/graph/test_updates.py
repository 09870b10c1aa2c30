"""What an update is seen to do before it runs."""

import pytest

from graph.errors import QueryRefused
from graph.store import WHOLE, Dataset
from graph.updates import LARGEST, failing, inspect


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 1 } }", {"x:g", "x:s", "x:p"}),
        ("PREFIX e: <http://e/> CLEAR GRAPH e:g", {"http://e/", "http://e/g"}),
        ("PREFIX : <http://e/> COPY :a TO :b", {"http://e/", "http://e/a", "http://e/b"}),
        ("WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", {"x:g"}),
        ("INSERT { ?s ?p ?o } USING NAMED <x:g> WHERE { GRAPH <x:g> { ?s ?p ?o } }", {"x:g"}),
        (r"CLEAR GRAPH <x:\u0067>", {"x:g"}),
        ("INSERT { GRAPH ?g { <x:s> <x:p> 1 } } WHERE { GRAPH ?g { } }", None),
        (f"PREFIX {'a' * 150}: <http://e/> DROP GRAPH {'a' * 150}:g", {"http://e/", "http://e/g"}),
        ("DROP GRAPH e:g", None),
        ("DROP ALL", None),
        ("DROP SILENT NAMED", None),
        ("BASE <http://e/> CLEAR GRAPH <g>", None),
        ("CLEAR GRAPH <g>", None),
        ("CLEAR GRAPH <http://e/a/../g>", None),
    ],
)
def test_the_graphs_that_may_change_are_among_the_iris_named(text: str, graphs: set[str] | None) -> None:
    assert inspect(text, WHOLE).graphs == (None if graphs is None else frozenset(graphs))


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://e/>",
        "load <http://e/> into graph <x:g>",
        "INSERT DATA { <x:s> <x:p> 1 } ; # \n LOAD <http://e/>",
        r"\u004COAD <http://e/>",
        "LOAD SILENT <http://e/{}>",
        "LOAD SILENT ?e",
        "INSERT { <x:s> <x:p> ?o } WHERE { SERVICE <http://e/> { ?s ?p ?o } }",
        "INSERT { <x:s> <x:p> ?o } WHERE { SERVICE SILENT ?e { ?s ?p ?o } }",
    ],
)
def test_what_would_reach_the_network_is_refused(text: str) -> None:
    assert inspect(text, WHOLE).refusal is not None


@pytest.mark.parametrize(
    "text",
    [
        'INSERT DATA { <x:LOAD> <x:SERVICE> "LOAD <http://e/> SERVICE" } # LOAD <http://e/>',
        "PREFIX load: <x:> INSERT DATA { load:a load:service 1 }",
        "DELETE { ?load ?service 1 } WHERE { ?load ?service 1 }",
    ],
)
def test_words_in_names_texts_and_comments_are_not_operations(text: str) -> None:
    assert (inspect(text, WHOLE).refusal, inspect(text, WHOLE).text) == (None, text)


def test_a_load_that_may_fail_does_nothing() -> None:
    seen = inspect("LOAD SILENT <http://e/> INTO GRAPH <x:g> ; LOAD SILENT <x:l> ; CLEAR DEFAULT", WHOLE)
    assert seen.refusal is None
    assert "LOAD" not in seen.text
    assert seen.text.count("CLEAR SILENT GRAPH <urn:lienket:nothing>") == 2
    assert seen.text.endswith("; CLEAR DEFAULT")


def test_the_protocols_dataset_becomes_clauses_of_each_where() -> None:
    text = "INSERT { ?s ?p 1 } WHERE { { SELECT ?s WHERE { ?s ?p ?o } } } ; DELETE WHERE { ?s ?p 2 }"
    seen = inspect(text, Dataset(("x:a",), ("x:b",)))
    clauses = "USING <x:a> USING NAMED <x:b>"
    assert seen.text == (
        f"INSERT {{ ?s ?p 1 }} {clauses} WHERE {{ {{ SELECT ?s WHERE {{ ?s ?p ?o }} }} }} ; "
        f"DELETE  {{ ?s ?p 2 }} {clauses} WHERE {{ ?s ?p 2 }}"
    )


@pytest.mark.parametrize("text", ["INSERT DATA { " + "[" * 200 + "]" * 200 + " }", "#" * (LARGEST + 1)])
def test_what_is_too_large_or_nests_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused):
        inspect(text, WHOLE)


def test_an_update_that_fails_first_is_the_update_otherwise() -> None:
    assert (
        failing("PREFIX e: <x:>\nLOAD e:a") == "PREFIX e: <x:>\nDROP GRAPH <urn:lienket:nothing> ; LOAD e:a"
    )
