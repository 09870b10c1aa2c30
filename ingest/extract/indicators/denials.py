"""Words that say that a quantity is not of the indicator that others beside them name: those of another
index, of a lack, of a change, of money."""

import re

from ingest.extract.figures.bounds import COUNT, PERCENT, RANK
from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.indicators.indices import Indices
from ingest.extract.indicators.labelling import Labeller
from ingest.extract.indicators.scoring import Match
from ingest.extract.indicators.zones import Zone

_INDEX = re.compile(r"\bchỉ số\b(?! (?:này|ấy|đó|nói trên|trên|thành phần))")
_AMONG_THEM = re.compile(r"[\s,;(]*(?:và\s+)?trong đó\b")
# What is said of those that lack something: `20% hộ chưa có cáp quang`.
_LACKS = re.compile(
    r"\b(?:chưa|không)\s+(?:có|được(?! thấp| dưới| quá| vượt)"
    r"|thực hiện|phát sinh|dùng(?! tiền)|sử dụng(?! tiền)|triển khai|kết nối"
    r"|cung cấp|nộp|đạt|hoàn thành|tham gia|mở|phủ|biết|lắp|cài|kích hoạt|cập nhật|số hóa)\b"
)
_MONEY = re.compile(r"kinh phí|ngân sách|vốn\b|giải ngân|tỷ đồng|triệu đồng|kinh phi|ngan sach|ty dong")
# How much something grew or fell (`tăng 12%`) and how far a plan is fulfilled (`bằng 110% kế hoạch`) are no
# shares of it.
_CHANGES = re.compile(
    r"\b(?:tăng trưởng|tăng|giảm|sụt)(?:\s+(?:thêm|bình quân|trung bình|đều|mạnh|nhẹ|\w+ \w+ năm))*\s+$"
    r"|\b(?:tốc độ|mức) (?:tăng|giảm)\b[^,;:.()%]*$"
)
_FULFILLED = re.compile(r"(?<!hoàn thành )\b(?:đạt|bằng|vượt)\s+(?:\w+\s+)?$")
_PLAN = re.compile(
    r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|kh|cùng kỳ|tháng trước|năm trước)\b"
)


class Denials:
    """Tells what the quantities of one document are not of."""

    def __init__(self, low: str, labeller: Labeller, indices: Indices, pillars: re.Pattern[str]) -> None:
        self._low, self._labeller, self._other, self._pillars = low, labeller, indices.other, pillars

    def ranks_other(self, zone: Zone) -> bool:
        """Whether the words before a rank name an index that is not of the vocabulary."""
        words = zone.start, zone.quantity.start
        return zone.quantity.form is RANK and self._other.search(self._low, *words) is not None

    def names_index(self, zone: Zone) -> bool:
        """Whether a rank is in an index that the vocabulary may not have."""
        words = self._low, zone.start, zone.end
        return zone.quantity.form is RANK and bool(_INDEX.search(*words) or self._other.search(*words))

    def unless_other(self, zone: Zone, match: Match) -> Match:
        """`match`, but where the words of `zone` name another index."""
        other = self._other_index(zone, match) if match.indicator else None
        return Match(None, 0.0, Ground(Rule.DENIED, (other,))) if other else match

    def _other_index(self, zone: Zone, match: Match) -> Words | None:
        """The name of an index, not of the vocabulary, that stands nearer to a rank than that of the one
        matched: `ngược chiều với PAR Index, PAPI xếp thứ 21`."""
        if zone.quantity.form is not RANK:
            return None
        names = [m.span() for m in self._other.finditer(self._low, zone.start, zone.quantity.start)]
        before = [start for start, _ in match.words if start < zone.quantity.start]
        return names[-1] if names and (not before or names[-1][0] > max(before)) else None

    def of(self, zone: Zone, indicator: str, before: Zone | None) -> Ground | None:
        """The words of a share that say that it is not of `indicator`, or that it is a change of it; of a
        share among what was counted before it, the words of that too."""
        changed = None if self._labeller.changes(indicator) else self._change(zone)
        denial = changed or self._lack(zone) or self._labeller.denial(zone, indicator)
        part = before is not None and _AMONG_THEM.match(self._low, zone.start)
        if denial is None and part and before is not None and before.quantity.form is COUNT:
            return self._labeller.denial(before, indicator)
        return denial

    def under_pillar(self, zone: Zone, match: Match) -> Ground | None:
        """The pillar under which the share stands, where that alone was matched: `Về kinh tế số: 30% lao động
        được đào tạo lại`."""
        pillar = self._pillars.match(self._low, *zone.lead)
        alone = pillar and match.words and all(end <= pillar.end() for _, end in match.words)
        return Ground(Rule.PILLAR, (pillar.span("pillar"),)) if pillar and alone else None

    def _lack(self, zone: Zone) -> Ground | None:
        """The words that say that the share is of those that lack something."""
        low, quantity = self._low, zone.quantity
        start, end = (zone.start, quantity.start) if zone.closed else (quantity.end, zone.end)
        clause = low.rfind(",", start, end) + 1 if zone.closed else low.find(",", start, end)
        span = (max(start, clause), end) if zone.closed else (start, clause if clause >= 0 else end)
        words = _LACKS.search(low, *span)
        return Ground(Rule.DENIED, (words.span(),)) if words else None

    def _change(self, zone: Zone) -> Ground | None:
        """The words that say how much something grew or fell, or how far a plan is fulfilled."""
        low, quantity = self._low, zone.quantity
        words = _CHANGES.search(low, zone.start, quantity.start)
        if words is None and quantity.form is PERCENT:
            plan = _PLAN.match(low, quantity.end)
            words = plan if plan and _FULFILLED.search(low, zone.start, quantity.number) else None
        return Ground(Rule.CHANGE, (words.span(),)) if words else None

    def money(self, zone: Zone) -> Ground | None:
        """The words that make it a share of money, which is no measure of this domain."""
        money = _MONEY.search(self._low, zone.clause_lead[0], zone.end)
        return Ground(Rule.MONEY, (money.span(),)) if money else None
