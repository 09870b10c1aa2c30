"""How many goals and tasks an instrument has: `Nghị quyết đề ra 20 mục tiêu và 40 nhiệm vụ, giải pháp`."""

import re

from ingest.extract.grounds import Ground, Rule, Words

_NOUNS = {
    "Goal": r"(?:nhóm )?(?:mục tiêu|chỉ tiêu|muc tieu|chi tieu)",
    "TaskGroup": r"nhóm (?:\w+ ){0,2}?(?:nhiệm vụ|giải pháp)",
    "Task": r"(?:nhiệm vụ|giải pháp|nhiem vu|giai phap)",
}
_COUNTED = re.compile(rf"\s*(?:{'|'.join(rf'(?P<{kind}>{nouns})' for kind, nouns in _NOUNS.items())})\b")
# What the instrument does with them; else a text counts some that it speaks of.
_SETS = re.compile(
    r"\b(?:xác định|đề ra|đặt ra|đặt|nêu(?: ra| rõ)?|(?:bao )?gồm(?: có)?|đưa ra|giao|có|với|quy định|chia"
    r"|phân|vạch ra|xac dinh|de ra|dat ra|neu|gom|co|voi)\b"
)
_DONE = (
    r"(?:hoàn thành|hoàn tất|đạt|vượt|đang|chưa|chậm|quá hạn|đã|còn|dở dang|trễ|tồn đọng|về đích"
    r"|cán đích|xong|cần|khó|có nguy cơ|không)"
)
_STANDING = re.compile(rf"[^,;.:()]*\b{_DONE}\b")
_COUNTED_DONE = re.compile(rf"\b{_DONE}\s+(?:được\s+)?$")
_REACH = 24


def numbers(low: str, number: Words, start: int, end: int) -> tuple[str, Ground] | None:
    """What the count at `number` in the words `[start, end)` is of, where it tells how many goals or tasks
    an instrument has: `Goal`, `Task` or `TaskGroup`. None for those that are done, late or under way."""
    counted = _COUNTED.match(low, number[1], end)
    sets = _SETS.search(low, start, number[0])
    if counted is None or counted.lastgroup is None or sets is None:
        return None
    done = _COUNTED_DONE.search(low, max(start, number[0] - _REACH), number[0])
    if done or _STANDING.match(low, counted.end(), end):
        return None
    return counted.lastgroup, Ground(Rule.SETS_NUMBER, (sets.span(), counted.span(counted.lastgroup)))
