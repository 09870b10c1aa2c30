"""Goals and results with their times, as newspapers and offices word them: see `tests/data/times`."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.model import Kind, Measure
from tests.ingest.extract.conftest import Read

DOCUMENTS = Path(__file__).parents[2] / "data" / "times"
TAG = re.compile(r"\[(→?[\d-]*)\]")


def marked() -> Iterator[object]:
    """Each document with its tags."""
    for path in sorted(DOCUMENTS.glob("*.txt")):
        head, *documents = path.read_text(encoding="utf-8").split("\n---\n")
        for number, document in enumerate(documents, 1):
            yield pytest.param(f"{head}\n{document}", id=f"{path.stem}-{number}")


def tag(measure: Measure) -> str:
    return f"→{measure.year or ''}" if measure.kind is Kind.TARGET else measure.as_of or ""


@pytest.mark.parametrize("document", list(marked()))
def test_each_figure_is_a_goal_or_a_result_of_its_time(read: Read, document: str) -> None:
    text = TAG.sub("", document)
    found = read(text).measures
    for measure in reversed(found):
        text = f"{text[: measure.span.end]}[{tag(measure)}]{text[measure.span.end :]}"
    assert text == document


MONTHLY = "UBND TỈNH NGHỆ AN\nSố: 12/BC-UBND\nNghệ An, ngày 12 tháng 9 năm 2025\n\nBÁO CÁO\nKết quả\n\n"


@pytest.mark.parametrize(
    ("sentence", "stamps"),
    [
        ("Đến 30/6, 83% hồ sơ nộp trực tuyến; đến 31/8 là 86%.", ["2025-06-30", "2025-08-31"]),
        ("Trong 8 tháng, 82% hồ sơ nộp trực tuyến.", ["2025-08"]),
        ("Kết quả 8 tháng qua: 82% hồ sơ nộp trực tuyến.", ["2025-08"]),
        ("Trong 3 tháng, 82% hồ sơ nộp trực tuyến.", [None]),
        ("So với cùng kỳ năm 2024 (60%), tỷ lệ hồ sơ nộp trực tuyến đạt 72%.", ["2024", None]),
        ("Sau khi vận hành chính quyền 2 cấp (từ 01/7/2025 đến 31/8/2025), 71% hồ sơ nộp trực tuyến.",
         ["2025-08-31"]),
    ],
)  # fmt: skip
def test_the_months_of_a_report(read: Read, sentence: str, stamps: list[str | None]) -> None:
    assert [m.as_of for m in read(MONTHLY + sentence).measures] == stamps


def test_the_heading_of_a_list_dates_its_results_but_no_paragraphs(read: Read) -> None:
    text = MONTHLY + (
        "1. Kết quả 8 tháng đầu năm\n- Hồ sơ nộp trực tuyến đạt 85%.\n2. Kết quả năm 2024\n"
        "Hồ sơ nộp trực tuyến đạt 70%."
    )
    assert [m.as_of for m in read(text).measures] == ["2025-08", None]


@pytest.mark.parametrize(
    ("point", "years"),
    [
        ("Số hóa 100% kết quả. Chủ trì: Sở Nội vụ. Thời gian hoàn thành: quý IV/2023.", [2023]),
        ("Số hóa 100% kết quả. Chủ trì: Sở Nội vụ; hoàn thành: quý II/2024.", [2024]),
        ("Kết nối 100% trạm y tế với hồ sơ sức khỏe điện tử. Thời gian: 2023 - 2024.", [2024]),
        ("Hóa đơn điện tử đến hết năm 2023 đạt 70%, năm 2024 hoàn thành.", [2023]),
        ("Hồ sơ nộp trực tuyến đạt 80%, trong đó năm 2023 đạt 60%, năm 2024 đạt 70%.", [2025, 2023, 2024]),
    ],
)
def test_the_deadlines_of_a_point(read: Read, point: str, years: list[int]) -> None:
    text = (
        "UBND TỈNH NGHỆ AN\nSố: 12/KH-UBND\nNghệ An, ngày 12 tháng 9 năm 2022\n\nKẾ HOẠCH\nChuyển đổi số\n\n"
        f"1. Đến năm 2025\na) {point}"
    )
    assert [m.year for m in read(text).measures] == years
