"""With which letters the matches of a regular expression can begin."""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]  # the parsed form is exact, if not public
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from ingest.text.letters import small

_Opening = tuple[str, bool]
"""Letters, and whether what follows them in the pattern may be added to them."""

_ANY: _Opening = ("", False)
_EMPTY: _Opening = ("", True)
_ZERO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_CATEGORIES = {codes.CATEGORY_DIGIT: "0", codes.CATEGORY_SPACE: " "}
_MOST = 800
"""Openings up to which it is worth to follow a pattern further."""
_OFTEN = 4
"""How often something that may stand several times is followed."""


def openings(pattern: str) -> frozenset[str]:
    """The shortest small letters of which some stand at the beginning of every match: `0` for any digit,
    ` ` for any space.

    Raises ValueError for a pattern that may begin with anything, or with a space.
    """
    letters = {"".join(map(_kind, text)) for text, _ in _of_sequence(parser.parse(pattern))}
    if any(not text or text[0] == " " for text in letters):
        raise ValueError(f"matches may begin with anything: {pattern[:80]}")
    shortest: list[str] = []
    for text in sorted(letters):  # right before what begins with them
        if not shortest or not text.startswith(shortest[-1]):
            shortest.append(text)
    return frozenset(shortest)


def _kind(letter: str) -> str:
    return "0" if letter.isdecimal() else " " if letter.isspace() else small(letter)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> set[_Opening]:
    found = {_EMPTY}
    for code, argument in items:
        if code is codes.ASSERT and argument[0] > 0:
            # what must follow is followed no further than that
            ahead = {(text, False) for text, _ in _of_sequence(argument[1])}
            found = _joined(found, ahead)
        elif code not in _ZERO_WIDTH:
            found = _joined(found, _of(code, argument))
    return found


def _joined(found: set[_Opening], following: set[_Opening]) -> set[_Opening]:
    """The openings of one thing and another behind it."""
    open_ = {text for text, goes_on in found if goes_on}
    if len(open_) * len(following) > _MOST:
        open_ &= {""}
    joined = {(text + more, goes_on) for text in open_ for more, goes_on in following}
    return joined | {(text, False) for text, goes_on in found if not goes_on or text not in open_}


def _of(code: Any, argument: Any) -> set[_Opening]:
    """The openings of one element of a parsed pattern."""
    if code is codes.LITERAL:
        return {(chr(argument), True)}
    if code is codes.IN:
        return _of_set(argument)
    if code is codes.BRANCH:
        return set().union(*map(_of_sequence, argument[1]))
    if code is codes.SUBPATTERN and not argument[1] & re.IGNORECASE:
        return _of_sequence(argument[3])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        return _of_repeated(*argument)
    return {_ANY}


def _of_repeated(least: int, most: int, repeated: Iterable[tuple[Any, Any]]) -> set[_Opening]:
    once = _of_sequence(repeated)
    found = set() if least else {_EMPTY}
    said = {_EMPTY}
    for times in range(1, min(most, _OFTEN) + 1):
        said = _joined(said, once)
        if times >= least:
            found |= said
    return found if most <= _OFTEN else found | {(text, False) for text, _ in said}


def _of_set(members: Iterable[tuple[Any, Any]]) -> set[_Opening]:
    found: set[_Opening] = set()
    for code, argument in members:
        if code is codes.LITERAL:
            found.add((_kind(chr(argument)), True))
        elif code is codes.RANGE and argument[1] - argument[0] < _MOST:
            found |= {(_kind(chr(letter)), True) for letter in range(argument[0], argument[1] + 1)}
        elif code is codes.CATEGORY and argument in _CATEGORIES:
            found.add((_CATEGORIES[argument], True))
        else:
            return {_ANY}
    return found
