"""Legal relations that sentences state: what an instrument is based on, implements, amends, replaces,
repeals, proposes to change, or cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.cued import Cued
from ingest.extract.document import Document, Ordered, Sentence, within
from ingest.extract.effects import Effect, acts_on_another, effect
from ingest.extract.grounds import Ground, Grounded, Rule, Words
from ingest.extract.header import Header
from ingest.extract.lexicon import Hit
from ingest.extract.references import Mention
from ingest.extract.symbols import canonical
from ingest.model import InstrumentKey, Relation
from ingest.text.letters import CAPITALS, fold
from ingest.text.structure import BlockKind
from ontology.concepts import Vocabulary

_CONGRESS = Cued(
    r"Nghị quyết (?:của )?Đại hội (?:(?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?[XVI]+(?: "
    r"của)? Đảng(?: Cộng sản Việt Nam)?"
    r"|(?:đại biểu )?(?:toàn quốc )?(?:của )?Đảng (?:toàn quốc )?lần thứ [XVI]+"
    r"|(?:đại biểu )?Đảng bộ (?:tỉnh|thành phố|huyện)(?: [" + CAPITALS + r"]\w*)*(?: lần thứ "
    r"[XVI]+)?(?:,? nhiệm kỳ \d{4} ?- ?\d{4})?)"
)
_CUE = Cued(
    r"(?P<basedOn>căn cứ|can cu|trên cơ sở)|(?P<implements>thực hiện|triển khai|cụ thể hóa|cụ "
    r"thể hoá|thuc hien|trien khai|quy định chi tiết|hướng dẫn thi hành)"
    r"|(?P<cites>theo|tại|kèm theo|quy định)\b"
)
_ISSUES = Cued(
    r"\b(?:ban hành|xây dựng|phê duyệt)\s+(?:kèm theo\s+)?(?P<what>kế hoạch|nghị quyết|chương "
    r"trình(?: hành động)?|chỉ thị|đề án|quyết định)"
)
_ABOUT = re.compile(r"\s*(?:về|về việc|phê duyệt|ban hành)\s+(?P<title>[^;.\n]{8,160})")
_CARRIES_OUT = re.compile(
    r"(?:\s+của [^,;.()]{2,60}?)?[\s,]*(?:được ban hành\s+)?(?:(?:về|để|nhằm|với mục đích)\s+)*(?:việc\s+)?"
    r"(?:tiếp tục\s+)?(?:triển khai(?:\s+thực hiện)?|thực hiện|cụ thể hóa|quy định chi tiết(?: và hướng dẫn)?"
    r"|hướng dẫn(?: thi hành| thực hiện)?)\s+(?:có hiệu quả\s+|thi hành\s+)?"
    r"(?:một số (?:điều|nội dung|quy định) (?:của|tại)\s+)?"
)
_BREAKS_LIST = Cued(r"\b(?:theo|tại|căn cứ|ban hành|thay thế|sửa đổi|bãi bỏ)\b")
_FOUNDATION = Cued(r"căn cứ|cơ sở (?:xây dựng|pháp lý)|can cu")
# A line of the preamble: `Thực hiện Nghị quyết số …;`
_PREAMBLE = re.compile(r"[\s\-–+]*(?:để |nhằm )?(?:tiếp tục )?(?:thực hiện|triển khai|thuc hien)\b")
# The document speaks of itself: `Thông tư này hướng dẫn thi hành …`.
_ITSELF = re.compile(
    r"\b(?:nghị quyết|quyết định|kế hoạch|chương trình(?: hành động)?|chỉ thị|đề án|thông tư|nghị định"
    r"|quy chế|quy định) này\b"
)
# Submissions and reports have a number of their own, though they are no instruments.
_PAPER = re.compile(
    r"(?:Số|SỐ|số)\s*:?\s*(?P<symbol>\d{1,5}/(?:TTr|BC|TB)-[A-ZĐ&]{2,12}(?:-[A-ZĐ&]{2,8})?)\b"
)
_TITLE_WORDS = 4
_ISSUED_WITH = re.compile(r"\(\s*(?:ban hành )?kèm theo\s*$")


@dataclass(frozen=True, slots=True)
class _Object:
    """What a relation may lead to: an instrument named at `[start, end)`."""

    start: int
    end: int
    key: InstrumentKey


class _Verb(NamedTuple):
    """The predicate that a verb stands for, and where the verb stands."""

    predicate: str
    words: Words


class RelationReader:
    """Finds the relations of one document. `named` are register instruments called by their titles."""

    def __init__(
        self,
        document: Document,
        head: Header,
        mentions: Sequence[Mention],
        named: Sequence[Hit],
        vocabulary: Vocabulary,
    ) -> None:
        self._document, self._text, self._head = document, document.text, head
        self._mentions, self._vocabulary = mentions, vocabulary
        self._dates = {m.symbol: m.date for m in reversed(mentions) if m.date}
        self.own = self._own()
        objects = [_Object(m.start, m.end, self.key(m)) for m in mentions]
        taken = {(o.key.symbol, self._document.sentence_at(o.start).start) for o in objects}
        for hit in named:
            instrument = vocabulary.instruments[hit.payload]
            if (instrument.symbol, document.sentence_at(hit.start).start) not in taken:
                objects.append(_Object(hit.start, hit.end, self._registered(instrument.symbol)))
        for match in _CONGRESS.finditer(self._text.norm):
            title = " ".join(match[0].split())
            objects.append(_Object(match.start(), match.end(), InstrumentKey(None, title, type="resolution")))
        self._objects = Ordered(sorted(objects, key=lambda o: (o.start, -o.end)))

    def _registered(self, symbol: str) -> InstrumentKey:
        instrument = self._vocabulary.instruments[symbol]
        return InstrumentKey(symbol, None, instrument.place, str(instrument.date), instrument.type)

    def key(self, mention: Mention) -> InstrumentKey:
        """The instrument of a mention, with the date that the document or the register gives."""
        place = self._head.place if mention.provincial else None
        known = self._vocabulary.instruments.get(mention.symbol)
        date = self._dates.get(mention.symbol)
        if known and known.place == place:
            date = date or str(known.date)
        kind = "decision" if mention.type == "scheme" and "QĐ" in mention.symbol else mention.type
        return InstrumentKey(mention.symbol, None, place, date, kind)

    def _own(self) -> InstrumentKey | None:
        """The instrument whose text the document is: numbered in its head, or approved with it."""
        for mention in self._mentions:
            before = self._text.low[max(0, mention.start - 30) : mention.start]
            numbered = mention.end <= self._head.end and self._text.low.startswith("số", mention.start)
            if numbered or (
                mention.start < self._head.end + 200 and self._head.kind and _ISSUED_WITH.search(before)
            ):
                return self.key(mention)
        paper = _PAPER.search(self._text.norm, 0, self._head.end)
        if paper is None:
            return None
        symbol = canonical(paper["symbol"])
        return InstrumentKey(symbol, None, self._head.place, self._head.issued)

    def read(self) -> list[Grounded[Relation]]:
        """All relations in order, each once."""
        seen: dict[tuple[InstrumentKey, str, InstrumentKey], Grounded[Relation]] = {}
        for found in self._all():
            relation = found.fact
            seen.setdefault((relation.subject, relation.predicate, relation.object), found)
        related = {(subject, object_) for subject, predicate, object_ in seen if predicate != "cites"}
        return [
            found
            for (subject, predicate, object_), found in seen.items()
            if predicate != "cites" or (subject, object_) not in related
        ]

    def _all(self) -> Iterator[Grounded[Relation]]:
        for sentence in self._document.sentences:
            inside = list(within(self._objects, sentence.start, sentence.end))
            if not inside:
                continue
            issued = self._issued(sentence, inside)
            founded = self._founded(sentence) or self._in_preamble(sentence)
            for item in inside:
                if self.own is not None and item.key.symbol == self.own.symbol:
                    continue
                yield from self._of(sentence, item, inside, issued, founded=founded)

    def _of(
        self,
        sentence: Sentence,
        item: _Object,
        inside: Sequence[_Object],
        issued: "_Object | None",
        *,
        founded: bool,
    ) -> Iterator[Grounded[Relation]]:
        low = self._text.low
        carried = self._carrier(item, inside)
        if carried is not None:
            carrier, words = carried
            yield from self._carried_out(carrier.key, item, sentence, Ground(Rule.CARRIED_OUT, (words,)))
            return
        bounds = sentence.start, sentence.end
        changed = effect(low, bounds, item, inside)
        if changed is not None and (subject := changed.subject or self._changing(issued, item)):
            ground = Ground(Rule.RELATION_VERB, (changed.words,))
            if subject != item.key:
                yield self._relation(subject, self._predicate(changed, subject), item, sentence, ground)
            if not changed.passive:
                return
        verb = None if acts_on_another(low, bounds, item) else self._verb(sentence, item)
        cue = verb and verb.predicate
        subject = issued.key if issued is not None and issued.start > item.start else None
        if subject is None and (founded or self._told_of_itself(sentence, item, cue, issued)):
            subject = self.own
        if subject is not None and subject != item.key:
            grounds = founded or (issued is not None and issued.start > item.start)
            predicate = "basedOn" if grounds and cue in (None, "cites") else cue or "cites"
            if founded and predicate == "implements" and not self._in_preamble(sentence):
                predicate = "basedOn"
            issuing = issued if issued is not None and issued.key == subject else None
            ground = _ground(verb, issuing, item, founded=founded)
            if predicate == "implements":
                yield from self._carried_out(subject, item, sentence, ground)
            else:
                yield self._relation(subject, predicate, item, sentence, ground)
        elif self.own is not None and item.key.symbol:
            ground = Ground(Rule.NAMED_IN_IT, ((item.start, item.end),))
            yield self._relation(self.own, "cites", item, sentence, ground)

    def _carried_out(
        self, subject: InstrumentKey, item: _Object, sentence: Sentence, ground: Ground
    ) -> Iterator[Grounded[Relation]]:
        """A resolution rests on what it carries out; on another resolution it only rests."""
        if subject.type == "resolution":
            yield self._relation(subject, "basedOn", item, sentence, ground)
        if not subject.type == item.key.type == "resolution":
            yield self._relation(subject, "implements", item, sentence, ground)

    def _relation(
        self, subject: InstrumentKey, predicate: str, item: _Object, sentence: Sentence, ground: Ground
    ) -> Grounded[Relation]:
        span, around = self._text.span(item.start, item.end), self._text.span(sentence.start, sentence.end)
        return Grounded(Relation(subject, predicate, item.key, span, around), ground)

    def _verb(self, sentence: Sentence, item: _Object) -> _Verb | None:
        """The verb that governs the mention: the last one before it that is not inside a title."""
        found = [m for m in _CUE.finditer(self._text.low, sentence.start, item.end) if m.end() <= item.start]
        strong = [m for m in found if m.lastgroup != "cites"]
        if found and found[-1].lastgroup == "cites" and item.start - found[-1].end() < 3:
            return _Verb("cites", found[-1].span())
        if not found:
            return None
        last = (strong or found)[-1]
        return _Verb(last.lastgroup or "cites", last.span())

    def _changing(self, issued: _Object | None, item: _Object) -> InstrumentKey | None:
        """What changes an instrument where the sentence does not say which: what it says is issued, or the
        document itself."""
        return issued.key if issued is not None and issued.start < item.start else self.own

    def _predicate(self, changed: Effect, subject: InstrumentKey) -> str:
        """A submission or report only proposes what it says is to be changed."""
        paper = subject == self.own and subject.type is None
        return "proposes" if paper else changed.predicate

    def _told_of_itself(
        self, sentence: Sentence, item: _Object, cue: str | None, issued: _Object | None
    ) -> bool:
        """Whether the sentence says what the document itself rests on or carries out."""
        if issued is not None or cue not in ("basedOn", "implements"):
            return False
        low = self._text.low
        after = _ISSUES.search(low, item.end, sentence.end)
        return bool(after or _ITSELF.search(low, sentence.start, item.start))

    def _in_preamble(self, sentence: Sentence) -> bool:
        """Whether the sentence is a line of the preamble that says what the document carries out."""
        low, block = self._text.low, sentence.block
        return (
            block.start >= self._head.end > 0
            and (block.parent is None or block.parent.body == block.parent.start)  # no numbered section
            and low[block.end - 1] in ";,"
            and bool(_PREAMBLE.match(low, sentence.start))
        )

    def _founded(self, sentence: Sentence) -> bool:
        """Whether the sentence belongs to the legal basis of the document."""
        low = self._text.low
        if re.match(r"[\s\-–+]*(?:căn cứ|can cu)\b", low[sentence.start : sentence.end]):
            return True
        parent = sentence.block.parent
        return (
            parent is not None
            and parent.kind is BlockKind.HEADING
            and bool(_FOUNDATION.search(low, parent.start, parent.end))
        )

    def _issued(self, sentence: Sentence, inside: Sequence[_Object]) -> _Object | None:
        """The instrument that the sentence says is issued: by symbol, by title, or the document's own."""
        low = self._text.low
        for match in _ISSUES.finditer(low, sentence.start, sentence.end):
            what = match.start("what")
            named = next((o for o in inside if o.start <= what + 1 and o.end > what and o.key.symbol), None)
            if named:
                return named
            titled = self._titled(match.end(), sentence.end)
            if titled:
                return _Object(what, match.end(), titled)
            if self.own is not None and match.start() > inside[-1].end:
                return _Object(what, match.end(), self.own)
        return None

    def _titled(self, position: int, end: int) -> InstrumentKey | None:
        """The instrument of the document that has the title at `position`."""
        about = _ABOUT.match(self._text.low, position, end)
        if not about:
            return None
        wanted = fold(about["title"]).split(",")[0].split()
        for mention in self._mentions:
            other = _ABOUT.match(self._text.low, mention.end)
            if mention.full and other:
                words = fold(other["title"]).split(",")[0].split()
                length = min(len(words), len(wanted))
                if length >= _TITLE_WORDS and words[:length] == wanted[:length]:
                    return self.key(mention)
        return None

    def _carrier(self, item: _Object, inside: Sequence[_Object]) -> tuple[_Object, Words] | None:
        """The instrument before this one that is said to carry it out, alone or in a list."""
        low, number = self._text.low, inside.index(item)
        for before, other in reversed(list(pairwise(inside[: number + 1]))):
            if before.key == item.key:
                return None
            match = _CARRIES_OUT.match(low, before.end) if before.key.symbol else None
            if match and low[match.end() : other.start].strip(' “"') == "":
                return before, match.span()
            if _BREAKS_LIST.search(low, before.end, other.start):
                return None
        return None


def _ground(verb: _Verb | None, issued: _Object | None, item: _Object, *, founded: bool) -> Ground:
    """Why a relation holds of `item`: what is issued beside it, where it stands, or its verb."""
    words = (verb.words,) if verb else ((item.start, item.end),)
    if issued is not None and issued.start > item.start:
        return Ground(Rule.ISSUED_BY_IT, (*words, (issued.start, issued.end)))
    if founded:
        return Ground(Rule.LEGAL_BASIS, words)
    return Ground(Rule.RELATION_VERB if verb else Rule.NAMED_IN_IT, words)
