"""Makes small PDF and Word documents, as programs for offices do, and hostile ones as nobody should."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WIDTH, HEIGHT = 595.0, 842.0
_EM = 13.0
_ADVANCE = 0.5
"""Every letter is half as wide as it is high."""


def width(text: str, size: float = _EM) -> float:
    """How wide a text is, in points."""
    return len(text) * size * _ADVANCE


@dataclass
class Page:
    """A page to write on; `y` counts from the top, in points."""

    marks: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = _EM, font: int = 1) -> "Page":
        """A line of text, its lower edge at `y`."""
        codes = text.encode("utf-16-be").hex()
        self.marks.append(f"BT /F{font} {size} Tf {x} {HEIGHT - y} Td <{codes}> Tj ET")
        return self

    def paragraphs(self, *texts: str, x: float = 85.0, y: float = 100.0, columns: int = 76) -> float:
        """Paragraphs broken into lines of at most so many letters; gives where the next would stand."""
        for paragraph in texts:
            line = ""
            for word in paragraph.split():
                if len(line) + len(word) >= columns:
                    self.text(x, y, line)
                    line, y = "", y + 18
                line = f"{line} {word}".strip()
            self.text(x, y, line)
            y += 18
        return y

    def table(
        self, rows: Sequence[Sequence[str]], x: float = 85.0, y: float = 100.0, cell: float = 120.0
    ) -> None:
        """A table with rules around its cells."""
        for down, row in enumerate(rows):
            for across, text in enumerate(row):
                left, top = x + across * cell, y + down * 24
                self.marks.append(f"{left} {HEIGHT - top - 24} {cell} 24 re S")
                self.text(left + 4, top + 17, text, size=10)

    def picture(self) -> "Page":
        """A picture over the whole page, as a scanner makes it."""
        self.marks.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q")
        return self


def pdf(*pages: Page, fonts: Sequence[str] = ("Times",), trailer: str = "") -> bytes:
    """The pages as a PDF. Letters are 16-bit codes; as in files from Word, a CMap tells which these are."""
    cmap = (
        b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
        b"1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap"
    )
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(head: str, data: bytes) -> int:
        packed = zlib.compress(data)
        start = f"<< {head} /Filter /FlateDecode /Length {len(packed)} >> stream\n".encode()
        return add(start + packed + b"\nendstream")

    unicode = stream("", cmap)
    names = []
    for number, name in enumerate(fonts, start=1):
        below = add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {int(1000 * _ADVANCE)} "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} "
            f"/Ascent 800 /Descent -200 /Flags 4 /FontBBox [0 -200 1000 800] >> >>".encode()
        )
        font = add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{below} 0 R] /ToUnicode {unicode} 0 R >>".encode()
        )
        names.append(f"/F{number} {font} 0 R")
    image = stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"\x80",
    )
    kids = []
    for page in pages:
        content = stream("", "\n".join(page.marks).encode())
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {content} 0 R "
                f"/Resources << /Font << {' '.join(names)} >> /XObject << /I {image} 0 R >> >> >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    return assembled(objects, trailer)


def assembled(objects: Iterable[bytes], trailer: str = "") -> bytes:
    """Objects as a PDF file, the first being its catalog."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    out.write(f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


NUMBERS = """
<w:numbering {ns}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum><w:num w:numId="70"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="71"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>
"""


class Word:
    """A Word document in the making."""

    def __init__(self) -> None:
        self.document = docx.Document()
        numbering = self.document.part.numbering_part
        numbering._element = parse_xml(NUMBERS.replace("{ns}", nsdecls("w")))

    def paragraph(
        self, text: str, level: int | None = None, number: int = 70, font: str | None = None
    ) -> "Word":
        """A paragraph; with a level, one that Word numbers."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        if font:
            run.font.name = font
        if level is not None:
            found = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(found))
        return self

    def xml(self, body: str) -> "Word":
        """A part of the body as XML, where `w:` and `m:` are bound."""
        self.document.element.body.insert(-1, parse_xml(body.replace(">", f" {nsdecls('w', 'm')}>", 1)))
        return self

    def table(self, rows: Sequence[Sequence[str]]) -> "Word":
        """A table of plain cells."""
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return self

    def data(self) -> bytes:
        """The bytes of the file."""
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A Word document with some of its parts replaced; `document` is word/document.xml."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = name.removeprefix("word/").removesuffix(".xml")
            new.writestr(name, parts.get(part, old.read(name)))
    return out.getvalue()
