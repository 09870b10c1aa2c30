"""Goals without a figure, and the targets by which they are measured."""

import pytest

from ingest.model import Goal
from tests.ingest.extract.conftest import Read

HEAD = (
    "UBND TỈNH LONG AN\nSố: 45/KH-UBND\nLong An, ngày 15 tháng 02 năm 2022\n\n"
    "KẾ HOẠCH\nChuyển đổi số tỉnh Long An\n\n"
)
NEWS = "Đắk Nông vươn lên\n10/05/2023 08:00\n\n"


def words(text: str, goal: Goal) -> str:
    return text[goal.span.start : goal.span.end]


def test_a_general_goal_leads_to_the_targets_of_its_part(read: Read) -> None:
    text = HEAD + (
        "II. MỤC TIÊU\n1. Mục tiêu chung\n"
        "Phấn đấu đến năm 2025 hoàn thành nền tảng chia sẻ dữ liệu của tỉnh.\n"
        "2. Mục tiêu cụ thể đến năm 2025\na) 80% hồ sơ thủ tục hành chính được nộp trực tuyến.\n"
        "III. NHIỆM VỤ\n1. Số hóa 100% hồ sơ trong năm 2025.\n"
    )
    (goal,) = read(text).goals
    assert goal.year == 2025
    assert [text[span.start : span.end] for span in goal.targets] == ["80%"]


def test_points_without_a_figure_are_goals_and_those_with_one_are_targets(read: Read) -> None:
    text = HEAD + (
        "II. MỤC TIÊU ĐẾN NĂM 2025\n1. Chính quyền số\n- Hoàn thành kho dữ liệu dùng chung cấp tỉnh.\n"
        "- Hồ sơ công việc cấp huyện được xử lý trên môi trường mạng đạt 85%.\n"
    )
    (goal,) = read(text).goals
    assert words(text, goal) == "Hoàn thành kho dữ liệu dùng chung cấp tỉnh"
    assert (goal.year, goal.level, goal.pillar) == (2025, "province", "digital-government")


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Tỉnh phấn đấu đến năm 2025 trở thành điểm sáng về chuyển đổi số của Tây Nguyên.",
         "Tỉnh phấn đấu đến năm 2025 trở thành điểm sáng về chuyển đổi số của Tây Nguyên"),
        ("Tỉnh phấn đấu đứng trong top 10 cả nước về DTI; nằm trong nhóm dẫn đầu về an toàn thông tin.",
         "nằm trong nhóm dẫn đầu về an toàn thông tin"),
        ("Mục tiêu của tỉnh là đưa dịch vụ số đến từng thôn, bon.",
         "Mục tiêu của tỉnh là đưa dịch vụ số đến từng thôn, bon"),
    ],
)  # fmt: skip
def test_commitments_in_running_text(read: Read, text: str, goal: str) -> None:
    found = NEWS + "Những năm qua, tỉnh quan tâm đến hạ tầng.\n" + text + "\n"
    assert [words(found, g) for g in read(found).goals] == [goal]


@pytest.mark.parametrize(
    "text",
    [
        "Để đạt được mục tiêu đề ra, tỉnh huy động nhiều nguồn lực.",
        "Các mục tiêu của nghị quyết được triển khai đồng bộ.",
        "Tỉnh phấn đấu 90% hồ sơ được nộp trực tuyến.",
        "Người dân là trung tâm, là mục tiêu và là động lực của sự phát triển.",
        "Tỉnh đã phấn đấu và đạt nhiều thành tích.",
    ],
)
def test_what_is_no_goal(read: Read, text: str) -> None:
    assert read(NEWS + "Những năm qua, tỉnh quan tâm đến hạ tầng.\n" + text + "\n").goals == ()


@pytest.mark.parametrize(
    ("goal", "indicators"),
    [
        ("Phổ cập dịch vụ mạng di động 4G/5G và điện thoại thông minh", ("mobile-coverage",)),
        ("Trên địa bàn tỉnh phổ cập Internet băng rộng cáp quang và mạng di động 5G",
         ("fibre-household-coverage", "mobile-coverage")),
        ("Cáp quang phủ khắp các xã, phường", ("fibre-commune-coverage",)),
        ("Mọi hộ gia đình có Internet cáp quang", ("fibre-household-coverage",)),
        ("Toàn bộ thủ tục hành chính được cung cấp dịch vụ công trực tuyến toàn trình",
         ("online-service-level4-share",)),
        ("Hầu hết người dân có tài khoản thanh toán điện tử", ("epayment-account-share",)),
        ("Phát triển kinh tế số, xã hội số phù hợp với tỉnh miền núi", ()),
        ("Hình thành văn hóa số trong cơ quan nhà nước", ()),
    ],
)  # fmt: skip
def test_a_goal_in_words_names_its_indicators(read: Read, goal: str, indicators: tuple[str, ...]) -> None:
    text = f"{HEAD}II. MỤC TIÊU ĐẾN NĂM 2025\n- {goal}.\n"
    assert [(words(text, g), g.indicators) for g in read(text).goals] == [(goal, indicators)]


def test_a_goal_of_all_tiers_has_no_level(read: Read) -> None:
    text = f"{HEAD}II. MỤC TIÊU\n- Hoàn thành kết nối mạng dùng riêng ở cả ba cấp.\n"
    (goal,) = read(text).goals
    assert goal.level is None
