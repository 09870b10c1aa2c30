"""Every IRI under the base dereferences: for people to a page about it, for programs to RDF."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from api.settings import load
from graph.embedded import EmbeddedStore
from ontology.iris import DEFAULT_BASE
from tests.api.conftest import Cli, serving

PERSON = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
TURTLE = {"Accept": "text/turtle"}
DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
HOSTILE = "</code><script>alert(1)</script>\u202e"


def iris(client: httpx.Client) -> dict[str, set[str]]:
    """Every IRI under the base that the graph names, without fragments; of each, the fragments."""
    dump = client.get(
        "/sparql",
        params={"query": "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"},
        headers={"Accept": "text/tab-separated-values"},
    )
    found: dict[str, set[str]] = {}
    for whole, part in re.findall(rf"<({re.escape(DEFAULT_BASE)}[^>#]*)(#[^>]*)?>", dump.text):
        found.setdefault(whole, set()).update([part] if part else [])
    return found


def text_of(page: httpx.Response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page.text))


def see(client: httpx.Client, iri: str, language: str = "en") -> httpx.Response:
    address = iri.removeprefix(DEFAULT_BASE)
    return client.get(f"/{address}?lang={language}", headers=PERSON, follow_redirects=True)


@pytest.fixture(scope="module")
def fact(client: httpx.Client) -> str:
    document = client.get("/api/documents/lai-chau").json()
    return str(next(f["iri"] for f in document["facts"] if f["kind"] == "target"))


def test_every_iri_of_the_graph_has_a_page_and_a_description(filled: Path) -> None:
    with serving(load(data=filled, query_rows=100_000)) as client:
        names = iris(client)
        assert len(names) > 800
        assert sum(map(len, names.values())) > 100
        for kind in ("fact", "extraction", "graph/mappings", "graph/inferred", "comparison"):
            assert any(f"{kind}/" in f"{name}/" for name in names), kind
        for name, parts in names.items():
            path = f"/{name.removeprefix(DEFAULT_BASE)}"
            page = client.get(path, headers=PERSON, follow_redirects=True)
            assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), name
            described = client.get(path, headers={"Accept": "application/n-triples"})
            assert described.status_code == 200, name
            for part in ("", *parts):
                assert f"<{name}{part}>" in described.text or "/id/graph/" in name, name + part


def test_a_person_is_sent_to_the_page_and_the_page_is_no_other_thing(client: httpx.Client) -> None:
    sent = client.get("/id/place/12", headers=PERSON)
    assert (sent.status_code, sent.headers["location"]) == (303, "/page/id/place/12")
    assert "Accept" in sent.headers["vary"]
    assert client.get("/id/place/12?lang=en", headers=PERSON).headers["location"].endswith("?lang=en")


def test_a_page_is_in_the_language_of_the_reader(client: httpx.Client, fact: str) -> None:
    for language, heading in (("vi", "Bằng chứng trong văn bản"), ("en", "Where that is written")):
        page = see(client, fact, language)
        assert page.headers["content-language"] == language
        assert f'<html lang="{language}">' in page.text
        assert heading in page.text
    header = {**PERSON, "Accept-Language": "en;q=0.9, vi;q=0.1"}
    assert client.get("/page/id/place/12", headers=header).headers["content-language"] == "en"


def test_a_label_of_another_language_says_so(client: httpx.Client) -> None:
    page = see(client, f"{DEFAULT_BASE}id/document/lai-chau")
    assert '<h1><bdi lang="vi">MỤC TIÊU' in page.text
    assert "(Vietnamese)" in page.text


def test_a_fact_shows_its_sentence_with_the_quote_and_where_it_stands(
    client: httpx.Client, fact: str
) -> None:
    page = see(client, fact)
    span = re.search(r"fact/(\d+)-(\d+)", fact)
    assert span
    assert re.search(r"<blockquote.*Đến năm 2025.*<mark>80%</mark>.*</blockquote>", page.text)
    assert f'href="/documents/lai-chau#{span[1]}-{span[2]}"' in page.text
    assert f"characters {span[1]}–{span[2]}" in text_of(page)


def test_figures_have_their_unit_and_terms_their_labels(client: httpx.Client, fact: str) -> None:
    text = text_of(see(client, fact))
    assert "80 %" in text
    assert "Lai Chau" in text
    assert "stated in" in text


def test_the_parts_of_a_fact_have_their_place_on_its_page_and_in_its_description(
    client: httpx.Client, fact: str
) -> None:
    page = see(client, fact)
    described = client.get(fact.removeprefix(DEFAULT_BASE[:-1]), headers=TURTLE)
    subjects = {str(quad.subject) for quad in ox.parse(described.content, ox.RdfFormat.TURTLE)}
    for part in ("evidence", "quote", "position", "source"):
        assert f'id="{part}"' in page.text
        assert f"<{fact}#{part}>" in subjects


def test_what_leads_to_a_thing_is_grouped_counted_and_capped(client: httpx.Client) -> None:
    page = see(client, f"{DEFAULT_BASE}id/place/12")
    text = text_of(page)
    group = re.search(r"is “place” of \((\d+)\)", text)
    assert group
    count = int(group[1])
    assert count > 20
    assert f"all {count}" in text
    listed = re.search(r'href="(/sparql\?[^"]+)">all', page.text)
    assert listed
    answer = client.get(html.unescape(listed[1]), headers={"Accept": "application/json"}).json()
    assert len(answer["results"]["bindings"]) > 0


def test_a_page_names_the_graphs_that_say_what_it_shows(client: httpx.Client, fact: str) -> None:
    page = see(client, fact)
    assert "According to the graphs" in page.text
    assert 'href="/id/graph/document/lai-chau?lang=en"' in page.text


def test_the_page_of_a_graph_lists_what_it_describes(client: httpx.Client) -> None:
    page = see(client, f"{DEFAULT_BASE}id/graph/document/lai-chau")
    assert "This graph describes" in page.text
    assert 'href="/id/document/lai-chau?lang=en"' in page.text


@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("id/document/lai-chau", "/documents/lai-chau"),
        ("id/indicator/online-service-level4-share", "/reference/indicator#online-service-level4-share"),
        ("id/place/12", "/reference/place#12"),
    ],
)
def test_a_page_leads_to_where_the_explorer_shows_the_thing(
    client: httpx.Client, path: str, elsewhere: str
) -> None:
    assert f'class="elsewhere" href="{elsewhere}"' in see(client, DEFAULT_BASE + path).text


def test_a_comparison_leads_to_its_proof(client: httpx.Client) -> None:
    query = "SELECT ?c { ?c a <https://w3id.org/lienket/ns#Comparison> } LIMIT 1"
    rows = client.get("/sparql", params={"query": query}, headers={"Accept": "application/json"}).json()
    comparison = rows["results"]["bindings"][0]["c"]["value"]
    name = comparison.partition("/id/comparison/")[2]
    assert f'class="elsewhere" href="/proof/{name}"' in see(client, comparison).text


def test_a_page_links_to_each_form_of_the_description(client: httpx.Client) -> None:
    page = see(client, f"{DEFAULT_BASE}id/place/12")
    links = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page.text)
    assert {"text/turtle", "application/ld+json", "application/n-triples"} <= {kind for kind, _ in links}
    for kind, address in links:
        assert client.get(address, headers=PERSON).headers["content-type"].startswith(kind)


def test_a_page_that_the_reader_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/page/id/place/12", headers=PERSON)
    again = client.get("/page/id/place/12", headers={**PERSON, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head("/page/id/place/12", headers=PERSON)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == first.headers["content-type"]


def test_a_name_that_is_misspelt_leads_to_the_right_one(client: httpx.Client) -> None:
    path = "/id/indicator/online-service-level4-shar"
    page = client.get(path, headers=PERSON)
    assert page.status_code == 404
    assert 'href="/id/indicator/online-service-level4-share"' in page.text
    problem = client.get(path, headers={"Accept": "application/json"}).json()
    assert f"{DEFAULT_BASE}id/indicator/online-service-level4-share" in problem["suggestions"]


@pytest.mark.parametrize("path", ["a/" * 30_000, "place/" + "a-" * 30_000, "a/" * 30])
def test_nothing_near_is_looked_for_in_an_address_beyond_measure(client: httpx.Client, path: str) -> None:
    """What is above it was asked for at each slash: that took one request minutes."""
    absent = client.get(f"/id/{path}")
    assert absent.status_code == 404
    assert "suggestions" not in {name for name, value in absent.json().items() if value}


def test_a_part_that_is_not_there_leads_to_the_whole(client: httpx.Client) -> None:
    page = client.get("/id/document/lai-chau/fact/1-2", headers=PERSON)
    assert page.status_code == 404
    assert 'href="/id/document/lai-chau"' in page.text


@pytest.mark.parametrize("path", ["/id/place/999", "/id/", "/id/a%20b", "/id/%3E%20%7D", "/page/id/x%00y"])
def test_what_the_graph_does_not_know_is_not_found(client: httpx.Client, path: str) -> None:
    for headers in (PERSON, TURTLE):
        assert client.get(path, headers=headers).status_code == 404


@pytest.mark.parametrize(
    "condition", [{"If-None-Match": "*"}, {"If-Modified-Since": "Wed, 01 Jan 2031 00:00:00 GMT"}]
)
def test_what_is_not_there_was_not_seen_before(client: httpx.Client, condition: dict[str, str]) -> None:
    for headers in (PERSON, TURTLE):
        assert client.get("/id/place/999", headers={**headers, **condition}).status_code == 404
        assert client.get("/page/id/place/12", headers={**PERSON, **condition}).status_code == 304


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A store with texts and IRIs that would do harm if a page took them for its own, and one busy thing."""
    data = tmp_path_factory.mktemp("hostile")
    thing = ox.NamedNode(f"{DEFAULT_BASE}id/place/12")
    label, leads = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.NamedNode("http://x.org/p")
    with EmbeddedStore(data) as store, store.draft() as draft:
        draft.replace(
            ox.NamedNode(f"{DEFAULT_BASE}id/graph/x"),
            [
                ox.Triple(thing, label, ox.Literal(HOSTILE, language="vi")),
                ox.Triple(thing, leads, ox.NamedNode("javascript:alert(1)")),
                ox.Triple(thing, leads, ox.NamedNode('data:text/html,onmouseover=alert(1)')),
                ox.Triple(thing, leads, ox.Literal("x" * 100_000)),
                ox.Triple(thing, ox.NamedNode("http://x.org/'&quot;"), ox.BlankNode("b")),
                ox.Triple(thing, leads, ox.Literal("nonsense", datatype=DATE)),
                *(ox.Triple(ox.NamedNode(f"http://x.org/{n}"), leads, thing) for n in range(120_000)),
                *(ox.Triple(thing, ox.NamedNode("http://x.org/q"), ox.Literal(n)) for n in range(2_000)),
            ],
        )  # fmt: skip
        draft.publish()
    with serving(load(data=data)) as client:
        yield client


def test_texts_and_iris_of_others_do_no_harm(hostile: httpx.Client) -> None:
    page = see(hostile, f"{DEFAULT_BASE}id/place/12")
    assert page.status_code == 200
    assert "alert(1)&lt;/script&gt;" in page.text
    assert re.findall(r"<script[^>]*>", page.text) == ['<script src="/reference/page.js">']
    assert not re.search(r'href="(?!/|#|\?|https?://)', page.text)
    assert not re.search(r"<[^>]+ on\w+=", page.text)
    assert "style=" not in page.text
    assert "nonsense" in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert not re.search(
        "[^\\S\n]*\u202e", re.sub(r"<bdi[^>]*>[^<]*</bdi>|<title>[^<]*</title>", "", page.text)
    )


def test_a_thing_with_very_many_links_has_a_small_page(hostile: httpx.Client) -> None:
    page = see(hostile, f"{DEFAULT_BASE}id/place/12")
    assert len(page.content) < 100_000
    assert "≥ 100,000" in page.text
    assert "all 2,000" in page.text


def test_a_deployment_has_pages_for_its_own_iris_and_for_those_that_all_share(
    lienket: Cli, documents: Path, tmp_path: Path
) -> None:
    base = "http://plans.example.org/graph/"
    run = lienket("ingest", documents / "lai-chau.txt", data=tmp_path, LIENKET_BASE=base)
    assert run.returncode == 0, run.stderr
    with serving(load(data=tmp_path, base=base)) as client:
        own = client.get("/page/id/document/lai-chau?lang=en", headers=PERSON)
        assert f"<bdi>{base}id/document/lai-chau</bdi>" in own.text
        shared = client.get("/page/id/place/12?lang=en", headers=PERSON)
        assert f"<bdi>{DEFAULT_BASE}id/place/12</bdi>" in shared.text
        assert 'href="/id/document/lai-chau/fact/' in shared.text
        described = client.get("/.well-known/void").text
        assert f"<{base}.well-known/void#dataset>" in described


@pytest.mark.parametrize("asked", ["xx", "vi%0d%0aSet-Cookie:%20a=b", "%22%3E%3Cscript%3E"])
def test_a_language_that_there_is_none_of_is_passed_over(client: httpx.Client, asked: str) -> None:
    for headers in (PERSON, TURTLE):
        answer = client.get(f"/id/place/12?lang={asked}", headers=headers)
        assert answer.status_code in {200, 303}
        assert "set-cookie" not in answer.headers
        assert "lang" not in answer.headers.get("location", "")
    page = client.get(f"/page/id/place/12?lang={asked}", headers=PERSON)
    assert page.headers["content-language"] == "vi"
    assert "?lang=vi" not in re.sub(r'<nav class="languages".*?</nav>', "", page.text, flags=re.DOTALL)


def test_a_name_that_is_not_there_leads_to_what_its_words_find(client: httpx.Client) -> None:
    page = client.get("/id/nothing/749-QD-TTg", headers=PERSON)
    assert page.status_code == 404
    assert 'href="/id/instrument/749-QD-TTg"' in page.text
