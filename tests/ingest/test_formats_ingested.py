"""A document says the same whatever its format; a PDF also tells on which page."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from api.present import plain
from queries.evidence import evidence
from tests.api.conftest import Cli, lienket
from tests.ingest.library import open_library
from tests.ingest.paper import Page, Word, pdf

FIRST = (
    "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH ĐIỆN BIÊN",
    "UBND tỉnh Điện Biên triển khai Quyết định số 749/QĐ-TTg ngày 3/6/2020 của Thủ tướng Chính phủ.",
    "Đến năm 2025, 90% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng theo kế hoạch chung.",
)
SECOND = ("Năm 2022, Sở Y tế tỉnh Điện Biên đã có 45% hộ gia đình được phủ cáp quang.",)
TABLE = [["Chỉ tiêu", "Đơn vị", "Mục tiêu năm 2025"], ["Kinh tế số chiếm GRDP", "%", "20"]]
ROWS = "\n".join(" | ".join(row) for row in TABLE)

__all__ = ["lienket"]

FACTS = """
PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?kind ?indicator ?value ?year ?exact ?start ?end ?page WHERE { GRAPH ?g {
  ?fact a ?kind ; lk:value ?value ; lk:indicator ?indicator ; lk:deadline|lk:asOf ?year .
  BIND(IRI(CONCAT(STR(?fact), "#quote")) AS ?quote) BIND(IRI(CONCAT(STR(?fact), "#position")) AS ?position)
  ?quote oa:exact ?exact . ?position oa:start ?start ; oa:end ?end . OPTIONAL { ?position lk:page ?page }
  FILTER STRENDS(STR(?g), "/document/plan") } } ORDER BY ?start
"""

MEASURES = "SELECT ?fact { GRAPH ?g { ?fact <https://w3id.org/lienket/ns#value> ?value } }"


def in_word() -> bytes:
    word = Word()
    for text in FIRST:
        word.paragraph(text)
    return word.table(TABLE).paragraph(*SECOND).data()


def in_pdf() -> bytes:
    first, second = Page().text(295, 40, "1"), Page().text(295, 40, "2")
    first.table(TABLE, y=first.paragraphs(*FIRST) + 5, cell=140)
    second.paragraphs(*SECOND)
    return pdf(first, second)


def in_html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    paragraphs = "".join(f"<p>{text}</p>" for text in FIRST)
    return f"<html><body>{paragraphs}<table>{rows}</table><p>{SECOND[0]}</p></body></html>".encode()


def in_markdown() -> bytes:
    head, *body = (f"| {' | '.join(row)} |" for row in TABLE)
    return "\n\n".join([*FIRST, "\n".join([head, "|---|---|---|", *body]), *SECOND]).encode()


IN_TEXT = "\n\n".join([*FIRST, ROWS, *SECOND]).encode()


def facts(folder: Path, name: str, data: bytes) -> list[dict[str, str | None]]:
    """The measures of a document that was ingested, checked against the archived text."""
    folder.mkdir(parents=True)
    (folder / name).write_bytes(data)
    library, store = open_library(folder / "data")
    try:
        summary = library.ingest([folder / name])
        assert summary.generation, summary.outcomes
        rows = [
            {key: term.value if term else None for key, term in row.items()}
            for row in store.select(FACTS).rows
        ]
        text = library.text("plan")
        before = store.select(FACTS).rows
        library.rebuild()
        assert store.select(FACTS).rows == before
    finally:
        store.close()
    for row in rows:
        assert text[int(row["start"] or 0) : int(row["end"] or 0)] == row["exact"]
    return rows


@pytest.mark.parametrize(
    ("name", "data"),
    [("plan.pdf", in_pdf()), ("plan.docx", in_word()), ("plan.html", in_html()), ("plan.md", in_markdown())],
)
def test_the_same_facts_as_from_plain_text(tmp_path: Path, name: str, data: bytes) -> None:
    def said(rows: list[dict[str, str | None]]) -> list[tuple[str | None, ...]]:
        return [tuple(row[key] for key in ("kind", "indicator", "value", "year", "exact")) for row in rows]

    plain = facts(tmp_path / "txt", "plan.txt", IN_TEXT)
    found = facts(tmp_path / "other", name, data)
    assert len(plain) == 3
    assert said(found) == said(plain)
    assert [row.get("page") for row in found] == (["1", "1", "2"] if name.endswith(".pdf") else [None] * 3)


def test_evidence_shows_the_page_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(in_pdf())
    (tmp_path / "note.txt").write_bytes(IN_TEXT + b"\n")
    library, store = open_library(tmp_path / "data")
    try:
        library.ingest([tmp_path / "plan.pdf", tmp_path / "note.txt"])
        facts = [row["fact"] for row in store.select(MEASURES).rows]
        found = evidence(store, [fact for fact in facts if isinstance(fact, NamedNode)])
    finally:
        store.close()
    pages = {(item.document, item.exact): plain(item).get("page") for item in found.values()}
    assert pages["plan", "45%"] == 2
    assert pages["plan", "90%"] == 1
    assert pages["note", "45%"] is None


def test_the_command_line_takes_them_in(lienket: Cli, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(in_pdf())
    (tmp_path / "scan.pdf").write_bytes(pdf(Page().picture()))
    run = lienket("ingest", tmp_path / "plan.pdf", tmp_path / "scan.pdf", data=tmp_path / "data")
    assert run.returncode == 1
    assert "1 new" in run.stdout
    assert "a scan: 1 of 1 pages" in run.stderr
    extracted = lienket("extract", tmp_path / "plan.pdf", data=tmp_path)
    measures = json.loads(extracted.stdout)["measures"]
    assert [measure["page"] for measure in measures] == [1, 1, 2]


def test_pages_that_are_pictures_are_named(lienket: Cli, tmp_path: Path) -> None:
    written = Page()
    written.paragraphs(*FIRST)
    (tmp_path / "half.pdf").write_bytes(pdf(written, Page().picture(), written))
    for deed in (["ingest"], ["extract"], ["extract", "--explain"]):
        run = lienket(*deed, tmp_path / "half.pdf", data=tmp_path / "data")
        assert run.returncode == 0
        assert "pictures without text: pages 2" in run.stderr


def test_nothing_of_the_formats_is_loaded_before_such_a_document_is_read() -> None:
    names = "'trafilatura', 'lxml', 'docx', 'pdfplumber', 'markdown_it', 'subprocess'"
    script = f"import sys, ingest.read; print(sorted({{{names}}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
