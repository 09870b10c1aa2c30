"""Every form says the same, and the same data give the same bytes."""

import csv
import io
import json
import random

import networkx as nx
import openpyxl
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph.embedded import EmbeddedStore
from graph.export import Format, quads, write
from graph.export.forms import RDF, SUFFIXES
from graph.network import view
from ontology.terms import LK, RDFS, XSD
from tests.graph.documents import IRIS

RDF_FORMATS = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.TRIG: RdfFormat.TRIG,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.JSONLD: RdfFormat.JSON_LD,
}
FACT = IRIS.fact("first", 0, 3)


def written(data: list[Quad] | list[Triple] | list[Quad | Triple], form: Format) -> bytes:
    output = io.BytesIO()
    write(data, form, output, "Đồ thị")
    return output.getvalue()


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


@pytest.mark.parametrize("form", Format)
def test_nothing_is_a_file_of_each_form_too(form: Format) -> None:
    assert written([], form) is not None


def test_each_form_has_a_suffix_and_a_media_type_of_its_own() -> None:
    assert set(SUFFIXES.values()) == set(Format)
    assert len({form.media_type for form in Format}) == len(Format)
    assert set(RDF_FORMATS) == set(RDF)
    assert {RDF_FORMATS[form].media_type for form in RDF} == {form.media_type for form in RDF}


def test_csv_has_a_line_for_each_statement(store: EmbeddedStore) -> None:
    data = list(quads(store))
    rows = list(csv.DictReader(io.StringIO(written(data, Format.CSV).decode(), newline="")))
    assert len(rows) == len({quad.triple for quad in data})
    (row,) = [row for row in rows if row["subject"] == FACT.value and row["property"] == "lk:value"]
    assert (row["value"], row["datatype"]) == ("80", "xsd:decimal")
    assert row["subject_label"] == "Dịch vụ công trực tuyến mức độ 4: 80%"


def test_a_workbook_has_statements_and_things(store: EmbeddedStore) -> None:
    data = list(quads(store))
    book = openpyxl.load_workbook(io.BytesIO(written(data, Format.XLSX)))
    assert book.sheetnames == ["statements", "things"]
    rows = list(book["statements"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len({quad.triple for quad in data})
    assert [row[3] for row in rows if row[0] == FACT.value and row[2] == "lk:value"] == [80]
    assert {row[0] for row in book["things"].iter_rows(min_row=2, values_only=True)} == set(
        view([quad.triple for quad in data])
    )


def test_json_is_what_networkx_reads(store: EmbeddedStore) -> None:
    graph = view(sorted({quad.triple for quad in quads(store)}, key=str))
    told = json.loads(written(list(quads(store)), Format.JSON))
    back = nx.node_link_graph(told, edges="links")
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert set(back.edges(keys=True)) == set(graph.edges(keys=True))


@pytest.mark.parametrize("form", [Format.JSON, Format.GRAPHML, Format.GEXF, Format.HTML])
def test_a_picture_shows_what_is_stated_and_not_what_follows(form: Format) -> None:
    stated = Quad(NamedNode("http://x/a"), LK.basedOn, NamedNode("http://x/b"), IRIS.document_graph("a"))
    inferred = Quad(
        NamedNode("http://x/a"),
        LK.basedOnTransitive,
        NamedNode("http://x/c"),
        IRIS.graph("inferred", "shared"),
    )
    assert b"http://x/b" in written([stated], form)
    assert written([stated, inferred], form) == written([stated], form)


EVIL = "</script><script>alert(1)</script>=cmd|' /C calc'!A0 \x0b\ufffe\u202e\u2028 <r>x</r>"


@pytest.mark.parametrize("form", Format)
def test_no_text_breaks_a_file(form: Format) -> None:
    thing = NamedNode("javascript:alert(1)")
    said = [
        Triple(thing, RDFS.label, Literal(EVIL, language="vi")),
        Triple(thing, LK.value, Literal("=1+1")),
        Triple(thing, LK.value, Literal("soon", datatype=XSD.date)),
        Triple(thing, NamedNode(f"{thing.value}/%3Cb%3E"), NamedNode("http://x/%22%3E")),
    ]
    reads = {
        **{rdf: lambda text, rdf=rdf: list(parse(text, RDF_FORMATS[rdf])) for rdf in RDF_FORMATS},
        Format.CSV: lambda text: list(csv.reader(io.StringIO(text.decode(), newline=""))),
        Format.XLSX: lambda text: list(openpyxl.load_workbook(io.BytesIO(text))["statements"]),
        Format.JSON: lambda text: json.loads(text)["links"] * 5,
        Format.GRAPHML: lambda text: nx.read_graphml(io.BytesIO(text)).nodes["javascript:alert(1)"],
        Format.GEXF: lambda text: nx.read_gexf(io.BytesIO(text)).nodes["javascript:alert(1)"],
        Format.HTML: lambda text: text.decode().split("\n"),
    }
    told = 2 if form in {Format.GRAPHML, Format.GEXF} else 4
    assert len(reads[form](written(said, form))) >= told
