"""The description of the data set: what it counts is what is there, and programs and people can read it."""

from pathlib import Path

import httpx
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from api.settings import load
from tests.api.conftest import Cli, serving

BASE = "https://w3id.org/lienket/"
DATASET = rdflib.URIRef(f"{BASE}.well-known/void#dataset")
LK = rdflib.Namespace(f"{BASE}ns#")


def described(client: httpx.Client, media_type: str = "text/turtle") -> rdflib.Graph:
    answer = client.get("/.well-known/void", headers={"Accept": media_type})
    assert answer.status_code == 200
    return rdflib.Graph().parse(data=answer.text, format=media_type)


def count(client: httpx.Client, pattern: str) -> int:
    query = f"PREFIX lk: <{LK}> SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"
    rows = client.get("/sparql", params={"query": query}, headers={"Accept": "application/json"}).json()
    return int(rows["results"]["bindings"][0]["n"]["value"])


def part(graph: rdflib.Graph, by: rdflib.URIRef, term: rdflib.URIRef, what: rdflib.URIRef) -> int:
    (found,) = (node for node in graph.subjects(by, term))
    return int(str(graph.value(found, what)))


def test_programs_that_do_not_choose_get_turtle(client: httpx.Client) -> None:
    answer = client.get("/.well-known/void")
    assert answer.headers["content-type"].startswith("text/turtle")
    assert len(rdflib.Graph().parse(data=answer.text, format="turtle")) > 100


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own, for JSON-LD
@pytest.mark.parametrize(
    "media_type", ["application/ld+json", "application/rdf+xml", "application/n-triples"]
)
def test_each_form_says_the_same(client: httpx.Client, media_type: str) -> None:
    assert len(described(client, media_type)) == len(described(client))


def test_its_languages_are_things(client: httpx.Client) -> None:
    """DCAT: `dcterms:language` leads to a resource, of the Library of Congress if it can be."""
    languages = set(described(client).objects(DATASET, DCTERMS.language))
    assert languages == {
        rdflib.URIRef(f"http://id.loc.gov/vocabulary/iso639-1/{name}") for name in ("vi", "en")
    }


def test_the_counts_are_those_of_the_graph(client: httpx.Client) -> None:
    graph = described(client)
    assert part(graph, VOID["class"], LK.Target, VOID.entities) == count(client, "?x a lk:Target") > 0
    assert part(graph, VOID.property, LK.value, VOID.triples) > 0
    assert int(str(graph.value(DATASET, VOID.triples))) == client.get("/api/status").json()["quads"]
    assert int(str(graph.value(DATASET, VOID.classes))) == len([*graph.objects(DATASET, VOID.classPartition)])


def test_each_named_graph_is_a_subset_that_of_a_document_with_the_document(client: httpx.Client) -> None:
    graph = described(client)
    subsets = {*graph.objects(DATASET, VOID.subset)}
    assert len(subsets) == count(client, "GRAPH ?x { ?s ?p ?o }") > 5
    total = sum(int(str(graph.value(subset, VOID.triples))) for subset in subsets)
    assert total == client.get("/api/status").json()["quads"]
    document = rdflib.URIRef(f"{BASE}id/document/lai-chau")
    assert graph.value(rdflib.URIRef(f"{BASE}id/graph/document/lai-chau"), VOID.rootResource) == document


def test_the_examples_dereference(client: httpx.Client) -> None:
    examples = [str(example) for example in described(client).objects(DATASET, VOID.exampleResource)]
    assert len(examples) > 3
    for example in examples:
        assert client.get(f"/{example.removeprefix(BASE)}").status_code == 200


def test_it_says_in_both_languages_what_it_is_and_how_it_is_reached(client: httpx.Client) -> None:
    graph = described(client)
    assert {title.language for title in graph.objects(DATASET, DCTERMS.title)} == {"vi", "en"}
    assert str(graph.value(DATASET, DCTERMS.license)).startswith("https://www.apache.org/licenses/")
    assert graph.value(DATASET, DCTERMS.modified) is not None
    endpoint = graph.value(DATASET, VOID.sparqlEndpoint)
    assert str(endpoint) == f"{client.base_url}/sparql"
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    assert graph.value(service, DCAT.servesDataset) == DATASET
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert graph.value(catalogue, DCAT.dataset) == DATASET
    assert (DATASET, DCAT.distribution, None) in graph


def test_people_get_a_page_in_their_language(client: httpx.Client) -> None:
    for language, heading in (("vi", "Số mục theo lớp"), ("en", "Things by class")):
        answer = client.get(f"/.well-known/void?lang={language}", headers={"Accept": "text/html"})
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert f'<html lang="{language}">' in answer.text
        assert heading in answer.text


def test_the_start_page_says_where_it_is(client: httpx.Client) -> None:
    assert client.head("/").headers["link"] == '</.well-known/void>; rel="describedby"'


def test_a_new_generation_is_counted_anew(lienket: Cli, documents: Path, tmp_path: Path) -> None:
    assert lienket("ingest", documents / "lai-chau.txt", data=tmp_path).returncode == 0
    with serving(load(data=tmp_path)) as client:
        before = client.get("/.well-known/void")
        tag = {"If-None-Match": before.headers["etag"]}
        assert client.get("/.well-known/void", headers=tag).status_code == 304
        assert lienket("ingest", documents / "lao-cai.txt", data=tmp_path).returncode == 0
        after = client.get("/.well-known/void", headers=tag)
        assert after.status_code == 200
        assert "graph/document/lao-cai" in after.text
        assert "graph/document/lao-cai" not in before.text


def test_an_empty_store_has_a_description_too(tmp_path: Path) -> None:
    with serving(load(data=tmp_path)) as client:
        graph = described(client)
        assert int(str(graph.value(DATASET, VOID.triples))) == 0
