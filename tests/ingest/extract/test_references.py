"""Mentions of instruments and the relations between them."""

import pytest

from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "symbol", "kind", "date"),
    [
        ("theo Quyết định số 749/QĐ-TTg ngày 03/6/2020", "749/QĐ-TTg", "decision", "2020-06-03"),
        ("theo Quyết định 749/QD-TTg", "749/QĐ-TTg", "decision", None),
        ("Nghị quyết số 52-NQ/TW, ngày 27-9-2019", "52-NQ/TW", "resolution", "2019-09-27"),
        ("Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020", "45/2020/NĐ-CP", "decree", "2020-04-08"),
        ("Luật Giao dịch điện tử số 20/2023/QH15", "20/2023/QH15", "law", None),
        ("Thông tư số 01/2023/TT-VPCP", "01/2023/TT-VPCP", "circular", None),
        ("Kết luận số 12-KL/TU ngày 2/3/2023", "12-KL/TU", "conclusion", "2023-03-02"),
        ("Công văn số 2390/BTTTT-THH", "2390/BTTTT-THH", "official-letter", None),
        ("Chương trình hành động số 17-CTr/TU", "17-CTr/TU", "programme", None),
        ("triển khai Đề án 06", "06/QĐ-TTg", "scheme", None),
        ("đẩy mạnh Đề án số 06/CP", "06/QĐ-TTg", "scheme", None),
        (
            "theo Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15/6/2017",
            "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",
            "resolution",
            "2017-06-15",
        ),
        (
            "Nghị quyết số 20 ngày 5-8-2021 của Ban Chấp hành Đảng bộ tỉnh",
            "20-NQ/TU",
            "resolution",
            "2021-08-05",
        ),
    ],
)
def test_each_written_form(read: Read, text: str, symbol: str, kind: str, date: str | None) -> None:
    (found,) = read(f"Tỉnh làm việc này {text}.").references
    assert (found.symbol, found.type, found.date) == (symbol, kind, date)


def test_the_members_of_a_list(read: Read) -> None:
    text = (
        "Căn cứ các Quyết định của Thủ tướng Chính phủ: số 749/QĐ-TTg ngày 03/6/2020; số "
        "411/QĐ-TTg ngày 31/3/2022;"
    )
    found = read(text).references
    assert [(r.symbol, text[r.span.start : r.span.end]) for r in found] == [
        ("749/QĐ-TTg", "số 749/QĐ-TTg ngày 03/6/2020"),
        ("411/QĐ-TTg", "số 411/QĐ-TTg ngày 31/3/2022"),
    ]


def test_a_short_mention_has_the_symbol_that_the_document_gives(read: Read) -> None:
    text = "Tỉnh ủy ban hành Nghị quyết số 31-NQ/TU. Sau một năm, Nghị quyết 31 đã đi vào đời sống."
    assert [r.symbol for r in read(text).references] == ["31-NQ/TU", "31-NQ/TU"]


@pytest.mark.parametrize(
    "text", ["Tờ trình số 58/TTr-STTTT ngày 05/7/2021", "thực hiện Nghị quyết 5 năm", "hỗ trợ 24/7"]
)
def test_what_is_no_instrument(read: Read, text: str) -> None:
    assert read(text).references == ()


HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 118/KH-UBND\n"
    "Lào Cai, ngày 5 tháng 4 năm 2022\n\nKẾ HOẠCH\nChuyển đổi số tỉnh Lào Cai năm 2022\n\n"
)


def test_the_head_says_who_when_and_what(read: Read) -> None:
    found = read(HEAD + "I. MỤC TIÊU\n1. Kinh tế số chiếm 12% GRDP trong năm 2022.")
    assert (found.place, found.issued) == ("10", "2022-04-05")
    assert found.own is not None
    assert (found.own.symbol, found.own.type, found.own.place, found.own.date) == (
        "118/KH-UBND",
        "plan",
        "10",
        "2022-04-05",
    )
    assert found.references[0].date == "2022-04-05"
    assert found.title == "Kế hoạch Chuyển đổi số tỉnh Lào Cai năm 2022"


def test_who_issues_a_document_is_no_part_of_its_title(read: Read) -> None:
    head = "UBND TỈNH LÀO CAI\nSố: 14/2024/QĐ-UBND\nLào Cai, ngày 18 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\n"
    text = "Ban hành Quy chế chia sẻ dữ liệu\n\nỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nCăn cứ Luật Cư trú;\n"
    assert read(head + text).title == "Quyết định Ban hành Quy chế chia sẻ dữ liệu"
    assert read(head + text.upper()).title.startswith("Quyết định BAN HÀNH QUY CHẾ CHIA SẺ DỮ LIỆU")


def related(read: Read, text: str) -> set[tuple[str | None, str, str | None]]:
    return {(r.subject.symbol, r.predicate, r.object.symbol or r.object.title) for r in read(text).relations}


def test_the_legal_basis_of_the_document(read: Read) -> None:
    text = (
        HEAD + "Căn cứ Nghị quyết số 50/NQ-CP ngày 17/4/2020 của Chính phủ;\nCăn cứ Quyết định số "
        "942/QĐ-TTg ngày 15/6/2021;"
    )
    assert related(read, text) == {
        ("118/KH-UBND", "basedOn", "50/NQ-CP"),
        ("118/KH-UBND", "basedOn", "942/QĐ-TTg"),
    }


def test_a_plan_that_carries_out_a_programme_known_by_its_title(read: Read) -> None:
    text = (
        "UBND tỉnh Hà Giang ban hành Kế hoạch 210/KH-UBND ngày 9/9/2020 về triển khai Chương "
        "trình Chuyển đổi số quốc gia."
    )
    assert related(read, text) == {("210/KH-UBND", "implements", "749/QĐ-TTg")}


def test_a_resolution_known_by_its_title_in_the_same_document(read: Read) -> None:
    text = (
        "Ngày 1/11/2021, Tỉnh ủy ban hành Nghị quyết số 22-NQ/TU về chuyển đổi số tỉnh Yên Bái đến năm 2025. "
        "Nhằm triển khai thực hiện Nghị quyết Đại hội XIII của Đảng; Nghị quyết số 52-NQ/TW ngày "
        "27/9/2019; Quyết định số "
        "749/QĐ-TTg, Tỉnh ủy ban hành Nghị quyết về chuyển đổi số tỉnh Yên Bái đến năm 2025."
    )
    assert related(read, text) == {
        ("22-NQ/TU", "basedOn", "Nghị quyết Đại hội XIII của Đảng"),
        ("22-NQ/TU", "basedOn", "52-NQ/TW"),
        ("22-NQ/TU", "implements", "749/QĐ-TTg"),
    }


def test_replacement(read: Read) -> None:
    assert ("118/KH-UBND", "replaces", "77/KH-UBND") in related(
        read, HEAD + "I. TỔ CHỨC\n1. Kế hoạch này thay thế Kế hoạch số 77/KH-UBND ngày 3/3/2021."
    )


def test_a_resolution_that_carries_out_a_list(read: Read) -> None:
    text = (
        "Nghị quyết số 22-NQ/TU được ban hành nhằm triển khai thực hiện Nghị quyết số 36-NQ/TW ngày 1/7/2014 "
        "và Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị, Quyết định số 749/QĐ-TTg ngày 3/6/2020."
    )
    assert related(read, text) == {
        ("22-NQ/TU", "basedOn", "36-NQ/TW"),
        ("22-NQ/TU", "basedOn", "52-NQ/TW"),
        ("22-NQ/TU", "implements", "749/QĐ-TTg"),
    }


def test_a_date_in_running_text_is_not_the_day_of_publication(read: Read) -> None:
    assert (
        read("Chuyển đổi số Lạng Sơn\nNgày 5/2/2022, Tỉnh ủy họp về chuyển đổi số tại trụ sở.").issued is None
    )
    assert read("Chuyển đổi số Lạng Sơn\nThứ Hai, 07/02/2022 | 08:30\nTỉnh ủy họp.").issued == "2022-02-07"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Ban Thường vụ Tỉnh ủy Hải Dương ra Nghị quyết 06 (26/3/2021). Nghị quyết 06 đặt ra mục tiêu cao.",
         [("06-NQ/TU", "2021-03-26"), ("06-NQ/TU", None)]),
        ("Nghị quyết số 05 ngày 20-9-2021 của Ban Chấp hành Đảng bộ tỉnh Lào Cai.",
         [("05-NQ/TU", "2021-09-20")]),
        ("Nghị quyết 10-NQ/TU (khóa XX) ngày 15/10/2021 của Tỉnh ủy.", [("10-NQ/TU", "2021-10-15")]),
        ("UBND tỉnh ban hành Kế hoạch số 45 ngày 12/1/2022 về chuyển đổi số.",
         [("45/KH-UBND", "2022-01-12")]),
        ("Quyết định số 749 ngày 3/6/2020 của Thủ tướng Chính phủ.", [("749/QĐ-TTg", "2020-06-03")]),
        ("Theo Quyết định 749 của Thủ tướng Chính phủ, tỉnh thực hiện.", [("749/QĐ-TTg", None)]),
        ("Các Quyết định: số 749/QĐ-TTg ngày 03/6/2020, số 942/QĐ-TTg ngày 15/6/2021 và số 411/QĐ-TTg "
         "ngày 31/3/2022.",
         [("749/QĐ-TTg", "2020-06-03"), ("942/QĐ-TTg", "2021-06-15"), ("411/QĐ-TTg", "2022-03-31")]),
        ("Thực hiện Đề án 06 của Chính phủ, công an vào cuộc.", [("06/QĐ-TTg", None)]),
        ("Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ.", [("45/2020/NĐ-CP", "2020-04-08")]),
        ("Nghị định 61/2018/NĐ-CP và Nghị định 107/2021/NĐ-CP.",
         [("61/2018/NĐ-CP", None), ("107/2021/NĐ-CP", None)]),
        ("Luật Giao dịch điện tử số 20/2023/QH15 ngày 22/6/2023.", [("20/2023/QH15", "2023-06-22")]),
        ("Nghị quyết số 131/NQ-CP ngày 06 tháng 10 năm 2022 của Chính phủ.", [("131/NQ-CP", "2022-10-06")]),
        ("Nghị quyết 57-NQ/TW của Bộ Chính trị; Nghị quyết 57 mở đường.",
         [("57-NQ/TW", None), ("57-NQ/TW", None)]),
        ("Quyết định số 1100/QĐ-BTTTT ngày 21/6/2022 của Bộ Thông tin và Truyền thông.",
         [("1100/QĐ-BTTTT", "2022-06-21")]),
        ("Công văn số 1234/STTTT-CNTT ngày 2/3/2022 của Sở Thông tin và Truyền thông.",
         [("1234/STTTT-CNTT", "2022-03-02")]),
        ("Chỉ thị số 05/CT-TTg ngày 23/02/2023; Chỉ thị 04/CT-TTg.",
         [("05/CT-TTg", "2023-02-23"), ("04/CT-TTg", None)]),
        ("Chương trình hành động số 21-CTr/TU, ngày 4/1/2021 của Tỉnh ủy.", [("21-CTr/TU", "2021-01-04")]),
        ("Kế hoạch 1386/KH-UBND (ngày 7/6/2022) của UBND tỉnh.", [("1386/KH-UBND", "2022-06-07")]),
        ("Kết luận số 01-KL/TU của Ban Thường vụ Thành ủy.", [("01-KL/TU", None)]),
        ("Nghị quyết số 08/NQ-HĐND ngày 14/7/2022 của HĐND tỉnh.", [("08/NQ-HĐND", "2022-07-14")]),
        ("Nghị quyết 20/2022/NQ-HĐND quy định mức thu.", [("20/2022/NQ-HĐND", None)]),
        ("Quyết định số 3041/QĐ-UBND, ban hành ngày 9/11/2021.", [("3041/QĐ-UBND", "2021-11-09")]),
        ("Tháng 3/2021, Tỉnh ủy ban hành Nghị quyết số 04. Nghị quyết 04 đề ra 12 chỉ tiêu.",
         [("04-NQ/TU", None), ("04-NQ/TU", None)]),
        ("Thông tư số 01/2023/TT-VPCP ngày 05/4/2023.", [("01/2023/TT-VPCP", "2023-04-05")]),
        ("Giấy phép số 118/GP-BTTTT ngày 20/4/2021; Tờ trình số 12/TTr-STTTT.", []),
        ("Kế hoạch số 12 -KH/TU ngày 3.5.2022.", [("12-KH/TU", "2022-05-03")]),
        ("Đề án số 05-ĐA/TU ngày 1/2/2021 của Tỉnh ủy.", [("05-ĐA/TU", "2021-02-01")]),
        ("Nghị quyết số 17/NQ-CP, ngày 07/3/2019, của Chính phủ.", [("17/NQ-CP", "2019-03-07")]),
        ("Quyết định số 468/QĐ-TTg phê duyệt Đề án đổi mới cơ chế một cửa.", [("468/QĐ-TTg", None)]),
        ("ngày 25/5/2022, UBND thành phố ban hành Quyết định số 1789/QĐ-UBND.",
         [("1789/QĐ-UBND", "2022-05-25")]),
        ("Nghị quyết số 02-NQ/HU của Huyện ủy.", [("02-NQ/HU", None)]),
    ],
)  # fmt: skip
def test_written_forms(read: Read, text: str, mentions: list[tuple[str, str | None]]) -> None:
    found = read(text).references
    assert [(r.symbol, r.date) for r in found] == mentions
    assert all(
        text[r.span.start : r.span.end].count("(") == text[r.span.start : r.span.end].count(")")
        for r in found
    )


LAI_CHAU = (
    "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 77/KH-UBND\nLai Châu, ngày 5 tháng 1 năm 2022\n\n"
    "KẾ HOẠCH\nChuyển đổi số năm 2022\n\n"
)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Thực hiện Nghị quyết số 03-NQ/TU ngày 1/12/2021 của Tỉnh ủy;\n", ("implements", "03-NQ/TU")),
        ("Căn cứ Quyết định số 942/QĐ-TTg ngày 15/6/2021;\n", ("basedOn", "942/QĐ-TTg")),
        ("I. NHIỆM VỤ\n1. Sở Tài chính tham mưu sửa đổi Quyết định số 8/2020/QĐ-UBND.\n",
         ("proposes", "8/2020/QĐ-UBND")),
        ("I. NHIỆM VỤ\n1. Kế hoạch này bổ sung Kế hoạch số 12/KH-UBND.\n", ("amends", "12/KH-UBND")),
        ("I. NHIỆM VỤ\n1. Kế hoạch này thay thế Kế hoạch số 12/KH-UBND.\n", ("replaces", "12/KH-UBND")),
    ],
)  # fmt: skip
def test_what_the_documents_own_instrument_does(read: Read, text: str, relation: tuple[str, str]) -> None:
    found = read(LAI_CHAU + text).relations
    assert [(r.subject.symbol, r.predicate, r.object.symbol) for r in found] == [("77/KH-UBND", *relation)]


DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 15/2023/QĐ-UBND\nGia Lai, ngày 5 tháng 1 năm 2023\n\nQUYẾT ĐỊNH\n"
)
SUBMISSION = (
    "UBND TỈNH GIA LAI\nSỞ TƯ PHÁP\nSố: 15/TTr-STP\nGia Lai, ngày 5 tháng 1 năm 2023\n\nTỜ TRÌNH\n"
    "Về việc hoàn thiện quy định\n\n"
)
NEWS = "Gia Lai đổi mới cách làm\n05/01/2023 08:30\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DECISION + "V/v sửa đổi, bổ sung một số điều của Quyết định số 30/2020/QĐ-UBND ngày "
         "1/7/2020\n\nĐiều 1. A.",
         {("15/2023/QĐ-UBND", "amends", "30/2020/QĐ-UBND")}),
        (DECISION + "Ban hành Quy chế\n\nĐiều 2. Quyết định này thay thế Quyết định số 11/2018/QĐ-UBND ngày "
         "2/2/2018; bãi bỏ Quyết định số 12/2018/QĐ-UBND và khoản 2 Điều 5 Quyết định số 13/2019/QĐ-UBND.",
         {("15/2023/QĐ-UBND", "replaces", "11/2018/QĐ-UBND"),
          ("15/2023/QĐ-UBND", "repeals", "12/2018/QĐ-UBND"),
          ("15/2023/QĐ-UBND", "amends", "13/2019/QĐ-UBND")}),
        (DECISION + "Ban hành Quy chế\n\nĐiều 3. Bãi bỏ khoản 2 Điều 5 Quyết định số 13/2019/QĐ-UBND.",
         {("15/2023/QĐ-UBND", "amends", "13/2019/QĐ-UBND")}),
        (DECISION + "Ban hành Quy chế\n\nĐiều 2. Quyết định số 31/2020/QĐ-UBND hết hiệu lực kể từ ngày Quyết "
         "định này có hiệu lực thi hành.", {("15/2023/QĐ-UBND", "repeals", "31/2020/QĐ-UBND")}),
        (SUBMISSION + "Sở Tư pháp đề nghị UBND tỉnh ban hành Quyết định sửa đổi Quyết định số "
         "30/2020/QĐ-UBND ngày 1/7/2020.\n", {("15/TTr-STP", "proposes", "30/2020/QĐ-UBND")}),
        (LAI_CHAU + "Căn cứ Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ sửa đổi, bổ sung một số "
         "điều của Nghị định số 102/2009/NĐ-CP;\n",
         {("77/KH-UBND", "basedOn", "73/2019/NĐ-CP"), ("73/2019/NĐ-CP", "amends", "102/2009/NĐ-CP")}),
        (LAI_CHAU + "Căn cứ Nghị định số 102/2009/NĐ-CP đã được sửa đổi bởi Nghị định số 73/2019/NĐ-CP;\n",
         {("77/KH-UBND", "basedOn", "102/2009/NĐ-CP"), ("77/KH-UBND", "basedOn", "73/2019/NĐ-CP"),
          ("73/2019/NĐ-CP", "amends", "102/2009/NĐ-CP")}),
        (LAI_CHAU + "I. KIẾN NGHỊ\nĐề nghị Bộ Tài chính ban hành Thông tư thay thế Thông tư số "
         "12/2022/TT-BTC.\n", {("77/KH-UBND", "proposes", "12/2022/TT-BTC")}),
        (LAI_CHAU + "I. YÊU CẦU\nKế hoạch này triển khai Nghị quyết số 52-NQ/TW ngày 27/9/2019.\n",
         {("77/KH-UBND", "implements", "52-NQ/TW")}),
        (NEWS + "UBND tỉnh ban hành Quyết định số 45/2022/QĐ-UBND thay thế Quyết định số 12/2017/QĐ-UBND.\n",
         {("45/2022/QĐ-UBND", "replaces", "12/2017/QĐ-UBND")}),
        (NEWS + "Nghị định số 64/2007/NĐ-CP đã được thay thế bằng Nghị định số 47/2020/NĐ-CP.\n",
         {("47/2020/NĐ-CP", "replaces", "64/2007/NĐ-CP")}),
        (NEWS + "Thông tư số 01/2020/TT-BTTTT của Bộ Thông tin và Truyền thông hướng dẫn thi hành Nghị định "
         "số 47/2020/NĐ-CP.\n", {("01/2020/TT-BTTTT", "implements", "47/2020/NĐ-CP")}),
        (NEWS + "Sở Tư pháp kiến nghị bãi bỏ Quyết định số 12/2019/QĐ-UBND.\n", set()),
    ],
)  # fmt: skip
def test_who_changes_what(read: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert related(read, text) == expected
