"""What every store does, whatever lies beneath it."""

import asyncio
import csv
import io
import json
import threading
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.errors import (
    FormatNotOffered,
    GraphError,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    StoreBusy,
    StoreUnavailable,
)
from graph.store import Dataset, Limits, Store
from tests.contract.conftest import ELSEWHERE, HERE
from tests.remote.engines.process import Running

G1, G2, G3 = (NamedNode(f"http://example.org/graph/{n}") for n in (1, 2, 3))
P = NamedNode("http://example.org/p")
RAN: Counter[str] = Counter()


def fact(n: int, value: str | int = "x") -> Triple:
    return Triple(NamedNode(f"http://example.org/s/{n}"), P, Literal(value))


def values(store: Store, query: str = "SELECT ?o WHERE { ?s <http://example.org/p> ?o }") -> list[str]:
    return sorted(row["o"].value for row in store.select(query).rows)  # type: ignore[union-attr]


def publish(store: Store, **graphs: list[Triple]) -> None:
    with store.draft() as draft:
        for name, triples in graphs.items():
            draft.replace({"g1": G1, "g2": G2, "g3": G3}[name], triples)
        draft.publish()


def test_a_new_store_is_empty_and_has_no_generation(store: Store) -> None:
    assert store.current() is None
    assert values(store) == []
    assert store.ask("ASK { ?s ?p ?o }") is False


def test_readers_see_a_draft_when_it_is_published_and_not_before(store: Store) -> None:
    with store.draft() as draft:
        draft.replace(G1, [fact(1, "Điện Biên")])
        assert values(store) == []
        generation = draft.publish()
    assert values(store) == ["Điện Biên"]
    assert generation.number == 1
    current = store.current()
    assert current is not None
    assert current.number == 1


def test_a_draft_that_is_left_unpublished_changes_nothing(store: Store) -> None:
    publish(store, g1=[fact(1, "old")])
    with store.draft() as draft:
        draft.replace(G1, [fact(1, "new")])
        draft.remove(G1)
    assert values(store) == ["old"]


def test_replacing_a_graph_leaves_the_others_alone(store: Store) -> None:
    publish(store, g1=[fact(1, "a"), fact(2, "b")], g2=[fact(3, "c")])
    publish(store, g1=[fact(1, "A")])
    assert values(store) == ["A", "c"]


def test_removing_a_graph_takes_all_of_it_and_no_more(store: Store) -> None:
    publish(store, g1=[fact(1, "a"), fact(2, "b")], g2=[fact(1, "a"), fact(3, "c")])
    with store.draft() as draft:
        draft.remove(G1)
        draft.remove(G3)  # was never there
        draft.publish()
    assert values(store) == ["a", "c"]


def test_a_graph_replaced_by_nothing_is_gone(store: Store) -> None:
    publish(store, g1=[fact(1)], g2=[fact(2)])
    publish(store, g1=[])
    with store.draft() as draft:
        assert set(draft.graphs()) == {G2}


def test_the_draft_sees_its_own_changes_and_what_was_there(store: Store) -> None:
    publish(store, g1=[fact(1, "old")], g2=[fact(2, "kept")])
    with store.draft() as draft:
        draft.replace(G1, [fact(1, "new")])
        draft.replace(G3, [fact(3, "more")])
        rows = draft.select("SELECT ?o WHERE { ?s <http://example.org/p> ?o } ORDER BY ?o").rows
        assert [row["o"] for row in rows] == [Literal("kept"), Literal("more"), Literal("new")]
        assert set(draft.graphs()) == {G1, G2, G3}
        draft.remove(G3)
        assert draft.construct("CONSTRUCT WHERE { <http://example.org/s/3> ?p ?o }") == []
        draft.replace(G3, [fact(3, "again"), fact(3, "again")])
        assert draft.construct("CONSTRUCT WHERE { <http://example.org/s/3> ?p ?o }") == [fact(3, "again")]


def test_a_draft_reports_syntax_errors_as_a_store_does(store: Store) -> None:
    with store.draft() as draft, pytest.raises(QuerySyntaxError):
        draft.select("SELECT * {")


def test_commit_gets_the_number_before_readers_see_it(store: Store) -> None:
    seen: list[tuple[int, list[str]]] = []
    with store.draft() as draft:
        draft.replace(G1, [fact(1, "a")])
        draft.publish(lambda number: seen.append((number, values(store))))
    assert seen == [(1, [])]


def test_nothing_is_published_when_commit_fails(store: Store) -> None:
    publish(store, g1=[fact(1, "old")])

    def fail(number: int) -> None:
        raise OSError(f"no journal for {number}")

    with store.draft() as draft:
        draft.replace(G1, [fact(1, "new")])
        with pytest.raises(OSError, match="no journal for 2"):
            draft.publish(fail)
    assert values(store) == ["old"]
    publish(store, g1=[fact(1, "newer")])
    assert values(store) == ["newer"]
    current = store.current()
    assert current is not None
    assert current.number == 2


def test_a_published_draft_takes_no_more(store: Store) -> None:
    with store.draft() as draft:
        draft.replace(G1, [fact(1)])
        draft.publish()
        with pytest.raises(StoreUnavailable):
            draft.replace(G1, [])


def test_the_default_graph_is_the_union_of_all_graphs(store: Store) -> None:
    publish(store, g1=[fact(1, "a")], g2=[fact(2, "b")])
    assert values(store) == ["a", "b"]
    assert values(store, "SELECT ?o WHERE { GRAPH <http://example.org/graph/2> { ?s ?p ?o } }") == ["b"]


def test_from_narrows_the_default_graph(store: Store) -> None:
    publish(store, g1=[fact(1, "a")], g2=[fact(2, "b")], g3=[fact(3, "c")])
    some = "SELECT ?o FROM <http://example.org/graph/1> FROM <http://example.org/graph/3> { ?s ?p ?o }"
    assert values(store, some) == ["a", "c"]
    relative = "BASE <http://example.org/graph/> SELECT ?o FROM <3> { ?s ?p ?o }"
    assert values(store, relative) == ["c"]
    named = "SELECT ?o FROM NAMED <http://example.org/graph/2> { GRAPH ?g { ?s ?p ?o } }"
    assert values(store, named) == ["b"]


def test_the_protocol_s_dataset_takes_the_place_of_from(store: Store) -> None:
    publish(store, g1=[fact(1, "a")], g2=[fact(2, "b")])
    query = "SELECT ?o FROM <http://example.org/graph/1> { ?s ?p ?o }"
    with store.answer(query, "text/csv", dataset=Dataset(default=(G2.value,))) as answer:
        assert b"".join(answer.chunks()) == b"o\r\nb\r\n"
    query = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    with store.answer(query, "text/csv", dataset=Dataset(named=(G1.value,))) as answer:
        assert b"".join(answer.chunks()) == b"o\r\na\r\n"


def test_without_the_union_the_default_graph_is_the_one_without_a_name(
    store: Store, request: pytest.FixtureRequest
) -> None:
    if request.node.callspec.params["store"].startswith("virtuoso"):  # it has none
        with pytest.raises(QueryRefused):
            store.answer("ASK { ?s ?p ?o }", "text/csv", dataset=Dataset(union=False))
        return
    publish(store, g1=[fact(1, "a")])
    alone = Dataset(union=False)
    with store.answer("SELECT ?o { ?s ?p ?o }", "text/csv", dataset=alone) as answer:
        assert b"".join(answer.chunks()) == b"o\r\n"
    with store.answer(
        "SELECT ?o { GRAPH ?g { ?s <http://example.org/p> ?o } }", "text/csv", dataset=alone
    ) as answer:
        assert b"".join(answer.chunks()) == b"o\r\na\r\n"
    query = "SELECT ?o FROM <http://example.org/graph/1> { ?s ?p ?o }"
    with store.answer(query, "text/csv", dataset=alone) as answer:
        assert b"".join(answer.chunks()) == b"o\r\na\r\n"


def test_unknown_graphs_are_refused(store: Store) -> None:
    publish(store, g1=[fact(1)])
    with pytest.raises(QueryRefused, match="elsewhere"):
        store.select("SELECT * FROM <http://example.org/elsewhere> { ?s ?p ?o }")
    with pytest.raises(QueryRefused, match="elsewhere"):
        store.select("SELECT * FROM <elsewhere> { ?s ?p ?o }")
    with pytest.raises(QueryRefused, match="elsewhere"):
        store.answer("ASK {}", "text/csv", dataset=Dataset(default=("http://example.org/elsewhere",)))


def test_terms_come_back_as_they_went_in(store: Store) -> None:
    """Numbers come back in canonical form: Oxigraph keeps 80.0 as 80."""
    terms = [
        Literal('nói "có"\n\\ \t', language="vi"),
        Literal("80.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        Literal("2025", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
        NamedNode("http://example.org/Đ"),
        Literal("𝄞 ờ"),
    ]
    triples = [Triple(G1, NamedNode(f"http://example.org/p{i}"), term) for i, term in enumerate(terms)]
    publish(store, g1=triples)
    rows = store.select("SELECT ?o WHERE { <http://example.org/graph/1> ?p ?o } ORDER BY ?p").rows
    assert [row["o"] for row in rows] == terms
    assert set(store.construct("CONSTRUCT WHERE { <http://example.org/graph/1> ?p ?o }")) == set(triples)


def test_unbound_columns_are_absent_from_their_row(store: Store) -> None:
    table = store.select("SELECT ?a ?b WHERE { VALUES (?a ?b) { (1 UNDEF) } }")
    assert table.columns == ("a", "b")
    assert [set(row) for row in table.rows] == [{"a"}]


def test_tables_are_answered_as_json_xml_csv_and_tsv(store: Store) -> None:
    publish(store, g1=[fact(1, "một"), fact(2, "hai")])
    query = "SELECT ?o WHERE { ?s <http://example.org/p> ?o } ORDER BY ?o"

    def text(media_type: str) -> str:
        with store.answer(query, media_type) as answer:
            body = b"".join(answer.chunks())
            assert answer.size == len(body)
            assert answer.media_type == media_type
            return body.decode()

    bindings = json.loads(text("application/sparql-results+json"))["results"]["bindings"]
    assert [row["o"]["value"] for row in bindings] == ["hai", "một"]
    literals = ET.fromstring(text("application/sparql-results+xml")).iterfind(".//{*}literal")
    assert [literal.text for literal in literals] == ["hai", "một"]
    assert list(csv.reader(io.StringIO(text("text/csv")))) == [["o"], ["hai"], ["một"]]
    assert text("text/tab-separated-values").splitlines() == ["?o", '"hai"', '"một"']


@pytest.mark.parametrize(
    "media_type",
    [
        "text/turtle",
        "application/n-triples",
        "application/ld+json",
        "application/n-quads",
        "application/trig",
        "application/rdf+xml",
    ],
)
def test_graphs_are_answered_in_every_format(store: Store, media_type: str) -> None:
    publish(store, g1=[fact(1, "một"), fact(2, "hai")])
    with store.answer("CONSTRUCT WHERE { ?s <http://example.org/p> ?o }", media_type) as answer:
        quads = parse(b"".join(answer.chunks()), RdfFormat.from_media_type(media_type))
        assert {quad.triple for quad in quads} == {fact(1, "một"), fact(2, "hai")}


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        ("SELECT * { ?s ?p ?o }", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
        ("ASK {}", "image/png"),
    ],
)
def test_formats_that_do_not_fit_are_refused(store: Store, query: str, media_type: str) -> None:
    with pytest.raises(FormatNotOffered):
        store.answer(query, media_type)


def test_syntax_errors_carry_line_and_column(store: Store) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        store.select("SELECT ?o\nWHERE { ?s ?p ?o ?? }")
    assert caught.value.line == 2
    assert caught.value.column is not None
    assert "line 2, column" in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "LOAD <http://127.0.0.1:9/data.ttl>",
        "DROP ALL",
        "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
        "ASK " + "{" * 5000 + "}" * 5000,
    ],
)
def test_the_guard_stands_before_every_store(store: Store, query: str) -> None:
    with pytest.raises(QueryRefused):
        store.ask(query)


def test_unknown_functions_give_no_value(store: Store) -> None:
    """An error of the query, or of the expression alone, which leaves its variable unbound."""
    try:
        rows = store.select("SELECT (<http://example.org/f>(1) AS ?x) {}").rows
    except GraphError:
        return
    assert rows == ({},)


def test_an_answer_past_the_limit_of_rows_is_refused_whole(store: Store) -> None:
    publish(store, g1=[fact(n, n) for n in range(100)])
    query = "SELECT ?o WHERE { ?s <http://example.org/p> ?o }"
    assert len(store.select(query, Limits(rows=100)).rows) == 100
    for media_type in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"):
        with pytest.raises(QueryTooLarge) as caught:
            store.answer(query, media_type, Limits(rows=50))
        assert (caught.value.what, caught.value.limit) == ("rows", 50)
    with pytest.raises(QueryTooLarge):
        store.construct("CONSTRUCT WHERE { ?s <http://example.org/p> ?o }", Limits(rows=50))


def test_an_answer_past_the_limit_of_bytes_is_refused_whole(store: Store) -> None:
    publish(store, g1=[fact(n, n) for n in range(100)])
    with pytest.raises(QueryTooLarge) as caught:
        store.select("SELECT * { ?s ?p ?o }", Limits(bytes=1000))
    assert caught.value.what == "bytes"


def test_large_answers_come_whole(store: Store) -> None:
    publish(store, g1=[fact(n, n) for n in range(20_000)])
    with store.answer("SELECT ?s { ?s <http://example.org/p> ?o }", "text/csv") as answer:
        body = b"".join(answer.chunks())
    assert answer.size == len(body)
    assert len(body.splitlines()) == 20_001
    assert len(store.construct("CONSTRUCT WHERE { ?s <http://example.org/p> ?o }")) == 20_000


def test_a_query_past_its_time_is_ended_and_the_next_one_answered(store: Store) -> None:
    publish(store, g1=[fact(n, n) for n in range(1000)])
    with pytest.raises(QueryTimeout):
        store.select("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", Limits(seconds=0.3))
    assert store.ask("ASK { ?s ?p 1 }") is True


def test_threads_may_share_a_store(store: Store) -> None:
    publish(store, g1=[fact(n, n) for n in range(50)])
    found: list[list[str]] = []

    def look(n: int) -> None:
        found.append(values(store, f"SELECT ?o {{ <http://example.org/s/{n}> ?p ?o }}"))

    threads = [threading.Thread(target=look, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted([str(n)] for n in range(16))


def test_an_event_loop_may_ask_many_things_at_once(store: Store) -> None:
    publish(store, g1=[fact(n, n) for n in range(50)])

    async def look(n: int) -> tuple[bytes, int | None]:
        query = f"SELECT ?o {{ <http://example.org/s/{n}> ?p ?o }}"
        with await store.answer_async(query, "text/csv") as answer:
            return b"".join(answer.chunks()), answer.rows

    async def all_of_them() -> list[tuple[bytes, int | None]]:
        return await asyncio.gather(*(look(n) for n in range(16)))

    answers = asyncio.run(all_of_them())
    assert [body for body, _ in answers] == [b"o\r\n%d\r\n" % n for n in range(16)]
    assert {rows for _, rows in answers} <= {1, None}


def test_errors_are_the_same_for_an_event_loop(store: Store) -> None:
    with pytest.raises(QuerySyntaxError):
        asyncio.run(store.answer_async("SELECT * {", "text/csv"))
    with pytest.raises(QueryRefused):
        asyncio.run(store.answer_async("DROP ALL", "text/csv"))
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    publish(store, g1=[fact(n, n) for n in range(1000)])
    with pytest.raises(QueryTimeout):
        asyncio.run(store.answer_async(endless, "text/csv", Limits(seconds=0.3)))


def test_one_draft_at_a_time(store: Store) -> None:
    store._wait = 0.1  # type: ignore[attr-defined]  # every store waits as long
    with store.draft(), pytest.raises(StoreBusy):
        store.draft()
    with store.draft() as draft:
        draft.publish()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreUnavailable):
        store.ask("ASK {}")


def test_ran_over(store: Store, request: pytest.FixtureRequest) -> None:
    RAN[request.node.callspec.params["store"]] += 1


def test_this_suite_runs_over_every_store() -> None:
    """Fails when a store silently drops out of the suite; last in the file, after the marker above."""
    assert RAN.keys() >= set(HERE)


@pytest.mark.engines
def test_this_suite_runs_over_every_engine(engines: Callable[[str], Running]) -> None:
    assert {name for name in ELSEWHERE if engines(name.split()[0])} <= RAN.keys()
