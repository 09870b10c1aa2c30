"""The letters of a PDF page as they are meant: turned upright, printed once, on their line."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, product
from typing import Any

from pdfplumber.page import Page

from ingest.read import fonts

_RAISED = 0.9  # times the size of the letters around, a letter that may stand higher or lower
_DEPTH = 0.2  # times the size of a letter, how deep it goes below its line
_ON_LINE = 0.02  # times the size of a letter; what stands higher is raised
_PLACE = ("top", "bottom", "doctop")
_NEAR = list(product((-1, 0, 1), repeat=2))  # points


def upright(page: Page) -> Page:
    """The page as it is read, with the letters that its fonts show and without the marks of notes."""
    page = _turned(page)
    _set_alike([char for char in page.chars if char["upright"]])
    again = _printed_again(page.chars) | _set_on_the_line(page.chars)
    found = page.filter(lambda thing: thing.get("upright", True) and id(thing) not in again)
    for char in found.chars:
        char["text"] = fonts.seen(char["text"], char["fontname"])
    return found


def _set_alike(chars: Sequence[dict[str, Any]]) -> None:
    """Give letters on one line one height, whatever their fonts say of how deep letters go: a program takes
    the Vietnamese letters that a font lacks from another one. What is raised above the line stays so."""
    deep = {char["fontname"]: depth for char in chars if (depth := _depth(char)) <= _ON_LINE}
    for char in chars:
        own = _depth(char)
        lower = ((own if own <= _ON_LINE else deep.get(char["fontname"], -_DEPTH)) + _DEPTH) * char["size"]
        char |= {name: char[name] + lower for name in _PLACE}


def _depth(char: dict[str, Any]) -> float:
    """How far a letter's box goes above the line, times its size; below where negative."""
    return float((char["y0"] - char["matrix"][5]) / (char["size"] or 1))


def _printed_again(chars: Sequence[dict[str, Any]]) -> frozenset[int]:
    """The letters that stand on ones like them: bold type made by printing twice."""
    seen: set[tuple[str, int, int]] = set()
    again: set[int] = set()
    for char in chars:
        x, y = round(char["x0"]), round(char["top"])
        if any((char["text"], x + right, y + down) in seen for right, down in _NEAR):
            again.add(id(char))
        seen.add((char["text"], x, y))
    return frozenset(again)


def _set_on_the_line(chars: Sequence[dict[str, Any]]) -> frozenset[int]:
    """Put small letters that stand higher or lower (`m2`, `CO2`) on their line. Given are those that are
    marks of notes, raised figures behind anything but an `m`."""
    marks: set[int] = set()
    line: dict[str, Any] = {}
    for before, char in pairwise(chars):
        line = line or before
        if _leads(before, char):
            before |= {name: char[name] for name in _PLACE}
        if not _touches(before, char) or char["size"] > _RAISED * line["size"]:
            line = char
            continue
        raised = line["bottom"] - char["bottom"] > line["size"] / 8
        if raised and line["text"] != "m" and (char["text"].isdigit() or char["text"] in "()[]*"):
            marks.add(id(char))
        char |= {name: line[name] for name in _PLACE}
    return frozenset(marks)


def _leads(before: dict[str, Any], char: dict[str, Any]) -> bool:
    """Whether a letter is the raised figure that begins a note."""
    apart = float(char["x0"]) - float(before["x1"])
    beside = before["top"] < char["top"] < before["bottom"]
    small = before["size"] < _RAISED * char["size"]
    return bool(before["text"].isdigit() and small and beside and 0 <= apart < char["size"])


def _touches(before: dict[str, Any], char: dict[str, Any]) -> bool:
    apart = abs(float(char["x0"]) - float(before["x1"]))
    beside = char["top"] < before["bottom"] and before["top"] < char["bottom"]
    return bool(beside and apart < before["size"] / 4)


def _turned(page: Page) -> Page:
    """The page as it is read: one whose text runs up, down or upside down is turned."""
    turns = Counter(_turn(*char["matrix"][:2]) for char in page.chars)
    turn, count = next(iter(turns.most_common(1)), (0, 0))
    if not turn or count * 2 <= len(page.chars):
        return page
    page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
    page.page_obj.attrs["Rotate"] = page.page_obj.rotate
    return Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _turn(across: float, up: float) -> int:
    """How many degrees set a letter upright whose line runs so far across, and up, the page."""
    if abs(up) > abs(across):
        return 90 if up > 0 else 270
    return 180 if across < 0 else 0
