"""Of which tier figures are, as headings, labels, tables and the words beside them name it."""

import pytest

from tests.ingest.extract.conftest import Read

HEADS = {
    "province": "UBND TỈNH LÂM ĐỒNG\nSố: 12/KH-UBND\nLâm Đồng, ngày 12 tháng 9 năm 2025\n\n",
    "city": "UBND THÀNH PHỐ ĐÀ NẴNG\nSố: 12/KH-UBND\nĐà Nẵng, ngày 12 tháng 9 năm 2025\n\n",
    "Huế": "UBND THÀNH PHỐ HUẾ\nSố: 12/KH-UBND\nHuế, ngày 12 tháng 9 năm 2025\n\n",
    "Thừa Thiên Huế": "UBND TỈNH THỪA THIÊN HUẾ\nSố: 12/KH-UBND\nHuế, ngày 12 tháng 9 năm 2022\n\n",
}


def tiers(read: Read, text: str, head: str = "province") -> list[tuple[float, str | None]]:
    found = read(f"{HEADS[head]}KẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. MỤC TIÊU\n{text}\n").measures
    return [(float(m.value), m.level) for m in found]


@pytest.mark.parametrize(
    ("heading", "tier"),
    [
        ("2. Cấp xã", "commune"),
        ("2. Đối với UBND các xã, phường, đặc khu", "commune"),
        ("2. Mục tiêu cấp tỉnh năm 2026", "province"),
        ("2. Khối các sở, ngành", "province"),
        ("2. Ở cấp huyện", "district"),
        ("2. Hạ tầng cho các xã vùng cao", None),
    ],
)
def test_a_heading_that_names_only_a_tier_gives_it_to_all_under_it(
    read: Read, heading: str, tier: str | None
) -> None:
    text = f"{heading}\n- 90% hồ sơ công việc xử lý trên môi trường mạng.\n- Hồ sơ nộp trực tuyến đạt 70%."
    assert tiers(read, text) == [(90, tier), (70, tier)]


def test_a_label_before_a_colon_gives_its_tier_to_what_follows(read: Read) -> None:
    assert tiers(
        read,
        "a) Cấp tỉnh: 100% hồ sơ công việc xử lý trên môi trường mạng; 80% hồ sơ nộp trực tuyến. 95% văn bản "
        "được ký số.\nb) Toàn tỉnh có 85% hồ sơ nộp trực tuyến. Cấp xã: 75% hồ sơ nộp trực tuyến; giải quyết "
        "đúng hạn 96%. Tỷ lệ số hóa đạt 78%.",
    ) == [(100, "province"), (80, "province"), (95, "province"), (85, None), (75, "commune"), (96, "commune"),
          (78, None)]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "tier"),
    [("city", "province"), ("Huế", "province"), ("Thừa Thiên Huế", "district"), ("province", "district")],
)
def test_a_city_is_a_province_where_it_is_directly_under_the_government(
    read: Read, head: str, tier: str
) -> None:
    text = "1. 95% hồ sơ công việc cấp thành phố và 80% hồ sơ công việc cấp xã xử lý trên môi trường mạng."
    assert tiers(read, text, head) == [(95, tier), (80, "commune")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hồ sơ nộp trực tuyến đạt 85% ở các sở, 75% ở các xã, phường, đặc khu.",
         [(85, "province"), (75, "commune")]),
        ("Hồ sơ công việc trên môi trường mạng: sở, ngành đạt 100%; xã, phường, đặc khu đạt 90%.",
         [(100, "province"), (90, "commune")]),
        ("95% hồ sơ công việc tại 124 xã, phường, đặc khu được xử lý trên môi trường mạng.",
         [(95, "commune")]),
        ("Tại cấp quận/huyện, 85% hồ sơ nộp trực tuyến; tại xã/phường/thị trấn là 60%.",
         [(85, "district"), (60, "commune")]),
        ("Sau 2 tháng vận hành chính quyền địa phương 2 cấp, 71% hồ sơ ở cấp xã được nộp trực tuyến.",
         [(71, "commune")]),
        ("Số hóa hồ sơ đạt 85% (trong đó, các sở: 90%; các xã: 70%).",
         [(85, None), (90, "province"), (70, "commune")]),
    ],
)  # fmt: skip
def test_tiers_beside_figures(read: Read, sentence: str, expected: list[tuple[float, str]]) -> None:
    assert tiers(read, f"1. {sentence}") == expected


def test_bodies_by_name_at_the_beginning_of_a_point(read: Read) -> None:
    assert tiers(
        read,
        "1. Hồ sơ trực tuyến\n- Thành phố Vinh: 85%; thị xã Cửa Lò: 80%.\n"
        "- Xã Tân Lập: 95%; phường Vân Phú 97%.",
    ) == [(85, "district"), (80, "district"), (95, "commune"), (97, "commune")]


HEAD = "TT | Chỉ tiêu | Đơn vị tính | Năm 2026\n"
FILES, ONLINE = "Hồ sơ công việc xử lý trên môi trường mạng | %", "Hồ sơ nộp trực tuyến | %"


def test_a_title_row_gives_its_tier_to_the_rows_after_it(read: Read) -> None:
    assert tiers(
        read,
        f"{HEAD}A | CẤP TỈNH | |\nI | Chính quyền số\n1 | {FILES} | 100\n2 | {ONLINE} | 90\nB | CẤP XÃ | |\n"
        f"1 | {FILES} | 95\nC | CHUNG | |\n1 | {ONLINE} | 85",
    ) == [(100, "province"), (90, "province"), (95, "commune"), (85, None)]


def test_the_heading_of_a_table_gives_its_tier(read: Read) -> None:
    text = f"PHỤ LỤC II\nCHỈ TIÊU GIAO CÁC XÃ, PHƯỜNG\n{HEAD}1 | {FILES} | 90"
    assert tiers(read, text) == [(90, "commune")]


@pytest.mark.parametrize("head", ["Xã, phường", "UBND cấp xã"])
def test_the_head_of_the_labels_tells_of_which_tier_the_rows_are(read: Read, head: str) -> None:
    text = f"TT | {head} | Hồ sơ nộp trực tuyến (%)\n1 | Việt Trì | 85,5\n2 | Thanh Ba | 70"
    assert tiers(read, text) == [(85.5, "commune"), (70, "commune")]


def test_a_caption_is_of_its_table_alone(read: Read) -> None:
    text = (
        "Bảng 1. Kết quả tại các huyện, thành phố\nTT | Đơn vị | Hồ sơ nộp trực tuyến (%)\n1 | Kỳ Sơn | 40\n"
        "2. Kết quả chung\n- Hồ sơ nộp trực tuyến đạt 85%."
    )
    assert tiers(read, text) == [(40, "district"), (85, None)]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("100% sở, ngành công bố dữ liệu mở.", None),
        ("100% sở, ngành, UBND cấp huyện công bố dữ liệu mở.", "province"),
        ("100% các sở, ngành dùng chung một nền tảng họp.", "province"),
    ],
)
def test_departments_by_themselves_name_no_tier(read: Read, text: str, tier: str | None) -> None:
    assert tiers(read, text)[0] == (100, tier)


def test_who_helps_in_another_column_names_no_tier(read: Read) -> None:
    table = (
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn\n"
        "1 | Số hóa sổ hộ tịch, đạt 100% số trang | Sở Tư pháp | UBND cấp xã | Quý IV/2026"
    )
    assert tiers(read, table) == [(100, None)]


def test_a_minimum_for_every_commune_is_of_their_tier(read: Read) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 88/QĐ-UBND\nHà Nam, ngày 05 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\n"
        "Về chuyển đổi số\n\nĐiều 1. Đến hết năm 2025, mọi xã phải có ít nhất 60% hồ sơ nộp trực tuyến.\n"
    )
    assert [m.level for m in read(text).measures] == ["commune"]
