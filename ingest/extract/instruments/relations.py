"""Legal relations that sentences state: what an instrument is based on, implements, amends, replaces,
repeals, proposes to change, or cites."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.grounds import Ground, Grounded, Rule, Words
from ingest.extract.instruments.effects import Effect, acts_on_another, effect
from ingest.extract.instruments.foundations import Foundations
from ingest.extract.instruments.linking import linked
from ingest.extract.instruments.references import Mention
from ingest.extract.instruments.spoken import Keys, Spoken, spoken
from ingest.extract.instruments.symbols import TYPE_IDS, canonical
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Document, Sentence, within
from ingest.extract.structure.header import Header
from ingest.model import InstrumentKey, Relation
from ingest.text.letters import fold
from ontology.concepts import Vocabulary

_CUE = Cued(
    r"(?P<basedOn>căn cứ|can cu|trên cơ sở|dựa trên|dựa vào)|(?P<implements>thực hiện|triển khai"
    r"|(?:cụ thể|thể chế) (?:hóa|hoá)|thuc hien|trien khai|quy định chi tiết|hướng dẫn thi hành)"
    r"|(?P<cites>theo|tại|kèm theo|quy định)\b"
)
_ISSUES = Cued(
    r"\b(?:ban hành|xây dựng|phê duyệt|thông qua)\s+(?:kèm theo\s+)?(?P<what>kế hoạch|nghị quyết|chương "
    r"trình(?: hành động)?|chỉ thị|đề án|quyết định)"
)
# `cụ thể hóa Nghị quyết bằng Kế hoạch số …`
_BY_MEANS = Cued(
    r"(?:bằng|thông qua|qua)\s+(?:việc\s+)?(?:ban hành\s+)?(?P<what>kế hoạch|nghị quyết|chương trình|chỉ thị"
    r"|đề án|quyết định)"
)
_ABOUT = re.compile(r"\s*(?:về|về việc|phê duyệt|ban hành)\s+(?P<title>[^;.\n]{8,160})")
# The document speaks of itself: `Thông tư này hướng dẫn thi hành …`.
_ITSELF = re.compile(
    r"\b(?:nghị quyết|quyết định|kế hoạch|chương trình(?: hành động)?|chỉ thị|đề án|thông tư|nghị định"
    r"|quy chế|quy định) này\b"
)
# `Kế hoạch được xây dựng trên cơ sở …`
_DRAWN_UP = re.compile(
    r"(?P<what>nghị quyết|kế hoạch|chương trình(?: hành động)?|chỉ thị|đề án)\s+(?:được\s+)?"
    r"(?:(?:xây dựng|ban hành|soạn thảo|lập)\s+)?(?:trên cơ sở|dựa trên|dựa vào|căn cứ)\b"
)
# Submissions and reports have a number of their own, though they are no instruments.
_PAPER = re.compile(
    r"(?:Số|SỐ|số)\s*:?\s*(?P<symbol>\d{1,5}\s?(?:/(?:TTr|BC|TB|HD)-[A-ZĐ&]{2,12}(?:-[A-ZĐ&]{2,8})?"
    r"|-(?:TTr|BC|TB|HD)/[A-ZĐ]{2,10}))\b"
)
_TITLE_WORDS = 4
_ISSUED_WITH = re.compile(r"(?:^|\n)\s*\(\s*(?:được )?(?:ban hành )?kèm theo\s*$")
_TOP = 600
"""Characters at the top of a document in which it says with what instrument it is issued."""
# What is said already by others: what carries something out rests on it.
_IMPLIED = {
    "cites": {"basedOn", "implements", "amends", "replaces", "repeals", "proposes"},
    "basedOn": {"implements"},
}
# What only such instruments change as law do, others where they say so of themselves.
_LAWS = {"law", "ordinance", "decree", "decision", "resolution", "circular"}
# `Thể chế hóa Nghị quyết số …`, as a document says of itself.
_GIVES_FORM = re.compile(r"(?:cụ thể|thể chế) hóa\b")
# The document says that its contents follow.
_FOLLOWS = re.compile(r"(?:như sau|như dưới đây|sau đây|sau)\s*[:,.]?\s*$")


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
        self._document, self._text, self._head, self._mentions = document, document.text, head, mentions
        self._keys = Keys(mentions, head.place, vocabulary)
        self._foundations = Foundations(document, head)
        self.own = self._own()
        self._spoken = spoken(document, mentions, named, self._keys)

    def _own(self) -> InstrumentKey | None:
        """The instrument whose text the document is: numbered in its head, or approved with it."""
        for mention in self._mentions:
            before = self._text.low[max(0, mention.start - 30) : mention.start]
            numbered = mention.end <= self._head.end and self._text.low.startswith("số", mention.start)
            if numbered or (mention.start < max(_TOP, self._head.end + 200) and _ISSUED_WITH.search(before)):
                return self._keys.of(mention)
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
        stronger = {
            weak: {(subject, object_) for subject, predicate, object_ in seen if predicate in strong}
            for weak, strong in _IMPLIED.items()
        }
        return [
            found
            for (subject, predicate, object_), found in seen.items()
            if (subject, object_) not in stronger.get(predicate, ())
        ]

    def _all(self) -> Iterator[Grounded[Relation]]:
        for sentence in self._document.sentences:
            inside = list(within(self._spoken, sentence.start, sentence.end))
            if not inside:
                continue
            issued = self._issued(sentence, inside)
            founded = self._foundations.legal_basis(sentence) or self._foundations.preamble(sentence)
            if issued is not None and issued not in inside:
                inside = sorted([*inside, issued], key=lambda item: item.start)
            for item in inside:
                if self.own is not None and item.key.symbol == self.own.symbol:
                    continue
                yield from self._of(sentence, item, inside, issued, founded=founded)

    def _of(
        self,
        sentence: Sentence,
        item: Spoken,
        inside: Sequence[Spoken],
        issued: "Spoken | None",
        *,
        founded: bool,
    ) -> Iterator[Grounded[Relation]]:
        low = self._text.low
        link = linked(low, item, inside)
        if link is not None:
            ground = Ground(Rule.CARRIED_OUT, (link.words,))
            yield from self._stated(link.subject, link.predicate, item, sentence, ground)
            return
        bounds = sentence.start, sentence.end
        changed = effect(low, bounds, item, inside)
        if changed is not None and (subject := changed.subject or self._changing(issued, item)):
            ground = Ground(Rule.RELATION_VERB, (changed.words,))
            if subject != item.key:
                yield self._relation(
                    subject, self._predicate(changed, subject, sentence), item, sentence, ground
                )
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
            if founded and predicate == "implements" and not self._foundations.preamble(sentence):
                predicate = "basedOn"
            issuing = issued if issued is not None and issued.key == subject else None
            ground = _ground(verb, issuing, item, founded=founded)
            yield from self._stated(subject, predicate, item, sentence, ground)
        elif self.own is not None and item.key.symbol:
            ground = Ground(Rule.NAMED_IN_IT, ((item.start, item.end),))
            yield self._relation(self.own, "cites", item, sentence, ground)

    def _stated(
        self, subject: InstrumentKey, predicate: str, item: Spoken, sentence: Sentence, ground: Ground
    ) -> Iterator[Grounded[Relation]]:
        """What is said of `item`; a resolution does not carry out another one, but rests on it."""
        rests = predicate == "implements" and subject.type == item.key.type == "resolution"
        yield self._relation(subject, "basedOn" if rests else predicate, item, sentence, ground)

    def _relation(
        self, subject: InstrumentKey, predicate: str, item: Spoken, sentence: Sentence, ground: Ground
    ) -> Grounded[Relation]:
        start, end = item.named
        around = self._text.span(min(sentence.start, self._document.sentence_at(start).start), sentence.end)
        span = self._text.span(start, end)
        return Grounded(Relation(subject, predicate, item.key, span, around), ground)

    def _verb(self, sentence: Sentence, item: Spoken) -> _Verb | None:
        """The verb that governs the mention: the last one before it that is not inside a title."""
        found = [m for m in _CUE.finditer(self._text.low, sentence.start, item.end) if m.end() <= item.start]
        strong = [m for m in found if m.lastgroup != "cites"]
        if found and found[-1].lastgroup == "cites" and item.start - found[-1].end() < 3:
            return _Verb("cites", found[-1].span())
        if not found:
            return None
        last = (strong or found)[-1]
        return _Verb(last.lastgroup or "cites", last.span())

    def _changing(self, issued: Spoken | None, item: Spoken) -> InstrumentKey | None:
        """What changes an instrument where the sentence does not say which: what it says is issued, or the
        document itself."""
        return issued.key if issued is not None and issued.start < item.start else self.own

    def _predicate(self, changed: Effect, subject: InstrumentKey, sentence: Sentence) -> str:
        """A submission or report only proposes what it says is to be changed, a plan what is to be amended,
        but for what it says of itself."""
        own = subject == self.own and changed.subject is None
        paper = subject.type is None or (changed.predicate == "amends" and subject.type not in _LAWS)
        itself = _ITSELF.search(self._text.low, sentence.start, changed.words[0]) is not None
        return "proposes" if own and paper and not itself else changed.predicate

    def _told_of_itself(
        self, sentence: Sentence, item: Spoken, cue: str | None, issued: Spoken | None
    ) -> bool:
        """Whether the sentence says what the document itself rests on or carries out."""
        if issued is not None or cue not in ("basedOn", "implements"):
            return False
        low, body = self._text.low, max(sentence.start, sentence.block.body)
        drawn_up = _DRAWN_UP.match(low, body, item.end)
        if drawn_up is not None and TYPE_IDS.get(fold(drawn_up["what"])) == self._head.kind:
            return True
        if _ITSELF.search(low, sentence.start, item.start) or _GIVES_FORM.match(low, body):
            return True
        instrument = self.own is not None and self.own.type is not None
        return instrument and cue == "implements" and self._foundations.title(sentence, item.start)

    def _issued(self, sentence: Sentence, inside: Sequence[Spoken]) -> Spoken | None:
        """The instrument that the sentence says is issued: by symbol, by title, or the document's own."""
        low = self._text.low
        for match in _ISSUES.finditer(low, sentence.start, sentence.end):
            what = match.start("what")
            named = next((o for o in inside if o.start <= what + 1 and o.end > what and o.key.symbol), None)
            if named:
                return named
            titled = self._titled(match.end(), sentence.end)
            if titled:
                return Spoken(what, match.end(), titled)
            if self.own is not None and self._issues_itself(sentence, match, inside[-1].end):
                return Spoken(what, match.end(), self.own)
        for match in _BY_MEANS.finditer(low, sentence.start, sentence.end):
            what = match.start("what")
            for item in inside:
                if (
                    item.start <= what < item.end
                    and item.key.symbol
                    and self._carries(sentence, match.start())
                ):
                    return item
        return None

    def _issues_itself(self, sentence: Sentence, match: re.Match[str], last: int) -> bool:
        """Whether what is issued there is the document: it opens with it, or says that the text follows."""
        low = self._text.low
        if self._head.kind != TYPE_IDS.get(fold(match["what"])):
            return False
        follows = _FOLLOWS.search(low, match.end(), sentence.end) is not None
        return self._foundations.opening(sentence) and (match.start() > last or follows)

    def _carries(self, sentence: Sentence, end: int) -> bool:
        """Whether the last verb before `end` is one of carrying out."""
        found = [match.lastgroup for match in _CUE.finditer(self._text.low, sentence.start, end)]
        return found[-1:] == ["implements"]

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
                    return self._keys.of(mention)
        return None


def _ground(verb: _Verb | None, issued: Spoken | None, item: Spoken, *, founded: bool) -> Ground:
    """Why a relation holds of `item`: what is issued beside it, where it stands, or its verb."""
    words = (verb.words,) if verb else ((item.start, item.end),)
    if issued is not None and issued.start > item.start:
        return Ground(Rule.ISSUED_BY_IT, (*words, (issued.start, issued.end)))
    if founded:
        return Ground(Rule.LEGAL_BASIS, words)
    return Ground(Rule.RELATION_VERB if verb else Rule.NAMED_IN_IT, words)
