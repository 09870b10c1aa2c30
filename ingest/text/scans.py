"""Numbers as scanning broke them: letters for digits, spaces between digits, `o/o` for a percent sign."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.text.edited import Change

# Letters that character recognition takes for digits, where digits stand beside them: `l00%`, `1.2O0`,
# `7l/71`; in dates and symbols also alone: `30/ll/2023`, `ngày l tháng 6`.
_MISREAD = re.compile(
    r"(?<![\w.,])(?:(?=[lIiOo.,]*\d)[\dlIiOo]+(?:[.,][\dlIiOo]+)*(?= ?%)"
    r"|(?=[lI.O]*\d)[\dlI][\dlIOo]{0,2}(?:\.[\dlIOo]{3})+(?!\w)"
    r"|(?=[lIO]*\d)[\dlI][\dlIO]*(?:,[\dlIO]+)?(?![\w)])"
    r"|(?:(?<=\d[/.-])|(?<=ngày )|(?<=tháng ))[lI]{1,2}(?=[/.-](?:\d|[lI]{1,2}[/.-])| tháng| năm)"
    r"|(?<=[Ss]ố )[lI]{1,3}(?=[/-][A-ZĐ]))"
)
_MIXED = re.compile(
    r"[lIiOo](?:(?<=\d.)|(?=[\dlI.,/ -])(?:(?<=[lIO])[.,]?\d|(?<=[./-][lI])[lI]?[./-]"
    r"|(?<=ố [lI])[lI]{0,2}[ /-]|(?<=ngày [lI])[lI]{0,2}[ /-]|(?<=tháng [lI])[lI]{0,2}[ /-]))"
)
_MEANT = str.maketrans("lIiOo", "11100")

_PERCENT = re.compile(r"(?<=\d) ?[oO0]/[oO0](?![\w/])")
_SIGNS = [f"{left}/{right}" for left in "oO0" for right in "oO0"]
_GAP = re.compile(r"[0-9](?P<gap>[.,]? +,?)(?=[\d/])")
_REACH = 12


class _Join(NamedTuple):
    """A space that breaks a number, by what stands before it and after it."""

    before: re.Pattern[str]
    gap: re.Pattern[str]
    after: re.Pattern[str]


def _join(before: str, after: str, gap: str = " +") -> _Join:
    return _Join(re.compile(f"(?:{before})$"), re.compile(gap), re.compile(after))


# What has a number of its own before a share: `tháng 6, 5% …`, `mức độ 4 5%`.
_NUMBERED = "".join(
    f"(?<!{word} )"
    for word in (
        "quý", "tháng", "ngày", "điều", "Điều", "khoản", "mục", "độ", "cấp", "mức", "bảng", "biểu", "Bảng",
        "loại", r"\d", "đến", "từ",
    )
)  # fmt: skip
_ALONE = rf"(?<![\w.,/-]){_NUMBERED}"
_YEAR_LEAD = r"(?:năm |đoạn |\d/|\d{4} ?- ?)"
_JOINS = (
    _join(rf"{_ALONE}\d", r"(?:\d(?:,\d{1,2})?|00) ?%"),  # `6 0%`
    _join(rf"{_ALONE}10", r"0 ?%"),
    _join(rf"{_ALONE}\d{{1,2}}", r"\d ?%", ", "),  # `52, 7%`
    _join(rf"{_ALONE}\d{{1,3}}", r"\d{1,2} ?%", " ,"),
    _join(
        rf"(?<=[a-zà-ỹ] ){_NUMBERED}[1-9]\d{{0,2}}", r"\d{3}(?![\d.,]) [a-zà-ỹđ]", r"\. +"
    ),  # `có 1. 204 dịch vụ`
    _join(rf"{_YEAR_LEAD}2", r"0[1-4]\d(?!\d|[.,]\d| ?%)"),  # `năm 2 025`
    _join(rf"{_YEAR_LEAD}20", r"[1-4]\d(?!\d|[.,]\d| ?%)"),
    _join(rf"{_YEAR_LEAD}20[1-4]", r"\d(?!\d|[.,]\d| ?%)"),
    _join(r"ngày [0-3]", r"\d(?: tháng |/\d)"),  # `ngày 1 5 tháng 6`
    _join(r"tháng [01]", r"\d(?: năm |/\d)"),
    _join(r"[Ss]ố:? \d", r"\d{1,3}/(?:[A-ZĐ]|20\d\d/)"),  # `số 1 1/CT-UBND`
    _join(r"\d", r"/(?:19|20)\d\d/[A-ZĐ]"),  # `số 27 /2021/QĐ-UBND`
)


def corrected(text: str) -> str:
    """`text` with digits where letters were read for them, of the same length."""
    if not _MIXED.search(text):
        return text
    return _MISREAD.sub(lambda match: match[0].translate(_MEANT), text)


def mended(text: str) -> Iterator[Change]:
    """The changes that join the digits of a number and give it its percent sign, each kind in order."""
    for match in _PERCENT.finditer(text) if any(sign in text for sign in _SIGNS) else ():
        yield match.start(), match.end(), "%"
    for match in _GAP.finditer(text):
        start, end = match.span("gap")
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        if any(_breaks(join, before, match["gap"], after) for join in _JOINS):
            yield start, end, match["gap"].strip()


def _breaks(join: _Join, before: str, gap: str, after: str) -> bool:
    return bool(join.gap.fullmatch(gap) and join.after.match(after) and join.before.search(before))
