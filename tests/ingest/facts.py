"""A small document with one fact of every kind, found by hand, for tests of what happens to facts."""

from decimal import Decimal

from ingest.model import (
    Comparator,
    Extraction,
    InstitutionMention,
    InstrumentKey,
    Kind,
    Measure,
    Reference,
    Relation,
    SectorStatement,
    Span,
    Unit,
)

TEXT = (
    "Kế hoạch số 327/KH-UBND của tỉnh Bắc Giang.\n"
    "Thực hiện Quyết định số 749/QĐ-TTg ngày 3/6/2020.\n"
    "Đến năm 2025, trên 90,5% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng.\n"
    "Năm 2023, Sở Y tế hoàn thành 16/20 mục tiêu đã giao.\n"
)


def span(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def line(quote: str, text: str = TEXT) -> Span:
    start = text.rfind("\n", 0, text.index(quote)) + 1
    return Span(start, text.index("\n", start))


PLAN = InstrumentKey("327/KH-UBND", None, "24", None, "plan")
DECISION = InstrumentKey("749/QĐ-TTg", None, None, "2020-06-03", "decision")

TARGET = Measure(
    span("trên 90,5%"),
    line("trên 90,5%"),
    Kind.TARGET,
    "work-file-online-share",
    Comparator.GT,
    Decimal("90.5"),
    Unit.PERCENT,
    level="province",
    place="24",
    year=2025,
    confidence=0.95,
)
RESULT = Measure(
    span("16/20"),
    line("16/20"),
    Kind.RESULT,
    None,
    Comparator.EQ,
    Decimal(80),
    Unit.PERCENT,
    Decimal(16),
    Decimal(20),
    place="24",
    as_of="2023-03",
    counted=span("mục tiêu đã giao"),
    about="327/KH-UBND",
)
EXTRACTION = Extraction(
    title="Kế hoạch chuyển đổi số",
    place="24",
    issued="2021-05-06",
    own=PLAN,
    references=(
        Reference(
            span("749/QĐ-TTg ngày 3/6/2020"), line("749/QĐ"), "749/QĐ-TTg", "decision", "2020-06-03", None
        ),
    ),
    measures=(TARGET, RESULT),
    relations=(Relation(PLAN, "implements", DECISION, span("749/QĐ-TTg ngày 3/6/2020"), line("749/QĐ")),),
    sectors=(SectorStatement("health", priority=True, span=span("Y tế"), sentence=line("Y tế")),),
    institutions=(InstitutionMention("Sở Y tế", span("Sở Y tế"), line("Y tế")),),
)
