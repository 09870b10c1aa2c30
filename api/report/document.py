"""A report as a document for word processors (DOCX), with real headings, tables and footnotes."""

import io
import zipfile
from datetime import datetime
from typing import Final

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from api.report.blocks import Bar, Bars, Heading, Items, Line, Noted, Run, Story, Table
from api.report.blocks import Paragraph as Text
from api.report.footnotes import Footnotes, Pieces
from api.report.ooxml import child

_LANGUAGES: Final = {"vi": "vi-VN", "en": "en-GB"}
_FONT: Final = "Times New Roman"
_CELLS: Final = "Cell"
"""Our style of what stands in tables."""

_LINK: Final = RGBColor(0x17, 0x40, 0x8B)
_LONG_AGO: Final = datetime(2000, 1, 1)
"""A fixed time, so that the same report is the same file."""
_STEPS: Final = 25
"""Squares of a bar at 100%."""


def document(story: Story) -> bytes:
    """The file. The same story makes the same bytes."""
    made = Document()
    _Writer(made, story).write()
    out = io.BytesIO()
    made.save(out)
    return _dateless(out.getvalue())


class _Writer:
    def __init__(self, made: Doc, story: Story) -> None:
        self._made = made
        self._story = story
        self._notes = {note.number: note for note in story.notes}
        self._footnotes = Footnotes(made)

    def write(self) -> None:
        self._prepare()
        for block in self._story.blocks:
            match block:
                case Heading():
                    self._made.add_heading(block.text, block.level if block.level > 1 else 0)
                case Text():
                    self._line(self._made.add_paragraph(), block.line)
                case Items():
                    for line in block.lines:
                        self._line(self._made.add_paragraph(style="List Bullet"), line)
                case Table():
                    self._table(block)
                case Bars():
                    self._bars(block)
        self._footnotes.save()

    def _prepare(self) -> None:
        properties = self._made.core_properties
        properties.title, properties.author, properties.comments = self._story.title, "lienket", ""
        properties.language = _LANGUAGES[self._story.language]
        properties.created = properties.modified = _LONG_AGO
        section = self._made.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = Cm(2)
        cells = self._made.styles.add_style(_CELLS, WD_STYLE_TYPE.PARAGRAPH)
        cells.base_style, cells.font.size = self._made.styles["Normal"], Pt(9)
        cells.paragraph_format.space_after = Pt(0)
        normal = self._made.styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(12)
        child(normal.element.get_or_add_rPr(), "w:lang", val=_LANGUAGES[self._story.language])

    def _line(self, paragraph: Paragraph, line: Line) -> None:
        for run in line:
            self._run(paragraph, run)

    def _run(self, paragraph: Paragraph, run: Run) -> None:
        if run.link is None:
            paragraph.add_run(run.text)
        else:
            self._link(paragraph, run.text, run.link)
        for place, number in enumerate(run.notes):
            if place:
                paragraph.add_run(" ").font.superscript = True
            self._footnotes.refer(paragraph, number, _told(self._notes[number]))

    def _link(self, paragraph: Paragraph, text: str, address: str) -> None:
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = child(paragraph._p, "w:hyperlink")
        link.set(qn("r:id"), relation)
        run = paragraph.add_run(text)
        run.font.color.rgb, run.font.underline = _LINK, True
        link.append(run._r)

    def _table(self, block: Table) -> None:
        table = self._made.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            _paragraph(cell).add_run(column).bold = True
        _repeat(table.rows[0])
        for row in block.rows:
            for cell, lines in zip(table.add_row().cells, row, strict=True):
                for place, line in enumerate(lines):
                    self._line(cell.add_paragraph(style=_CELLS) if place else _paragraph(cell), line)
        self._made.add_paragraph()

    def _bars(self, block: Bars) -> None:
        """The chart: a row of squares for each bar, with its figures in words beside it."""
        result, national, own = block.legend
        self._made.add_paragraph(f"{block.caption}. █ {result}   ┃ {national}   ◇ {own}")
        table = self._made.add_table(rows=0, cols=2, style="Table Grid")
        for bar in block.bars:
            told, drawn = table.add_row().cells
            _paragraph(told).add_run(f"{bar.label}: {bar.told}")
            run = _paragraph(drawn).add_run(squares(bar))
            run.font.name = "Consolas"
        self._made.add_paragraph()


def squares(bar: Bar) -> str:
    """`██████████░░░░░░░░░░┃░░░░`: what was reached, and where the targets are; a square is four percent."""
    length = max(_STEPS, *(_step(value) + 1 for value in (bar.value, bar.national)))
    drawn = ["█" if place < _step(bar.value) else "░" for place in range(length)]
    if bar.own is not None:
        drawn[min(_step(bar.own), length - 1)] = "◇"
    drawn[min(_step(bar.national), length - 1)] = "┃"
    return "".join(drawn)


def _step(value: object) -> int:
    return round(float(str(value)) * _STEPS / 100)


def _told(note: Noted) -> Pieces:
    before, exact, after = note.sentence
    return (
        (f"{note.label}. “{before}", False),
        (exact, True),
        (f"{after}” {note.document} {note.place}. {note.link}", False),
    )


def _paragraph(cell: _Cell) -> Paragraph:
    """The paragraph that a new cell has."""
    first: Paragraph = cell.paragraphs[0]
    first.style = _CELLS
    return first


def _repeat(row: _Row) -> None:
    """Have Word repeat the row on each page, and tell it as the names of the columns."""
    child(row._tr.get_or_add_trPr(), "w:tblHeader", val="true")


def _dateless(content: bytes) -> bytes:
    """The archive anew, with the earliest date that it can tell in place of now."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
