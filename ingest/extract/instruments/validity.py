"""From which day an instrument is in force, and from which no longer, as sentences say."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.dates.counted import COUNT, later
from ingest.extract.grounds import Attribute, Ground, Grounded, Rule, Words
from ingest.extract.instruments.acts import ISSUER_IN_FULL, Clause, Named
from ingest.extract.instruments.itself import ITSELF
from ingest.extract.instruments.lists import together
from ingest.extract.instruments.parts import partly
from ingest.extract.instruments.spoken import Spoken
from ingest.extract.instruments.symbols import DATE, TYPE_IDS, date_words, iso_date
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Document, Sentence
from ingest.model import InForce, InstrumentKey
from ingest.text.letters import fold

_TITLED = r"(?:\s+(?:về|quy định|ban hành|phê duyệt)\s[^;.]{4,200}?)?"
# `Nghị quyết này được HĐND tỉnh thông qua ngày … và có hiệu lực …`
_PASSED = r"(?:[^;.]{0,160}?\b(?:thông qua|ban hành|ký)\b[^;.]{0,60}?)?"
_AFTER = rf"(?:\s+sau\s+{COUNT},?)?"
_FROM = (
    rf"(?:\s+(?:thi hành|áp dụng|pháp lý))?,?{_AFTER}"
    r"\s+(?:(?:kể |tính )?từ|vào)(?:\s+(?:0 giờ|ngày)){0,2}\s+"
)
_SIGNED = r"(?:được\s+)?(?:ký,? ban hành|ký|ban hành)\b"
# `… có hiệu lực từ ngày 01/7/2024`, `… có hiệu lực sau 10 ngày kể từ ngày ký`, `… hết hiệu lực vào ngày …`
_VALID = re.compile(
    ISSUER_IN_FULL + rf"{_TITLED}{_PASSED}(?:\s*,|\s+và)?\s+(?:(?:sẽ|đã|nay|chính thức|bắt đầu)\s+){{0,2}}"
    rf"(?:(?P<begins>có hiệu lực)|(?P<ends>(?:hết|chấm dứt|không còn) hiệu lực)){_FROM}"
    rf"(?:(?:{DATE})|(?P<signed>{_SIGNED})|(?P<passed>(?:được\s+)?thông qua)\b)"
)
_PASSED_ON = re.compile(rf"\bthông qua\s+(?:vào\s+)?ngày\s+(?:{DATE})")
_IN_FORCE = Cued(r"\bhiệu lực\b")
# `Điều 3. Quyết định có hiệu lực …`: the document speaks of itself, in the words of its last article.
_BY_ITS_KIND = re.compile(
    r"\s*(?:điều \d+[.:]\s*)?(?:\d+[.)]\s*)?(?P<kind>[^\W\d]+ [^\W\d]+)(?=\s+(?:có|hết) hiệu lực\b)"
)


class _Day(NamedTuple):
    """The day on which an instrument begins or ceases to be in force, and the words for it."""

    date: str
    words: Words
    end: int


def speaks_of_force(low: str, sentence: Sentence) -> bool:
    """Whether a sentence can say from when, or until when, something is in force."""
    return next(_IN_FORCE.finditer(low, sentence.start, sentence.end), None) is not None


def in_force(
    document: Document, clauses: Sequence[Clause], own: InstrumentKey | None
) -> list[Grounded[InForce]]:
    """What the `clauses` of a document say, each once. `own` is the instrument that the document is."""
    found: dict[tuple[InstrumentKey, str | None, str | None], Grounded[InForce]] = {}
    for clause in clauses:
        inside = sorted([*_itself(clause, own), *clause.inside], key=lambda item: item.start)
        for fact in _of(document, clause._replace(inside=inside)):
            told = fact.fact
            found.setdefault((told.instrument, told.begins, told.ends), fact)
    return list(found.values())


def _of(document: Document, clause: Clause) -> Iterator[Grounded[InForce]]:
    """What one clause says of the instruments that it names."""
    for item in clause.inside:
        after = clause.behind(item.end)
        match = _VALID.match(clause.low, item.end, after.start if after else clause.end)
        day = match and _day(match, item.key)
        if match is None or day is None or partly(clause, item, clause.start):
            continue
        for one in together(clause.low, item, clause.inside):
            if one.start <= item.start and one.key.symbol and not _too_early(day, one.key):
                yield _told(document, one, day, ends=match["ends"] is not None)


def _itself(clause: Clause, own: InstrumentKey | None) -> list[Spoken]:
    """Where the document speaks of itself as the instrument that it is."""
    if own is None or own.type is None:
        return []
    by_kind = _BY_ITS_KIND.match(clause.low, clause.start, clause.end)
    if by_kind and TYPE_IDS.get(fold(by_kind["kind"])) == own.type:
        return [Spoken(*by_kind.span("kind"), own)]
    return [Spoken(*match.span(), own) for match in ITSELF.finditer(clause.low, clause.start, clause.end)]


def _day(match: re.Match[str], key: InstrumentKey) -> _Day | None:
    """The day that the words give, or so many days after it."""
    day, (start, end) = _named_day(match, key)
    if not day or len(day) != len("2024-07-01"):
        return None
    if match["count"]:
        day, start = later(day, match["count"]), match.start("count")
    return _Day(day, (start, end), match.end()) if day else None


def _named_day(match: re.Match[str], key: InstrumentKey) -> tuple[str | None, Words]:
    """A day in figures, that of signature where the instrument has its date, or of passing where the
    sentence gives it."""
    if match["signed"]:
        return key.date, match.span("signed")
    if match["passed"]:
        passed = _PASSED_ON.search(match.string, match.start(), match.end())
        return passed and iso_date(passed), match.span("passed")
    return iso_date(match), date_words(match)


def _too_early(day: _Day, key: InstrumentKey) -> bool:
    """Whether the day is before the instrument was issued."""
    return key.date is not None and day.date < key.date


def _told(document: Document, item: Named, day: _Day, *, ends: bool) -> Grounded[InForce]:
    fact = InForce(
        item.key,
        None if ends else day.date,
        day.date if ends else None,
        document.text.span(item.start, day.end),
        document.sentence_span(item.start, day.end),
    )
    named = Ground(Rule.NAMED_THERE, ((item.start, item.end),))
    day_named = Ground(Rule.DAY_IN_FORCE, (day.words,))
    attributes = (
        Attribute("instrument", item.key.symbol, named),
        Attribute("ends" if ends else "begins", day.date, day_named),
    )
    return Grounded(fact, attributes)
