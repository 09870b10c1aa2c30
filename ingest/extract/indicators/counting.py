"""What a count counts: the noun after it, or the one that stands before."""

import re

from ingest.extract.figures.bounds import COUNT, Quantity
from ingest.extract.grounds import Words
from ingest.extract.indicators.labelling import Labeller
from ingest.extract.indicators.zones import Zone

GOES_ON = re.compile(r"[\s,;(]*(?:và\s+)?(?:trong đó|riêng)\b")
JOINED = re.compile(r"[\s,;(]*(?:và|còn|cùng)?\s*(?:có\s+|là\s+)?")
_NUMBER_OF = re.compile(r"[\s,;(]*(?:và\s+)?số\b")
# `dịch vụ công toàn trình 1.034, một phần 892`
_KIND = re.compile(r"[\s,;(]*(?:(?:và|còn)\s+)?(?:[^\W\d]+\s+){1,3}")
# A count of what was named before it: `…, nâng tổng số lên 5 cơ sở`, `… được lập cho 1,2 triệu người`.
_OF_BEFORE = re.compile(r"\b(?:tổng (?:số|cộng)\s+(?:lên|là|thành)|được\s+\w+(?:\s+\w+)?\s+cho)\s+$")
_DIGITISED = re.compile(r"\b(?:số hóa|số hoá|so hoa)\s+(?:được\s+|thành công\s+)?$")
# Whoever gets an output counts it: `cấp tài khoản cho 370.000 công dân`, `tài khoản được cấp cho 370.000 …`.
_GIVE = r"(?:cấp(?:,| và| mới)?|kích hoạt|tạo lập|tạo|lập|mở|cung cấp)"
_GIVEN = re.compile(
    rf"(?:{_GIVE} (?P<what>[^,;.:\d]{{4,60}}?)"
    rf"|(?:^|[,;.:(] ?)(?P<which>[^,;.:(\d]{{4,60}}?) (?:đã )?được {_GIVE})"
    r" (?:được )?(?:cho|tới|đến) (?:được )?$"
)
_GIVEN_REACH = 96
GOALS = re.compile(r"\s*(?:\w+\s+)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|muc tieu|chi tieu)\b")
_NEXT = 24
_STOP = re.compile(r"[,;:.()\n]|\b(?:đạt|chiếm|được|đã)\b")


class Counting:
    """Tells what the quantities of one document count. `outputs` are the words for what the domain makes."""

    def __init__(self, low: str, labeller: Labeller, outputs: re.Pattern[str]) -> None:
        self._low, self._labeller, self._outputs = low, labeller, outputs

    def usable(self, quantity: Quantity) -> bool:
        """Number words count only where they stand before a counted noun."""
        if not quantity.in_words:
            return True
        return self._labeller.heads(quantity) or bool(self._outputs.match(self._low, quantity.end))

    def is_output(self, zone: Zone) -> bool:
        """Whether it counts something of the domain, or goals."""
        low, quantity = self._low, zone.quantity
        if self._outputs.match(low, quantity.end) or GOALS.match(low, quantity.end):
            return True
        before = low[max(zone.start, quantity.start - _GIVEN_REACH) : quantity.start]
        given = _GIVEN.search(before)
        what = given and (given["what"] or given["which"])
        return bool(_DIGITISED.search(before) or (what and self._outputs.match(" " + what)))

    def of(self, zone: Zone) -> Words | None:
        """The phrase after the number that says what is counted."""
        low, start = self._low, zone.quantity.end
        if zone.closed:
            return None
        stop = _STOP.search(low, start, zone.end)
        end = stop.start() if stop else zone.end
        phrase = low[start:end]
        start += len(phrase) - len(phrase.lstrip())
        end -= len(phrase) - len(phrase.rstrip())
        return (start, end) if start < end else None

    def is_part(self, zone: Zone) -> bool:
        """Whether a count is a part or the sum of what was named before it."""
        low, quantity = self._low, zone.quantity
        if quantity.form is not COUNT:
            return False
        before = low[max(zone.start, quantity.start - _NEXT) : quantity.start]
        return bool(GOES_ON.match(low, zone.start) or _OF_BEFORE.search(before))

    def carried_on(self, zone: Zone, before: Zone | None, counted: Words | None) -> Words | None:
        """The words of the noun with which a count goes on from the one before: `1.500 thủ tục, trong đó 900
        toàn trình`; those before are `counted`."""
        if before is None or {zone.quantity.form, before.quantity.form} != {COUNT}:
            return None
        low, start = self._low, zone.start
        joined = JOINED.fullmatch(low, start, zone.quantity.start) or (
            zone.closed and (_NUMBER_OF.match(low, start) or _KIND.fullmatch(low, start, zone.quantity.start))
        )
        if not (joined or self.is_part(zone)):
            return None
        return counted or (before.start, before.quantity.start)
