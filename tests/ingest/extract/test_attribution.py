"""Of which sectors figures are, whose they are, since when they hold; how many goals an instrument has."""

import pytest

from tests.ingest.extract.conftest import Explain, Read


def sectors(read: Read, text: str) -> list[set[str]]:
    return [set(measure.sectors) for measure in read(text).measures]


def reporters(read: Read, text: str) -> list[str | None]:
    return [measure.reporter for measure in read(text).measures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what is counted
        ("Đến nay, 100% trạm y tế xã ở Hà Nam dùng phần mềm quản lý.", [{"health"}]),
        ("Hà Nam có 92% trường học thu học phí qua ngân hàng.", [{"education", "finance-banking"}]),
        # the clause around it, not the next one
        ("Năm 2022, ngành y tế Gia Lai đưa 60% thủ tục lên mức độ 4; 75% trường học có phòng học thông minh.",
         [{"health"}, {"education"}]),
        # the words with which the sentence opens
        ("Trong lĩnh vực du lịch của Ninh Bình, đã lắp 40 điểm phát sóng; 85% đơn vị có trang web.",
         [{"tourism"}]),
        # the field of the body that reports it
        ("Công ty Điện lực Sơn La cho biết 91% khách hàng thanh toán qua mạng.", [{"energy"}]),
        # public services, of which nothing else is said
        ("Tỉnh Hà Nam cung cấp 1.200 dịch vụ công trực tuyến.", [{"public-administration"}]),
        # the paragraph names another sector, but the figure is of the whole province
        ("Ngành y tế Hà Nam được khen. Toàn tỉnh có 85% cơ quan dùng chữ ký số.", [set()]),
        ("Ngành y tế Hà Nam được khen. Qua đó, 85% đơn vị dùng chữ ký số.", [{"health"}]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_sector_of_its_own_words_or_of_those_around_it(
    read: Read, text: str, found: list[set[str]]
) -> None:
    assert sectors(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Theo báo cáo của Sở Công Thương Thái Bình, 88% doanh nghiệp dùng hóa đơn điện tử.",
         ["Sở Công Thương Thái Bình"]),
        ("Giám đốc Sở Nội vụ Trần Văn Nam cho biết, 95% hồ sơ công việc xử lý trên mạng.", ["Sở Nội vụ"]),
        ("Kho bạc Nhà nước Thái Bình đã xử lý 12.000 hồ sơ qua mạng, 100% giao dịch không dùng tiền mặt.",
         ["Kho bạc Nhà nước Thái Bình"] * 2),
        ("Tỷ lệ hồ sơ trực tuyến của Sở Xây dựng đạt 97%.", ["Sở Xây dựng"]),
        ("2.150 hồ sơ được trả đúng hạn là kết quả cải cách của Sở Tư pháp Thái Bình.",
         ["Sở Tư pháp Thái Bình"]),
        # it goes on in the paragraph as long as nobody else is named
        ("Theo Sở Tài chính, 90% hồ sơ nộp trực tuyến. Hết năm 2022, tỉnh có 1.500 dịch vụ công trực tuyến.",
         ["Sở Tài chính"] * 2),
        ("Sở Y tế Thái Bình đã số hóa 300 hồ sơ. Trong đó, 120 hồ sơ của năm 2022.",
         ["Sở Y tế Thái Bình"] * 2),
        # a body that only has to do with it
        ("Thái Bình có 40% bệnh viện dùng bệnh án điện tử theo đề án của Bộ Y tế.", [None]),
        ("UBND tỉnh Thái Bình ban hành kế hoạch. Toàn tỉnh có 85% hộ gia đình dùng cáp quang.", [None]),
        ("Theo Bộ Thông tin và Truyền thông, Thái Bình xếp thứ 20/63 về chuyển đổi số. "
         "Toàn tỉnh có 85% hộ gia đình dùng cáp quang.", ["Bộ Thông tin và Truyền thông", None]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_body_that_tells_it_or_whose_work_it_is(
    read: Read, text: str, found: list[str | None]
) -> None:
    assert reporters(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Từ năm 2018, Hải Dương đã đưa vào dùng 2 bệnh viện thông minh.", [("2018", None)]),
        ("Năm 2023, Hải Dương có 5 bệnh viện thông minh.", [(None, "2023")]),
        ("Hải Dương có 5 bệnh viện thông minh.", [(None, None)]),
    ],
)
def test_what_began_at_a_time_is_of_no_other_time(
    read: Read, text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert [(measure.since, measure.as_of) for measure in read(text).measures] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết số 06-NQ/TU của Tỉnh ủy Thanh Hóa đặt ra 18 mục tiêu, 12 nhóm nhiệm vụ và 45 giải pháp.",
         [("Goal", "18"), ("TaskGroup", "12"), ("Task", "45")]),
        ("Kế hoạch số 15/KH-UBND của tỉnh Thanh Hóa gồm 25 chỉ tiêu cụ thể và 60 nhiệm vụ trọng tâm.",
         [("Goal", "25"), ("Task", "60")]),
        ("Thực hiện Nghị quyết 06-NQ/TU, tỉnh Thanh Hóa đã hoàn thành 10 mục tiêu; có 3 nhiệm vụ chậm "
         "tiến độ, 5 chỉ tiêu về đích sớm.", [(None, "10"), (None, "3"), (None, "5")]),
    ],
)  # fmt: skip
def test_how_many_goals_and_tasks_an_instrument_has_is_told_from_how_many_are_done(
    read: Read, text: str, found: list[tuple[str | None, str]]
) -> None:
    assert [(measure.counts, str(measure.value)) for measure in read(text).measures] == found


def test_an_explanation_tells_the_words_that_decided(why: Explain) -> None:
    text = "Theo Sở Giáo dục và Đào tạo Lạng Sơn, 80% trường học dùng học bạ số."
    (sentence,) = why(text).sentences
    told = {
        each.attribute: (each.value, [text[slice(*span)] for span in each.words])
        for each in sentence.facts[-1].why
    }
    assert told["reporter"] == ("Sở Giáo dục và Đào tạo Lạng Sơn", ["Sở Giáo dục và Đào tạo Lạng Sơn"])
    assert told["sector"] == ("education", ["trường học"])
