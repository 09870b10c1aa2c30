"""What a document says does not depend on its format: whole documents as offices and portals issue them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest

from api.cli.extract import read
from ingest.jsonl import record
from tests.ingest.paper import HEIGHT, WIDTH, Page, Word, pdf, width

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
LEFTS, WIDTHS = (60, 90, 300, 350, 440), (4, 34, 8, 14, 14)
"""Where the columns of a table stand on a page, and how many letters they have room for."""

SIGNED = (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])


@dataclass(frozen=True)
class Paper:
    """A document: the halves of its letterhead, its kind and title, its text, and the table amid it."""

    office: list[str]
    dated: str
    title: list[str]
    before: list[str]
    table: list[list[str]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


PLAN = Paper(
    ["ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG", "Số: 1835/KH-UBND"],
    "Cao Bằng, ngày 12 tháng 8 năm 2021",
    ["KẾ HOẠCH", "Chuyển đổi số tỉnh Cao Bằng đến năm 2025"],
    [
        "Căn cứ Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị;",
        "Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ, UBND tỉnh ban hành "
        "Kế hoạch như sau:",
        "I. MỤC TIÊU ĐẾN NĂM 2025",
        "1. Hồ sơ công việc được xử lý trên môi trường mạng: cấp tỉnh 90%, cấp huyện 80%, cấp xã 60%.",
        "2. Kinh tế số chiếm tối thiểu 12% GRDP.",
        "II. CHỈ TIÊU THEO NĂM",
    ],
    [
        ["TT", "Chỉ tiêu", "Đơn vị", "Kết quả năm 2020", "Mục tiêu năm 2025"],
        ["1", "Tỷ lệ hộ gia đình có hạ tầng mạng băng rộng cáp quang", "%", "52,4", "75"],
        ["2", "Tỷ lệ dân số có tài khoản thanh toán điện tử", "%", "21", "45"],
    ],
    [
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Thông tin và Truyền thông chủ trì, phối hợp với Sở Nội vụ báo cáo UBND tỉnh trước ngày "
        "15/12/2022.",
    ],
)
LETTER = Paper(
    ["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG", "Số: 5127/UBND-KGVX", "V/v đẩy mạnh thanh toán số"],
    "Lâm Đồng, ngày 07 tháng 7 năm 2022",
    [],
    [
        "Kính gửi: Các sở, ban, ngành thuộc tỉnh",
        "Thực hiện Chỉ thị số 05/CT-TTg ngày 23/02/2022 của Thủ tướng Chính phủ, UBND tỉnh yêu cầu:",
        "1. Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh triển khai thanh toán viện phí không dùng "
        "tiền mặt tại 100% bệnh viện trong năm 2022; sáu tháng đầu năm 2022 mới có 36,5% bệnh viện.",
        "2. Giao Văn phòng UBND tỉnh theo dõi, báo cáo Chủ tịch UBND tỉnh trước ngày 20/12/2022.",
    ],
)


def in_text(paper: Paper) -> bytes:
    head = "\n".join([*paper.office, *STATE, paper.dated])
    table = "\n".join(" | ".join(row) for row in paper.table)
    signed = "\n".join(line for half in SIGNED for line in half)
    blocks = [head, "\n".join(paper.title), *paper.before, table, *paper.after, signed]
    return "\n\n".join(filter(None, blocks)).encode()


def in_markdown(paper: Paper) -> bytes:
    def rows(table: list[list[str]]) -> str:
        lines = [f"| {' | '.join(row)} |" for row in table]
        return "\n".join([*lines[:1], "|---" * len(table[0]) + "|", *lines[1:]]) if table else ""

    head = "  \n".join(f"**{line}**" for line in [*paper.office, *STATE, paper.dated])
    signed = "  \n".join(line.replace("- ", "\\- ") for half in SIGNED for line in half)
    title = [f"# {line}" for line in paper.title]
    return "\n\n".join(
        filter(None, [head, *title, *paper.before, rows(paper.table), *paper.after, signed])
    ).encode()


def in_html(paper: Paper) -> bytes:
    def rows(table: list[list[str]], style: str) -> str:
        cells = ["".join(f"<td><p>{cell}</p></td>" for cell in row) for row in table]
        return f"<table {style}>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    def beside(*halves: list[str]) -> str:
        return rows([["<br>".join(half) for half in halves]], "border=0")

    def lines(texts: list[str]) -> str:
        return "".join(f"<p style='text-align:justify'>&nbsp;{text}</p>" for text in texts)

    return (
        "<html><head><title>Văn bản - Cổng thông tin điện tử tỉnh</title></head><body><div class='menu'>"
        "<a href='/'>Trang chủ</a></div><div class='content'>"
        f"{beside(paper.office, [*STATE, paper.dated])}{lines(paper.title)}{lines(paper.before)}"
        f"{rows(paper.table, 'border=1')}{lines(paper.after)}{beside(*SIGNED)}</div>"
        "<div class='footer'>Giấy phép số 12/GP-STTTT. Điện thoại: 0206.3852.136</div></body></html>"
    ).encode()


def in_word(paper: Paper) -> bytes:
    word = Word().table([["\n".join(paper.office), "\n".join([*STATE, paper.dated])]])
    for text in [*paper.title, *paper.before]:
        word.paragraph(text)
    if paper.table:
        word.table(paper.table)
    for text in paper.after:
        word.paragraph(text)
    return word.table([["\n".join(half) for half in SIGNED]]).data()


def beside(page: Page, y: float, lefts: tuple[float, float], *halves: list[str]) -> None:
    """Halves whose lines stand at other heights."""
    for number, (left, half) in enumerate(zip(lefts, halves, strict=True)):
        for down, line in enumerate(half):
            page.text(left, y + 17 * down + 6 * number, line, 11)


def wrapped(page: Page, row: list[str], y: float, *, rules: bool) -> float:
    """A row whose cells go on in more lines; gives where the next one begins."""
    cells = [wrap(cell, width) for cell, width in zip(row, WIDTHS, strict=True)]
    height = 12 * max(map(len, cells)) + 8
    for left, right, lines in zip(LEFTS, [*LEFTS[1:], 545], cells, strict=True):
        for down, line in enumerate(lines):
            page.text(left + 4, y + 12 + 12 * down, line, 9)
        if rules:
            page.marks.append(f"{left} {HEIGHT - y - height} {right - left} {height} re S")
    return y + height


def in_pdf(paper: Paper, *, rules: bool) -> bytes:
    first, second = Page().text(295, 40, "1"), Page().text(295, 40, "2")
    beside(first, 66, (70, 285), paper.office, [*STATE, paper.dated])
    for down, line in enumerate(paper.title):
        first.text((WIDTH - width(line)) / 2, 150 + 18 * down, line)
    y = first.paragraphs(*paper.before, y=200)
    for row in paper.table:
        y = wrapped(first, row, y, rules=rules)
    end = second.paragraphs(*paper.after, y=80)
    beside(second, end + 40, (85, 330), *SIGNED)
    return pdf(first, second)


def facts(path: Path) -> tuple[Counter[tuple[Any, ...]], list[int | None]]:
    """What a document says, and on which pages its figures stand."""
    found = read(path)
    said = record(found.extraction, path.name, [], found.pages)
    kinds = ("measures", "references", "relations", "tasks", "institutions", "sections")
    where = ("start", "end", "page", "section", "parent")
    all_of = Counter(
        (kind, *(repr(value) for key, value in fact.items() if key not in where))
        for kind in kinds
        for fact in said[kind]
    )
    return all_of, [fact["page"] for fact in said["measures"]]


FORMATS: dict[str, Callable[[Paper], bytes]] = {
    "document.html": in_html,
    "document.md": in_markdown,
    "document.docx": in_word,
    "ruled.pdf": partial(in_pdf, rules=True),
    "unruled.pdf": partial(in_pdf, rules=False),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("paper", [PLAN, LETTER], ids=["plan", "letter"])
def test_a_document_says_what_it_says_in_plain_text(tmp_path: Path, paper: Paper, name: str) -> None:
    (tmp_path / "document.txt").write_bytes(in_text(paper))
    (tmp_path / name).write_bytes(FORMATS[name](paper))
    expected, _ = facts(tmp_path / "document.txt")
    found, pages = facts(tmp_path / name)
    assert found == expected
    assert set(pages) == ({1} if name.endswith(".pdf") else {None})
