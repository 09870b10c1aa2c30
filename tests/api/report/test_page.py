"""The report as one HTML file."""

import re
from decimal import Decimal

import pytest
from lxml import html

from api.report.page import page
from api.report.texts import figure, signed
from tests.api.report.conftest import SITE


@pytest.fixture(params=["vi", "en"])
def tree(request, told):
    return html.fromstring(page(told("08", request.param)).decode())


def test_every_figure_in_the_table_has_a_note_and_every_note_its_sentence(tree):
    (table, *_) = tree.xpath("//table")
    cells = table.xpath(".//tbody/tr/*[position() = 1 or position() = 3 or position() = 5]/div")
    assert len(cells) > 26
    notes = {note.get("id") for note in tree.xpath("//li[starts-with(@id, 'n')]")}
    for cell in cells:
        pointed = [link.get("href") for link in cell.xpath(".//sup/a")]
        assert pointed
        assert {href.removeprefix("#") for href in pointed} <= notes
    for note in tree.xpath("//li[starts-with(@id, 'n')]"):
        (exact,) = note.xpath(".//q/mark/text()")
        (link,) = note.xpath(".//cite/a/@href")
        start, end = link.rpartition("#")[2].split("-")
        assert len(exact) == int(end) - int(start)
        assert link.startswith(f"{SITE}/documents/")


def test_each_verdict_leads_to_its_proof(tree):
    links = tree.xpath("//table//a[@data-verdict]/@href")
    assert len(links) >= 26
    assert all(link.startswith(f"{SITE}/proof/08/749-20") for link in links)


def test_a_gap_is_said_of_the_documents_at_hand(told):
    for language, words, never in (
        ("vi", "tài liệu hiện có không nêu", "không tồn tại."),
        ("en", "not stated in the documents at hand", "does not exist"),
    ):
        text = page(told("08", language)).decode()
        assert text.count(words) > 20
        assert text.count(never) <= 1  # the sentence that says what a gap does not mean


def test_the_chart_is_told_in_words(tree):
    (chart,) = tree.xpath("//*[local-name() = 'svg']")
    told = chart.xpath("./*[local-name() = 'desc']/text()")[0]
    assert len(chart.xpath(".//*[local-name() = 'rect' and @class != 'track']")) == told.count(";") + 1
    assert "53,34%" in told or "53.34%" in told


def test_nothing_in_it_is_fetched_or_run(told):
    text = page(told("11")).decode()
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|\son\w+=", text)


def test_what_documents_say_is_text(told, world):
    from dataclasses import replace

    story = told("11")
    hostile = replace(story, title="<script>alert(1)</script>")
    assert b"<script>" not in page(hostile)


def test_the_same_report_is_the_same_file(told):
    assert page(told("11")) == page(told("11"))


@pytest.mark.parametrize("place", ["96", "2025-08", "01"])
def test_a_place_without_documents_says_so(told, place):
    assert "Chưa có tài liệu nào về địa phương này" in page(told(place)).decode()


def test_figures_are_written_as_the_language_writes_them():
    assert figure(Decimal("1854.50"), "vi") == "1.854,5"
    assert figure(Decimal("1854.50"), "en") == "1,854.5"
    assert figure(Decimal("100"), "vi") == "100"
    assert (signed(Decimal("-26.66"), "vi"), signed(Decimal(8), "en")) == ("−26,66", "+8")
