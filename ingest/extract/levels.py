"""Administrative levels that a text names."""

from dataclasses import dataclass

from ingest.extract.cued import Cued
from ingest.text.normalised import Text


@dataclass(frozen=True, slots=True)
class LevelMention:
    """A tier named at `[start, end)` of the normalised text."""

    start: int
    end: int
    level: str


_TIERS = {
    # not `so với cả nước`, `nhất cả nước`, nor an adverbial `trên toàn quốc`
    "national": (
        r"(?:bình quân|trung bình) (?:chung )?(?:của )?(?:cả nước|toàn quốc)|mức chung của cả nước"
        r"|(?<!với )(?<!tới )(?<!đến )tuyến trung ương|toàn quốc đạt"
        r"|(?<!với )(?<!tới )(?<!đến )(?<!ra )(?<!nhất )(?<!đầu )(?<!nhì )(?<!trong )(?<!trên )(?<!hơn )"
        r"(?:tính chung )?cả nước(?! lần thứ)|việt nam (?:đạt|đứng|xếp|thuộc|nằm trong)"
    ),
    "ministry": r"cấp bộ|các bộ, ngành|bộ, cơ quan ngang bộ|bộ, ngành trung ương|cap bo",
    "province": (
        r"(?:cấp|tuyến|cap|khối) (?:tỉnh|thành phố trực thuộc|tinh)|các sở, (?:ban, )?ngành"
        r"|các sở(?!,)|sở, (?:ban, )?ngành(?: (?:cấp )?tỉnh)?|trung tâm (?:phục vụ )?hành chính công tỉnh"
    ),
    # `tại các huyện, thị xã` says where something is, not whose it is
    "district": (
        r"(?:cấp|tuyến|cap|khối) (?:quận|huyện|huyen)|(?<!tại )(?<!ở )các huyện(?!, )"
        r"|(?<!tại )các huyện, (?:thị xã|thành phố)(?:, (?:thị xã|thành phố))?"
        r"|(?<=cấp tỉnh, )huyện|(?<=cấp tỉnh và )huyện|quận, huyện(?:, thị xã)?"
        r"|(?<!tại các )(?<!các )huyện, (?:thị xã, )?thành phố|phòng gd&đt|phòng giáo dục"
    ),
    "commune": (
        r"(?:cấp|tuyến|cap|khối) (?:xã|phường|xa)(?! hội)"
        r"|(?<!tại )(?<!ở )các (?:xã|phường)(?!,| hội| viên)"
        r"|xã, phường(?:, thị trấn)?|phường, xã(?:, thị trấn)?|xã, thị trấn"
        r"|(?:(?<=cấp huyện và )|(?<=cấp huyện, )|(?<=tỉnh, huyện, )|(?<=tỉnh, huyện và ))(?:các )?xã"
    ),
}
_LEVEL = Cued("|".join(rf"(?P<{level}>(?:{pattern})\b)" for level, pattern in _TIERS.items()))


def levels(text: Text) -> list[LevelMention]:
    """The tiers that the text names, in order."""
    return [LevelMention(m.start(), m.end(), m.lastgroup or "") for m in _LEVEL.finditer(text.low)]
