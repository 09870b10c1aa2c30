"""How newspapers and portals tell of goals and results: loosely, in a reporter's words, and in quotes."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.cli.extract import read as read_file
from ingest.model import Measure, Span
from tests.evaluate import SETS
from tests.ingest.extract.conftest import Read

NOWHERE = Span(0, 0)
ARTICLE = "Nghệ An: Số hóa về làng\n\nThứ Năm, 19/09/2024 - 14:05\n\n"


def told(read: Read, sentence: str, article: str = ARTICLE) -> list[Measure]:
    return list(read(article + sentence).measures)


def tags(measures: list[Measure]) -> list[tuple[float, str, int | str | None]]:
    return [(float(m.value), str(m.kind), m.year or m.as_of) for m in measures]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hồ sơ trực tuyến năm 2023 đạt 76%/kế hoạch 68%.", [(76, "result", "2023"), (68, "target", 2023)]),
        ("Hồ sơ nộp trực tuyến 8 tháng đạt 51% - còn xa mục tiêu 70% của năm.",
         [(51, "result", "2024-08"), (70, "target", 2024)]),
        ('So với yêu cầu "90% hồ sơ trực tuyến vào cuối năm 2025" thì còn xa.', [(90, "target", 2025)]),
        ("Hồ sơ nộp trực tuyến đạt 62%, trong khi chỉ tiêu Trung ương giao cho năm 2024 là 80%.",
         [(62, "result", None), (80, "target", 2024)]),
        ("Năm 2025, kinh tế số phải chiếm 20% GRDP (năm 2023 ước 11%).",
         [(20, "target", 2025), (11, "result", "2023")]),
        ("Nhà mạng hứa đến hết năm 2025 nâng độ phủ sóng 5G từ 30% lên 45% dân số.",
         [(30, "result", None), (45, "target", 2025)]),
        ("Các mốc được ghi rõ: năm 2024, kinh tế số chiếm 20% GRDP; năm 2030 là trên 30%.",
         [(20, "target", 2024), (30, "target", 2030)]),
        ("Tỉnh quyết giữ hồ sơ trực tuyến ở mức 80% trong năm 2025.", [(80, "target", 2025)]),
        ("Tỷ lệ giải quyết đạt 96% hồ sơ đúng hạn.", [(96, "result", None)]),
        ("Bước vào năm học mới, 99% trường phổ thông dùng học bạ số.", [(99, "result", None)]),
        ("Đã cấp tài khoản, đạt 101% chỉ tiêu Bộ Công an giao; 70% dân số có tài khoản thanh toán điện tử.",
         [(101, "result", None), (70, "result", None)]),
    ],
)  # fmt: skip
def test_what_was_reached_stands_beside_what_was_to_be(
    read: Read, sentence: str, expected: list[tuple[float, str, int | str | None]]
) -> None:
    assert tags(told(read, sentence)) == expected


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Những mục tiêu phải về đích", "target"), ("Nhiều mục tiêu về đích", "result")],
)
def test_goals_that_have_to_be_reached_are_goals(read: Read, heading: str, kind: str) -> None:
    (measure,) = told(read, f"{heading}\n\nCáp quang: 95% hộ gia đình.")
    assert measure.kind == kind


def test_the_last_word_of_a_heading_leads_no_date(read: Read) -> None:
    measures = told(
        read, "Mục tiêu phía trước\n\nNăm 2023, kinh tế số chiếm 11% GRDP. Đích là 20% vào năm 2025."
    )
    assert tags(measures) == [(11, "result", "2023"), (20, "target", 2025)]


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("Kinh tế số đạt 30% GRDP, 80% giao dịch không dùng tiền mặt, 95% người dân có tài khoản thanh toán.",
         ["digital-economy-gdp-share", "cashless-payment-share", "epayment-account-share"]),
        ("Công an đã cấp 904.100 tài khoản định danh điện tử, tỷ lệ kích hoạt đạt 84%.",
         [None, "citizen-id-share"]),
        ("Sóng 5G có mặt tại 41 xã, phủ khoảng 38% dân số.", ["mobile-coverage"]),
        ("Tỷ lệ điểm bán nhận QR ở các khu phố là 88%.", ["cashless-market-share"]),
        ("Hồ sơ xử lý trên môi trường mạng của cấp tỉnh, cấp huyện lần lượt là 96% và 90%.",
         ["work-file-online-share"] * 2),
        ("Cáp quang đến 92% hộ gia đình hay 97% dân số được phủ sóng 4G đều là kết quả tốt.",
         ["fibre-household-coverage", "mobile-coverage"]),
        ("Sở Du lịch đặt kế hoạch số hóa 80% điểm đến, đồng thời đưa 90% khách sạn nhận thanh toán điện tử.",
         [None, "cashless-payment-share"]),
        ("Cáp quang tới 8/10 hộ gia đình hay 80%.", ["fibre-household-coverage"] * 2),
        ("Kết quả, có 27/30 chỉ tiêu đạt và vượt (90%).", ["goal-completion-share"] * 2),
        ("Hồ sơ trực tuyến đạt 53%, tăng 21 điểm phần trăm so cùng kỳ, song so với chỉ tiêu được giao (65%) "
         "vẫn còn khoảng cách.", ["online-application-share"] * 2),
        ("Kinh tế số chiếm 15% GRDP, trong khi năm 2022 (cộng cả hai tỉnh cũ) mới ở mức 11%.",
         ["digital-economy-gdp-share"] * 2),
    ],
)  # fmt: skip
def test_a_figure_is_of_what_its_clause_or_the_one_before_names(
    read: Read, sentence: str, indicators: list[str | None]
) -> None:
    assert [measure.indicator for measure in told(read, sentence)] == indicators


@pytest.mark.parametrize(
    "sentence",
    [
        "Sang năm 2025, cả ba cấp phải đạt 100%, không có vùng trắng.",
        "Mục tiêu cuối năm nay là 95%, chúng tôi phải tăng tốc.",
        "Nghị quyết Đại hội đề ra mức 98% vào năm 2025.",
        "Đáng chú ý, 38 xã miền núi mới đạt dưới 60%.",
    ],
)
def test_the_next_sentence_goes_on_with_the_figure_before(read: Read, sentence: str) -> None:
    *_, last = told(read, f"Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng đạt 91%. {sentence}")
    assert last.indicator == "work-file-online-share"


def test_what_is_so_now_is_so_of_all_that_is_listed(read: Read) -> None:
    sentence = (
        "Tại cuộc họp ngày 5/7, ông nói: hồ sơ công việc trên mạng hiện đạt 95% ở cấp tỉnh, 88% ở cấp xã."
    )
    assert [measure.as_of for measure in told(read, sentence)] == [None, None]


def test_ranks_told_in_a_row_are_of_one_year(read: Read) -> None:
    row = "DTI 2022 của tỉnh ở vị trí thứ 14/63. PAR INDEX thứ 28, SIPAS thứ 31."
    assert [measure.as_of for measure in told(read, row)] == ["2022"] * 3
    apart = "DTI 2022 của tỉnh ở vị trí thứ 14/63.\n\nPAR INDEX xếp thứ 28."
    assert [measure.as_of for measure in told(read, apart)] == ["2022", "2024-09-19"]


def test_an_estimate_of_this_year_is_no_deadline(read: Read) -> None:
    *_, last = told(
        read,
        "Cục Thống kê ước tính tỷ trọng kinh tế số trong GRDP năm 2024 là 11%. Nghị quyết đề ra mức 25% vào "
        "năm 2030. Người trưởng thành có tài khoản thanh toán phải đạt 90%.",
    )
    assert last.year == 2030


@pytest.mark.parametrize(
    "dateline",
    [
        "Nghệ An Online - 19/09/2024, 14:20",
        "Đăng bởi: Ban Biên tập | 19/09/2024 - 16:05",
        "(Báo Nghệ An) 19/9/2024",
        "Xuất bản: 19/09/2024 - 10:22",
    ],
)
def test_a_page_bears_its_day_after_the_name_of_the_paper(read: Read, dateline: str) -> None:
    (rank,) = told(read, "Tỉnh xếp thứ 12/63 về chuyển đổi số.", f"Số hóa về làng\n\n{dateline}\n\n")
    assert rank.as_of == "2024-09-19"


def test_an_undated_article_is_of_the_year_of_what_happened(read: Read) -> None:
    text = (
        "Hội nghị tổng kết diễn ra ngày 19-12-2025.\n\nTrước mắt, năm 2026, kinh tế số phải chiếm 20% GRDP."
    )
    assert tags(told(read, text, "")) == [(20, "target", 2026)]


@pytest.mark.parametrize("words", ["có đến 9/10", "lên tới 9/10"])
def test_a_share_in_words_is_no_day(read: Read, words: str) -> None:
    (measure,) = told(read, f"Trong số hồ sơ, {words} là nộp trực tuyến.")
    assert measure.value == 90


def test_bodies_by_their_form(read: Read) -> None:
    text = (
        "Tổng Công ty Điện lực miền Bắc và Ngân hàng Nhà nước Khu vực 8 thông tin như vậy. "
        "Trung tâm phục vụ hành chính công xã, phường nào cũng có máy quét."
    )
    names = [institution.name for institution in read(ARTICLE + text).institutions]
    assert names == ["Tổng Công ty Điện lực miền Bắc", "Ngân hàng Nhà nước Khu vực 8"]


PAGES = sorted(path for annotated in SETS.values() for path in annotated.corpus.parent.glob("pages/*.html"))


def facts(path: Path) -> list[Measure]:
    """The measures of the document, wherever they stand."""
    return [
        replace(measure, span=NOWHERE, sentence=NOWHERE, counted=None, matched=())
        for measure in read_file(path).extraction.measures
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_scraped_page_says_what_its_article_says_and_no_more(page: Path) -> None:
    article = page.parent.parent / "corpus" / f"{page.stem}.txt"
    assert facts(page) == facts(article)
    of_page, of_article = read_file(page).extraction, read_file(article).extraction
    assert [i.name for i in of_page.institutions] == [i.name for i in of_article.institutions]
    assert [r.symbol for r in of_page.references] == [r.symbol for r in of_article.references]
