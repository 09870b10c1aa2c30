"""Legal relations that sentences state: what an instrument is based on, implements, amends, replaces,
repeals, proposes to change, or cites."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.grounds import Attribute, Ground, Grounded, Rule
from ingest.extract.instruments.accents import accented
from ingest.extract.instruments.acts import Clause, Effect
from ingest.extract.instruments.effects import active, acts_on_another, effect_above, effects
from ingest.extract.instruments.foundations import Foundations
from ingest.extract.instruments.issuing import Issuing
from ingest.extract.instruments.itself import Itself
from ingest.extract.instruments.linking import issued_with, linked, listed_with
from ingest.extract.instruments.lists import together
from ingest.extract.instruments.references import Mention
from ingest.extract.instruments.spoken import Keys, Spoken, Subject, spoken, subject
from ingest.extract.instruments.tabled import Tabled
from ingest.extract.instruments.undergoing import continued
from ingest.extract.instruments.validity import in_force, speaks_of_force
from ingest.extract.instruments.verbs import Verb, governing, looked_back, opens_clause
from ingest.extract.instruments.wordings import Wordings
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Document, Sentence, within
from ingest.extract.structure.header import Header
from ingest.model import InForce, InstrumentKey, Relation

# What is said already by others: what carries something out rests on it.
_IMPLIED = {
    "cites": {"basedOn", "implements", "amends", "replaces", "repeals", "proposes"},
    "basedOn": {"implements"},
}
# What only such instruments change as law do, others where they say so of themselves.
_LAWS = {"law", "ordinance", "decree", "decision", "resolution", "circular"}
# What cannot change an instrument of a type, as it stands below it.
_BELOW = {
    "law": {"decree", "decision", "circular"},
    "ordinance": {"decree", "decision", "circular"},
    "decree": {"decision", "circular"},
    "circular": {"decision"},
}
# Something else than the document changes it: `xây dựng quy chế mới thay thế …`
_ANOTHER = re.compile(
    r"\b(?:quy chế|quy định|nghị quyết|quyết định|văn bản|kế hoạch|chương trình|đề án|danh mục|thông tư"
    r"|nghị định)(?: mới)?(?: để| nhằm)?\s+$"
)
# The new wording stands there: `Điều chỉnh chỉ tiêu tại Nghị quyết số … như sau: …`
_AS_FOLLOWS = re.compile(r"\bnhư sau\b")
# What an instrument found wanting: `khắc phục tồn tại nêu tại Công văn số …`
_FAULTS = re.compile(r"\b(?:tồn tại|hạn chế|khó khăn|vướng mắc|khuyết điểm|vi phạm)\b")
# `…, mà trước đó là phiên bản 2.0 theo Quyết định số …`
_FORMERLY = re.compile(r"\b(?:mà|vốn|trước (?:đó|đây))\s(?:[^\W\d]+\s){0,2}?(?:là|thực hiện|theo)\b[^;]*$")
# What is only older than what is issued, or younger.
_AFTER = re.compile(r"\b(?:sau|trước) khi\b")
_BESIDES = re.compile(r"\b(?:tiếp nối|tiếp sau|kế thừa|bên cạnh|ngoài|khác với|so với)\s+$")
_BESIDES_REACH = 20
# In a list of legal bases, what stands behind one of them: `Căn cứ …, thực hiện …`.
_GOES_ON = r"[,;]\s*(?:và\s+)?(?:(?:tiếp tục|tổ chức)\s+)?«implements»\b"


class _Stated(NamedTuple):
    """What stands in which relation to an instrument, and why."""

    subject: Subject
    predicate: str
    ground: Ground


class RelationReader:
    """Finds the relations of one document. `named` are register instruments called by their titles."""

    def __init__(
        self,
        document: Document,
        head: Header,
        mentions: Sequence[Mention],
        named: Sequence[Hit],
        keys: Keys,
        *,
        words: Wordings,
    ) -> None:
        document = accented(document)
        self._words = words
        self._document, self._text, self._head = document, document.text, head
        self._foundations = Foundations(document, head, words)
        self._tabled = Tabled(document, words)
        self._issuing = Issuing(document, head, mentions, keys, self._foundations, words=words)
        self._own = self._issuing.own
        self._itself = Itself(document, head, self._foundations, self.own)
        own = self._own.key.type if self._own else None
        self._spoken = spoken(document, mentions, named, keys, own or head.kind)

    @property
    def own(self) -> InstrumentKey | None:
        """The instrument whose text the document is."""
        return self._own.key if self._own else None

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

    def in_force(self) -> list[Grounded[InForce]]:
        """From which days instruments are in force, or no longer."""
        clauses = [
            self._clause(sentence, within(self._spoken, sentence.start, sentence.end))
            for sentence in self._document.sentences
            if speaks_of_force(self._text.low, sentence)
        ]
        return in_force(self._document, clauses, self.own)

    def _all(self) -> Iterator[Grounded[Relation]]:
        for sentence in self._document.sentences:
            inside = list(within(self._spoken, sentence.start, sentence.end))
            if not inside:
                continue
            issued = self._issuing.of(sentence, inside)
            founded = self._foundations.legal_basis(sentence) or self._foundations.preamble(sentence)
            if issued is not None and issued not in inside:
                inside = sorted([*inside, issued], key=lambda item: item.start)
            yield from self._continued(sentence, inside)
            for item in inside:
                if self._own is not None and item.key.symbol == self._own.key.symbol:
                    continue
                basis = founded or self._foundations.clause(sentence, item.start)
                yield from self._of(sentence, item, inside, issued, basis)

    def _of(
        self,
        sentence: Sentence,
        item: Spoken,
        inside: Sequence[Spoken],
        issued: Spoken | None,
        founded: Ground | None,
    ) -> Iterator[Grounded[Relation]]:
        if linked := list(self._linked(sentence, item, inside, founded)):
            yield from linked
            return
        changes = [*self._changes(sentence, item, inside)]
        for changed in changes:
            yield from self._changed(changed, sentence, item, issued)
        if active_ones := [changed for changed in changes if not changed.passive]:
            if not any(self._changing(changed, issued, item) for changed in active_ones):
                yield from self._cited(item, sentence)
            return
        verb = (
            None
            if acts_on_another(self._clause(sentence, inside), item)
            else governing(self._words, self._text.low, sentence, item)
        )
        said = None
        if not looked_back(self._text.low, sentence, item):
            said = self._resting(sentence, item, issued, verb, founded)
            said = said or self._told_of_itself(sentence, item, issued, verb)
        if said is not None and said.subject.key != item.key:
            yield from self._stated(*said, item, sentence)
            yield from self._stated_of_others(said, item, inside, issued, sentence)
        else:
            yield from self._cited(item, sentence)

    def _continued(self, sentence: Sentence, inside: Sequence[Spoken]) -> Iterator[Grounded[Relation]]:
        """What a further sentence of an entry says happens to the instrument that the entry opens with:
        `1. Quyết định số … về …. Bị thay thế bởi Quyết định số …`."""
        above = within(self._spoken, sentence.block.body, sentence.start)
        opens = above and not self._text.low[sentence.block.body : above[0].start].strip()
        if opens and (told := continued(self._clause(sentence, inside))):
            yield from self._changed(told, sentence, above[0], None)

    def _linked(
        self, sentence: Sentence, item: Spoken, inside: Sequence[Spoken], founded: Ground | None
    ) -> Iterator[Grounded[Relation]]:
        """What instruments beside `item` carry it out, or rest on it; in a list of legal bases each entry
        stands for itself."""
        low, clause = self._text.low, self._clause(sentence, inside)
        link = linked(clause, item)
        if link is None:
            return
        if founded and (
            self._words.of(_GOES_ON).search(low, *link.words) or ";" in low[link.words[1] : item.start]
        ):
            return
        ground = Ground(Rule.CARRIED_OUT, (link.words,))
        for carrier in (link.subject, *listed_with(clause, link, item)):
            of = subject(carrier, Rule.INSTRUMENT_BESIDE)
            yield from self._stated(of, link.predicate, ground, item, sentence)

    def _clause(self, sentence: Sentence, inside: Sequence[Spoken]) -> Clause:
        return Clause(self._text.low, sentence.start, sentence.end, inside, self._words)

    def _changes(self, sentence: Sentence, item: Spoken, inside: Sequence[Spoken]) -> Iterator[Effect]:
        """What the sentence, or what stands above it, says happens to `item`."""
        clause = self._clause(sentence, inside)
        found = effects(clause, item) or self._listed(sentence, item, inside)
        yield from found
        passive = bool(found) and all(changed.passive for changed in found)
        if passive and (told := active(clause, item)):
            yield told

    def _changed(
        self, changed: Effect, sentence: Sentence, item: Spoken, issued: Spoken | None
    ) -> Iterator[Grounded[Relation]]:
        """The relation that an effect on `item` is."""
        changing = self._changing(changed, issued, item)
        if changing is not None and changing.key != item.key:
            predicate = self._predicate(changed, changing, item, sentence)
            yield self._relation(
                changing, predicate, Ground(Rule.RELATION_VERB, (changed.words,)), item, sentence
            )

    def _cited(self, item: Spoken, sentence: Sentence) -> Iterator[Grounded[Relation]]:
        """That the document only names `item`."""
        if self._own is not None and item.key.symbol:
            ground = Ground(Rule.NAMED_IN_IT, ((item.start, item.end),))
            yield self._relation(self._own, "cites", ground, item, sentence)

    def _listed(self, sentence: Sentence, item: Spoken, inside: Sequence[Spoken]) -> list[Effect]:
        """What is said above a list or table happens to the instruments in it."""
        if told := self._tabled.of(sentence, item, inside):
            return [told]
        parent = sentence.block.parent
        if parent is None or not parent.introduces or item not in together(self._text.low, inside[0], inside):
            return []
        entry = (max(sentence.start, sentence.block.body), sentence.end)
        above = effect_above(
            self._words, self._text.low, self._document.introduction(parent), entry, inside[0]
        )
        return [above] if above else []

    def _stated_of_others(
        self, said: _Stated, item: Spoken, inside: Sequence[Spoken], issued: Spoken | None, sentence: Sentence
    ) -> Iterator[Grounded[Relation]]:
        """The same of what is issued in one list with the subject."""
        if issued is None or said.subject.key != issued.key:
            return
        for other in issued_with(self._clause(sentence, inside), issued):
            also = subject(other, Rule.INSTRUMENT_ISSUED)
            yield from self._stated(also, said.predicate, said.ground, item, sentence)

    def _resting(
        self,
        sentence: Sentence,
        item: Spoken,
        issued: Spoken | None,
        verb: Verb | None,
        founded: Ground | None,
    ) -> _Stated | None:
        """What is issued beside `item`, or the document where it names its legal basis, by the verb."""
        if self._told_by_the_way(item, verb, founded):
            return None
        if verb and founded and verb.words[0] < founded.words[0][0]:
            verb = None  # of another clause
        predicate = verb.predicate if verb and verb.predicate != "cites" else "basedOn"
        if founded and predicate == "implements" and not self._foundations.preamble(sentence):
            apart = verb and opens_clause(self._text.low, sentence.start, verb)
            predicate = "implements" if apart else "basedOn"
        if issued is not None and issued.start > item.start:
            low, near = self._text.low, max(sentence.start, item.start - _BESIDES_REACH)
            older = _AFTER.search(low, item.end, issued.start) or _BESIDES.search(low, near, item.start)
            if verb is None and older:
                return None
            told = verb.words if verb else (item.start, item.end)
            ground = Ground(Rule.ISSUED_BY_IT, (told, (issued.start, issued.end)))
            return _Stated(subject(issued, Rule.INSTRUMENT_ISSUED), predicate, ground)
        if founded and self._own is not None and not self._issued_too(item, issued):
            return _Stated(self._own, predicate, founded)
        return None

    def _issued_too(self, item: Spoken, issued: Spoken | None) -> bool:
        """Whether `item` belongs to what somebody is said to issue, which the document does not rest on."""
        return issued is not None and item.start >= issued.start and issued.key != self.own

    def _told_by_the_way(self, item: Spoken, verb: Verb | None, founded: Ground | None) -> bool:
        """Whether a preamble names `item` for what it found wanting, not to rest on it."""
        if founded is None or verb is None or verb.predicate != "cites":
            return False
        if _FORMERLY.search(self._text.low, founded.words[0][1], item.start):
            return True
        found = founded.rule is Rule.PREAMBLE and _FAULTS.search(
            self._text.low, founded.words[0][1], item.start
        )
        return bool(found)

    def _told_of_itself(
        self, sentence: Sentence, item: Spoken, issued: Spoken | None, verb: Verb | None
    ) -> _Stated | None:
        """What the sentence says that the document itself rests on or carries out."""
        if issued is not None or verb is None or verb.predicate == "cites" or self._own is None:
            return None
        ground = self._itself.told(sentence, item, verb)
        if ground is None:
            return None
        itself = Subject(self._own.key, ground)
        return _Stated(itself, verb.predicate, Ground(Rule.RELATION_VERB, (verb.words,)))

    def _stated(
        self, of: Subject, predicate: str, ground: Ground, item: Spoken, sentence: Sentence
    ) -> Iterator[Grounded[Relation]]:
        """What is said of `item`; a resolution does not carry out another one, but rests on it."""
        if predicate == "implements" and of.key.type == item.key.type == "resolution":
            predicate, ground = "basedOn", ground.under(Rule.RESTS_ON)
        yield self._relation(of, predicate, ground, item, sentence)

    def _relation(
        self, of: Subject, predicate: str, ground: Ground, item: Spoken, sentence: Sentence
    ) -> Grounded[Relation]:
        start, end = item.named
        around = self._text.span(min(sentence.start, self._document.sentence_at(start).start), sentence.end)
        span = self._text.span(start, end)
        label = next(
            (known for words in ground.words if (known := self._words.label(self._text.low, *words))), None
        )
        attributes = [
            Attribute("predicate", predicate, ground._replace(label=label)),
            Attribute("subject", of.key.symbol, of.ground),
        ]
        if item.ground:
            attributes.append(Attribute("object", item.key.symbol, item.ground))
        return Grounded(Relation(of.key, predicate, item.key, span, around), tuple(attributes))

    def _changing(self, changed: Effect, issued: Spoken | None, item: Spoken) -> Subject | None:
        """What changes an instrument: what the sentence says does, else what it says is issued, or the
        document itself."""
        if changed.doer is not None:
            return subject(changed.doer, Rule.INSTRUMENT_BESIDE)
        if issued is not None and issued.start < item.start:
            return subject(issued, Rule.INSTRUMENT_ISSUED)
        lawful = self._own is not None and self._own.key.type in _LAWS
        return self._own if lawful or not changed.bare else None

    def _predicate(self, changed: Effect, of: Subject, item: Spoken, sentence: Sentence) -> str:
        """A submission or report only proposes what it says is to be changed, a plan what is to be amended,
        but for what it says of itself or puts down there; nothing changes what stands above it."""
        own = of.key == self.own and changed.doer is None
        if own and of.key.type in _BELOW.get(item.key.type or "", ()):
            return "proposes"
        paper = of.key.type is None or (changed.predicate == "amends" and of.key.type not in _LAWS)
        until = sentence.end if changed.words[0] >= item.end else changed.words[0]
        itself = self._itself.named(sentence.start, until) is not None
        itself = itself or (of.key.type is not None and self._foundations.titled(sentence))
        itself = itself or _AS_FOLLOWS.search(self._text.low, item.end, sentence.end) is not None
        lawful = of.key.type in _LAWS
        another = not lawful and _ANOTHER.search(self._text.low, sentence.start, changed.words[0])
        return "proposes" if own and (paper or another) and not itself else changed.predicate
