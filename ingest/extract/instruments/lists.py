"""Instruments that a sentence lists, and two lists side by side: `A và B lần lượt thay thế C và D`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from ingest.extract.instruments.acts import Named

_T = TypeVar("_T", bound=Named)

# `Nghị định số … của Chính phủ, Quyết định số … và các Quyết định số …`
_BESIDE = re.compile(
    r"(?:\s*,?\s*(?:của|do) (?:(?!và\b)[^,;.()]){2,60}?)?"
    r"(?:\s*,\s*(?:và\s+)?|\s+(?P<and>và|cùng|cùng với)\s+)(?:các\s+)?"
)
# `các Quyết định: số …; số …`
_NUMBERS = re.compile(rf"(?:{_BESIDE.pattern}|\s*;\s*)")
_IN_TURN = re.compile(r"\blần lượt\b")
_REACH = 20
"""Characters before and behind a verb in which it is said that two lists go side by side."""
_LONGEST = 60
"""Entries of a list that are looked at."""
_TITLED = re.compile(r"[^;.:]{0,200}?(?:,|\bvà|\bcùng|\bcùng với)\s+(?:các\s+)?")


def together(low: str, item: _T, inside: Sequence[_T]) -> Sequence[_T]:
    """The list that `item` stands in: its neighbours of which only commas, `và` and issuers set it apart."""
    first = last = bisect_left(inside, (item.start, -item.end), key=lambda other: (other.start, -other.end))
    while first and last - first < _LONGEST and _beside(low, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and last - first < _LONGEST and _beside(low, inside[last], inside[last + 1]):
        last += 1
    return inside[first : last + 1]


def joined(low: str, listed: Sequence[Named]) -> bool:
    """Whether nothing is said of one alone of those `listed`: `A, B và C`, `các Quyết định: số …; số …`."""
    last = _BESIDE.fullmatch(low, listed[-2].end, listed[-1].start) if len(listed) > 1 else None
    return bool(last and last["and"]) or all(low.startswith("số", item.start) for item in listed[1:])


def _beside(low: str, one: Named, other: Named) -> bool:
    pattern = _NUMBERS if low.startswith("số", other.start) else _BESIDE
    return pattern.fullmatch(low, one.end, other.start) is not None


def in_turn(low: str, verb: int, item: _T, inside: Sequence[_T]) -> _T | None:
    """What acts on `item`, where the words beside the `verb` say that two lists go side by side."""
    if not _IN_TURN.search(low, max(0, verb - _REACH), verb + _REACH):
        return None
    before = _listed(low, [other for other in inside if other.end <= verb][::-1])[::-1]
    after = _listed(low, [other for other in inside if other.start >= verb])
    paired = dict(zip(map(id, after), before, strict=True)) if len(before) == len(after) else {}
    return paired.get(id(item))


def _listed(low: str, items: Sequence[_T]) -> list[_T]:
    """The first of `items` and those that stand in one list with it, with their titles."""
    listed = list(items[:1])
    for other in items[1:]:
        first, second = sorted((listed[-1], other), key=lambda item: item.start)
        if not _TITLED.fullmatch(low, first.end, second.start):
            break
        listed.append(other)
    return listed
