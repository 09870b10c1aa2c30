"""How much of what it is a document has, as far as its text tells."""

import pytest

from ingest.extract import extract
from ingest.model import Extent
from ontology.vocabulary import vocabulary

HEAD = """UBND TỈNH LAI CHÂU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77/KH-UBND
Lai Châu, ngày 15 tháng 3 năm 2021

KẾ HOẠCH
Chuyển đổi số tỉnh Lai Châu

I. MỤC TIÊU
Đến năm 2025, 80% dịch vụ công trực tuyến mức độ 4.
"""
SIGNED = """
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
ANNEX = "\nPHỤ LỤC{}\nDANH MỤC NHIỆM VỤ\n1. Xây dựng nền tảng số dùng chung của tỉnh.\n"


def extent(text):
    """How much there is, and the words that name what is not there."""
    found = extract(text, "plan.txt", vocabulary())
    return found.extent, [text[span.start : span.end] for span in found.absent]


def test_a_text_with_head_and_signature_is_whole():
    assert extent(HEAD + SIGNED) == (Extent.COMPLETE, [])


def test_so_is_one_that_ends_as_official_texts_do():
    assert extent(HEAD + "Sở Thông tin và Truyền thông theo dõi kế hoạch này./.\n") == (Extent.COMPLETE, [])


def test_without_its_end_it_is_not_known():
    assert extent(HEAD) == (Extent.UNDETERMINED, [])


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        ("Nhiệm vụ cụ thể tại Phụ lục kèm theo.", "Phụ lục"),
        ("Chi tiết xem Phụ lục II.", "Phụ lục II"),
        ("Chi tiết tại các Phụ lục I, II ban hành kèm theo Kế hoạch này.", "Phụ lục I, II"),
        ("(Có danh mục nhiệm vụ kèm theo)", "danh mục nhiệm vụ kèm theo"),
        ("Chi tiết theo biểu đính kèm.", "biểu đính kèm"),
    ],
)
def test_an_annex_that_is_named_and_not_there_makes_it_a_part(words, absent):
    assert extent(HEAD + words + SIGNED) == (Extent.PARTIAL, [absent])


def test_an_annex_that_is_there_is_not_lacking():
    assert extent(HEAD + "Nhiệm vụ tại Phụ lục kèm theo." + SIGNED + ANNEX.format("")) == (
        Extent.COMPLETE,
        [],
    )


def test_annexes_go_by_their_numbers_however_they_are_written():
    named = HEAD + "Chi tiết tại Phụ lục số 01 và Phụ lục số 02." + SIGNED
    assert extent(named + ANNEX.format(" I"))[0] is Extent.PARTIAL
    assert extent(named + ANNEX.format(" I") + ANNEX.format(" II")) == (Extent.COMPLETE, [])


@pytest.mark.parametrize(
    "words",
    [
        "Theo Phụ lục kèm theo Thông tư số 09/2022/TT-BTTTT của Bộ.",
        "Theo danh mục ban hành kèm theo Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ.",
    ],
)
def test_the_annex_of_another_instrument_is_not_this_one_s(words):
    assert extent(HEAD + words + SIGNED) == (Extent.COMPLETE, [])


def test_an_annex_that_came_alone_names_what_it_belongs_to():
    text = "PHỤ LỤC\nCHỈ TIÊU\n(Kèm theo Kế hoạch số 27/KH-UBND ngày 02/02/2024)\n\n1. Nền tảng số.\n"
    assert extent(text) == (Extent.PARTIAL, ["Kế hoạch số 27/KH-UBND"])


def test_an_article_is_an_account():
    text = (
        "Lai Châu đẩy mạnh chuyển đổi số\n\nNgày 15/3/2021, tỉnh Lai Châu ban hành Kế hoạch số 77/KH-UBND.\n"
    )
    assert extent(text) == (Extent.ACCOUNT, [])
