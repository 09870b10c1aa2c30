"""Mentions of legal instruments by symbol, or by type and number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.text.letters import fold
from ingest.text.normalised import Text
from ontology.concepts import Instrument, Vocabulary

_TYPES = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Quyết định", "Nghị quyết", "Chỉ thị", "Kế hoạch",
    "Chương trình hành động", "Chương trình", "Đề án", "Thông tư liên tịch", "Thông tư", "Công văn", "Kết luận",
    "Văn bản", "Hướng dẫn", "Quy định", "Báo cáo", "Tờ trình", "Thông báo", "Công điện",
)  # fmt: skip
_TYPE_IDS = {
    "bo luat": "law", "luat": "law", "phap lenh": "ordinance", "nghi dinh": "decree", "quyet dinh": "decision",
    "nghi quyet": "resolution", "chi thi": "directive", "ke hoach": "plan", "chuong trinh hanh dong": "programme",
    "chuong trinh": "programme", "de an": "scheme", "thong tu lien tich": "circular", "thong tu": "circular",
    "cong van": "official-letter", "van ban": "official-letter", "ket luan": "conclusion",
    "qd": "decision", "nq": "resolution", "nd": "decree", "ct": "directive", "kh": "plan",
}  # fmt: skip
_BY_ABBREVIATION = {
    "QĐ": "decision", "NQ": "resolution", "NĐ": "decree", "CT": "directive", "KH": "plan", "CTr": "programme",
    "CTHĐ": "programme", "CTHD": "programme", "TT": "circular", "TTLT": "circular", "KL": "conclusion", "ĐA": "scheme",
    "PL": "ordinance", "CV": "official-letter",
}  # fmt: skip
# Papers that carry a number but are no instruments.
_PAPERS = {"TTr", "BC", "HD", "TB", "BB", "GM", "CĐ"}
_ACCENTS = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "TTG": "TTg", "DA": "ĐA", "BTTTT": "BTTTT", "CTHD": "CTHĐ", "Ttg": "TTg"}

_DATE = (
    r"(?P<{0}d>\d{{1,2}})\s*[/.-]\s*(?P<{0}m>\d{{1,2}})\s*[/.-]\s*(?P<{0}y>\d{{4}})"
    r"|(?P<{0}dd>\d{{1,2}})\s+(?:tháng|thang)\s+(?P<{0}mm>\d{{1,2}})\s+(?:năm|nam)\s+(?P<{0}yy>\d{{4}})"
)
_TYPE = "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in _TYPES)
_SYMBOL = r"\d{1,5}(?:/(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]{0,7}\d{0,2}(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđ&.]{0,9}\b)*"
_FULL = re.compile(
    rf"(?:(?P<type>\b(?i:{_TYPE}|luat|nghi dinh|quyet dinh|nghi quyet|chi thi|ke hoach|thong tu|cong van)\b|\b(?:QĐ|NQ|NĐ|CT|KH)\b)"
    rf"(?P<title>(?:\s+(?!số\b|so\b|ngày\b|(?:{_TYPE})\b)[^\W\d]+){{0,12}}?)\s*:?\s*)?(?P<number>\b(?:[Ss]ố|SỐ|so)\s*:?\s*)?(?<![\w/-])(?P<symbol>{_SYMBOL})(?![\w])"
    rf"(?P<date>\s*,?\s*(?:(?:ban hành|ký|ra)\s+)?(?:ngày|ngay)\s+(?:{_DATE.format('')}))?"
)
_SHORT = re.compile(
    rf"(?P<type>\b(?:{_TYPE}|QĐ|NQ)\b)\s+(?P<number>(?:số\s+)?)(?P<n>\d{{1,5}})(?![\w%]|[./-]\w|,\d|\s*(?:chỉ tiêu|mục tiêu|nhiệm vụ))"
    rf"(?P<date>\s*,?\s*(?:ban hành\s+)?(?:ngày|ngay)\s+(?:{_DATE.format('')}))?"
)
_ISSUERS = (
    (re.compile(r"\b(?:tỉnh ủy|thành ủy|đảng bộ tỉnh|đảng bộ thành phố|tỉnh uỷ|thành uỷ)\b"), "TU", {"resolution": "NQ", "directive": "CT", "conclusion": "KL", "programme": "CTr", "plan": "KH"}, "-", "/"),
    (re.compile(r"\b(?:bộ chính trị|ban bí thư|trung ương đảng|ban chấp hành trung ương)\b"), "TW", {"resolution": "NQ", "directive": "CT", "conclusion": "KL"}, "-", "/"),
    (re.compile(r"\bthủ tướng(?: chính phủ)?\b"), "TTg", {"decision": "QĐ", "directive": "CT"}, "/", "-"),
    (re.compile(r"\b(?:hội đồng nhân dân|hđnd)\b"), "HĐND", {"resolution": "NQ"}, "/", "-"),
    (re.compile(r"\b(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\b"), "UBND", {"decision": "QĐ", "plan": "KH", "directive": "CT"}, "/", "-"),
    (re.compile(r"\bchính phủ\b"), "CP", {"resolution": "NQ"}, "/", "-"),
)  # fmt: skip
_ISSUED_ON = re.compile(rf"(?:ngày|ngay)\s+(?:{_DATE.format('')})[^;.\n]{{0,70}}\bban hành\s*$", re.IGNORECASE)
_ISSUER_REACH = 90
_PROVINCIAL = re.compile(r"(?:TU|HĐND|UBND|[-/]S[A-ZĐ]{1,6})(?:$|-)")


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at `[start, end)` of the normalised text; `full` where its symbol stands there."""

    start: int
    end: int
    symbol: str
    type: str
    date: str | None
    full: bool

    @property
    def provincial(self) -> bool:
        """Whether a province's body issued it."""
        return bool(_PROVINCIAL.search(self.symbol))


def _canonical(symbol: str) -> str:
    pieces = re.split(r"([-/])", re.sub(r"\s", "", symbol))
    return "".join(_ACCENTS.get(piece, piece) for piece in pieces)


def _type(word: str | None, symbol: str) -> str | None:
    letters = [piece for piece in re.split(r"[-/]", symbol) if piece and not piece[0].isdigit()]
    if not letters or set(letters) & _PAPERS:
        return None
    if letters[0] in _BY_ABBREVIATION:
        return _BY_ABBREVIATION[letters[0]]
    if re.fullmatch(r"QH\d+", letters[0]):
        return "ordinance" if word and fold(word).startswith("phap lenh") else "resolution" if word and fold(word) == "nghi quyet" else "law"
    named = _TYPE_IDS.get(fold(word)) if word else None
    if named:
        return named
    return "official-letter" if len(letters) >= 1 and letters[0].isupper() and len(letters[0]) >= 3 else None


def _iso(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    day, month, year = (g["d"], g["m"], g["y"]) if g["d"] else (g["dd"], g["mm"], g["yy"])
    if not day or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def _full(text: Text) -> Iterator[Mention]:
    for match in _FULL.finditer(text.norm):
        symbol = _canonical(match["symbol"])
        word = match["type"]
        kind = _type(word, symbol)
        if kind is None:
            continue
        start = match.start("number") if match["number"] else match.start("symbol")
        title = match["title"]
        if word and (not title or kind in ("law", "ordinance")):
            start = match.start("type")
        end = match.end("date") if match["date"] else match.end("symbol")
        dated = match if match["date"] else _ISSUED_ON.search(text.norm[max(0, start - 110) : start])
        yield Mention(start, end, symbol, kind, _iso(dated) if dated else None, full=True)


def _key(kind: str, number: str) -> tuple[str, int]:
    return kind, int(number)


def _register(vocabulary: Vocabulary, place: str | None) -> dict[str, Instrument]:
    """The register's instruments by folded alias; a province's own only for its own documents."""
    return {
        fold(alias): instrument
        for instrument in vocabulary.instruments.values()
        if instrument.place in (None, place)
        for alias in instrument.aliases
    }


def _issued(low: str, match: re.Match[str], kind: str, number: str) -> str | None:
    """The symbol that a number has by its issuer, who is named after or before it."""
    after = re.split(r"[;.\n]", low[match.end() : match.end() + _ISSUER_REACH])[0]
    before = re.split(r"[;.\n]", low[max(0, match.start() - _ISSUER_REACH) : match.start()])[-1]
    for side in (after, before):
        found = [
            (m.start() if side is after else -m.start(), name, kinds, first, second)
            for pattern, name, kinds, first, second in _ISSUERS
            if kind in kinds and (m := pattern.search(side))
        ]
        if found:
            _, name, kinds, first, second = min(found)
            return f"{number}{first}{kinds[kind]}{second}{name}"
    return None


def _short(text: Text, full: Mapping[tuple[str, int], str], vocabulary: Vocabulary, place: str | None) -> Iterator[Mention]:
    register = _register(vocabulary, place)
    dated = {(i.type, i.symbol.split("/")[0].split("-")[0].lstrip("0"), str(i.date)): i.symbol for i in vocabulary.instruments.values() if i.place in (None, place)}
    for match in _SHORT.finditer(text.norm):
        kind = _TYPE_IDS.get(fold(" ".join(match["type"].split())))
        if kind is None:
            continue
        number = match["n"]
        date = _iso(match) if match["date"] else None
        alias = register.get(fold(f"{match['type']} {number}")) or register.get(fold(f"{match['type']} {int(number)}"))
        symbol = full.get(_key(kind, number))
        if symbol is None and date:
            symbol = dated.get((kind, number.lstrip("0"), date)) or _issued(text.low, match, kind, number)
        if symbol is None and alias:
            symbol = alias.symbol
        if symbol is None and not date:
            symbol = _issued(text.low, match, kind, number) if match["number"] else None
        if symbol:
            yield Mention(match.start(), match.end("date") if date else match.end("n"), symbol, kind, date, full=False)


def references(text: Text, vocabulary: Vocabulary, place: str | None, issued: str | None, header_end: int) -> list[Mention]:
    """The instruments named in the text, in order. The document's own number, which stands in its header
    before `header_end`, has the date of issue."""
    found = []
    numbers: dict[tuple[str, int], str] = {}
    for mention in _full(text):
        own = mention.end <= header_end and re.match(r"(?i)số", text.norm[mention.start : mention.end]) and not mention.date
        found.append(Mention(mention.start, mention.end, mention.symbol, mention.type, issued, full=True) if own else mention)
        numbers.setdefault(_key(mention.type, re.match(r"\d+", mention.symbol)[0]), mention.symbol)  # type: ignore[index]  # symbols begin with digits
    taken = {position for mention in found for position in range(mention.start, mention.end)}
    found += [m for m in _short(text, numbers, vocabulary, place) if m.start not in taken and m.end - 1 not in taken]
    return sorted(found, key=lambda m: m.start)
