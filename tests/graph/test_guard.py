"""Which queries may run."""

import re
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryRefused
from graph.guard import DEEPEST, LARGEST, check, inspect
from graph.guard.parts import GROUPS, NAMES, OPERATORS, PATTERNS, VALUES

GRAPHS = frozenset({"http://x/g"})


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("# a comment\nPREFIX ask: <http://x/> ask { ?s ask:select ?o }", "ASK"),
        ("BASE <http://x/> construct WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <http://x/y>", "DESCRIBE"),
        ("nonsense", None),
    ],
)
def test_the_form_is_the_first_keyword_that_is_one(query: str, form: str | None) -> None:
    assert inspect(query).form == form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://evil/> { ?s ?p ?o } }",
        "select * { service silent <http://evil/> { ?s ?p ?o } }",
        "SELECT * { SeRvIcE<http://evil/>{ ?s ?p ?o } }",
        r"SELECT * { S\u0045RVICE <http://evil/> { } }",
        r"SELECT * { \U00000053ERVICE <http://evil/> { } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { VALUES ?where { <http://good/> } SERVICE ?where { ?s ?p ?o } }",
        "PREFIX e: <http://evil/> SELECT * { SERVICE e: { ?s ?p ?o } }",
        "PREFIX e: <http://evil/> PREFIX e: <http://good/> SELECT * { SERVICE e: { ?s ?p ?o } }",
        "SELECT * { SERVICE undeclared:x { ?s ?p ?o } }",
        "SELECT * { SERVICE # <http://good/>\n <http://evil/> { } }",
        "SELECT * { SERVICE <http://good/> { SERVICE <http://evil/> { } } }",
        # Hidden from a tokenizer that takes the longest token, seen by a parser that expects a comparison:
        "SELECT * { FILTER(?a<1)?s?p?o#>\nSERVICE <http://evil/> {} }",
        "SELECT * { FILTER(?a<1)?s?p?o.#>'''\nSERVICE <http://evil/> {} #'''\n }",
        "SELECT * { FILTER(?a<'>') SERVICE <http://evil/> { } #'\n }",
        # Hidden where escapes are decoded before the text is read:
        r"SELECT * { BIND('\u0027 AS ?x) SERVICE <http://evil/> { BIND(\u0027' AS ?y) } }",
        # Or where they are not:
        r"SELECT * { BIND('\u005C' AS ?x) SERVICE <http://evil/> { } BIND('' AS ?y) }",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryRefused):
        check(query, services={"http://good/"})


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://good/> { ?s ?p ?o } }",
        "PREFIX g: <http://good/> SELECT * { SERVICE SILENT g: { ?s ?p ?o } }",
    ],
)
def test_service_may_call_what_is_on_the_list(query: str) -> None:
    assert check(query, services={"http://good/"}).services == {"http://good/"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE <http://evil/> {}' } # SERVICE <http://evil/> {}",
        "SELECT * { ?s <http://x/service> ?o ; <http://x/#SERVICE> ?o2 }",
        "PREFIX service: <http://x/> SELECT * { ?s service:LOAD ?o . ?s a service:service }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * { ?s ?p ?a, ?b FILTER(?a<?b&&?b>?a) }",
        'SELECT * { ?s <http://x/load> """SERVICE <http://evil/> { "LOAD" }""" }',
        "SELECT (COUNT(*) AS ?insert) { ?drop ?p ?o }",
    ],
)
def test_names_and_texts_may_say_anything(query: str) -> None:
    check(query)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://evil/>",
        "load silent <http://evil/> into graph <http://x/g>",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "WITH <http://x/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "CREATE GRAPH <http://x/h>",
        "COPY DEFAULT TO <http://x/g>",
        "MOVE DEFAULT TO <http://x/g>",
        "ADD DEFAULT TO <http://x/g>",
        r"L\u004FAD <http://evil/>",
    ],
)
def test_whatever_changes_data_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused, match="changes data"):
        check(query)


@pytest.mark.parametrize(
    "clause",
    ["FROM <http://x/h>", "FROM NAMED <http://x/h>", "from named <http://x/h>", "FROM <http://x/g> FROM p:h"],
)
def test_from_takes_only_graphs_that_are_there(clause: str) -> None:
    query = f"PREFIX p: <http://x/> SELECT * {clause} {{ ?s ?p ?o }}"
    with pytest.raises(QueryRefused, match="http://x/h"):
        check(query, GRAPHS)
    assert "http://x/h" in check(query, {"http://x/g", "http://x/h"}).graphs


def test_relative_names_are_those_that_the_engine_will_see() -> None:
    assert check("BASE <http://e/> SELECT * FROM <x> { ?s ?p ?o }").graphs == {"http://e/x"}
    assert check("BASE <http://e/> PREFIX p: <x/> ASK FROM p:y { ?s ?p ?o }").graphs == {"http://e/x/y"}
    with pytest.raises(QueryRefused, match="BASE"):
        check("BASE <http://e/> BASE <http://f/> ASK FROM <x> { }")


def test_nesting_is_limited() -> None:
    check("ASK " + "{" * DEEPEST + "}" * DEEPEST)
    for opening, closing in ("{}", "()", "[]"):
        with pytest.raises(QueryRefused, match="deeper"):
            check("ASK { " + opening * (DEEPEST + 1) + closing * (DEEPEST + 1) + " }")
    with pytest.raises(QueryRefused, match="deeper"):
        check("}" * 1000 + "ASK " + "{" * (DEEPEST + 1))
    with pytest.raises(QueryRefused, match="deeper"):
        check("ASK { FILTER(" + "!" * (DEEPEST + 1) + "?x) }")


def test_size_is_limited_in_bytes() -> None:
    check("ASK {} #" + "x" * (LARGEST - 8))
    with pytest.raises(QueryRefused, match="KB"):
        check("ASK {} #" + "ờ" * (LARGEST // 2))


def seconds_of_inspection(query: str) -> float:
    """Of the processor, the least of three, so that a busy machine does not count."""
    found = []
    for _ in range(3):
        inspect.cache_clear()
        started = time.process_time()
        with suppress(QueryRefused):
            inspect(query)
        found.append(time.process_time() - started)
        if found[-1] < 1:
            break
    return min(found)


CYCLES = (
    *(
        "a.",
        "-a",
        "'",
        '"""',
        "'''\\",
        "\\",
        r"\u00",
        r"\u0041.",
        r"\U0000005",
        "<a",
        r"<\u0041",
        "a:%",
        "a:.",
    ),
    *(":", "_:a.", "1e", "1.", "?", "@a-", "ờ", "\ud800", "\0", "#", "\ufeff", "{", "()", "[]", "(1)", "<< "),
    *(
        "!-",
        "?a ",
        "FROM ",
        "SERVICE ",
        "PREFIX a:<b> ",
        "BASE <a> ",
        "VALUES{",
        "1,",
        "+1",
        "||?a",
        "a|",
        "a*",
    ),
    *("(a*)*", ";?p ?o"),
)


@pytest.mark.parametrize("cycle", CYCLES)
def test_hostile_texts_take_time_in_proportion(cycle: str) -> None:
    """No regular expression of the tokenizer runs away."""
    size = len(cycle.encode(errors="surrogatepass"))
    assert seconds_of_inspection("ASK { " + cycle * ((LARGEST - 10) // size)) < 1


@given(st.text())
def test_any_text_passes_or_is_refused(query: str) -> None:
    with suppress(QueryRefused):
        check(query, GRAPHS)


PIECES = st.sampled_from(
    r"""SELECT ASK DESCRIBE * { } ( ) [ ] < > << >> {| |} . ; , / | ^ + - ! ? ?x 1 'a' <x:y> x:y a true VALUES
    FILTER SERVICE FROM NAMED SILENT PREFIX BASE GRAPH OPTIONAL UNION IN AS # \u0053 <http://[>""".split()  # noqa: SIM905 - a list to read
)


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_order_of_tokens_passes_or_is_refused(query: str) -> None:
    with suppress(QueryRefused):
        check(query, GRAPHS)


@pytest.mark.parametrize(
    ("query", "most", "said"),
    [
        ("SELECT * { «?s ?p ?o . » }", PATTERNS, "triple patterns"),
        ("SELECT * { ?s ?p ?o «; ?p ?o » }", PATTERNS - 1, "triple patterns"),
        ("SELECT * { ?s ?p 1 «, 1 » }", PATTERNS - 1, "triple patterns"),
        ("CONSTRUCT { «?s ?p ?o . » } {}", PATTERNS, "triple patterns"),
        ("ASK { «[ ?p ?o ] . » }", PATTERNS // 2, "triple patterns"),
        ("ASK { ?s ?p (1 « 1») . }", PATTERNS - 1, "triple patterns"),
        ("ASK { ?s x:p«/x:p» ?o }", PATTERNS - 1, "steps of paths"),
        ("ASK { ?s (x:p«|x:p») ?o }", PATTERNS - 1, "steps of paths"),
        ("ASK { «FILTER(true) » }", GROUPS, "groups"),
        ("ASK { {} «UNION {} » }", GROUPS, "groups"),
        ("ASK { FILTER(?x«||?x») }", OPERATORS, "operators"),
        ("SELECT (1«+1» AS ?x) {}", OPERATORS, "operators"),
        ("ASK { VALUES ?x { «1 » } }", VALUES, "VALUES"),
        ("ASK { VALUES (?x ?y) { «(1 UNDEF) » } }", VALUES // 2 - 1, "VALUES"),
        ("ASK { FILTER(?x IN (1«,-1»)) }", VALUES, "IN"),
        ("DESCRIBE «<x:y> »", NAMES, "DESCRIBE"),
    ],
)
def test_the_parts_of_a_query_are_counted(query: str, most: int, said: str) -> None:
    before, piece, after = re.split("[«»]", query)
    check(before + piece * (most - 1) + after)
    with pytest.raises(QueryRefused, match=said):
        check(before + piece * (most + 1) + after)


@pytest.mark.parametrize(
    "query", ["ASK { ?s (((((<x:p>*)*)*)*)*) ?o }", "ASK { ?s ((((x:p+/x:q)+)+|x:r)*)+ ?o }"]
)
def test_repetitions_within_each_other_are_limited(query: str) -> None:
    with pytest.raises(QueryRefused, match="once is enough"):
        check(query)


def test_multiplying_is_no_repetition() -> None:
    check("SELECT (((((((?a)*?b)*?c)*?d)*?e)*?f)*?g AS ?x) { ?s (x:p*/x:q)* ?o }")


@pytest.mark.parametrize("piece", ["<< ?s ?p ", "<<( ?s ?p "])
def test_quoted_triples_nest_as_brackets_do(piece: str) -> None:
    with pytest.raises(QueryRefused, match="deeper"):
        check("ASK { " + piece * (DEEPEST + 1))


@pytest.mark.parametrize(
    "query", ["BASE <http://good/> ASK { SERVICE <x> {} }", "ASK { SERVICE <http:good> {} }"]
)
def test_a_service_is_called_by_its_full_name(query: str) -> None:
    with pytest.raises(QueryRefused, match="full IRI"):
        check(query, services={"http://good/x", "http:good"})
