"""Which line breaks end a paragraph, and which only end a line (scans, PDF text, wrapped files); which lines
are rows of a table."""

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate, groupby, pairwise, takewhile

from ingest.text.letters import UNSEEN

# What opens a block of its own: list markers, headings, dashes, table rows, the day of publication.
_OPENS = re.compile(
    r"\s*(?:[-+*•–]\s|[IVXLC]+[.)]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s"
    r"|[a-zđ]\d{0,2}\)\s|§|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là\s?[,:]|Điều\s+\d+\s*(?:[.:]|$)"
    r"|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:\s*[|,–-]?\s*\d{1,2}:\d{2})?\s*$"
    r"|(?:Phần|Chương|Mục|Bảng|Phụ lục|PHẦN|CHƯƠNG|MỤC|Số|Căn cứ|Nơi nhận|Trang|TM\.|KT\.)\b)"
)
_DANGLES = re.compile(
    r"(?:[,(/-]|\b(?:và|của|các|những|hoặc|tại|cho|với|từ|đến|trên|dưới|gần|hơn|khoảng|là|đạt|theo|về|trong"
    r"|căn cứ|va|cua|cac|tren|den|dat))\s*$"
)
# Headings may end so, too: `2. Kết quả đạt được`, `Tổ chức thực hiện`.
_MAY_DANGLE = re.compile(r"\b(?:được|thực hiện)\s*$")
_LAST_WORDS = 16
_ENDS = tuple(".:;!?…|/")
_CONTINUES = re.compile(r"\s*[%,;.)\d]")
_AREAS = ("TỈNH ", "THÀNH PHỐ ", "HUYỆN ", "QUẬN ", "THỊ XÃ ")
_WRAP = (40, 110)
_FULL = 0.75


# Between cells that tabs, or at least three spaces, set apart; two of them make a row.
_GAP = re.compile(r"(?<=\S)(?:\t| {3})[\t ]*(?=\S)")
_NARROW = re.compile(r"(?<=\S) {2,}(?=\S)")
_UNBROKEN = "\u00a0\u2007\u202f"
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


_UNSEEN = re.compile(f"[{UNSEEN}]+")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def feeds(text: str) -> str:
    """`text` with a line feed for each carriage return that ends a line alone; of the same length."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


def columns(text: str) -> str:
    """`text` with `|` between the cells of rows that tabs or spaces set apart; of the same length."""
    for odd in _UNBROKEN:
        text = text.replace(odd, " ") if odd in text else text
    if "\t" not in text and "   " not in text:
        return text
    lines: list[str] = []
    for tabbed, group in groupby(text.split("\n"), lambda line: "\t" in line):
        rows = list(group)
        if not tabbed:
            for _, paragraph in groupby(rows, lambda line: bool(line.strip())):
                lines += _spaced(list(paragraph))
            continue
        indented = list(takewhile(lambda row: "\t" not in row.strip(), rows))
        lines += map(_row, indented)
        rows = rows[len(indented) :]
        lines += _tabbed(rows) if rows and _regular(rows) else [_row(line) for line in rows]
    return "\n".join(lines)


def _regular(rows: list[str]) -> bool:
    """Whether each tab ends a cell, so that two of them hold an empty one: the first row leaves none empty
    and none has more cells, or most have as many. In other texts runs of tabs only align the cells."""
    first, *counts = (row.count("\t") for row in rows)
    if not counts or len(_GAP.findall(rows[0])) < 2:
        return False
    full = "\t\t" not in rows[0] and max(counts) <= first
    return full or counts.count(first) * 2 >= len(counts)


def _tabbed(rows: list[str]) -> list[str]:
    return [row.replace("\t", "|") for row in rows]


def _row(line: str) -> str:
    if "|" in line or len(_GAP.findall(line)) < 2:
        return line
    return _GAP.sub(lambda gap: "|" + " " * (len(gap[0]) - 1), line)


def _spaced(lines: list[str]) -> list[str]:
    """The lines of a paragraph of which spaces may make rows. Where several are rows, the first one tells
    where the columns stand, so that rows may leave cells empty or go on in the next line."""
    wide = [number for number, line in enumerate(lines) if "   " in line and len(_GAP.findall(line)) >= 2]
    if len(wide) < 2 or any("|" in line for line in lines):
        return [_row(line) for line in lines]
    first, last = wide[0], wide[-1]
    while last + 1 < len(lines) and lines[last + 1].startswith("  "):
        last += 1
    shown = _shown(lines[first])
    heads = [(shown(match.start()), shown(match.end())) for match in _CELL.finditer(lines[first])]
    table = [_under(line, heads) for line in lines[first : last + 1]]
    return [*lines[:first], *table, *lines[last + 1 :]]


def _shown(line: str) -> Callable[[int], int]:
    """At which place of a line the letter of an index is shown: marks above letters take none."""
    if unicodedata.is_normalized("NFC", line):
        return lambda index: index
    places = [0, *accumulate(not unicodedata.combining(char) for char in line)]
    return places.__getitem__


def _under(line: str, heads: list[tuple[int, int]]) -> str:
    """A row with `|` for each column that its gaps leave out or end, and for those that it is indented by."""
    starts, shown = {start for start, _ in heads}, _shown(line)
    gaps = [(0, len(line) - len(line.lstrip()))] if line[:1] == " " else []
    gaps += [
        gap.span()
        for gap in _NARROW.finditer(line)
        if len(gap[0]) > 2 or not starts.isdisjoint({shown(gap.end()) + off for off in (-1, 0, 1)})
    ]
    letters = list(line)
    for start, end in gaps:
        passed = sum(shown(start) <= head and stop <= shown(end) for head, stop in heads)
        bars = passed + (start > 0)
        letters[start : start + bars] = "|" * bars
    return "".join(letters)


def _width(lines: list[str]) -> int | None:
    """The width at which the document's lines are wrapped, None where they are not."""
    lengths = sorted(len(line) for line in lines if len(line) > 25)
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    return width if _WRAP[0] <= width <= _WRAP[1] else None


def soft_breaks(text: str) -> list[tuple[int, int]]:
    """The line breaks of `text` that end no paragraph, with the spaces around them."""
    raw = text.split("\n")
    seen = unicodedata.normalize("NFC", text)
    if any(char in seen for char in UNSEEN):
        seen = _UNSEEN.sub("", seen)
    lines = [line.strip() for line in seen.split("\n")]
    width = _width(lines)
    soft, at = [], 0
    for number, (line, following) in enumerate(pairwise(lines)):
        at += len(raw[number])
        if line and following and _joins(line, following, width):
            before, after = raw[number], raw[number + 1]
            soft.append((at - len(before) + len(before.rstrip()), at + 1 + len(after) - len(after.lstrip())))
        at += 1
    return soft


def _joins(line: str, following: str, width: int | None) -> bool:
    """Whether `following` goes on with the paragraph of `line`; `width` is that of wrapped lines, if any
    are."""
    if line.isupper() and following.isupper():
        # ỦY BAN NHÂN DÂN / TỈNH AN GIANG
        return line.endswith("DÂN") and following.startswith(_AREAS)
    apart = "|" in line or "|" in following or line.isupper() or _OPENS.match(following)
    if apart or _DANGLES.search(line[-_LAST_WORDS:]):
        return not apart
    if line.endswith(_ENDS):
        return False
    first = following[0]
    if _MAY_DANGLE.search(line[-_LAST_WORDS:]) and not first.isupper():
        return True
    if first.islower() or _CONTINUES.match(following):
        return width is not None or not first.isdigit()
    return width is not None and len(line) + len(following.split(" ", 1)[0]) >= width * _FULL
