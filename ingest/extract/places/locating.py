"""Of which province a quantity is said: the document's own, or another that its sentence, paragraph, heading
or table row names."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.cued import Cued
from ingest.extract.places.provinces import Province
from ingest.extract.structure.document import Document, Sentence, within
from ingest.extract.structure.header import Header
from ingest.text.letters import CAPITALS
from ingest.text.structure import Block
from ontology.concepts import Place, Vocabulary

_UNITS = r"(?:(?:các\s+)?(?:tỉnh|thành phố|tp\.?|địa phương|ubnd|thủ đô)[\s:,]*)*"
_COORDINATED = re.compile(rf"\s*(?:,|và|,\s*và|cùng|-|–)\s*{_UNITS}")
# With what a province is only compared: `sau Đà Nẵng`, `so với Hà Nội`, `kinh nghiệm của Huế`.
_COMPARED = re.compile(
    r"\b(?:sau|so với|hơn|như|bằng|ngang|cùng với|cùng|giống|thua|vượt|trước|học tập|xếp dưới|dưới|kém|sang"
    rf"|kết nối|(?:kinh nghiệm|mô hình|cách làm|bài học)(?: \w+){{0,2}}? (?:của|tại|từ|ở))\s+{_UNITS}$"
)
# What stands before a province of which the sentence goes on to speak.
_OPENS = re.compile(
    r"(?:^|[;:,.(–+•*-]|\b(?:và|còn|riêng|tại|ở|của|là|thuộc|địa bàn|trong đó|đối với|với|trong khi|nơi|đầu"
    rf"|khi|theo|nay|hiện|\d{{4}}|có|gồm|thì|nhưng|song|cả))\s*{_UNITS}$"
)
_OF = re.compile(rf"(?:\b(?:ở|tại|của|thuộc|địa bàn)\s+|\(\s*){_UNITS}$")
_GIVES = re.compile(r"\s*[:(–-]?\s*$")
_RESPECTIVELY = re.compile(r"lần lượt|tương ứng|theo thứ tự")
# A region has no code of its own.
_REGION = Cued(
    rf"\b(?:[Vv]ùng|[Kk]hu vực|[Mm]iền|[Tt]oàn vùng|[Cc]ác tỉnh(?: \w+)?)\s+(?:[{CAPITALS}]\w+\s?){{1,5}}"
)
# `đứng đầu khu vực`, `so với vùng`: a region among whose provinces one stands, or with which it is compared.
_RANKED = re.compile(r"\b(?:đầu|nhất|nhì|trong|so với|hơn|thứ \d+|cuối|dẫn đầu|top \d+|các tỉnh)\s+$")
_FEW = 40
_OPENING = 24
_BULLET = re.compile(r"[\s\d.,)+•*–-]*$")


def _itself(place: Place) -> re.Pattern[str]:
    """How a document calls its own province without a name: `toàn tỉnh`, `thành phố đã …`."""
    unit = f"(?:{'|'.join(place.units)})"
    return re.compile(
        rf"\b(?:toàn|trong|của|khắp|địa bàn)\s+{unit}\b(?!\s+[A-ZĐ])"
        rf"|\b{unit} (?:ta|nhà|mình|đã|đang|đạt|có|mới|cũng|chỉ|hiện|xếp|đứng|phấn đấu|đặt|đề ra|giao)\b"
    )


@dataclass(frozen=True, slots=True)
class _Topic:
    """What part of a sentence speaks of: several provinces, a region (none), or the document's own."""

    start: int
    end: int
    places: tuple[str | None, ...]


class Located(NamedTuple):
    """The places (ids) of a quantity, one or each of those of which it is said alike; None is no province."""

    places: tuple[str | None, ...]
    ground: Ground


def of_nation(level: Ground) -> Located:
    """No province, for a figure of the nation, as the ground of its `level` says."""
    return Located((None,), level.under(Rule.NATION))


class Locator:
    """Finds the provinces of the quantities of one document."""

    def __init__(self, document: Document, head: Header, vocabulary: Vocabulary) -> None:
        self._document, self._text = document, document.text
        self._named, self._own = head.provinces, head.place
        home = next((p for p in self._named if p.place == self._own), None) if self._own else None
        words = ((home.start, home.end),) if home else ()
        rule = Rule.DOCUMENT_PLACE if home else Rule.GIVEN if self._own else Rule.NO_PLACE
        self._default = Located((self._own,), Ground(rule, words))
        self._others = any(province.place != self._own for province in self._named)
        self._spoken: dict[int, list[_Topic]] = {}
        self._headed: dict[int, Located] = {}
        self._itself = _itself(vocabulary.places[self._own]) if self._own else None

    def of(self, zone: Zone, sentence: Sentence) -> Located:
        """The places of the quantity."""
        if not self._others and not _REGION.search(self._text.norm, sentence.start, sentence.end):
            return self._default
        topics = self._topics(sentence)
        quantity = zone.quantity
        before = [t for t in topics if t.end <= quantity.start]
        near = [t for t in before if t.start >= zone.start]
        after = self._after(zone)
        if near or (after is None and before):
            rule = Rule.OWN_WORDS if near else Rule.EARLIER_IN_SENTENCE
            return self._dealt((near or before)[-1], rule, zone)
        if after is not None:
            return after
        return self._around(sentence)

    def of_row(self, row: Block, cells: Sequence[Words]) -> Located:
        """The place of a table row: the one that a cell is the name of, else that of the table."""
        named = (self.of_name(Rule.ROW, *cell) for cell in cells)
        return next(filter(None, named), None) or self._above(row)

    def of_name(self, rule: Rule, start: int, end: int) -> Located | None:
        """The place of which the cell or heading is the name, which holds by `rule`."""
        found = next(iter(within(self._named, start, end)), None)
        if found is None or not self._names_only(found, start, end):
            return None
        return Located((found.place,), Ground(rule, ((found.start, found.end),)))

    def _topics(self, sentence: Sentence) -> list[_Topic]:
        """What the sentence speaks of, in order."""
        if sentence.start not in self._spoken:
            self._spoken[sentence.start] = self._spoken_of(sentence)
        return self._spoken[sentence.start]

    def _spoken_of(self, sentence: Sentence) -> list[_Topic]:
        start, end = sentence.start, sentence.end
        low, norm = self._text.low, self._text.norm
        itself = self._itself.finditer(low, start, end) if self._itself else ()
        found = [_Topic(match.start(), match.end(), (self._own,)) for match in itself]
        groups = self._groups(start, end)
        for group in groups:
            if self._is_topic(start, group[0].start, group[-1].end):
                places = tuple(dict.fromkeys(p.place for p in group))
                found.append(_Topic(group[0].start, group[-1].end, places))
        for match in _REGION.finditer(norm, start, end):
            inside = any(g[0].start < match.end() and match.start() < g[-1].end for g in groups)
            if not inside and not _RANKED.search(low[max(start, match.start() - _FEW) : match.start()]):
                found.append(_Topic(match.start(), match.end(), (None,)))
        return sorted(found, key=lambda topic: topic.start)

    def _groups(self, start: int, end: int) -> list[list[Province]]:
        """The provinces named in between; coordinated ones together."""
        groups: list[list[Province]] = []
        for province in within(self._named, start, end):
            if groups and _COORDINATED.fullmatch(self._text.low, groups[-1][-1].end, province.start):
                groups[-1].append(province)
            else:
                groups.append([province])
        return groups

    def _is_topic(self, sentence: int, start: int, end: int) -> bool:
        low = self._text.low
        if re.match(r"\s*\(\s*(?:[\d<>≥≤~]|thứ |hạng |xếp |đứng )", low[end : end + 8]):
            return True  # `sau Đà Nẵng (96%)` gives a figure even of what it compares with
        before = low[max(sentence, start - _FEW) : start]
        if _COMPARED.search(before):
            return False
        return bool(_OPENS.search(before)) or bool(re.match(r"\s*:?\s*[\d≥≤]", low[end : end + 4]))

    def _after(self, zone: Zone) -> Located | None:
        """The provinces that follow the quantity: `98% ở Hà Nam`, `98% (Hà Nam)`."""
        low, start = self._text.low, zone.quantity.end
        following = zone.following.quantity.start if zone.following else None
        end = min(zone.end, start + 2 * _FEW, following or zone.end)
        if low.startswith(" (", start):
            end = max(end, low.find(")", start, start + 2 * _FEW))
        groups = self._groups(start, end)
        if not groups:
            return None
        group = groups[0]
        between = low[start : group[0].start]
        gives = following and _GIVES.match(low[group[-1].end : following])
        if not _OF.search(between) or "," in between or ";" in between or gives:
            return None
        places = tuple(dict.fromkeys(p.place for p in group))
        return Located(places, Ground(Rule.OWN_WORDS, ((group[0].start, group[-1].end),)))

    def _dealt(self, topic: _Topic, rule: Rule, zone: Zone) -> Located:
        """The places of the topic; of as many figures `lần lượt`, the one that falls to `zone`."""
        words = (topic.start, topic.end)
        own = [z for z in zone.clause if z.quantity.start >= topic.end]
        if len(own) == len(topic.places) > 1 and _RESPECTIVELY.search(
            self._text.low, topic.start, own[-1].end
        ):
            return Located((topic.places[own.index(zone)],), Ground(Rule.RESPECTIVELY, (words,)))
        return Located(topic.places, Ground(rule, (words,)))

    def _around(self, sentence: Sentence) -> Located:
        """The places that the paragraph opened with, or else that a heading above names."""
        if sentence.number:
            at = bisect_left(self._document.sentences.starts, sentence.start)
            for before in reversed(self._document.sentences[at - sentence.number : at]):
                topics = self._topics(before)
                if topics:
                    opens = topics[0].start - before.start <= _OPENING and len(topics) == 1
                    if not opens:
                        return self._default
                    words = (topics[0].start, topics[0].end)
                    return Located(topics[0].places, Ground(Rule.SENTENCE_BEFORE, (words,)))
        return self._above(sentence.block)

    def _above(self, block: Block) -> Located:
        """The place that the nearest heading above `block` is the name of, else the document's own."""
        if block.start not in self._headed:
            named = (self.of_name(Rule.HEADING, above.body, above.end) for above in block.above())
            self._headed[block.start] = next(filter(None, named), self._default)
        return self._headed[block.start]

    def _names_only(self, province: Province, start: int, end: int) -> bool:
        """Whether a cell or heading has nothing but the province's name."""
        low = self._text.low
        before = re.sub(rf"{_UNITS}$", "", low[start : province.start].lstrip())
        return bool(_BULLET.match(before)) and not low[province.end : end].strip(" .:|*")
