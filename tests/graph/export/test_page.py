"""The page of a network: complete in one file, in one language, and safe whatever it shows."""

import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from graph.export import Format, quads, write
from graph.export.page import page
from graph.network import view
from ontology.terms import LK, RDFS
from tests.graph.export.conftest import FIRST


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
    text = page(view(sorted({quad.triple for quad in quads(store)}, key=str)), "Đồ thị")
    parser = loads(text)
    assert parser.addresses == []
    assert "default-src 'none'" in parser.policy, "and the browser sees to it"
    assert not re.search(r"@import|url\(\s*[\"']?https?:|importScripts|(src|href)\s*=\s*[\"']https?:", text)
    assert "vis-network" in text, "the library is in the file"
    assert "link" not in parser.tags


def nodes_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", text)[1])  # type: ignore[index]
    return found


@pytest.mark.parametrize(
    ("language", "size", "label"),
    [
        ("vi", "nút, {} liên kết", "Dịch vụ công trực tuyến mức độ 4: 80%"),
        ("en", "nodes, {} links", "Level-4 online public services: 80%"),
    ],
)
def test_the_page_speaks_one_language(store: EmbeddedStore, language: str, size: str, label: str) -> None:
    network = view(sorted({quad.triple for quad in quads(store, FIRST)}, key=str))
    text = page(network, "Đồ thị", language)
    parser = loads(text)
    assert parser.language == language
    assert "Đồ thị" in parser.texts
    assert f"{len(network)} {size.format(network.number_of_edges())}" in parser.texts
    assert label in {node["label"] for node in nodes_of(text)}


def test_a_fact_of_the_page_tells_its_quote_without_the_nodes_of_its_evidence(store: EmbeddedStore) -> None:
    output = io.BytesIO()
    write(quads(store, FIRST), Format.HTML, output, "Đồ thị")
    nodes = nodes_of(output.getvalue().decode())
    assert not [node["id"] for node in nodes if "#" in node["id"].partition("/fact/")[2]]
    (told,) = {node["title"].count("oa:exact: 80%") for node in nodes if "/fact/" in node["id"]}
    assert told == 1


def test_a_policy_names_each_script_of_the_page(store: EmbeddedStore) -> None:
    parser = loads(page(view([]), "Không có gì"))
    allowed = set(re.findall(r"'sha256-([^']+)'", parser.policy))
    assert len(allowed) == parser.tags.count("script")
    assert "unsafe" not in parser.policy.partition("script-src")[2]


def test_an_empty_page_says_so() -> None:
    assert "Không có gì để vẽ." in loads(page(view([]), "x")).texts


def test_a_large_page_says_what_was_drawn_as_one() -> None:
    triples = [Triple(NamedNode(f"http://x/{n}"), LK.unit, LK.percent) for n in range(400)]
    text = page(view(triples), "x", "en")
    (note,) = [part for part in loads(text).texts if part.startswith("Drawn as")]
    assert "Drawn as 2 nodes, of which 1 are groups: 1 of things" in note
    assert "401 nodes, 400 links" in text
    (group,) = [node["title"] for node in nodes_of(text) if " × " in node["label"]]
    assert group.split("\n")[-1] == "… and 350 more"


def test_directions_are_left_to_the_reader() -> None:
    triples = [Triple(NamedNode("http://x/a"), RDFS.label, Literal("an\u202etoàn\u2066", language="vi"))]
    (node,) = nodes_of(page(view(triples), "x"))
    assert (node["label"], node["title"].split("\n")[0]) == ("antoàn", "antoàn")


def test_texts_cannot_break_out_of_the_page() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    graph = view([Triple(NamedNode("http://x/a"), RDFS.label, Literal(evil, language="vi"))])
    parser = loads(page(graph, evil))
    assert parser.addresses == []
    assert "img" not in parser.tags
    assert not any(part.strip() == "alert(1)" for part in parser.texts)
