"""Administrative levels that a text names."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from ingest.extract.matching.cued import Cued
from ingest.text.letters import CAPITALS
from ingest.text.normalised import Text

ALL = "all"
"""The level of words for all tiers: `các cấp`."""


class LevelMention(NamedTuple):
    """A tier, or `ALL` tiers, named at `[start, end)` of the normalised text."""

    start: int
    end: int
    level: str

    @property
    def levels(self) -> tuple[str, ...]:
        """The tier alone; none where all are named."""
        return () if self.level == ALL else (self.level,)


_COMMUNES = "xã|phường|thị trấn|đặc khu"
_TIERS = {
    # not `chính quyền địa phương hai cấp`, which tells how the country is governed
    ALL: (
        r"(?<!chính quyền )(?<!địa phương )(?:các|cả|cả hai|hai|ba|bốn|0?[234]) cấp"
        r"(?! (?:tỉnh|thành|huyện|quận|xã|phường|ủy|bộ|sở))|mọi cấp"
        # `tại thành phố, quận, huyện và phường, xã`
        r"|(?:tỉnh|thành phố)(?:, (?:các )?(?:quận|huyện|thị xã))+(?:,| và)(?: các)? (?:xã|phường)(?! hội)"
        r"(?:, (?:xã|phường|thị trấn))*"
    ),
    # not `so với cả nước`, `nhất cả nước`, nor an adverbial `trên toàn quốc`
    "national": (
        r"(?:bình quân|trung bình) (?:chung )?(?:của )?(?:cả nước|toàn quốc)|mức chung của cả nước"
        # `thấp hơn so với cả nước (11,9%)`
        r"|cả nước(?= \((?:[^\d()\n]{0,16}\s)?\d)"
        r"|(?<!với )(?<!tới )(?<!đến )tuyến trung ương|toàn quốc đạt"
        r"|(?<!với )(?<!tới )(?<!đến )(?<!ra )(?<!nhất )(?<!đầu )(?<!nhì )(?<!trong )(?<!trên )(?<!hơn )"
        r"(?:tính chung )?cả nước(?! lần thứ)|cả nước(?=\s*\(\s*(?:là |đạt )?\d)"
        r"|việt nam (?:đạt|đứng|xếp|thuộc|nằm trong)"
    ),
    "ministry": r"cấp bộ|các bộ, ngành|bộ, cơ quan ngang bộ|bộ, ngành trung ương|cap bo",
    "province": (
        r"(?:cấp|tuyến|cap|khối) (?:tỉnh|thành phố trực thuộc|tinh)"
        r"|(?:các|khối|khối các) sở, (?:ban, )?ngành(?!, (?:các )?địa phương)"
        r"|các sở(?!,(?! \d))|(?<!các )sở, (?:ban, )?ngành"
        r"(?: (?:cấp )?tỉnh|(?=(?:,| và) (?:ubnd |ủy ban nhân dân )?(?:cấp )?(?:huyện|quận|xã))"
        r"|(?= (?:đạt|là)\b|: \d))"
        r"|trung tâm (?:phục vụ )?hành chính công tỉnh(?!(?:,| và) bộ phận một cửa)"
    ),
    # `tại các huyện, thị xã` says where something is, not whose it is
    # `khi giải thể cấp huyện` tells what has become of the tier
    "district": (
        r"(?<!giải thể )(?<!không còn )(?<!bỏ )(?<!kết thúc )"
        r"(?:cấp|tuyến|cap|khối) (?:quận|huyện|huyen|thị xã)(?:[,/] (?:huyện|thị xã|thành phố)|/huyện)*"
        r"|(?<!tại )(?<!ở )các huyện(?!, )"
        r"|(?<!tại )các huyện, (?:thị xã|thành phố)(?:, (?:thị xã|thành phố))?"
        r"|(?<=cấp tỉnh, )huyện|(?<=cấp tỉnh và )huyện|(?<=tỉnh/)huyện"
        r"|(?:huyện|quận) (?:cao|thấp|kém|yếu|tốt) nhất"
        r"|(?<!tại )các quận(?!, )|quận(?:, |/)huyện(?:(?:, |/)thị xã)?"
        r"|(?<!tại các )(?<!các )huyện, (?:thị xã, )?thành phố|phòng gd&đt|phòng giáo dục"
    ),
    "commune": (
        # `từ đầu năm tới nay xã tiếp nhận 312 hồ sơ`
        r"(?:(?<=nay )|(?<=biết )|(?<=qua )|(?<=, )|(?<=: ))(?:xã|phường) "
        r"(?=(?:đã |đang )?(?:tiếp nhận|giải quyết))|"
        r"(?:cấp|tuyến|cap) (?:xã|phường|xa)(?! hội)"
        # a commune that was named before: `10/12 thôn của xã`, `Xã phấn đấu 95%`
        r"|(?:(?<=của )|(?<=toàn )|(?<=cả ))(?:xã|phường)(?! hội| viên| khác|[,/]| và|\s+[\w-]+,)"
        r"|(?:(?<=\n)|(?<=\. )|(?<=: ))(?:xã|phường) (?=(?:đã|đang|hiện|có|phấn đấu|đặt|cũng|mới)\b)"
        r"|(?:mọi|toàn bộ các|từng) (?:xã|phường)(?!,| hội| viên)"
        r"|xã vùng đồng bào dân tộc"
        r"|(?:xã|phường) (?:cao|thấp|kém|yếu|tốt) nhất"
        # `38 xã miền núi mới đạt dưới 60%`
        r"|(?<=\d )(?:xã|phường) (?=(?:(?:miền núi|vùng \w+|biên giới|ven biển) )?(?:mới|chỉ|đã|còn|vẫn) )"
        r"|(?<!tại )(?<!ở )các (?:xã|phường)(?!,| hội| viên)"
        rf"|(?:(?:cấp|khối|khối các) )?(?:xã|phường)(?:(?:, |/)(?:{_COMMUNES}))+|khối (?:xã|phường)"
        r"|xã, thị trấn|phường, thị trấn"
        r"|(?<=trạm y tế )xã(?!,| hội)"
        r"|(?:(?<=cấp huyện và )|(?<=cấp huyện, )|(?<=tỉnh, huyện, )|(?<=tỉnh, huyện và )"
        r"|(?<=huyện/))(?:các )?xã"
    ),
}
# `thấp hơn bình quân cả nước` tells how a province's figure stands, unless the nation's follows.
_COMPARED = (
    r"(?:với|hơn|bằng|vượt|trên|dưới|lần|nửa|đôi|phần \w+|ngang|kém|thua|so|như|tương đương)\s"
    r"(?:mức )?(?:bình quân|trung bình|mức chung) (?:chung )?(?:của )?"
    r"(?:cả nước|toàn quốc)(?!(?:[^,.;\n%]|,\d){0,40}%)"
    # `36% tổng doanh thu cả nước` is the province's part in the nation's
    r"|(?<=% )(?:của |trong )?tổng [^,;.:()\d%]{0,40}?(?:cả nước|toàn quốc)"
    # with whom somebody is connected: `hội chẩn với các bệnh viện tuyến Trung ương`
    r"|(?:với|tới|đến|từ|của) (?:các )?(?:bệnh viện|cơ sở y tế) tuyến (?:trung ương|trên|tỉnh)"
)
_LEVEL = Cued(
    "|".join(rf"(?P<{level}>(?:{words})\b)" for level, words in {"compared": _COMPARED, **_TIERS}.items())
)

# `cấp thành phố` is the province's tier in a city directly under the government, else that of districts.
_CITY = Cued(r"(?:cấp|khối) thành phố(?! (?:trực thuộc|thuộc))\b")
# Bare names of tiers are tiers where figures are dealt out to them: `ở tỉnh đạt 98%, huyện 91%, xã 77%`.
_BARE = Cued(
    r"(?P<before>tỉnh|huyện|quận|xã|phường)"
    r"(?:\s(?:là|đạt|được|còn|chỉ|mới|chiếm|có))*\s?:?\s(?:(?:trên|hơn|gần|khoảng|dưới|tối thiểu|ít nhất)\s)?"
    r"\d[\d.,]*\s?%"
    r"|(?<=%\s)(?:ở|tại|với|đối với|cho)\s(?P<after>tỉnh|huyện|quận|xã|phường)(?=\s*(?:[,;.)]|$|\n|và\b))"
)
_BARE_LEAD = re.compile(r"(?:^|[,;:(/-]\s?|\b(?:ở|tại|và|còn|với|cho|là)\s)$", re.MULTILINE)
# `huyện và xã đạt lần lượt 89% và 67%`
_IN_TURN = Cued(
    r"(?:tỉnh|huyện|quận|xã|phường)(?:(?:, | và )(?:huyện|quận|xã|phường))+"
    r"(?=\s[^.;\d\n]{0,30}\b(?:lần lượt|tương ứng|theo thứ tự)\b)"
)
_BARE_TIER = re.compile(r"\w+(?=,|\s|$)")
_BARE_LEVELS = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "xã": "commune", "phường": "commune",
}  # fmt: skip
_BARE_REACH = 60
# A body called by its name, of which a figure is: `xã Định Hòa có 92%`, `tại thị xã Hương Trà, 80%`; not
# that of an office (`Công an huyện …`), nor a city directly under the government.
_BODY = Cued(r"(?P<district>huyện|thị xã|quận|thành phố) |(?P<commune>xã(?! hội)|phường|thị trấn|đặc khu) ")
_BODY_LEAD = re.compile(
    r"(?:^(?:[-+*•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)?|[.,;:(]\s|\b(?:ở|tại|của|cả|toàn|riêng|với|còn|là)\s)$",
    re.MULTILINE,
)
_BODY_REACH = 8
_NAME = re.compile(
    # `ở huyện Mai Châu, Hợp tác xã …` says where another body is
    rf"[{CAPITALS}]\w*+(?:\s[{CAPITALS}]\w*+)*+(?!,\s[{CAPITALS}])"
)


def _leads(low: str, match: re.Match[str]) -> bool:
    """Whether the name of the tier opens a part of a list, or follows its figure."""
    return bool(match["after"] or _BARE_LEAD.search(low[max(0, match.start() - _BODY_REACH) : match.start()]))


def bare_tier(words: str) -> tuple[str, ...]:
    """The tier that `words` are the bare name of, as in the head of a column: `Tỉnh`, `Xã, phường`."""
    tier = _BARE_LEVELS.get(re.split(r"[,/]| và ", words.strip())[0].strip())
    return (tier,) if tier else ()


def _dealt(low: str) -> Iterator[LevelMention]:
    """The bare names of tiers in a list that goes through them."""
    tiers = ((match, match.lastgroup or "before") for match in _BARE.finditer(low) if _leads(low, match))
    found = [LevelMention(*match.span(group), _BARE_LEVELS[match[group]]) for match, group in tiers]
    listed = set()
    for one, other in pairwise(found):
        between = low[one.end : other.start]
        if one.level != other.level and len(between) <= _BARE_REACH and "\n" not in between:
            listed |= {one, other}
    yield from (mention for mention in found if mention in listed)


def _in_turn(low: str) -> Iterator[LevelMention]:
    """The bare names of tiers to which figures fall in turn."""
    for listed in _IN_TURN.finditer(low):
        for tier in _BARE_TIER.finditer(low, *listed.span()):
            if tier[0] in _BARE_LEVELS:
                yield LevelMention(*tier.span(), _BARE_LEVELS[tier[0]])


def _bodies(text: Text, cities: tuple[str, ...]) -> Iterator[LevelMention]:
    """The districts and communes that are called by their names, without the one in which another lies
    (`xã Định Hòa, huyện Yên Định`)."""
    inner = -1
    for match in _BODY.finditer(text.low):
        is_city = text.norm.startswith(cities, match.end())
        name = None if is_city else _NAME.match(text.norm, match.end())
        lead = text.low[max(0, match.start() - _BODY_REACH) : match.start()]
        within = text.low[inner : match.start()] == ", " and match.lastgroup == "district"
        if name and not within and _BODY_LEAD.search(lead):
            yield LevelMention(match.start(), name.end(), match.lastgroup or "")
        inner = name.end() if name and match.lastgroup == "commune" else -1


def levels(text: Text, cities: tuple[str, ...], *, city: bool) -> list[LevelMention]:
    """The tiers that the text names, in order. `cities` are the names of those directly under the
    government; `city` says that the text is of one."""
    low = text.low
    found = (m for m in _LEVEL.finditer(low) if m.lastgroup != "compared")
    named = [LevelMention(m.start(), m.end(), m.lastgroup or "") for m in found]
    own = "province" if city else "district"
    named += [LevelMention(m.start(), m.end(), own) for m in _CITY.finditer(low)]
    starts = {mention.start for mention in named}
    named += [mention for mention in chain(_dealt(low), _in_turn(low)) if mention.start not in starts]
    named += _bodies(text, cities)
    return sorted(named, key=lambda mention: mention.start)
