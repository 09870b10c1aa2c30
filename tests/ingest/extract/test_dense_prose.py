"""Sentences of newspapers that are full of figures: what stands beside, among and after them."""

import pytest

from tests.ingest.extract.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ nộp trực tuyến đạt 71%, còn lại 29% nộp trực tiếp. Tỷ lệ này của cả nước là 64%.",
        "Trong quý, 82% hồ sơ được nộp trực tuyến; còn lại 18% nộp tại quầy. Con số này năm ngoái là 60%.",
    ],
)
def test_what_refers_back_does_not_mean_what_remains(read: Read, text: str) -> None:
    first, _, last = read(text).measures
    assert first.indicator == last.indicator == "online-application-share"


@pytest.mark.parametrize(
    "text",
    [
        "Hộ gia đình có cáp quang đạt 78%. Mức 78% này cao hơn bình quân vùng Tây Nguyên (70%) nhưng"
        " vẫn dưới bình quân cả nước (81%).",
        "Hộ gia đình có cáp quang đạt 74%. Với mức cả nước trên 80%, tỉnh còn một khoảng cách.",
    ],
)
def test_an_average_beside_a_figure_is_of_the_same_indicator(read: Read, text: str) -> None:
    assert {m.indicator for m in read(text).measures} == {"fibre-household-coverage"}


@pytest.mark.parametrize(
    "text",
    [
        "Theo công bố, tỉnh đứng thứ 21; trong đó chính quyền số thứ 30, kinh tế số thứ 17; xã hội số thứ 2.",
        "Về chính quyền số, thành phố đứng thứ 12; kinh tế số thứ 9; xã hội số thứ 14 và hạ tầng số thứ 8.",
    ],
)
def test_each_rank_of_a_list_is_one(read: Read, text: str) -> None:
    assert [m.unit for m in read(text).measures] == ["rank"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Trong 8 huyện, thị xã, thành phố, dẫn đầu là thị xã Sa Pa.",
        "Thứ sáu, 11/10/2024\n\nHội nghị bàn về chỉ số chuyển đổi số.",
        "Ngày Chuyển đổi số quốc gia 10/10 vừa qua, nhiều xã mở hội.",
        "Phần lớn chỉ tiêu chuyển đổi số của kế hoạch đã đi được hơn nửa chặng đường.",
    ],
)
def test_who_leads_days_and_half_the_way_are_no_measures(read: Read, text: str) -> None:
    assert read(text).measures == ()


@pytest.mark.parametrize("index", ["chỉ số cải cách hành chính", "PAR INDEX"])
def test_a_goal_among_the_first_is_in_the_index_that_the_paragraph_began_with(read: Read, index: str) -> None:
    text = f"Năm 2023, tỉnh xếp thứ 19 về chuyển đổi số và thứ 24 về {index}. Đến năm 2025, vào nhóm 15."
    assert [m.indicator for m in read(text).measures] == ["dti-rank", "par-index-rank", "dti-rank"]


@pytest.mark.parametrize("aside", ["trừ hồ sơ mật", "không bao gồm hồ sơ thuộc phạm vi bí mật nhà nước"])
def test_what_is_left_out_is_not_said_of_the_figure(read: Read, aside: str) -> None:
    text = (
        "Đến năm 2025, 100% hồ sơ công việc cấp tỉnh và 80% cấp xã được xử lý trên môi trường mạng"
        f" ({aside}); năm 2023 hai con số này là 97% và 74%."
    )
    assert {m.indicator for m in read(text).measures} == {"work-file-online-share"}


@pytest.mark.parametrize("verb", ["tham gia bảo hiểm y tế", "đã tham gia bảo hiểm y tế"])
def test_a_figure_with_a_verb_of_its_own_takes_none_from_the_next(read: Read, verb: str) -> None:
    text = f"98% người dân {verb}, 93% cơ sở khám chữa bệnh nhận thanh toán viện phí không dùng tiền mặt."
    assert [m.indicator for m in read(text).measures] == [None, "cashless-payment-share"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Năm 2025, phấn đấu nâng tỷ lệ hồ sơ trực tuyến từ 68% hiện nay lên 85%.", ["result", "target"]),
        ("Kích hoạt định danh điện tử đạt 71% dân số, vượt chỉ tiêu Bộ Công an giao (65%).",
         ["result", "target"]),
        ("Ông nói: 50% hộ có cáp quang là mục tiêu khó.", ["target"]),
        ("Chạm ngưỡng mục tiêu\n\n94% người dân dùng Internet cáp quang.", ["result"]),
        ("Những mục tiêu trong tầm tay\n\nHộ gia đình có cáp quang đạt 91%.", ["result"]),
    ],
)  # fmt: skip
def test_what_is_to_be_reached_is_told_from_what_was(read: Read, text: str, kinds: list[str]) -> None:
    assert [m.kind for m in read(f"Tin tức\n\n02/04/2024\n\n{text}\n").measures] == kinds


@pytest.mark.parametrize("count", ["173/173 xã đã có tổ công nghệ số", "100% xã đã có tổ công nghệ số"])
def test_communes_that_are_counted_give_the_next_clause_no_level(read: Read, count: str) -> None:
    *_, last = read(f"Đến nay, {count}; 72,5% hộ gia đình có Internet cáp quang.").measures
    assert last.level is None


def test_the_counter_at_which_a_paragraph_begins_gives_its_figures_no_level(read: Read) -> None:
    text = "Tại Trung tâm Phục vụ hành chính công tỉnh, quầy vắng khách. Toàn tỉnh tiếp nhận 298.415 hồ sơ."
    assert [m.level for m in read(text).measures] == [None]


def test_on_time_and_early_are_one_phrase_and_satisfaction_is_another_matter(read: Read) -> None:
    text = "Trong số hồ sơ đã giải quyết có 99,3% đúng và trước hạn, mức độ hài lòng đạt 98,6%."
    assert [m.indicator for m in read(text).measures] == ["on-time-settlement-share", None]


def test_districts_that_are_listed_go_on_with_the_share_before(read: Read) -> None:
    text = "Hồ sơ trực tuyến đạt 70%. Dẫn đầu là huyện Ba Tơ với 92%, kế đến Mộ Đức 88%; cuối là Lý Sơn, 41%."
    assert {m.indicator for m in read(text).measures} == {"online-application-share"}


def test_an_aside_does_not_part_a_time_from_the_opening(read: Read) -> None:
    text = (
        "Tin tức\n\n07/04/2025\n\nTheo Sở Tài nguyên và Môi trường (nay thuộc Sở Nông nghiệp và Môi trường),"
        " đến hết năm 2024, 61% hồ sơ nộp trực tuyến. Hồ sơ đúng hạn đạt 97%."
    )
    assert [m.as_of for m in read(text).measures] == ["2024", "2024"]
