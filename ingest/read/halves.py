"""The halves of a letterhead, and of what stands below a document: who receives it, and who signs."""

import re
from collections.abc import Iterator, Sequence

from ingest.read.placed import GUTTER, Line
from ingest.read.transcript import MARKER, STATE_MARKS

_AROUND = 4  # lines from the first one within which both halves begin
_FAR = 3.0  # times the height of the letters; what is farther down belongs to neither half
# What stands below a letterhead: the kind of document, whom a letter is for, or the first point.
_BELOW = re.compile(
    r"Kính gửi|(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|BÁO CÁO|CHƯƠNG TRÌNH|ĐỀ ÁN"
    rf"|THÔNG (?:BÁO|TƯ)|KẾT LUẬN|TỜ TRÌNH|HƯỚNG DẪN|CÔNG ĐIỆN|GIẤY MỜI|PHỤ LỤC)\b|{MARKER.pattern}"
)


def halves(lines: Sequence[Line], at: int) -> tuple[int, float] | None:
    """How far down halves stand beside each other from a line on, and the place between them; None where it
    begins none. The lines of one need not be at the height of those of the other."""
    gap = _gap(list(lines[at : at + _AROUND]))
    if gap is None:
        return None
    sides: list[tuple[Line | None, Line | None]] = []
    for line in _together(lines[at:]):
        parts = parted(line, *gap)
        if parts is None:
            break
        gap = parts
        sides.append(line.split(sum(gap) / 2))
    if not (any(left for left, _ in sides) and any(right for _, right in sides)):
        return None
    end = max(index for index, (left, _) in enumerate(sides) if left) + 1
    return at + end, sum(gap) / 2


def parted(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """What a line leaves of a gap; None where it goes across."""
    before = [word.right for word in line.words if word.left < (left + right) / 2]
    after = [word.left for word in line.words if word.left >= (left + right) / 2]
    left, right = max([left, *before]), min([right, *after])
    height = line.words[0].bottom - line.words[0].top
    return (left, right) if right - left > GUTTER * height / 2 else None


def _gap(lines: Sequence[Line]) -> tuple[float, float] | None:
    """What lies between a mark of one half and what stands beside it, where the first line is of either."""
    parts = [list(_parts(line)) for line in lines]
    mark = next((part for line in parts for part in line if part.text.startswith(STATE_MARKS)), None)
    if mark is None or not (mark in parts[0] or lines[0].text.isupper()):
        return None
    others = [part for line in parts for part in line if part.right < mark.left or part.left > mark.right]
    if not others:
        return None
    other = min(others, key=lambda part: abs(part.top - mark.top))
    return (other.right, mark.left) if other.right < mark.left else (mark.right, other.left)


def _parts(line: Line) -> Iterator[Line]:
    """What wide gaps set apart, and a mark from what stands close before it."""
    for part in line.parts():
        texts = [" ".join(word.text for word in part.words[at:]) for at in range(len(part.words))]
        at = next((at for at, text in enumerate(texts) if text.startswith(STATE_MARKS)), 0)
        yield from (Line(words) for words in (part.words[:at], part.words[at:]) if words)


def _together(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines down to one that is far from the others, or begins the text below a letterhead."""
    receivers = False
    for line, before in zip(lines, [lines[0], *lines], strict=False):
        texts = [part.text for part in line.parts()]
        receivers = receivers or any("Nơi nhận" in text for text in texts)
        begins = any(map(_BELOW.match, texts))
        if line.top - before.bottom > _FAR * (line.bottom - line.top) or (begins and not receivers):
            return
        yield line
