"""What documents say that they rest on, carry out and change, and what they say of other instruments.

`tests/data/wordings/relations.txt` has the formulae of drafting under the kind of document that they stand
in, each with the relations that it states below it; `⏎` ends a line.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.extract.conftest import Read

Triples = set[tuple[str | None, str, str | None]]


def related(read: Read, text: str) -> Triples:
    return {(r.subject.symbol, r.predicate, r.object.symbol or r.object.title) for r in read(text).relations}


def plan(body: str, title: str = "Phát triển kinh tế số năm 2024") -> str:
    return (
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 36/KH-UBND\nLạng Sơn, ngày 9 tháng 2 năm 2024\n\n"
        f"KẾ HOẠCH\n{title}\n\n{body}\n"
    )


def paper(kind: str, symbol: str, body: str, title: str) -> str:
    return (
        f"TỈNH ỦY YÊN BÁI\n*\nSố {symbol}\nĐẢNG CỘNG SẢN VIỆT NAM\nYên Bái, ngày 3 tháng 5 năm 2023\n\n"
        f"{kind}\n{title}\n-----\n\n{body}\n"
    )


def news(body: str) -> str:
    return f"Long An tăng tốc trên đường số\n05/06/2023 08:30\n\n{body}\n"


PLAN = "36/KH-UBND"
LIST = {(PLAN, "basedOn", "20/2023/QH15"), (PLAN, "basedOn", "411/QĐ-TTg"), (PLAN, "basedOn", "22-NQ/TU")}
LAW, STRATEGY = "Luật Giao dịch điện tử số 20/2023/QH15", "Quyết định số 411/QĐ-TTg ngày 31/3/2022"
RESOLUTION = "Nghị quyết số 22-NQ/TU ngày 4/10/2021 của Tỉnh ủy"


@pytest.mark.parametrize(
    "body",
    [
        f"Căn cứ các văn bản: {LAW}; {STRATEGY}; {RESOLUTION}.",
        f"Căn cứ các văn bản sau:\n- {LAW};\n- {STRATEGY};\n- {RESOLUTION}.",
        f"I. CĂN CỨ PHÁP LÝ\n1. {LAW};\n2. {STRATEGY};\n3. {RESOLUTION}.",
        f"I. CƠ SỞ XÂY DỰNG KẾ HOẠCH\n1. Văn bản của Trung ương\n- {LAW};\n- {STRATEGY};\n"
        f"2. Văn bản của tỉnh\n- {RESOLUTION}.",
        f"I. SỰ CẦN THIẾT VÀ CƠ SỞ PHÁP LÝ\n- {LAW};\n- {STRATEGY};\n- {RESOLUTION}.",
        f"Cơ sở pháp lý: {LAW}; {STRATEGY}; {RESOLUTION}.",
        f"I. CĂN CỨ PHÁP LÝ\n1\t{LAW}\tQuốc hội\n2\t{STRATEGY}\tThủ tướng\n3\t{RESOLUTION}\tTỉnh ủy",
        f"I. CĂN CỨ PHÁP LÝ\n| STT | Văn bản |\n|---|---|\n| 1 | {LAW} |\n| 2 | {STRATEGY} |\n"
        f"| 3 | {RESOLUTION} |",
        f"Kế hoạch này được xây dựng dựa trên {LAW}; {STRATEGY}; {RESOLUTION}.",
        f"Căn cứ:\n{LAW};\n{STRATEGY};\n{RESOLUTION};",
        f"Kế hoạch được xây dựng trên cơ sở {LAW}, {STRATEGY} và {RESOLUTION}.",
        f"Căn cứ {LAW};\nCăn cứ {STRATEGY} và {RESOLUTION};\nUBND tỉnh ban hành Kế hoạch như sau:",
    ],
)
def test_a_list_of_legal_bases(read: Read, body: str) -> None:
    assert related(read, plan(body)) == LIST


@pytest.mark.parametrize(
    "body",
    [
        f"I. CƠ SỞ XÂY DỰNG KẾ HOẠCH\n1. Cơ sở thực tiễn\nQua hai năm, {RESOLUTION} đã đi vào đời sống.",
        f"I. NHIỆM VỤ\n1. Các huyện căn cứ {RESOLUTION} xây dựng kế hoạch của mình.",
        f"I. NHIỆM VỤ\n1. Các sở rà soát, tổ chức thực hiện {RESOLUTION}, xây dựng kế hoạch chi tiết.",
        f"I. DU LỊCH\nCăn cứ Trung ương Cục được số hóa theo {RESOLUTION}.",
        f"I. KẾT QUẢ\n1. Qua hai năm thực hiện {RESOLUTION}, nhận thức đã thay đổi.",
    ],
)
def test_what_is_no_legal_basis(read: Read, body: str) -> None:
    assert related(read, plan(body)) == {(PLAN, "cites", "22-NQ/TU")}


@pytest.mark.parametrize(
    ("title", "predicate"),
    [
        ("Thực hiện Nghị quyết số 22-NQ/TU ngày 4/10/2021 của Tỉnh ủy", "implements"),
        ("Triển khai thực hiện Nghị quyết số 22-NQ/TU ngày 4/10/2021 của Ban Chấp hành Đảng bộ tỉnh về "
         "chuyển đổi số tỉnh Lạng Sơn đến năm 2025, định hướng đến năm 2030", "implements"),
        ("Hành động cụ thể hóa Nghị quyết số 22-NQ/TU", "implements"),
        ("Sơ kết 03 năm thực hiện Nghị quyết số 22-NQ/TU", "cites"),
        ("Kiểm tra, giám sát việc thực hiện Nghị quyết số 22-NQ/TU", "cites"),
        ("Tuyên truyền kết quả thực hiện Nghị quyết số 22-NQ/TU", "cites"),
    ],
)  # fmt: skip
def test_what_the_title_says(read: Read, title: str, predicate: str) -> None:
    assert related(read, plan("I. MỤC TIÊU\n1. Tăng tốc.", title)) == {(PLAN, predicate, "22-NQ/TU")}


def test_a_report_on_something_does_not_carry_it_out(read: Read) -> None:
    text = paper("BÁO CÁO", "88-BC/TU", "I. KẾT QUẢ\n1. Tốt.", "tình hình thực hiện Nghị quyết số 52-NQ/TW")
    assert {predicate for _, predicate, _ in related(read, text)} <= {"cites"}


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Đề án phát triển ứng dụng dữ liệu dân cư trên địa bàn tỉnh", "06/QĐ-TTg"),
        ("Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử", "06/QĐ-TTg"),
        ("Chương trình Chuyển đổi số quốc gia", "749/QĐ-TTg"),
    ],
)
def test_an_instrument_known_by_its_title(read: Read, name: str, symbol: str) -> None:
    assert related(read, plan("I. MỤC TIÊU\n1. Tăng tốc.", f"Triển khai {name}")) == {
        (PLAN, "implements", symbol)
    }


@pytest.mark.parametrize(
    ("closing", "relation"),
    [
        ("Chương trình này thay thế Kế hoạch số 45-KH/TU, ngày 1/2/2020.", ("replaces", "45-KH/TU")),
        ("Trong quá trình thực hiện, Chương trình này thay thế Kế hoạch số 45-KH/TU.",
         ("replaces", "45-KH/TU")),
        ("Chương trình này có hiệu lực từ ngày ký và thay thế Kế hoạch số 45-KH/TU.",
         ("replaces", "45-KH/TU")),
        ("Chương trình này có hiệu lực từ ngày ký; bãi bỏ Công văn số 450-CV/TU.", ("repeals", "450-CV/TU")),
        ("Văn phòng Tỉnh ủy trình Ban Thường vụ chương trình thay thế Kế hoạch số 45-KH/TU.",
         ("proposes", "45-KH/TU")),
        ("Văn phòng Tỉnh ủy tham mưu thay thế Kế hoạch số 45-KH/TU.", ("proposes", "45-KH/TU")),
        ("Các cấp ủy nghiên cứu Kế hoạch số 45-KH/TU.", ("cites", "45-KH/TU")),
    ],
)  # fmt: skip
def test_closing_lines(read: Read, closing: str, relation: tuple[str, str]) -> None:
    text = paper("CHƯƠNG TRÌNH HÀNH ĐỘNG", "19-CTr/TU", f"I- THỰC HIỆN\n1- {closing}", "chuyển đổi số")
    assert related(read, text) == {("19-CTr/TU", *relation)}


ISSUED = "Tháng 9/2021, Tỉnh ủy Long An ban hành Nghị quyết số 08-NQ/TU về chuyển đổi số. "


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (ISSUED + "UBND tỉnh cụ thể hóa Nghị quyết bằng Kế hoạch số 77/KH-UBND ngày 3/1/2022.",
         {("77/KH-UBND", "implements", "08-NQ/TU")}),
        (ISSUED + "Để triển khai Nghị quyết này, UBND tỉnh ban hành Kế hoạch số 77/KH-UBND.",
         {("77/KH-UBND", "implements", "08-NQ/TU")}),
        (ISSUED + "Thực hiện Nghị quyết của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch số 77/KH-UBND.",
         {("77/KH-UBND", "implements", "08-NQ/TU")}),
        (ISSUED + "Trên cơ sở đó, UBND tỉnh ban hành Kế hoạch số 77/KH-UBND.",
         {("77/KH-UBND", "basedOn", "08-NQ/TU")}),
        (ISSUED + "Trên cơ sở đó và căn cứ Quyết định số 411/QĐ-TTg, UBND tỉnh ban hành Kế hoạch số "
         "77/KH-UBND.",
         {("77/KH-UBND", "basedOn", "08-NQ/TU"), ("77/KH-UBND", "basedOn", "411/QĐ-TTg")}),
        ("Nghị quyết số 08-NQ/TU về chuyển đổi số đến năm 2025, định hướng đến năm 2030, nhằm cụ thể hóa "
         "Quyết định 749 của Thủ tướng Chính phủ.",
         {("08-NQ/TU", "implements", "749/QĐ-TTg")}),
        ("HĐND tỉnh thông qua Nghị quyết số 15/NQ-HĐND về chính sách hỗ trợ, thể chế hóa Nghị quyết số "
         "08-NQ/TU.", {("15/NQ-HĐND", "basedOn", "08-NQ/TU")}),
        ("UBND tỉnh triển khai Quyết định số 06/QĐ-TTg bằng Kế hoạch số 91/KH-UBND.",
         {("91/KH-UBND", "implements", "06/QĐ-TTg")}),
        ("Kế hoạch số 77/KH-UBND của UBND tỉnh được xây dựng trên cơ sở Nghị quyết số 08-NQ/TU.",
         {("77/KH-UBND", "basedOn", "08-NQ/TU")}),
        ("Nghị quyết số 08-NQ/TU được UBND tỉnh cụ thể hóa tại Kế hoạch số 77/KH-UBND.",
         {("77/KH-UBND", "implements", "08-NQ/TU")}),
        ("Quyết định số 30/QĐ-UBND phê duyệt Đề án thực hiện Nghị quyết số 08-NQ/TU.",
         {("30/QĐ-UBND", "implements", "08-NQ/TU")}),
        (ISSUED + "Căn cứ Nghị quyết, HĐND tỉnh thông qua Nghị quyết số 15/NQ-HĐND.",
         {("15/NQ-HĐND", "basedOn", "08-NQ/TU")}),
        (ISSUED + "Các sở thực hiện Nghị quyết bằng nhiều cách làm mới.", set()),
        (ISSUED + "Trên cơ sở đó, các sở họp hằng tuần.", set()),
        (ISSUED + "Tỉnh thực hiện Nghị quyết của Chính phủ, ban hành Kế hoạch số 77/KH-UBND.", set()),
        ("Năm 2023 là năm thứ ba thực hiện Nghị quyết số 08-NQ/TU của Tỉnh ủy và là năm đầu triển khai Quyết "
         "định số 411/QĐ-TTg.", set()),
        ("Nghị quyết số 08-NQ/TU về chuyển đổi số giao UBND tỉnh triển khai Quyết định 749.", set()),
        ("Sau Nghị quyết số 08-NQ/TU, tỉnh có Kế hoạch số 77/KH-UBND; công an triển khai Đề án 06.", set()),
        ("Tỉnh bàn thực hiện Nghị quyết số 08-NQ/TU qua hội nghị trực tuyến.", set()),
    ],
)  # fmt: skip
def test_what_articles_say_of_instruments(read: Read, body: str, expected: Triples) -> None:
    assert related(read, news(body)) == expected


def test_an_instrument_meant_by_a_word_is_shown_where_it_is_named(read: Read) -> None:
    text = news(ISSUED + "UBND tỉnh cụ thể hóa Nghị quyết bằng Kế hoạch số 77/KH-UBND.")
    (relation,) = read(text).relations
    assert text[relation.span.start : relation.span.end] == "Nghị quyết số 08-NQ/TU"
    quoted = text[relation.sentence.start : relation.sentence.end]
    assert quoted.startswith("Tháng 9/2021")
    assert quoted.endswith("77/KH-UBND.")


def test_a_scheme_issued_with_a_decision(read: Read) -> None:
    text = (
        'Phụ lục\nĐỀ ÁN "LÀNG SỐ TỈNH PHÚ YÊN"\n(Kèm theo Quyết định số 902/QĐ-UBND ngày 4/6/2024 của UBND '
        f"tỉnh Phú Yên)\n\nI. CƠ SỞ PHÁP LÝ\nĐề án dựa trên {LAW} và các quyết định: số 749/QĐ-TTg, "
        "số 411/QĐ-TTg.\n"
    )
    assert related(read, text) == {
        ("902/QĐ-UBND", "basedOn", symbol) for symbol in ("20/2023/QH15", "749/QĐ-TTg", "411/QĐ-TTg")
    }


LETTER = (
    "UBND TỈNH QUẢNG NAM\nSố: 1234/UBND-KGVX\nV/v triển khai Quyết định số 06/QĐ-TTg\n"
    "Quảng Nam, ngày 12 tháng 3 năm 2023\n\nKính gửi:\n- Các Sở, Ban, ngành.\n\n"
)


def test_a_letter_has_its_number_in_its_head_and_carries_out_what_it_is_about(read: Read) -> None:
    text = LETTER + (
        "Thực hiện Công văn số 456/BTTTT-CĐSQG ngày 01/3/2023 của Bộ Thông tin và Truyền thông, UBND tỉnh "
        "yêu cầu:\n1. Các sở thực hiện Kế hoạch số 77/KH-UBND.\n"
        "Công văn này thay cho Công văn số 900/UBND-KGVX."
    )
    own = "1234/UBND-KGVX"
    assert related(read, text) == {
        (own, "implements", "06/QĐ-TTg"),
        (own, "implements", "456/BTTTT-CĐSQG"),
        (own, "cites", "77/KH-UBND"),
        (own, "replaces", "900/UBND-KGVX"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # one act ends where the next one begins
        ("UBND tỉnh ban hành Quyết định số 500/QĐ-UBND thay thế Quyết định số 300/QĐ-UBND; ban hành Kế hoạch "
         "số 88/KH-UBND.", {("500/QĐ-UBND", "replaces", "300/QĐ-UBND")}),
        ("Quyết định số 500/QĐ-UBND ngày 1/4/2023 ban hành Quy chế quản lý dữ liệu, thay thế Quyết định số "
         "300/QĐ-UBND.", {("500/QĐ-UBND", "replaces", "300/QĐ-UBND")}),
        ("Nghị quyết số 09/2023/NQ-HĐND quy định mức hỗ trợ mới và bãi bỏ Nghị quyết số 05/2021/NQ-HĐND.",
         {("09/2023/NQ-HĐND", "repeals", "05/2021/NQ-HĐND")}),
        # whoever is told to change something has yet to do it
        ("Sở Tư pháp sửa đổi Quyết định số 33/2018/QĐ-UBND.",
         {("11/CT-UBND", "proposes", "33/2018/QĐ-UBND")}),
        ("Đảng đoàn Hội đồng nhân dân tỉnh lãnh đạo sửa đổi Nghị quyết số 23/2018/NQ-HĐND.",
         {("11/CT-UBND", "proposes", "23/2018/NQ-HĐND")}),
        ("Tham muu UBND tinh trinh sua doi Nghi quyet so 05/2021/NQ-HDND.",
         {("11/CT-UBND", "proposes", "05/2021/NQ-HĐND")}),
        ("Sửa đổi, bổ sung Quyết định số 33/2018/QĐ-UBND trong quý IV.",
         {("11/CT-UBND", "proposes", "33/2018/QĐ-UBND")}),
        # of the document itself
        ("Chỉ thị này sửa đổi Chỉ thị số 02/CT-UBND.", {("11/CT-UBND", "amends", "02/CT-UBND")}),
        ("Thu hồi Công văn số 900/UBND-KGVX.", {("11/CT-UBND", "repeals", "900/UBND-KGVX")}),
        ("Cụ thể hóa Nghị quyết số 52-NQ/TW của Bộ Chính trị và triển khai Quyết định số 749/QĐ-TTg.",
         {("11/CT-UBND", "implements", "52-NQ/TW"), ("11/CT-UBND", "implements", "749/QĐ-TTg")}),
    ],
)  # fmt: skip
def test_acts_in_a_directive(read: Read, sentence: str, expected: Triples) -> None:
    text = paper("CHỈ THỊ", "11/CT-UBND", f"I. YÊU CẦU\n1. {sentence}", "chuyển đổi số")
    assert {told for told in related(read, text) if told[1] != "cites"} == expected


@pytest.mark.parametrize("number", ["145/BC-UBND", "45-TB/TU"])
def test_reports_and_notices_carry_out_what_their_preamble_says(read: Read, number: str) -> None:
    body = "Thực hiện Kế hoạch số 77/KH-UBND ngày 02/3/2023, UBND tỉnh báo cáo như sau:\nI. KẾT QUẢ\nTốt."
    assert related(read, paper("BÁO CÁO", number, body, "Kết quả chuyển đổi số")) == {
        (number, "implements", "77/KH-UBND")
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("UBND tỉnh ban hành Quyết định số 52/QĐ-UBND, Kế hoạch số 88/KH-UBND để thực hiện Nghị quyết số "
         "12-NQ/TU.", {("52/QĐ-UBND", "implements", "12-NQ/TU"), ("88/KH-UBND", "implements", "12-NQ/TU")}),
        ("Căn cứ Nghị quyết số 12-NQ/TU, UBND tỉnh ban hành Kế hoạch số 88/KH-UBND và Quyết định số "
         "52/QĐ-UBND.", {("52/QĐ-UBND", "basedOn", "12-NQ/TU"), ("88/KH-UBND", "basedOn", "12-NQ/TU")}),
        ("Kế hoạch số 88/KH-UBND là bước cụ thể hóa các mục tiêu, nhiệm vụ của Nghị quyết số 12-NQ/TU.",
         {("88/KH-UBND", "implements", "12-NQ/TU")}),
        ("Triển khai Nghị quyết số 12-NQ/TU, tỉnh đã có Kế hoạch số 88/KH-UBND.",
         {("88/KH-UBND", "implements", "12-NQ/TU")}),
        ("Quyết định số 30/QĐ-UBND có hiệu lực từ ngày 1/7/2023 và thay thế Quyết định số 11/QĐ-UBND.",
         {("30/QĐ-UBND", "replaces", "11/QĐ-UBND")}),
        ("Quyết định số 30/QĐ-UBND thay thế Quyết định số 11/QĐ-UBND và có hiệu lực theo Luật số "
         "80/2015/QH13.", {("30/QĐ-UBND", "replaces", "11/QĐ-UBND")}),
    ],
)  # fmt: skip
def test_several_that_are_issued_and_usual_wordings(read: Read, body: str, expected: Triples) -> None:
    assert related(read, news(body)) == expected


def test_a_plan_scanned_without_accents(read: Read) -> None:
    text = (
        "UY BAN NHAN DAN\nTINH NINH THUAN\nSo: 2045/KH-UBND\nNinh Thuan, ngay 09 thang 5 nam 2022\n\n"
        "KE HOACH\nTrien khai thuc hien Quyet dinh so 06/QD-TTg ngay 06/01/2022\n\n"
        "Can cu Nghi quyet so 36-NQ/TU;\n"
        "Thuc hien Quyet dinh so 411/QD-TTg, Uy ban nhan dan tinh ban hanh Ke hoach nhu sau:\nI. NHIEM VU\n"
        "1. So Tu phap ra soat, de xuat sua doi Quyet dinh so 15/2018/QD-UBND.\n"
        "2. Ke hoach nay thay the Ke hoach so 880/KH-UBND.\n"
    )
    own = "2045/KH-UBND"
    assert related(read, text) == {
        (own, "implements", "06/QĐ-TTg"),
        (own, "basedOn", "36-NQ/TU"),
        (own, "implements", "411/QĐ-TTg"),
        (own, "proposes", "15/2018/QĐ-UBND"),
        (own, "replaces", "880/KH-UBND"),
    }


HEADS = {
    "plan": "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 12/KH-UBND\n\nHà Nam, ngày 5 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
    "Chuyển đổi số năm 2024\n\n",
    "decision": "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 45/QĐ-UBND\n\nHà Nam, ngày 5 tháng 3 năm 2024\n\n"
    "QUYẾT ĐỊNH\nPhê duyệt Chương trình chuyển đổi số\n\n",
    "resolution": "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nSố: 31/2024/NQ-HĐND\nHà Nam, ngày 6 tháng 12 năm 2024\n\n"
    "NGHỊ QUYẾT\nVề chính sách chuyển đổi số\n\n",
    "letter": "UBND TỈNH HÀ NAM\nSố: 77/UBND-VX\nV/v chuyển đổi số\nHà Nam, ngày 5 tháng 3 năm 2024\n\n"
    "Kính gửi:\n- Các sở, ban, ngành.\n\n",
    "report": "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 288/BC-UBND\nHà Nam, ngày 5 tháng 3 năm 2024\n\nBÁO CÁO\n"
    "Kết quả chuyển đổi số năm 2023\n\n",
    "news": "",
}


def formulae() -> Iterator[tuple[str, str, set[str]]]:
    """Each with the kind of its document and its relations."""
    path = Path(__file__).parents[2] / "data" / "wordings" / "relations.txt"
    kind, text = "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.startswith(" "):
            yield kind, text.replace(" ⏎ ", "\n"), set(line.strip().split("; ")) - {"none"}
        else:
            text = line


FORMULAE = tuple(formulae())


@pytest.mark.parametrize(("kind", "text", "relations"), FORMULAE)
def test_a_formula_of_drafting(read: Read, kind: str, text: str, relations: set[str]) -> None:
    assert {" ".join(map(str, found)) for found in related(read, HEADS[kind] + text)} == relations


def test_there_are_formulae_for_each_kind_of_document() -> None:
    assert min(sum(of == kind for of, _, _ in FORMULAE) for kind in HEADS) >= 8


MENTION = re.compile(
    r"(?P<type>Nghị định|Quyết định|Nghị quyết|Kế hoạch|Thông tư) số (?P<symbol>\d+[-/][^\s.,;:()]*\w)"
)
PART = re.compile(
    r"(?:khoản|điều \d|phụ lục|chương|cụm từ|một phần|quy định|nội dung|chỉ tiêu)\b", re.IGNORECASE
)


def lists() -> Iterator[tuple[str, str, set[str]]]:
    """The formulae with an instrument, of which all is said by one verb, made a list of two. What is said of
    a part of the first, by brackets behind it, or of two lists side by side, is not said of both."""
    for kind, text, relations in FORMULAE:
        for mention in MENTION.finditer(text):
            symbol, end = mention["symbol"], mention.end()
            objects = {told for told in relations if told.endswith(f" {symbol}")}
            of_it = [told for told in relations if symbol in told.split()]
            alone = (
                len(objects) == len(of_it) == 1 and text.count(symbol) == 1 and "cites" not in min(objects)
            )
            if (
                alone
                and "lần lượt" not in text
                and not PART.search(text[:end])
                and text[end : end + 2] not in (" (", ", ")
            ):
                second = f"9{symbol}"
                both = f"{text[:end]} của Bộ Công an và {mention['type']} số {second}{text[end:]}"
                yield kind, both, relations | {told.replace(symbol, second) for told in objects}


@pytest.mark.parametrize(("kind", "text", "relations"), tuple(lists()))
def test_what_is_said_of_one_is_said_of_a_list(read: Read, kind: str, text: str, relations: set[str]) -> None:
    assert {" ".join(map(str, found)) for found in related(read, HEADS[kind] + text)} == relations


@pytest.mark.parametrize(("kind", "text", "relations"), FORMULAE[::5])
def test_what_stands_around_a_formula_changes_nothing(
    read: Read, kind: str, text: str, relations: set[str]
) -> None:
    around = f"{HEADS[kind]}{text}\n\nHội nghị diễn ra trong một ngày.\n"
    assert {" ".join(map(str, found)) for found in related(read, around)} == relations
