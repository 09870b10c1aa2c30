"""Figures set against each other: what was to be reached beside what was reached."""

import re

from ingest.extract.dates.frames import Told
from ingest.extract.figures.bounds import PERCENT
from ingest.extract.grounds import Ground, Rule
from ingest.extract.indicators.zones import SETTER, Zone
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.cues import any_of
from ingest.extract.structure.document import Sentence
from ingest.model import RESULT, TARGET

_SET_FIGURE = re.compile(
    rf"(?P<against>so với\s+)?{any_of('chỉ tiêu', 'kế hoạch', 'mục tiêu', 'yêu cầu')}"
    rf"(?:\s+(?:{SETTER}|là|đề ra|được giao|giao|đặt ra|(?:(?:của|cho)\s+)?năm\s+\d{{4}}"
    r"|(?:cả\s+)?năm(?:\s+nay)?|đạt)){0,4}"
    r"\s*(?:[(:]\s*)?[\"“]?$"
)
# `chỉ tiêu 60% là khó`
_GOAL_ITSELF = re.compile(r"\b(?:chỉ tiêu|mục tiêu|mốc|đích)\s+$")
# `50% hộ có gian hàng số là mục tiêu khó`
_CALLED_GOAL = Cued(r"\blà (?:(?:một|những) )?(?:mục tiêu|chỉ tiêu|đích đến)\b")
_ASSIGNED = re.compile(r"\s*(?:được\s+)?(?:giao|đề ra|đặt ra)\b")
# What has been reached of what was set: `50% (đạt 39%)`, `60%, thực tế 63%`.
_REACHED = re.compile(
    r"(?:\(\s*(?:thực tế |kết quả |hiện |mới |chỉ |đã )*(?:đạt|thực hiện|thực tế|kết quả|hiện|mới)"
    r"|,\s*(?:nhưng |song |trong khi )?(?:thực tế|kết quả)(?: chỉ| mới)?)(?: chỉ| mới| đạt| là|:)*\s*"
    r"(?:gần |hơn |trên |khoảng )?$"
)
_OF_PLAN = re.compile(r"\s*(?:so với |của )?(?:kế hoạch|chỉ tiêu|mục tiêu|yêu cầu)")
# What the figures in the brackets of a list are: `(trong ngoặc là kế hoạch)`.
_IN_BRACKETS = re.compile(
    r"trong ngoặc(?: đơn)? (?:là )?(?:số |mức |con số )?"
    r"(?:(?P<reached>thực hiện|kết quả|đã đạt|hiện)|kế hoạch|chỉ tiêu|mục tiêu)"
)
# What two figures with a slash between them are: `96%/90% (kết quả/chỉ tiêu)`.
_PAIRS = re.compile(
    r"\(\s*(?:(?P<reached>kết quả|thực hiện|đạt được)|chỉ tiêu|kế hoạch|mục tiêu)(?:\s+[^/()]{1,20})?\s*/"
)
# The number that somebody has set: `mức 80% … mà Chính phủ giao`.
_SET_BY = Cued(r"mà\b[^,;.]{0,50}?\b(?:giao|đặt ra|đề ra|yêu cầu|quy định)\b")
_MEASURED_BY = re.compile(r"\bmức\s+$")
_BEFORE = 28


def reached_of(low: str, zone: Zone, following: Zone) -> Ground | None:
    """The words by which the figure of `following` is what was reached of that of `zone`."""
    if {zone.quantity.form, following.quantity.form} != {PERCENT}:
        return None
    reached = _REACHED.search(low, zone.quantity.end, following.quantity.number)
    of_plan = _OF_PLAN.match(low, following.quantity.end)
    return Ground(Rule.REACHED_AFTER, (reached.span(),)) if reached and not of_plan else None


def bracketed(low: str, zone: Zone, sentence: Sentence) -> Told | None:
    """What the words above a list say of the figures in its brackets."""
    above = sentence.block.parent
    named = _IN_BRACKETS.search(low, above.start, above.end) if above else None
    if named is None:
        return None
    inside = low[: zone.quantity.start].endswith("(")
    kind = RESULT if bool(named["reached"]) is inside else TARGET
    return Told(kind, Ground(Rule.PAIR, (named.span(),)))


def paired(low: str, zone: Zone, sentence: Sentence) -> Told | None:
    """What the sentence says of the first and the second of two figures with a slash between them."""
    quantity = zone.quantity
    second = low[max(sentence.start, quantity.start - 2) : quantity.start].rstrip().endswith("/")
    first = low[quantity.end : quantity.end + 2].lstrip().startswith("/")
    named = _PAIRS.search(low, sentence.start, sentence.end) if first or second else None
    if named is None:
        return None
    kind = RESULT if bool(named["reached"]) is not second else TARGET
    return Told(kind, Ground(Rule.PAIR, (named.span(),)))


def was_set(low: str, zone: Zone) -> Told | None:
    """A target where the words around the number say that it was set: `kế hoạch (50%)`, `mức 80% mà …
    giao`."""
    quantity = zone.quantity
    by = _SET_BY.search(low, quantity.end, zone.end)
    if by is None and not zone.closed:
        by = _CALLED_GOAL.search(low, quantity.end, zone.end)
    if by:
        return Told(TARGET, Ground(Rule.SET_FIGURE, (by.span(),)))
    assigned = _ASSIGNED.match(low, quantity.end)
    if assigned and _MEASURED_BY.search(low[max(0, quantity.start - _BEFORE) : quantity.start]):
        return Told(TARGET, Ground(Rule.SET_FIGURE, (assigned.span(),)))
    named = _SET_FIGURE.search(low[zone.start : quantity.start])
    beside = named and _GOAL_ITSELF.search(low[zone.start : quantity.start])
    if named and (zone.previous or assigned or named["against"] or beside):
        return Told(
            TARGET, Ground(Rule.SET_FIGURE, ((zone.start + named.start(), zone.start + named.end()),))
        )
    return None
