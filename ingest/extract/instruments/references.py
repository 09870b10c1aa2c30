"""Mentions of legal instruments by symbol, or by type and number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.extract.grounds import Rule
from ingest.extract.instruments.symbols import (
    DATE,
    ISSUERS,
    SYMBOL,
    TYPE,
    TYPE_IDS,
    canonical,
    iso_date,
    type_of,
)
from ingest.extract.matching.cued import Cued
from ingest.text.letters import fold
from ingest.text.normalised import Text
from ontology.concepts import Instrument, Vocabulary

# `, ban hành ngày 3/6/2020`, `(khóa XX) ngày …`, `(ngày 3/6/2020)`, `(3/6/2020)`.
_DATED = (
    r"\s*,?\s*(?:\([Kk]h[óo][áa]? [^()\n]{1,10}\)\s*,?\s*)?"
    rf"(?:(?:(?:ban hành|ký|ra)\s+)?\(?(?:ngày|ngay)\s+|\((?=\d{{1,2}}[/.-]))(?:{DATE})\)?"
)
_SYMBOL = Cued(rf"(?<![/-])(?:{SYMBOL})(?!\w)")
# What no type or title before a symbol goes over, and how far these reach.
_APART = re.compile(r"\d|[^\w\s:]")
_TITLE_REACH = 250
_FULL = re.compile(
    rf"(?<!\w)(?:(?P<type>\b(?i:{TYPE}|luat|nghi dinh|quyet dinh|nghi quyet|chi thi|ke hoach|thong tu"
    rf"|cong van)\b|\b(?:QĐ|NQ|NĐ|CT|KH)\b)"
    rf"(?P<title>(?:\s+(?!số\b|so\b|ngày\b"
    rf"|(?:{TYPE})\b)[^\W\d]+){{0,12}}?)\s*:?\s*)?(?P<number>\b(?:[Ss]ố|SỐ"
    rf"|so)\s*:?\s*)?(?<![\w/-])(?P<symbol>{SYMBOL})(?![\w])"
    rf"(?P<date>{_DATED})?"
)
_SHORT = Cued(
    rf"(?P<type>\b(?:{TYPE}|QĐ|NQ)\b)\s+(?P<number>(?:số\s+)?)(?P<n>\d{{1,5}})(?![\w%]|[./-]\w"
    rf"|,\d|\s*(?:chỉ tiêu|mục tiêu|nhiệm vụ))"
    rf"(?P<date>{_DATED})?"
)
_ISSUED_ON = re.compile(rf"(?:ngày|ngay)\s+(?:{DATE})[^;.\n]{{0,70}}\bban hành\s*$", re.IGNORECASE)
_ISSUER_REACH = 90
_OF = re.compile(r"\s+(?:của|do)\s")
_PROVINCIAL = re.compile(r"(?:TU|HĐND|UBND|[-/]S[A-ZĐ]{1,6})(?:$|-)")


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at `[start, end)` of the normalised text, recognised by `rule`."""

    start: int
    end: int
    symbol: str
    type: str
    date: str | None
    rule: Rule = Rule.SYMBOL

    @property
    def full(self) -> bool:
        """Whether its symbol stands there."""
        return self.rule is Rule.SYMBOL

    @property
    def provincial(self) -> bool:
        """Whether a province's body issued it."""
        return bool(_PROVINCIAL.search(self.symbol))


def _symbols(norm: str) -> Iterator[re.Match[str]]:
    """The matches of `_FULL`, which are sought only around symbols."""
    at = 0
    for symbol in _SYMBOL.finditer(norm):
        if symbol.start() < at:
            continue
        begin = max(at, symbol.start() - _TITLE_REACH)
        for apart in _APART.finditer(norm, begin, symbol.start()):
            begin = apart.end()
        match = _FULL.search(norm, begin)
        if match:
            yield match
            at = match.end()


def _full(text: Text) -> Iterator[Mention]:
    for match in _symbols(text.norm):
        symbol = canonical(match["symbol"])
        word = match["type"]
        kind = type_of(word, symbol)
        if kind is None:
            continue
        start = match.start("number") if match["number"] else match.start("symbol")
        title = match["title"]
        if word and (not title or kind in ("law", "ordinance")):
            start = match.start("type")
        end = _date_end(match) if match["date"] else match.end("symbol")
        dated = match if match["date"] else _ISSUED_ON.search(text.norm[max(0, start - 110) : start])
        yield Mention(start, end, symbol, kind, iso_date(dated) if dated else None)


def _date_end(match: re.Match[str]) -> int:
    """Where the date of a mention ends, without a bracket that was opened before it."""
    stray = match["date"].endswith(")") and "(" not in match["date"]
    return match.end("date") - stray


def _key(kind: str, number: str) -> tuple[str, int]:
    return kind, int(number)


class Register:
    """The register's instruments, by how documents of a place call them: the central ones and its own."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._aliases: dict[str | None, dict[str, Instrument]] = {}
        self._dates: dict[str | None, dict[tuple[str, str, str], str]] = {}

    def _of(self, place: str | None) -> Iterator[Instrument]:
        return (i for i in self._vocabulary.instruments.values() if i.place in (None, place))

    def by_alias(self, place: str | None) -> Mapping[str, Instrument]:
        """The instruments by folded alias."""
        if place not in self._aliases:
            self._aliases[place] = {fold(a): i for i in self._of(place) for a in i.aliases}
        return self._aliases[place]

    def by_date(self, place: str | None) -> Mapping[tuple[str, str, str], str]:
        """The symbols by type, number and date."""
        if place not in self._dates:
            self._dates[place] = {
                (i.type, i.symbol.split("/")[0].split("-")[0].lstrip("0"), str(i.date)): i.symbol
                for i in self._of(place)
            }
        return self._dates[place]


def _issued(low: str, match: re.Match[str], kind: str, number: str, *, near: bool = False) -> str | None:
    """The symbol that a number has by its issuer, who is named after or before it; `near`: right after."""
    if near and not _OF.match(low, match.end()):
        return None
    after = re.split(r"[;.\n]", low[match.end() : match.end() + _ISSUER_REACH])[0]
    before = re.split(r"[;.\n]", low[max(0, match.start() - _ISSUER_REACH) : match.start()])[-1]
    for side in (after, before):
        found = [
            (m.start() if side is after else -m.start(), issuer.symbol(number, kind))
            for issuer in ISSUERS
            if kind in issuer.types and (m := issuer.pattern.search(side))
        ]
        if found:
            return min(found)[1]
    return None


def _short(
    text: Text, full: Mapping[tuple[str, int], str], register: Register, place: str | None
) -> Iterator[Mention]:
    aliases, dated, known = register.by_alias(place), register.by_date(place), dict(full)
    for match in _SHORT.finditer(text.norm):
        kind = TYPE_IDS.get(fold(" ".join(match["type"].split())))
        if kind is None:
            continue
        number = match["n"]
        date = iso_date(match) if match["date"] else None
        alias = aliases.get(fold(f"{match['type']} {number}")) or aliases.get(
            fold(f"{match['type']} {int(number)}")
        )
        symbol, rule = known.get(_key(kind, number)), Rule.NAMED_BEFORE
        if symbol is None and date:
            symbol, rule = dated.get((kind, number.lstrip("0"), date)), Rule.REGISTERED
        if symbol is None and date:
            symbol, rule = _issued(text.low, match, kind, number), Rule.ISSUER_BESIDE
        if symbol is None and alias:
            symbol, rule = alias.symbol, Rule.REGISTERED
        if symbol is None and not date:
            near = not match["number"]
            symbol, rule = _issued(text.low, match, kind, number, near=near), Rule.ISSUER_BESIDE
        if symbol:
            known.setdefault(_key(kind, number), symbol)
            end = _date_end(match) if date else match.end("n")
            yield Mention(match.start(), end, symbol, kind, date, rule)


def references(
    text: Text, register: Register, place: str | None, issued: str | None, header_end: int
) -> list[Mention]:
    """The instruments named in the text, in order. The document's own number, which stands in its header
    before `header_end`, has the date of issue."""
    found = []
    numbers: dict[tuple[str, int], str] = {}
    for mention in _full(text):
        own = (
            mention.end <= header_end
            and re.match(r"(?i)số", text.norm[mention.start : mention.end])
            and not mention.date
        )
        found.append(
            Mention(mention.start, mention.end, mention.symbol, mention.type, issued) if own else mention
        )
        numbers.setdefault(_key(mention.type, re.match(r"\d+", mention.symbol)[0]), mention.symbol)  # type: ignore[index]  # symbols begin with digits
    taken = {position for mention in found for position in range(mention.start, mention.end)}
    found += [
        m for m in _short(text, numbers, register, place) if m.start not in taken and m.end - 1 not in taken
    ]
    return sorted(found, key=lambda m: m.start)
