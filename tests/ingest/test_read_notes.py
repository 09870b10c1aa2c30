"""Footnotes and endnotes stand behind what refers to them; their marks are none of its figures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from ingest.read import text_of
from tests.ingest.paper import HEIGHT, Page, Word, pdf

FIRST, SECOND, LAST = "Hồ sơ trực tuyến đạt 75%", "Cáp quang phủ 88,6% hộ", "Giao các sở theo dõi."
NOTE, OTHER = "Chỉ tiêu giao là 65%.", "Số liệu đến ngày 31/10/2023."
PLACED = f"{FIRST}.\n\n[1] {NOTE}\n\n{SECOND}.\n\n[2] {OTHER}\n\n{LAST}"


def text(name: str, data: bytes) -> str:
    return text_of(Path(name), data).text


def word(kind: str = "footnote", notes: tuple[str, ...] = (NOTE, OTHER)) -> Word:
    """A document whose part of notes holds the given ones, and the rule above them."""
    made = Word()
    types = {"footnote": (RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES),
             "endnote": (RELATIONSHIP_TYPE.ENDNOTES, CONTENT_TYPE.WML_ENDNOTES)}  # fmt: skip
    body = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    body += "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/><w:t>{note}</w:t></w:r></w:p></w:{kind}>'
        for number, note in enumerate(notes, start=1)
    )
    data = f"<w:{kind}s {nsdecls('w')}>{body}</w:{kind}s>".encode()
    relation, content = types[kind]
    document = made.document.part
    document.relate_to(Part(PackURI(f"/word/{kind}s.xml"), content, data, document.package), relation)
    return made


def referring(before: str, kind: str, number: int) -> str:
    mark = f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'
    return f"<w:p><w:r><w:t>{before}</w:t></w:r>{mark}<w:r><w:t>.</w:t></w:r></w:p>"


class TestWord:
    def test_footnotes_stand_behind_their_paragraphs(self) -> None:
        made = (
            word().xml(referring(FIRST, "footnote", 1)).xml(referring(SECOND, "footnote", 2)).paragraph(LAST)
        )
        assert text("a.docx", made.data()) == PLACED

    def test_endnotes_have_numbers_of_their_own(self) -> None:
        made = word("endnote").xml(referring(FIRST, "endnote", 2)).paragraph(LAST)
        assert text("a.docx", made.data()) == f"{FIRST}.\n\n[i] {OTHER}\n\n{LAST}"

    def test_the_note_of_a_cell_stands_behind_the_table(self) -> None:
        made = word().xml(
            f"<w:tbl><w:tr><w:tc>{referring(FIRST, 'footnote', 1)}</w:tc><w:tc><w:p/></w:tc></w:tr>"
            f"<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>90</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
        assert text("a.docx", made.data()) == f"{FIRST}. | \n | 90\n\n[1] {NOTE}"

    def test_marks_written_by_hand_are_no_figures_and_square_metres_stay(self) -> None:
        raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
        made = Word().xml(
            f"<w:p><w:r><w:t>Đạt 75%</w:t></w:r>{raised.format('(1)')}<w:r><w:t> trên 120 km</w:t></w:r>"
            f"{raised.format('2')}</w:p>"
        )
        assert text("a.docx", made.data()) == "Đạt 75% trên 120 km2"


Form = Callable[[str, str, int], tuple[str, str]]
"""A paragraph with the mark of a note, and the note, as a program writes them."""


def in_word_html(mark: str, note: str, number: int) -> tuple[str, str]:
    return (
        f'{mark}<a href="#_ftn{number}" name="_ftnref{number}"><span>[{number}]</span></a>.',
        f'<div id=ftn{number}><p><a href="#_ftnref{number}" name="_ftn{number}">[{number}]</a> '
        f"{note}</p></div>",
    )


def in_google_docs(mark: str, note: str, number: int) -> tuple[str, str]:
    return (
        f'{mark}<sup><a href="#ftnt{number}" id="ftnt_ref{number}">[{number}]</a></sup>.',
        f'<div><p><a href="#ftnt_ref{number}" id="ftnt{number}">[{number}]</a>'
        f"<span>&nbsp;{note}</span></p></div>",
    )


def in_libreoffice(mark: str, note: str, number: int) -> tuple[str, str]:
    name = f"sdfootnote{number}"
    return (
        f'{mark}<a name="{name}anc" href="#{name}sym"><sup>{number}</sup></a>.',
        f'<div id="{name}"><p><a name="{name}sym" href="#{name}anc">{number}</a> {note}</p></div>',
    )


def in_a_wiki(mark: str, note: str, number: int) -> tuple[str, str]:
    return (
        f'{mark}<sup id="cite_ref-{number}"><a href="#cite_note-{number}">[{number}]</a></sup>.',
        f'<li id="cite_note-{number}"><a href="#cite_ref-{number}">↑</a> <span>{note}</span></li>',
    )


class TestHtml:
    @pytest.mark.parametrize("form", [in_word_html, in_google_docs, in_libreoffice, in_a_wiki])
    def test_notes_stand_behind_their_paragraphs(self, form: Form) -> None:
        (first, note), (second, other) = form(FIRST, NOTE, 1), form(SECOND, OTHER, 2)
        page = f"<body><div><p>{first}</p><p>{second}</p><p>{LAST}</p></div><div>{note}{other}</div></body>"
        assert text("a.html", page.encode()) == PLACED

    def test_the_note_of_a_cell_stands_behind_the_table(self) -> None:
        mark, note = in_google_docs("80%", NOTE, 1)
        rows = f"<tr><td>Chỉ tiêu</td><td>2025</td></tr><tr><td>Hồ sơ</td><td>{mark}</td></tr>"
        page = f"<body><p>{LAST}</p><table>{rows}</table><p>{LAST}</p>{note}</body>"
        assert text("a.html", page.encode()).endswith(f"Hồ sơ | 80%.\n\n[1] {NOTE}\n\n{LAST}")

    def test_a_table_of_contents_is_no_note(self) -> None:
        page = (
            f'<body><p><a href="#s1" id="t1">Mục tiêu</a></p><div><h2 id="s1"><a href="#t1">Mục tiêu</a></h2>'
            f"<p>{FIRST}.</p></div><p>{LAST}</p></body>"
        )
        assert "[" not in text("a.html", page.encode())

    def test_raised_numbers_without_a_link_are_no_figures(self) -> None:
        page = "<p>Đạt 75%<sup>1</sup>, rộng 120 km<sup>2</sup>, xong 9<sup>[2]</sup>.</p><p><sup>1</sup></p>"
        assert text("a.html", page.encode()) == "Đạt 75%, rộng 120 km2, xong 9."


class TestPdf:
    LONG = "Đến hết năm nay, tỷ lệ hộ gia đình được phủ cáp quang tại các xã vùng cao của thành phố"

    @pytest.mark.parametrize("rule", [False, True], ids=["smaller", "under a rule"])
    def test_a_note_does_not_part_a_sentence_that_runs_over_the_page(self, rule: bool) -> None:
        size = 13.0 if rule else 9.0
        first, second = Page(), Page()
        first.paragraphs(f"{FIRST}.", self.LONG, columns=200)
        first.text(85, HEIGHT - 90, "1", size=6 if not rule else size).text(95, HEIGHT - 88, NOTE, size=size)
        if rule:
            first.marks.append("85 108 m 205 108 l S")
        second.paragraphs("Hà Giang đạt 93%.")
        found = text_of(Path("a.pdf"), pdf(first, second))
        assert found.text.split("\n") == [f"{FIRST}.", "", f"[1] {NOTE}", f"{self.LONG} Hà Giang đạt 93%."]
        assert found.text[found.pages[1] :] == "Hà Giang đạt 93%."

    def test_small_lines_that_are_no_notes_stay_where_they_are(self) -> None:
        page = Page()
        page.paragraphs(self.LONG, columns=200)
        page.text(85, 140, "Nguồn: Sở Thông tin", size=8)
        assert text("a.pdf", pdf(page)).endswith("Nguồn: Sở Thông tin")
