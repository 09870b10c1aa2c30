"""Mentions of legal instruments by symbol, or by type and number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.extract.cued import Cued
from ingest.extract.symbols import DATE, ISSUERS, SYMBOL, TYPE, TYPE_IDS, canonical, iso_date, type_of
from ingest.text.letters import fold
from ingest.text.normalised import Text
from ontology.concepts import Instrument, Vocabulary

# `, ban hành ngày 3/6/2020`, `(khóa XX) ngày …`, `(ngày 3/6/2020)`, `(3/6/2020)`.
_DATED = (
    r"\s*,?\s*(?:\([Kk]h[óo][áa]? [^()\n]{1,10}\)\s*,?\s*)?"
    rf"(?:(?:(?:ban hành|ký|ra)\s+)?\(?(?:ngày|ngay)\s+|\((?=\d{{1,2}}[/.-]))(?:{DATE})\)?"
)
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


def _full(text: Text) -> Iterator[Mention]:
    for match in _FULL.finditer(text.norm):
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
        yield Mention(start, end, symbol, kind, iso_date(dated) if dated else None, full=True)


def _date_end(match: re.Match[str]) -> int:
    """Where the date of a mention ends, without a bracket that was opened before it."""
    stray = match["date"].endswith(")") and "(" not in match["date"]
    return match.end("date") - stray


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
    text: Text, full: Mapping[tuple[str, int], str], vocabulary: Vocabulary, place: str | None
) -> Iterator[Mention]:
    register, known = _register(vocabulary, place), dict(full)
    dated = {
        (i.type, i.symbol.split("/")[0].split("-")[0].lstrip("0"), str(i.date)): i.symbol
        for i in vocabulary.instruments.values()
        if i.place in (None, place)
    }
    for match in _SHORT.finditer(text.norm):
        kind = TYPE_IDS.get(fold(" ".join(match["type"].split())))
        if kind is None:
            continue
        number = match["n"]
        date = iso_date(match) if match["date"] else None
        alias = register.get(fold(f"{match['type']} {number}")) or register.get(
            fold(f"{match['type']} {int(number)}")
        )
        symbol = known.get(_key(kind, number))
        if symbol is None and date:
            symbol = dated.get((kind, number.lstrip("0"), date)) or _issued(text.low, match, kind, number)
        if symbol is None and alias:
            symbol = alias.symbol
        if symbol is None and not date:
            symbol = _issued(text.low, match, kind, number, near=not match["number"])
        if symbol:
            known.setdefault(_key(kind, number), symbol)
            yield Mention(
                match.start(), _date_end(match) if date else match.end("n"), symbol, kind, date, full=False
            )


def references(
    text: Text, vocabulary: Vocabulary, place: str | None, issued: str | None, header_end: int
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
            Mention(mention.start, mention.end, mention.symbol, mention.type, issued, full=True)
            if own
            else mention
        )
        numbers.setdefault(_key(mention.type, re.match(r"\d+", mention.symbol)[0]), mention.symbol)  # type: ignore[index]  # symbols begin with digits
    taken = {position for mention in found for position in range(mention.start, mention.end)}
    found += [
        m for m in _short(text, numbers, vocabulary, place) if m.start not in taken and m.end - 1 not in taken
    ]
    return sorted(found, key=lambda m: m.start)
