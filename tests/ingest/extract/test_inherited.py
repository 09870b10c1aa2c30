"""What figures take over from headings, introductions and what was named before; and what they do not."""

import pytest

from ingest.model import Measure
from tests.ingest.extract.conftest import Read

PLAN = """\
UBND TỈNH SƠN LA
Số: 12/KH-UBND
Sơn La, ngày 10 tháng 01 năm 2023
KẾ HOẠCH
Chuyển đổi số năm 2023
"""


def only(measures: tuple[Measure, ...]) -> Measure:
    (measure,) = measures
    return measure


@pytest.mark.parametrize(
    "heading",
    ["1. Kết quả đạt được", "2. Những kết quả đã đạt được", "3. Tổ chức thực hiện", "a) Việc thực hiện"],
)
def test_a_heading_that_ends_on_a_verb_goes_into_no_paragraph(read: Read, heading: str) -> None:
    found = read(
        f"{PLAN}I. TÌNH HÌNH\n{heading}\nĐến hết năm 2022, 88% hồ sơ đúng hạn. Hồ sơ trực tuyến đạt 41%."
    )
    assert [measure.as_of for measure in found.measures] == ["2022", "2022"]


@pytest.mark.parametrize(
    ("heading", "as_of"),
    [
        ("I. KẾT QUẢ THỰC HIỆN NĂM 2022", "2022"),
        ("I. Tình hình năm 2022", "2022"),
        ("I. KẾT QUẢ NĂM 2023", None),
        ("I. KẾT QUẢ", None),
    ],
)
def test_results_have_the_ended_year_of_their_heading(read: Read, heading: str, as_of: str | None) -> None:
    found = read(f"{PLAN}{heading}\n1. Chính quyền số\nTỷ lệ hồ sơ nộp trực tuyến đạt 41%.")
    assert only(found.measures).as_of == as_of


@pytest.mark.parametrize(
    ("introduction", "level"),
    [
        ("Tỷ lệ hồ sơ công việc xử lý trên mạng ở cấp tỉnh như sau:", "province"),
        (
            "Xét báo cáo của Trung tâm Phục vụ hành chính công tỉnh về việc trả kết quả, UBND tỉnh yêu cầu:",
            None,
        ),
    ],
)
def test_only_the_words_right_before_a_list_name_its_tier(
    read: Read, introduction: str, level: str | None
) -> None:
    found = read(f"{PLAN}{introduction}\n- Hồ sơ công việc trên môi trường mạng đạt 80%.")
    assert only(found.measures).level == level


@pytest.mark.parametrize(
    "sentence",
    [
        "Đến nay 76% hộ gia đình của xã có Internet cáp quang.",
        "Xã phấn đấu đến năm 2025 có 95% hộ gia đình dùng Internet cáp quang.",
        "Toàn xã có 76% hộ gia đình dùng Internet cáp quang.",
    ],
)
def test_what_is_of_the_commune_named_before_is_of_its_tier(read: Read, sentence: str) -> None:
    assert only(read(f"Chuyện ở xã Mường Bú\n{sentence}").measures).level == "commune"


@pytest.mark.parametrize(
    "sentence",
    [
        "76% hộ của xã hội học tập có Internet cáp quang.",
        "Hợp tác xã có 76% hộ gia đình dùng Internet cáp quang.",
    ],
)
def test_other_words_with_the_syllable_name_no_commune(read: Read, sentence: str) -> None:
    assert only(read(sentence).measures).level is None


def test_a_rank_without_a_year_is_of_the_one_last_told_of_its_index(read: Read) -> None:
    found = read(
        "Sơn La, ngày 14/7/2023\nDTI năm 2022 của tỉnh xếp thứ 24/63.\nThái Nguyên xếp thứ 8/63 về DTI."
    )
    assert [measure.as_of for measure in found.measures] == ["2022", "2022"]


def test_what_is_compared_with_in_brackets_has_its_own_year(read: Read) -> None:
    found = read("Năm 2022, DTI của Sơn La xếp thứ 20/63, tăng 13 bậc so với năm 2021 (xếp thứ 33/63).")
    assert [measure.as_of for measure in found.measures] == ["2022", "2021"]


def test_a_goal_is_due_in_the_year_that_it_was_set_for(read: Read) -> None:
    found = read(
        "Kế hoạch số 22/KH-UBND về chuyển đổi số đến năm 2025 đặt mục tiêu năm 2023 vào nhóm 10 tỉnh dẫn "
        "đầu về chuyển đổi số; 100% dịch vụ công trực tuyến toàn trình."
    )
    assert [measure.year for measure in found.measures] == [2023, 2023]


@pytest.mark.parametrize(
    "head",
    [
        "Nguồn vốn | Năm 2023 | Năm 2024 | (tỷ đồng)",
        "Nguồn | Năm 2023 | Năm 2024 | (triệu đồng)",
        "Nguồn vốn | Năm 2023 | Năm 2024 | Ghi chú",
    ],
)
def test_a_table_of_funds_has_no_measures(read: Read, head: str) -> None:
    table = f"{head}\nNgân sách tỉnh | 35 | 48 |\nNgân sách huyện | 10 | 14 |"
    assert read(f"{PLAN}III. NGUỒN LỰC\nPhân kỳ như sau:\n{table}").measures == ()


@pytest.mark.parametrize("words", ["Phê duyệt tại", "Được ban hành theo", "Ban hành kèm theo", "Kèm theo"])
def test_a_document_approved_by_a_decision_is_its_text(read: Read, words: str) -> None:
    found = read(
        f"ĐỀ ÁN\nChuyển đổi số tỉnh Sơn La\n({words} Quyết định số 138/QĐ-UBND ngày 05 tháng 8 năm 2022)\n"
        "I. CĂN CỨ PHÁP LÝ\n- Quyết định số 749/QĐ-TTg ngày 03/6/2020;"
    )
    assert found.own is not None
    assert found.own.symbol == "138/QĐ-UBND"
    assert [(r.predicate, r.object.symbol) for r in found.relations] == [("basedOn", "749/QĐ-TTg")]


def test_the_place_of_a_share_is_of_no_index_that_a_title_names(read: Read) -> None:
    text = "KẾ HOẠCH\nChuyển đổi số năm 2024\nKinh tế số đạt 7,12% GRDP, {} thứ 41/63.\n"
    for word in ("xếp", "hiện đứng", "giữ"):
        share, rank = read(text.format(word)).measures
        assert (share.indicator, rank.indicator) == ("digital-economy-gdp-share", None), word
    _, rank = read(text.format("và chỉ số chuyển đổi số xếp")).measures
    assert rank.indicator == "dti-rank"


@pytest.mark.parametrize(
    "said",
    ["20%.", "chiếm 20% GRDP.", "phấn đấu đến năm 2025 đạt tỷ trọng 20%.", "tỷ trọng trong GRDP đạt 20%."],
)
def test_a_pillar_before_a_colon_is_what_a_share_is_of_that_names_nothing_else(read: Read, said: str) -> None:
    assert only(read(f"1. Về kinh tế số: {said}").measures).indicator == "digital-economy-gdp-share"


@pytest.mark.parametrize(
    "said",
    [
        "30% lao động được đào tạo lại.",
        "kinh tế số chiếm 20% GRDP; 45% nông dân bán hàng qua mạng.",
        "tỷ lệ hợp tác xã ứng dụng công nghệ số trong quản trị là 40%.",
    ],
)
def test_a_share_that_names_something_of_its_own_is_not_of_the_pillar_above(read: Read, said: str) -> None:
    for opening in ("Về kinh tế số:", "b) Phát triển kinh tế số:"):
        assert read(f"{opening} {said}").measures[-1].indicator is None
