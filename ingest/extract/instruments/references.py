"""Mentions of legal instruments by symbol, or by type and number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.instruments.symbols import (
    DATE,
    ISSUERS,
    SYMBOL,
    TYPE,
    TYPE_IDS,
    canonical,
    date_words,
    iso_date,
    type_of,
)
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.header import Header
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
    rf"|[Ss]o)\s*:?\s*)?(?<![\w/-])(?P<symbol>{SYMBOL})(?![\w])"
    rf"(?P<date>{_DATED})?"
)
_SHORT = Cued(
    rf"(?P<type>\b(?:{TYPE}|QĐ|NQ)\b)\s+(?P<number>(?:số\s+)?)(?P<n>\d{{1,5}})(?![\w%]|[./-]\w"
    rf"|,\d|\s*(?:chỉ tiêu|mục tiêu|nhiệm vụ))"
    rf"(?P<date>{_DATED})?"
)
_ISSUED_ON = re.compile(rf"(?:ngày|ngay)\s+(?:{DATE})[^;.\n]{{0,70}}\bban hành\s*$", re.IGNORECASE)
_ISSUER_REACH = 90
_DIGITS = re.compile(r"\d+")
_OF = re.compile(r"\s+(?:của|do)\s")
_PROVINCIAL = re.compile(r"(?:TU|HĐND|UBND|[-/]S[A-ZĐ]{1,6})(?:$|-)")


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at `[start, end)` of the normalised text. `ground` is why it has its symbol,
    `typed` and `dated` tell by what its type and its date are known."""

    start: int
    end: int
    symbol: str
    type: str
    date: str | None
    ground: Ground
    typed: Ground
    dated: Ground | None = None

    @property
    def full(self) -> bool:
        """Whether its symbol stands there."""
        return self.ground.rule is Rule.SYMBOL

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


def _full(text: Text, aliases: Mapping[str, Instrument]) -> Iterator[Mention]:
    for match in _symbols(text.norm):
        symbol = canonical(match["symbol"])
        word = match["type"]
        found = type_of(word, symbol)
        if found is None:
            continue
        kind, by_word = found
        typed = (Rule.TYPE_WORD, "type") if by_word else (Rule.TYPE_LETTERS, "symbol")
        start = match.start("number") if match["number"] else match.start("symbol")
        title = match["title"]
        if word and (not title or kind in ("law", "ordinance")):
            start = match.start("type")
        end = _date_end(match) if match["date"] else match.end("symbol")
        alias = aliases.get(fold(f"{word} {symbol}")) if word else None  # `Đề án 06/CP`
        dated = match if match["date"] else _ISSUED_ON.search(text.norm, max(0, start - 110), start)
        date = iso_date(dated) if dated else None
        yield Mention(
            start,
            end,
            alias.symbol if alias else symbol,
            kind,
            date,
            Ground(Rule.REGISTERED if alias else Rule.SYMBOL, (match.span("symbol"),)),
            Ground(typed[0], (match.span(typed[1]),)),
            Ground(Rule.DATED_THERE, (date_words(dated),)) if dated and date else None,
        )


def _date_end(match: re.Match[str]) -> int:
    """Where the date of a mention ends, without a bracket that was opened before it."""
    stray = match["date"].endswith(")") and "(" not in match["date"]
    return match.end("date") - stray


_Number = tuple[str, int]
"""A type of instrument and a number."""


class _Meant(NamedTuple):
    """The symbol that a number means, by which rule, and the words elsewhere, or the label of the register,
    that it went by."""

    symbol: str
    rule: Rule
    words: Words | None
    label: str | None = None


def _key(kind: str, number: str) -> _Number:
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


def _issued(low: str, match: re.Match[str], kind: str, number: str, *, near: bool = False) -> _Meant | None:
    """What a number means by its issuer, who is named after or before it; `near`: right after."""
    if near and not _OF.match(low, match.end()):
        return None
    after = re.split(r"[;.\n]", low[match.end() : match.end() + _ISSUER_REACH])[0]
    begin = max(0, match.start() - _ISSUER_REACH)
    before = re.split(r"[;.\n]", low[begin : match.start()])[-1]
    for side, at in ((after, match.end()), (before, match.start() - len(before))):
        found = [
            (
                m.start() if side is after else -m.start(),
                issuer.symbol(number, kind),
                (at + m.start(), at + m.end()),
            )
            for issuer in ISSUERS
            if kind in issuer.types and (m := issuer.pattern.search(side))
        ]
        if found:
            _, symbol, words = min(found)
            return _Meant(symbol, Rule.ISSUER_BESIDE, words)
    return None


class _Numbers:
    """What numbers without the rest of their symbol mean in one document of `place`."""

    def __init__(
        self, text: Text, full: Mapping[_Number, Mention], register: Register, place: str | None
    ) -> None:
        self._low = text.low
        self._aliases, self._dated = register.by_alias(place), register.by_date(place)
        self._known = {key: _Meant(m.symbol, Rule.NAMED_BEFORE, (m.start, m.end)) for key, m in full.items()}

    def meant(self, match: re.Match[str], kind: str, date: str | None) -> _Meant | None:
        """The symbol meant, and by what: named in full, registered, or told by its issuer."""
        found = self._known.get(_key(kind, match["n"])) or (
            self._by_date(match, kind, date) if date else self._by_name(match, kind)
        )
        if found:
            self._known.setdefault(_key(kind, match["n"]), found)
        return found

    def _by_date(self, match: re.Match[str], kind: str, date: str) -> _Meant | None:
        symbol = self._dated.get((kind, match["n"].lstrip("0"), date))
        if symbol:
            return _Meant(symbol, Rule.REGISTERED, None, symbol)
        return _issued(self._low, match, kind, match["n"]) or self._alias(match)

    def _by_name(self, match: re.Match[str], kind: str) -> _Meant | None:
        return self._alias(match) or _issued(self._low, match, kind, match["n"], near=not match["number"])

    def _alias(self, match: re.Match[str]) -> _Meant | None:
        names = (f"{match['type']} {match['n']}", f"{match['type']} {int(match['n'])}")
        for name in names:
            if found := self._aliases.get(fold(name)):
                return _Meant(found.symbol, Rule.REGISTERED, None, name)
        return None


def _short(text: Text, numbers: _Numbers) -> Iterator[Mention]:
    for match in _SHORT.finditer(text.norm):
        kind = TYPE_IDS.get(fold(" ".join(match["type"].split())))
        if kind is None:
            continue
        date = iso_date(match) if match["date"] else None
        meant = numbers.meant(match, kind, date)
        if meant:
            end = _date_end(match) if date else match.end("n")
            words = ((match.start(), match.end("n")), *([meant.words] if meant.words else []))
            yield Mention(
                match.start(),
                end,
                meant.symbol,
                kind,
                date,
                Ground(meant.rule, words, meant.label),
                Ground(Rule.TYPE_WORD, (match.span("type"),)),
                Ground(Rule.DATED_THERE, (date_words(match),)) if date else None,
            )


def references(text: Text, register: Register, head: Header) -> list[Mention]:
    """The instruments named in the text, in order. The document's own number, which stands in its header,
    has the date of issue."""
    found: list[Mention] = []
    named: dict[_Number, Mention] = {}
    for mention in _full(text, register.by_alias(head.place)):
        own = mention.end <= head.end and text.fold.startswith("so", mention.start) and not mention.date
        found.append(replace(mention, date=head.issued, dated=_issue(head)) if own else mention)
        named.setdefault(_key(mention.type, _DIGITS.match(mention.symbol)[0]), mention)  # type: ignore[index]  # symbols begin with digits
    taken = {position for mention in found for position in range(mention.start, mention.end)}
    numbers = _Numbers(text, named, register, head.place)
    found += [m for m in _short(text, numbers) if m.start not in taken and m.end - 1 not in taken]
    return sorted(found, key=lambda m: m.start)


def _issue(head: Header) -> Ground | None:
    """By what the date of the document itself is known."""
    if head.issued is None:
        return None
    return Ground(Rule.ISSUED, (head.dated,)) if head.dated else Ground(Rule.GIVEN)
