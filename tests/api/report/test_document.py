"""The report as a Word document, read again with python-docx."""

import io
import zipfile
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from api.report.blocks import Bar
from api.report.document import document, squares

LINKAGE_FIGURES = (0, 2, 4)


@pytest.fixture(scope="module")
def made(told):
    return document(told("08"))


@pytest.fixture(scope="module")
def read(made):
    return Document(io.BytesIO(made))


@pytest.fixture(scope="module")
def footnotes(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    return {note.get(qn("w:id")): "".join(note.itertext()) for note in root if note.get(qn("w:type")) is None}


def test_it_has_a_title_headings_and_a_language(read, told):
    assert read.core_properties.title == told("08").title
    styles = [paragraph.style.name for paragraph in read.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 3") >= 5
    assert read.core_properties.language == "vi-VN"


def test_tables_name_their_columns_on_each_page(read):
    linkage = read.tables[0]
    assert linkage.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert linkage.rows[0].cells[0].text == "Mục tiêu quốc gia"


def test_every_figure_in_the_table_has_a_footnote(read, footnotes, told):
    first = {}
    for row in read.tables[0].rows[1:]:
        for place in LINKAGE_FIGURES:
            for paragraph in row.cells[place].paragraphs:
                if not paragraph.text.strip():
                    continue
                marks = paragraph._p.findall(f".//{qn('w:footnoteReference')}")
                again = [run.text for run in paragraph.runs if run.font.superscript and run.text.strip()]
                assert marks or again
                assert all(number in first for number in again)
                first |= {mark.get(qn("w:id")): True for mark in marks}
    assert first.keys() <= footnotes.keys()
    assert len(footnotes) == len(told("08").notes)


def test_a_footnote_has_the_sentence_its_place_and_a_link(footnotes, told):
    for note in told("08").notes:
        text = footnotes[str(note.number)]
        assert "".join(note.sentence) in text
        assert note.place in text
        assert note.link in text


def test_the_numbers_are_those_that_word_will_give(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    ids = [int(mark.get(qn("w:id"))) for mark in body.iter(qn("w:footnoteReference"))]
    assert ids == list(range(1, len(ids) + 1))


def test_the_chart_is_a_table_of_bars_with_their_figures(read):
    rows = [[cell.text for cell in row.cells] for row in read.tables[1].rows]
    assert len(rows) == 6
    assert all("%" in told and "█" in drawn and "┃" in drawn for told, drawn in rows)


def test_a_bar_shows_what_was_reached_and_where_the_targets_are():
    bar = Bar("share", Decimal(40), Decimal(80), Decimal(60), met=False, told="")
    assert squares(bar) == "██████████░░░░░◇░░░░┃░░░░"


def test_the_same_report_is_the_same_file(made, told):
    assert made == document(told("08"))


def test_a_place_without_documents_says_so(told):
    read = Document(io.BytesIO(document(told("96", "en"))))
    assert "There is no document on this place yet" in "\n".join(p.text for p in read.paragraphs)
    assert read.tables == []
