"""Exports: every format says the same, the same data give the same bytes, and the page loads nothing."""

import io
import json
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph.embedded import EmbeddedStore
from graph.errors import ExportTooLarge
from graph.export import Format, canonical, graphml, quads, write
from graph.network import view
from graph.page import MOST, page
from ontology.terms import LK, RDFS
from tests.graph.documents import IRIS, document

RDF_FORMATS = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.TRIG: RdfFormat.TRIG,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.JSONLD: RdfFormat.JSON_LD,
}
FIRST, SECOND = IRIS.document_graph("first"), IRIS.document_graph("second")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("data")) as opened:
        with opened.draft() as draft:
            draft.replace(FIRST, document("first", 3))
            draft.replace(SECOND, document("second", 2))
            draft.publish()
        yield opened


def written(data: list[Quad] | list[Triple], form: Format) -> bytes:
    output = io.BytesIO()
    write(data, form, output, "Đồ thị")
    return output.getvalue()


def test_all_quads_or_those_of_one_graph(store: EmbeddedStore) -> None:
    everything = list(quads(store))
    current = store.current()
    assert current is not None
    assert len(everything) == current.quads
    assert {quad.graph_name for quad in everything} == {FIRST, SECOND}
    assert {quad.graph_name for quad in quads(store, FIRST)} == {FIRST}
    assert len(list(quads(store, FIRST))) == len(set(document("first", 3)))
    assert list(quads(store, NamedNode("http://x/none"))) == []


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_rdf_reads_back_as_it_was(store: EmbeddedStore, form: Format) -> None:
    data = list(quads(store))
    back = list(parse(written(data, form), RDF_FORMATS[form]))
    if RDF_FORMATS[form].supports_datasets:
        assert set(back) == set(data)
    else:
        assert {quad.triple for quad in back} == {quad.triple for quad in data}


@pytest.mark.parametrize("form", Format)
def test_the_same_data_give_the_same_bytes(store: EmbeddedStore, form: Format) -> None:
    data = list(quads(store))
    shuffled = random.Random(749).sample(data, len(data))
    assert written(shuffled, form) == written(data, form)


def test_turtle_uses_the_prefixes(store: EmbeddedStore) -> None:
    assert b"a lk:Target" in written(list(quads(store)), Format.TURTLE)


def test_json_ld_keeps_vietnamese(store: EmbeddedStore) -> None:
    text = written(list(quads(store)), Format.JSONLD).decode()
    json.loads(text)
    assert "Dịch vụ công trực tuyến" in text


def test_canonical_dumps_compare(store: EmbeddedStore) -> None:
    data = list(quads(store))
    dump = canonical(data)
    assert dump == canonical(reversed(data))
    assert dump.splitlines() == sorted(dump.splitlines())
    assert set(parse(dump, RdfFormat.N_QUADS)) == set(data)
    assert canonical(data[1:]) != dump


def test_canonical_dumps_do_not_depend_on_the_names_of_blank_nodes() -> None:
    def data(*names: str) -> list[Quad]:
        a, b = (BlankNode(name) for name in names)
        p, g = NamedNode("http://x/p"), NamedNode("http://x/g")
        return [Quad(a, p, b, g), Quad(b, p, Literal("end"), g)]

    assert canonical(data("a", "b")) == canonical(data("z", "c"))


def test_graphml_reads_back_with_all_nodes_edges_and_labels(store: EmbeddedStore) -> None:
    graph = view([quad.triple for quad in quads(store)])
    back = nx.read_graphml(io.BytesIO(written(list(quads(store)), Format.GRAPHML)))
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    fact = IRIS.fact("first", 0, 3).value
    assert back.nodes[fact]["label"] == "Dịch vụ công trực tuyến mức độ 4: 80%"
    assert back.nodes[fact]["lk:value"] == "80"


@given(st.text(max_size=50))
def test_graphml_is_xml_whatever_the_text(text: str) -> None:
    text = text.encode(errors="replace").decode()
    graph = view([Triple(NamedNode("http://x/a"), RDFS.label, Literal(text, language="vi"))])
    ET.fromstring(graphml(graph))


class Loads(HTMLParser):
    """Collects what a page would load, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.policy = ""
        self.language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.addresses += [value for name in ("src", "href", "data", "action") if (value := given.get(name))]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        if tag == "html":
            self.language = given.get("lang")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def loads(text: str) -> Loads:
    parser = Loads()
    parser.feed(text)
    parser.close()
    return parser


def test_the_page_opens_without_a_network(store: EmbeddedStore) -> None:
    text = written(list(quads(store, FIRST)), Format.HTML).decode()
    parser = loads(text)
    assert parser.addresses == []
    assert "default-src 'none'" in parser.policy, "and the browser sees to it"
    assert not re.search(r"@import|url\(\s*[\"']?https?:|importScripts|(src|href)\s*=\s*[\"']https?:", text)
    assert "vis-network" in text, "the library is in the file"
    assert "link" not in parser.tags


def test_the_page_is_vietnamese_and_stands_still_after_a_while(store: EmbeddedStore) -> None:
    text = written(list(quads(store, FIRST)), Format.HTML).decode()
    parser = loads(text)
    assert parser.language == "vi"
    assert "Đồ thị" in parser.texts
    assert any(re.search(r"\d+ nút, \d+ liên kết", part) for part in parser.texts)
    assert 'network.once("stabilizationIterationsDone", () => network.setOptions({physics: false}))' in text
    nodes = re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", text)
    assert nodes is not None
    labels = {node["label"] for node in json.loads(nodes[1])}
    assert "Dịch vụ công trực tuyến mức độ 4: 80%" in labels


def test_a_fact_of_the_page_tells_its_quote_without_the_nodes_of_its_evidence(store: EmbeddedStore) -> None:
    text = written(list(quads(store, FIRST)), Format.HTML).decode()
    nodes = json.loads(re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", text)[1])  # type: ignore[index]
    assert not [node["id"] for node in nodes if "#" in node["id"].partition("/fact/")[2]]
    (told,) = {node["title"].count("oa:exact: 80%") for node in nodes if "/fact/" in node["id"]}
    assert told == 1


def test_texts_cannot_break_out_of_the_page() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    graph = view([Triple(NamedNode("http://x/a"), RDFS.label, Literal(evil, language="vi"))])
    parser = loads(page(graph, evil))
    assert parser.addresses == []
    assert "img" not in parser.tags
    assert not any(part.strip() == "alert(1)" for part in parser.texts)


def test_a_page_has_room_for_so_many_nodes_and_says_so() -> None:
    graph = view(Triple(NamedNode(f"http://x/{n}"), LK.unit, LK.percent) for n in range(MOST))
    with pytest.raises(ExportTooLarge, match=f"{MOST + 1:,} nodes"):
        page(graph, "too many")
