"""Paragraphs from lines: which line goes on with the one before, also over pages."""

import re
from collections.abc import Iterator, Sequence

from ingest.read.placed import Line
from ingest.read.transcript import BEGINS, MARKER, clean

_LONG = 80  # letters from which a line is a paragraph's and no heading
_INDENT = 8.0  # points
_CENTRED = 4.0  # points
_BROKEN = re.compile(r"\w[-/]$")  # a symbol or date that goes on in the next line: `50/NQ-`
_NOTE = re.compile(r"[(\[]?(\d{1,3})(?:[)\]]\s?|\s)(?=[^\W\d])")


def paragraphs(block: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of a block. A line that ends before the block's right edge ends its paragraph, and has
    an empty line after it; what may or may not go on stays on a line of its own."""
    left, right = min(line.left for line in block), max(line.right for line in block)
    text = ""
    for line, following in zip(block, [*block[1:], None], strict=True):
        text += clean(line.text)
        if line.is_row:
            yield text
            text = ""
            continue
        full = following is not None and not following.is_row and line.right + following.first_width >= right
        if following is not None and full and _goes_on(line, following, left, right):
            text += "" if _BROKEN.search(text) else " "
            continue
        yield text
        text = ""
        if following is not None and not full and not line.text.isupper():
            yield ""


def runs_on(last: str, first: str) -> bool:
    """Whether a page's first line goes on with the last one of the page before."""
    apart = last.endswith((".", ";", ":", "!", "?", "…")) or first.isupper()
    return len(last) >= _LONG and not apart and not MARKER.match(first)


def _goes_on(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether a paragraph goes on in the next line, in a block that reaches from `left` to `right`."""
    indented = following.left > line.left + _INDENT
    ended = line.text.isupper() or line.text.endswith((".", "!", "?", "…"))
    titled = (following.text.isupper() and len(following.words) > 1) or bool(BEGINS.match(following.text))
    centred = line.left - left > 1 and abs((line.left - left) - (right - line.right)) < _CENTRED
    set_in = centred and following.left > left + _INDENT  # as the first line of a paragraph is
    return not (indented or ended or titled or set_in or MARKER.match(following.text))


def notes(lines: Sequence[Line]) -> list[str]:
    """The notes at the foot of a page, each with its number in brackets; none where no number begins."""
    found: list[str] = []
    number = 0
    for line in lines:
        mark = _NOTE.match(line.text)
        if mark and (not found or int(mark[1]) == number + 1):
            number = int(mark[1])
            found.append(f"[{number}] {clean(line.text[mark.end() :])}")
        elif found:
            found[-1] += f" {clean(line.text)}"
    return found
