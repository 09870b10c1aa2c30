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
        ("22-NQ/TU", "basedOn", "749/QĐ-TTg"),
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
        ("22-NQ/TU", "basedOn", "749/QĐ-TTg"),
        ("22-NQ/TU", "implements", "749/QĐ-TTg"),
    }


def test_a_date_in_running_text_is_not_the_day_of_publication(read: Read) -> None:
    assert (
        read("Chuyển đổi số Lạng Sơn\nNgày 5/2/2022, Tỉnh ủy họp về chuyển đổi số tại trụ sở.").issued is None
    )
    assert read("Chuyển đổi số Lạng Sơn\nThứ Hai, 07/02/2022 | 08:30\nTỉnh ủy họp.").issued == "2022-02-07"
