"""Lists of which each entry acts on the one in its place: `A và B lần lượt thay thế C và D`."""

import re
from collections.abc import Sequence
from typing import TypeVar

from ingest.extract.instruments.acts import Named

_T = TypeVar("_T", bound=Named)

_IN_TURN = re.compile(r"\blần lượt\b")
_REACH = 20
"""Characters before and behind a verb in which it is said that two lists go side by side."""
_JOINED = re.compile(r"[^;.:]{0,200}?(?:,|\bvà|\bcùng|\bcùng với)\s+(?:các\s+)?")


def in_turn(low: str, verb: int, item: _T, inside: Sequence[_T]) -> _T | None:
    """What acts on `item`, where the words before the `verb` say that two lists go side by side."""
    if not _IN_TURN.search(low, max(0, verb - _REACH), verb + _REACH):
        return None
    before = _listed(low, [other for other in inside if other.end <= verb][::-1])[::-1]
    after = _listed(low, [other for other in inside if other.start >= verb])
    paired = dict(zip(map(id, after), before, strict=True)) if len(before) == len(after) else {}
    return paired.get(id(item))


def _listed(low: str, items: Sequence[_T]) -> list[_T]:
    """The first of `items` and those that stand in one list with it, in the same direction."""
    listed = list(items[:1])
    for other in items[1:]:
        first, second = sorted((listed[-1], other), key=lambda item: item.start)
        if not _JOINED.fullmatch(low, first.end, second.start):
            break
        listed.append(other)
    return listed
