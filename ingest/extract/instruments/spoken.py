"""The instruments that a document speaks of: by symbol, by title, or by a word for one named just before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.instruments.acts import Named
from ingest.extract.instruments.references import Mention
from ingest.extract.instruments.symbols import ISSUERS, TYPE_IDS
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Document, Ordered, Sentence, within
from ingest.model import InstrumentKey
from ingest.text.letters import CAPITALS, fold
from ontology.concepts import Vocabulary

_CONGRESS = Cued(
    r"Nghị quyết (?:của )?Đại hội (?:(?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?[XVI]+(?: "
    r"của)? Đảng(?: Cộng sản Việt Nam)?"
    r"|(?:đại biểu )?(?:toàn quốc )?(?:của )?Đảng (?:toàn quốc )?lần thứ [XVI]+"
    r"|(?:đại biểu )?Đảng bộ (?:tỉnh|thành phố|huyện)(?: [" + CAPITALS + r"]\w*)*(?: lần thứ "
    r"[XVI]+)?(?:,? nhiệm kỳ \d{4} ?- ?\d{4})?)"
)
# `cụ thể hóa Nghị quyết bằng …`, `triển khai Nghị quyết này, …`: the word alone, after its verb.
_ANAPHOR = Cued(
    r"(?:thực hiện|triển khai|bám sát|quán triệt|chấp hành"
    r"|cụ thể hóa|cụ thể hoá|thể chế hóa|thể chế hoá|trên cơ sở|căn cứ(?: vào)?)\s+"
    r"(?P<word>(?P<type>nghị quyết|quyết định|chỉ thị|kết luận|kế hoạch|chương trình(?: hành động)?|đề án)"
    r"(?:\s+(?:này|trên|nói trên|đó|ấy))?(?P<issuer>\s+của\s+(?:ban (?:chấp hành|thường vụ) )?"
    r"(?:tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|đảng bộ (?:tỉnh|thành phố)|thủ tướng(?: chính phủ)?|chính phủ"
    r"|bộ chính trị|trung ương(?: đảng)?|hội đồng nhân dân(?: tỉnh| thành phố)?|hđnd(?: tỉnh| thành phố)?))?)"
    r"(?=\s*(?:[,.;:]|$)|\s+(?:bằng|thông qua|qua|ubnd|ủy ban|uỷ ban|hđnd|trên địa bàn|vào cuộc sống)\b)"
)
# `Quyết định này`, `luật trên`, `văn bản này`: an instrument named before, where it is not the document.
_POINTED = Cued(
    r"(?P<word>(?P<type>bộ luật|luật|nghị định|thông tư|nghị quyết|quyết định|chỉ thị|kết luận|kế hoạch"
    r"|chương trình(?: hành động)?|đề án|công văn|văn bản)\s+(?:(?P<new>mới)(?= có hiệu lực)"
    r"|(?:mới |sau |nói |nêu )?(?:này|trên|đó|ấy)))\b"
)
# `Đây là kế hoạch triển khai …`, `Quy định mới bãi bỏ …`
_HERE = re.compile(
    r"\s*(?P<word>đây(?= (?:cũng )?(?:chính )?là (?:một )?(?:(?P<type>kế hoạch|chương trình|nghị quyết|đề án"
    r"|quyết định|chỉ thị)|văn bản|bước)\b)|(?:quy định|văn bản) mới(?= (?:thay thế|bãi bỏ|sửa đổi)\b))"
)
# `Kế hoạch được xây dựng trên cơ sở …`, `Theo đó, …`, in a text that is no instrument itself.
_BARE = re.compile(
    r"\s*(?P<word>(?P<type>nghị quyết|quyết định|chỉ thị|kế hoạch|chương trình(?: hành động)?|đề án"
    r"|nghị định|thông tư|văn bản(?= có hiệu lực))(?=\s+(?:có hiệu lực|được (?:xây dựng|ban hành)|thay thế"
    r"|bãi bỏ|(?:cụ thể|thể chế) hóa"
    r"|nhằm|căn cứ)\b)|theo đó(?=,))"
)
_ANY = "văn bản"
# What is carried out or changed is not what the next sentence speaks of, but what does so.
_OBJECT = re.compile(
    r"\b(?:thực hiện|triển khai|thi hành|quán triệt|cụ thể hóa|thể chế hóa|căn cứ|trên cơ sở|theo"
    r"|thay thế(?: cho)?|thay cho|bãi bỏ|(?:sửa đổi|điều chỉnh)[^;.]{0,60})\s+$"
)
# `Quyết định số … mà văn bản này thay thế`, `Quyết định số … được sửa đổi bởi quyết định này`: not itself.
_WHICH = re.compile(r"(?: năm \d{4})?\s*,?\s*mà\s+(?:chính\s+)?")
_WHICH_REACH = 120
_OTHER_THAN = re.compile(rf"{_WHICH.pattern}|[^.;]{{1,80}}\b(?:bởi|bằng)\s+(?:chính\s+)?")
_THAT = Cued(r"(?:trên cơ sở|từ cơ sở|căn cứ(?: vào)?|dựa trên)\s+(?P<word>đó|này)\b")
_BACK = 3
"""Sentences in which a word for an instrument may find the one that it means."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An instrument spoken of at `[start, end)` and named at `named`, which is there or before. `ground` is
    why it is this one, where no symbol says so."""

    start: int
    end: int
    key: InstrumentKey
    before: Words | None = None
    ground: Ground | None = None

    @property
    def named(self) -> Words:
        """Where it is named."""
        return self.before or (self.start, self.end)


class Subject(NamedTuple):
    """An instrument of which a relation is said, and why of this one."""

    key: InstrumentKey
    ground: Ground


def subject(item: Named, rule: Rule) -> Subject:
    """An instrument that is named in the sentence, by a rule."""
    return Subject(item.key, Ground(rule, ((item.start, item.end),)))


class Dated(NamedTuple):
    """The date of an instrument, ISO, and what gives it."""

    date: str | None
    ground: Ground


class Keys:
    """The instruments of mentions, with the dates that the document or the register gives."""

    def __init__(self, mentions: Sequence[Mention], place: str | None, vocabulary: Vocabulary) -> None:
        self._place, self._vocabulary = place, vocabulary
        self._dated = {m.symbol: m for m in reversed(mentions) if m.date}

    def place(self, mention: Mention) -> str | None:
        """The province whose body issued it; None for central bodies."""
        return self._place if mention.provincial else None

    def dated(self, mention: Mention) -> Dated:
        """The date that the mention gives, or another one of the same, or the register."""
        if mention.date and mention.dated:
            return Dated(mention.date, mention.dated)
        other = self._dated.get(mention.symbol)
        if other is not None and other.dated:
            there = other.dated.rule is Rule.DATED_THERE
            return Dated(other.date, other.dated.under(Rule.DATED_ELSEWHERE) if there else other.dated)
        known = self._vocabulary.instruments.get(mention.symbol)
        if known and known.place == self.place(mention):
            words = (mention.start, mention.end)
            return Dated(str(known.date), Ground(Rule.DATE_REGISTERED, (words,), known.symbol))
        return Dated(None, Ground(Rule.NO_DATE))

    def of(self, mention: Mention) -> InstrumentKey:
        """The instrument of a mention."""
        other = self._dated.get(mention.symbol)
        date = other.date if other else self.dated(mention).date
        kind = "decision" if mention.type == "scheme" and "QĐ" in mention.symbol else mention.type
        return InstrumentKey(mention.symbol, None, self.place(mention), date, kind)

    def registered(self, symbol: str) -> InstrumentKey:
        """An instrument of the register."""
        instrument = self._vocabulary.instruments[symbol]
        return InstrumentKey(symbol, None, instrument.place, str(instrument.date), instrument.type)


def spoken(
    document: Document, mentions: Sequence[Mention], titled: Sequence[Hit], keys: Keys, own: str | None
) -> Ordered[Spoken]:
    """All instruments that the document speaks of; `titled` are those of the register called by title, `own`
    is what the document itself is."""
    found = [Spoken(m.start, m.end, keys.of(m)) for m in mentions]
    taken = {(item.key.symbol, document.sentence_at(item.start).start) for item in found}
    for hit in titled:
        key = keys.registered(hit.payload)
        if (key.symbol, document.sentence_at(hit.start).start) not in taken:
            words = (hit.start, hit.end)
            ground = Ground(Rule.TITLE_REGISTERED, (words,), document.text.norm[slice(*words)])
            found.append(Spoken(*words, key, ground=ground))
    for match in _CONGRESS.finditer(document.text.norm):
        title = " ".join(match[0].split())
        found.append(Spoken(match.start(), match.end(), InstrumentKey(None, title, type="resolution")))
    ordered = Ordered(sorted(found, key=_order))
    meant = {(item.start, item.end): item for item in _pointed(document, ordered, own)}
    meant |= {(item.start, item.end): item for item in _meant(document, ordered)}
    return Ordered(sorted([*ordered, *meant.values()], key=_order))


def _order(item: Spoken) -> tuple[int, int]:
    return item.start, -item.end


def _meant(document: Document, named: Ordered[Spoken]) -> Iterator[Spoken]:
    """The instruments that a word alone means: the last one of its type, or that the last sentence names."""
    low = document.text.low
    for match in _ANAPHOR.finditer(low):
        issuer = next((i.name for i in ISSUERS if match["issuer"] and i.pattern.search(match["issuer"])), "")
        kind = TYPE_IDS[fold(match["type"])]
        antecedents = [
            item
            for item in _before(document, named, match.start("word"), _BACK)
            if item.key.type == kind and (item.key.symbol or "").endswith(issuer)
        ]
        if antecedents:
            yield _means(match, antecedents[-1])
    for match in _THAT.finditer(low):
        sentence = document.sentence_at(match.start())
        antecedents = [
            item
            for item in _before(document, named, match.start(), 1)
            if item.key.symbol and item.end <= sentence.start
        ]
        if antecedents:
            first = antecedents[0]
            subject = not low[document.sentence_at(first.start).block.body : first.start].strip()
            yield _means(match, first if subject else antecedents[-1])


def _pointed(document: Document, named: Ordered[Spoken], own: str | None) -> Iterator[Spoken]:
    """The instruments that are pointed at: the last one of that type before."""
    low = document.text.low
    if not named:
        return
    for match in _POINTED.finditer(low, named[0].end):
        kind = None if match["type"] == _ANY else TYPE_IDS[fold(match["type"])]
        acted_on = [] if kind else _acted_on(low, named, match.start())
        if acted_on and own is None:
            yield from _last(document, named, match, acted_on[-1].key.type, apart=True)
        elif kind is None or kind != own:
            yield from _last(document, named, match, kind)
    for sentence in document.sentences:
        if sentence.start < named[0].end:
            continue
        here = _HERE.match(low, sentence.start, sentence.end)
        bare = None if own else _BARE.match(low, sentence.start, sentence.end)
        for match in filter(None, (here, bare)):
            kind = TYPE_IDS[fold(match["type"])] if match["type"] not in (None, _ANY) else None
            yield from _last(document, named, match, kind, apart=match is bare)


def _acted_on(low: str, named: Ordered[Spoken], at: int) -> list[Spoken]:
    """What stands right before a word that points at what acts on it: `Kế hoạch số … mà văn bản này …`."""
    near = within(named, max(0, at - _WHICH_REACH), at)
    return [item for item in near if item.end <= at and _WHICH.fullmatch(low, item.end, at)]


def _last(
    document: Document, named: Ordered[Spoken], match: re.Match[str], kind: str | None, *, apart: bool = False
) -> Iterator[Spoken]:
    """The last instrument of a type named before a word, also in an earlier paragraph where it is `apart`."""
    at = match.start("word")
    near = within(named, 0, at) if apart else _before(document, named, at, _BACK)
    until = document.sentence_at(at).start if apart or match.groupdict().get("new") else at
    low = document.text.low
    found = [
        o
        for o in near
        if o.key.symbol
        and o.end <= until
        and kind in (None, o.key.type)
        and not _OTHER_THAN.fullmatch(low, o.end, at)
    ]
    if found:
        last = document.sentence_at(found[-1].start)
        free = [o for o in found if o.start >= last.start and not _OBJECT.search(low, last.start, o.start)]
        yield _means(match, (free or found)[-1])


def _means(match: re.Match[str], item: Spoken) -> Spoken:
    words, before = match.span("word"), (item.start, item.end)
    return Spoken(*words, item.key, before, Ground(Rule.MEANT, (before, words)))


def _before(document: Document, named: Ordered[Spoken], position: int, sentences: int) -> Sequence[Spoken]:
    """The instruments named before `position`, in its paragraph and at most `sentences` sentences back."""
    here = document.sentence_at(position)
    first: Sentence = here
    for sentence in reversed(within(document.sentences, here.block.start, here.start)[-sentences:]):
        first = sentence
    return [item for item in within(named, first.start, position) if item.end <= position]
