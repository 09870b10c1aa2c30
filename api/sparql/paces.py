"""How long queries take, as far as that is known before they run."""

import re
from collections import OrderedDict
from enum import Enum, auto

SLOW = 0.5
"""Seconds after which a query is a slow one."""

REMEMBERED = 1024
"""Slow queries, and shapes of quick ones, that are known again."""

_CONSTANTS = re.compile(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|\d+|#[^\n<>]*$", re.MULTILINE)


class Pace(Enum):
    """What is known of a query that is to run."""

    QUICK = auto()
    UNKNOWN = auto()
    SLOW = auto()


class Paces:
    """What earlier queries have taught. A query is slow if the same text was, the last time; it is quick if
    one was that differs in constants only. So a program's questions are known by their shape, and nobody
    makes another's slow. Hashes are kept, as texts may be large."""

    def __init__(self) -> None:
        self._slow: OrderedDict[int, None] = OrderedDict()
        self._quick: OrderedDict[int, None] = OrderedDict()

    def of(self, text: str) -> Pace:
        """What is known of the query `text`."""
        if hash(text) in self._slow:
            return Pace.SLOW
        return Pace.QUICK if _shape(text) in self._quick else Pace.UNKNOWN

    def learn(self, text: str, seconds: float) -> None:
        """The query `text` has run for so long."""
        shape = _shape(text)
        if seconds < SLOW:
            self._slow.pop(hash(text), None)
            _remember(self._quick, shape)
        else:
            self._quick.pop(shape, None)
            _remember(self._slow, hash(text))


def _shape(text: str) -> int:
    return hash(_CONSTANTS.sub("", text))


def _remember(known: OrderedDict[int, None], item: int) -> None:
    known[item] = None
    known.move_to_end(item)
    if len(known) > REMEMBERED:
        known.popitem(last=False)
