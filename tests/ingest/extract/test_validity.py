"""From which day instruments are in force, and from which no longer."""

import pytest

from tests.ingest.extract.conftest import Explain, Read
from tests.ingest.extract.test_relations import HEADS

OWN = "45/QĐ-UBND"


def days(read: Read, kind: str, text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Instrument, first day in force, and day from which it is no longer, of each fact in order."""
    return [(v.instrument.symbol, v.begins, v.ends) for v in read(HEADS[kind] + text).in_force]


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("Quyết định này có hiệu lực kể từ ngày 01 tháng 4 năm 2024.", "2024-04-01"),
        ("Quyết định này có hiệu lực từ ngày 15/3/2024 và thay thế Quyết định số 30/QĐ-UBND.", "2024-03-15"),
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2024-03-05"),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành./.", "2024-03-05"),
        ("Quyết định này được thông qua ngày 05/3/2024 và có hiệu lực từ ngày 20/3/2024.", "2024-03-20"),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "2024-03-15"),
        ("Quyết định này có hiệu lực thi hành sau mười lăm ngày, kể từ ngày ký ban hành.", "2024-03-20"),
        ("Quyết định này có hiệu lực sau 45 (bốn mươi lăm) ngày tính từ ngày được ban hành.", "2024-04-19"),
        ("Quyết định có hiệu lực thi hành kể từ ngày ký.", "2024-03-05"),
    ],
)  # fmt: skip
def test_a_document_says_from_when_it_is_in_force(read: Read, clause: str, day: str) -> None:
    assert days(read, "decision", f"Điều 3. {clause}") == [(OWN, day, None)]


def test_what_ends_on_a_day(read: Read) -> None:
    ended = "Quyết định số 30/QĐ-UBND và Quyết định số 31/QĐ-UBND hết hiệu lực kể từ ngày 01/7/2024."
    assert days(read, "decision", f"Điều 3. {ended}") == [
        ("30/QĐ-UBND", None, "2024-07-01"),
        ("31/QĐ-UBND", None, "2024-07-01"),
    ]
    nullified = "Quyết định này có hiệu lực từ ngày 15/3/2024 và làm hết hiệu lực Quyết định số 30/QĐ-UBND."
    assert days(read, "decision", f"Điều 3. {nullified}") == [(OWN, "2024-03-15", None)]
    own = "Nghị quyết này hết hiệu lực vào ngày 31 tháng 12 năm 2025./."
    assert days(read, "resolution", own) == [("31/2024/NQ-HĐND", None, "2025-12-31")]


def test_days_are_counted_from_the_day_of_passing(read: Read) -> None:
    passed = (
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XIX, kỳ họp thứ 9 thông qua ngày 08 tháng 12 "
        "năm 2024 và có hiệu lực sau 10 ngày kể từ ngày thông qua."
    )
    assert days(read, "resolution", passed) == [("31/2024/NQ-HĐND", "2024-12-18", None)]


def test_an_article_says_so_of_the_instruments_that_it_names(read: Read) -> None:
    assert days(
        read,
        "news",
        "Luật Giao dịch điện tử số 20/2023/QH15 chính thức có hiệu lực từ 1/7/2024. UBND tỉnh đã ký "
        "Quyết định số 16/2024/QĐ-UBND về hạ tầng số. Quyết định này có hiệu lực từ ngày 10/7/2024.",
    ) == [("20/2023/QH15", "2024-07-01", None), ("16/2024/QĐ-UBND", "2024-07-10", None)]


@pytest.mark.parametrize(
    "clause",
    [
        "Khoản 2 Điều 5 Quyết định này có hiệu lực từ ngày 01/7/2024.",
        "Quyết định này có hiệu lực sau 07 ngày làm việc kể từ ngày ký.",
        "Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.",
        "Quyết định này có hiệu lực sau 10 ngày kể từ ngày được thông qua.",
        "Nghị định có hiệu lực kể từ ngày ký.",
        "Quyết định này có hiệu lực từ ngày 01/7.",
        "Quyết định này có hiệu lực từ ngày 01/7/2014.",
        "Quyết định này ban hành Quy chế; Quy chế trước đây có hiệu lực từ ngày 01/7/2024.",
        "Hồ sơ nộp trước ngày Quyết định này có hiệu lực thì giải quyết theo Quyết định số 30/QĐ-UBND.",
    ],
)
def test_what_tells_no_day_of_the_whole(read: Read, clause: str) -> None:
    """A part of it, days counted that are no calendar's or from a day not told, no year, a day before it was
    issued, something else."""
    assert days(read, "decision", f"Điều 3. {clause}") == []


def test_it_is_told_by_which_words(why: Explain) -> None:
    text = HEADS["decision"] + "Điều 3. Quyết định này có hiệu lực từ ngày 01/4/2024."
    explanation = why(text)
    (told,) = (
        {one.attribute: (one.value, [text[s.start : s.end] for s in one.words]) for one in explained.why}
        for sentence in explanation.sentences
        for explained in sentence.facts
        if explained.fact in explanation.extraction.in_force
    )
    assert told == {"instrument": (OWN, ["Quyết định này"]), "begins": ("2024-04-01", ["01/4/2024"])}
