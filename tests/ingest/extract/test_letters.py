"""Official letters name no kind: number, subject and addressee in the head tell it."""

import pytest

from tests.ingest.extract.conftest import Read

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = (
    "Thực hiện Chỉ thị số 05/CT-TTg ngày 23/02/2022 của Thủ tướng Chính phủ, UBND tỉnh yêu cầu:\n1. Sở Y tế\n"
)
OWN = "5127/UBND-KGVX"
DOWN_THE_HALVES = (
    f"ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nSố: {OWN}\nV/v triển khai Quyết định số 749/QĐ-TTg\nvà thanh toán số\n"
    f"{STATE}Lâm Đồng, ngày 07 tháng 7 năm 2022\n\nKính gửi:\n- Các sở, ban, ngành;\n\n{BODY}"
)
LINE_BY_LINE = (
    f"ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\n{STATE}Số: {OWN}          Lâm Đồng, ngày 07 tháng 7 năm 2022\n"
    f"V/v triển khai Quyết định số 749/QĐ-TTg\nvà thanh toán số\n\nKính gửi: Các sở, ban, ngành\n\n{BODY}"
)
ON_ONE_LINE = (
    f"ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nSố {OWN} V/v triển khai Quyết định số 749/QĐ-TTg và thanh toán số\n"
    f"{STATE}Lâm Đồng, ngày 07 tháng 7 năm 2022\nKính gửi: Các sở, ban, ngành\n{BODY}"
)
ON_A_PORTAL = f"Đẩy mạnh thanh toán số trong tỉnh\nNgày đăng: 20/12/2023\n\n{DOWN_THE_HALVES}"


@pytest.mark.parametrize("text", [DOWN_THE_HALVES, LINE_BY_LINE, ON_ONE_LINE, ON_A_PORTAL])
def test_a_letter_has_its_number_date_subject_and_relations(read: Read, text: str) -> None:
    found = read(text)
    assert found.title == "Công văn về việc triển khai Quyết định số 749/QĐ-TTg và thanh toán số"
    assert found.issued == "2022-07-07"
    assert (OWN, "official-letter", "2022-07-07") in {(r.symbol, r.type, r.date) for r in found.references}
    related = {(r.subject.symbol, r.object.symbol) for r in found.relations}
    assert related == {(OWN, "749/QĐ-TTg"), (OWN, "05/CT-TTg")}


def test_its_subject_says_what_it_carries_out(read: Read) -> None:
    related = {(r.subject.symbol, r.predicate, r.object.symbol) for r in read(LINE_BY_LINE).relations}
    assert (OWN, "implements", "749/QĐ-TTg") in related


def test_one_without_a_subject_is_named_by_its_number(read: Read) -> None:
    text = (
        f"UBND TỈNH LÂM ĐỒNG\nSố: {OWN}\n{STATE}Lâm Đồng, ngày 07 tháng 7 năm 2022\nKính gửi: Sở Y tế\n{BODY}"
    )
    assert read(text).title == f"Công văn số: {OWN}"


def test_a_draft_has_no_number_of_its_own(read: Read) -> None:
    found = read(DOWN_THE_HALVES.replace("5127", "     "))
    assert [r.symbol for r in found.references] == ["749/QĐ-TTg", "05/CT-TTg"]
    assert found.title.startswith("Công văn về việc")


def test_an_article_about_a_letter_is_none(read: Read) -> None:
    text = (
        f"Lâm Đồng đẩy mạnh thanh toán số\nNgày 8/7/2022, UBND tỉnh gửi Công văn số {OWN} về việc thanh toán."
    )
    assert read(text).title == "Lâm Đồng đẩy mạnh thanh toán số"
