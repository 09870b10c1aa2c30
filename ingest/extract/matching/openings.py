"""With which letters the matches of a regular expression can begin."""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]  # the parsed form is exact, if not public
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_Opening = tuple[str, bool]
"""Letters, and whether what follows them in the pattern may be added to them."""

_ANY: _Opening = ("", False)
_ZERO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_MOST = 400
"""Openings up to which it is worth to follow the alternatives of a pattern further."""


def openings(pattern: str) -> frozenset[str]:
    """The shortest letters of which some stand at the beginning of every match; `0` stands for any digit.

    Raises ValueError for a pattern that may begin with anything.
    """
    letters = {text if not text[:1].isdigit() else "0" for text, _ in _of_sequence(parser.parse(pattern))}
    if "" in letters:
        raise ValueError(f"matches may begin with anything: {pattern[:80]}")
    return frozenset(a for a in letters if not any(a != b and a.startswith(b) for b in letters))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> set[_Opening]:
    found: set[_Opening] = {("", True)}
    for code, argument in items:
        if code in _ZERO_WIDTH:
            continue
        following = _of(code, argument)
        joined = {text for text, open_ in found if open_}
        if not joined or len(joined) * len(following) > _MOST:
            break
        closed = {opening for opening in found if not opening[1]}
        found = closed | {(text + more, open_) for text in joined for more, open_ in following}
    return found


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
        least, most, repeated = argument
        once = {(text, open_ and most == 1) for text, open_ in _of_sequence(repeated)}
        return once if least else once | {("", True)}
    return {_ANY}


def _of_set(members: Iterable[tuple[Any, Any]]) -> set[_Opening]:
    found: set[_Opening] = set()
    for code, argument in members:
        if code is codes.LITERAL:
            found.add((chr(argument), True))
        elif code is codes.RANGE and argument[1] - argument[0] < _MOST:
            found |= {(chr(letter), True) for letter in range(argument[0], argument[1] + 1)}
        elif (code, argument) == (codes.CATEGORY, codes.CATEGORY_DIGIT):
            found.add(("0", True))
        else:
            return {_ANY}
    return found
