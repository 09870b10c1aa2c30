"""Networks as XML: read back as they were, typed, valid whatever the text."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from graph.export import quads
from graph.export.networks import as_gexf, as_graphml
from graph.network import view
from ontology.terms import RDFS
from tests.graph.documents import IRIS

FACT = IRIS.fact("first", 0, 3).value
GEXF = "{http://www.gexf.net/1.2draft}"
BOTH = pytest.mark.parametrize(
    ("write", "read"), [(as_graphml, nx.read_graphml), (as_gexf, nx.read_gexf)], ids=["graphml", "gexf"]
)


@BOTH
def test_all_nodes_links_and_labels_read_back(store: EmbeddedStore, write, read) -> None:  # type: ignore[no-untyped-def]
    network = view(sorted({quad.triple for quad in quads(store)}, key=str))
    back = read(io.BytesIO(write(network)))
    assert set(back) == set(network)
    assert back.number_of_edges() == network.number_of_edges()
    assert back.nodes[FACT]["label"] == "Dịch vụ công trực tuyến mức độ 4: 80%"
    assert {about["label"] for *_, about in back.edges(data=True)} == {
        about["label"] for *_, about in network.edges(data=True)
    }


@BOTH
def test_figures_are_figures_where_all_of_them_are(write, read) -> None:  # type: ignore[no-untyped-def]
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", label="1", value="80", share="53.34", year="2025", code="007", mixed="5")
    network.add_node("b", label="2", value="-3", share="7", year="2030", code="12", mixed="nhiều")
    back = read(io.BytesIO(write(network))).nodes["a"]
    assert (back["value"], back["share"], back["year"]) == (80, 53.34, 2025)
    assert (back["code"], back["mixed"], back["label"]) == ("007", "5", "1")


@BOTH
@given(text=st.text(max_size=50))
def test_it_is_xml_whatever_the_text(write, read, text: str) -> None:  # type: ignore[no-untyped-def]
    text = text.encode(errors="replace").decode()
    network = view([Triple(NamedNode("http://x/a"), RDFS.label, Literal(text, language="vi"))])
    network.add_edge("http://x/a", "http://x/a", key=text, label=text, property="p")
    ET.fromstring(write(network))


def test_gexf_is_as_gephi_wants_it_and_tells_no_day() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", label="A", start="1", id="x", weight="2")
    network.add_edge("a", "a", key="k", label="l", property="p", weight="nặng", type="t")
    root = ET.fromstring(as_gexf(network))
    assert root.tag == f"{GEXF}gexf"
    assert [meta.attrib for meta in root.iter(f"{GEXF}meta")] == [{}]
    assert [graph.attrib for graph in root.iter(f"{GEXF}graph")] == [
        {"defaultedgetype": "directed", "mode": "static"}
    ]
    (node,), (link,) = root.iter(f"{GEXF}node"), root.iter(f"{GEXF}edge")
    assert node.attrib == {"id": "a", "label": "A"}
    assert "type" not in link.attrib
    assert "weight" not in link.attrib
    declared = {a.get("id"): a.get("title") for a in root.iter(f"{GEXF}attribute")}
    used = {value.get("for") for value in root.iter(f"{GEXF}attvalue")}
    assert used <= set(declared)
    assert {"start_", "id_", "weight_", "type_"} <= set(declared.values())
