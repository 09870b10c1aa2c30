"""Tasks and groups of tasks that running text tells of: enumerations, and what somebody is going to do."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ingest.extract.grounds import Ground, Grounded, Rule, Words
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Sentence, stripped
from ingest.extract.tasks.actors import Run
from ingest.extract.tasks.assignments import said_of
from ingest.extract.tasks.composing import Noted, task
from ingest.extract.tasks.planning import Planning
from ingest.model import Task, TaskGroup
from ingest.text.structure import ITEM, PARAGRAPH

_ENUMERATED = Cued(r"nhiệm vụ(?:(?:,| và|,? và) giải pháp)?[^:.;\n]{0,60}?(?:sau|gồm|là)?:[ ]+(?=\S)")
# `các nhóm nhiệm vụ, giải pháp chủ yếu gồm: …`, `sáu nhóm giải pháp là …`
_GROUPED = Cued(
    r"nhóm (?:nhiệm vụ|giải pháp)(?:(?:,| và|,? và) giải pháp)?[^:.;,\n]{0,60}?"
    r"(?::|\b(?:(?:bao )?gồm(?: có)?|là|như):?)[ ]+(?=\S)"
)
_ORDINAL = re.compile(
    r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín) là|thứ \w+(?: là)?|\(?\d{1,2}[.)])[:,]?\s+"
)
_DONE = re.compile(r"\b(?:đã|hoàn thành|kết quả)\b")
_ORDERS = Cued(r"(?:giao(?: nhiệm vụ)?(?: cho)?|yêu cầu|đề nghị|phân công|chỉ đạo)\s*:?\s+(?=\S)")
_CLAUSE = re.compile(r";")
_WILL = Cued(r"sẽ\s+")
_AHEAD = re.compile(
    r"\s*(?:(?:trong )?(?:thời gian|giai đoạn|những năm|năm|nhiệm kỳ) tới"
    r"|(?:từ nay )?đến (?:hết |cuối )?năm \d{4}|(?:trong )?năm \d{4}(?: và [^,.]{3,30})?)\s*,\s*"
    r"(?P<who>[^,.;]{2,60}?)\s+(?:tiếp tục|tập trung|đẩy mạnh|triển khai)\b"
)
_BEGINS = re.compile(r".*[,:;“”\"]\s*", re.DOTALL)
# The province, or one of its fields, as somebody who acts.
_ITSELF = re.compile(
    r"(?:toàn )?(?:(?:tỉnh|thành phố|huyện|địa phương)(?: \w+){0,3}|ngành (?!chức)\w+(?: \w+){0,3})"
)
_LONGEST_TITLE, _FEWEST = 160, 3


class _Enumeration(NamedTuple):
    """The `words` that announce an enumeration of tasks, or of `groups` of them, and its parts."""

    words: Words
    parts: list[Words]
    groups: bool


class PledgeReader:
    """Reads the sentences of one document that stand under no heading which sets tasks."""

    def __init__(self, planning: Planning) -> None:
        self._planning, self._document = planning, planning.document
        self._low = planning.document.text.low
        self._purposes, self._assignments = planning.purposes, planning.assignments
        self._wordings, self._grouper, self._actors = planning.wordings, planning.grouper, planning.actors
        self._telling = [sentence for sentence in self._document.sentences if self._tells(sentence)]
        self._enumerations = {s.start: self._enumeration(s) for s in self._telling}

    def groups(self) -> Iterator[Grounded[TaskGroup]]:
        """The groups that sentences enumerate: `các nhóm nhiệm vụ: chuyển đổi nhận thức; …`."""
        for sentence in self._telling:
            found = self._enumerations[sentence.start]
            for start, end in found.parts if found and found.groups else ():
                if end - start <= _LONGEST_TITLE:
                    ordinal = _ORDINAL.match(self._low, start, end)
                    begin, around = ordinal.end() if ordinal else start, (sentence.start, sentence.end)
                    yield self._grouper.named(begin, end, around, Rule.GROUP_ENUMERATED)

    def tasks(self) -> Iterator[Grounded[Task]]:
        """The tasks that sentences enumerate, those that somebody is told to do, and those that somebody is
        said to be going to do; of one sentence only those of one kind."""
        for sentence in self._telling:
            for read in (self._enumerated, self._ordered, self._promised, self._ahead):
                found = list(read(sentence))
                if found:
                    yield from found
                    break

    def _enumerated(self, sentence: Sentence) -> Iterator[Grounded[Task]]:
        found = self._enumerations[sentence.start]
        if found is None or found.groups:
            return
        for start, end in found.parts:
            if opens := self._wordings.acts(start, end):
                why = Ground(Rule.ENUMERATED, (found.words,))
                yield self._task(sentence, (start, end), why, opens, [])

    def _ordered(self, sentence: Sentence) -> Iterator[Grounded[Task]]:
        """`UBND tỉnh giao Sở Y tế chủ trì …`, `… yêu cầu: Sở Y tế …; Công an tỉnh …`."""
        order = _ORDERS.search(self._low, sentence.start, sentence.end)
        if order is None or _DONE.search(self._low, sentence.start, order.start()):
            return
        why, listed, start = Ground(Rule.ORDERED, (order.span(),)), ":" in order[0], order.end()
        for end in (*(m.start() for m in _CLAUSE.finditer(self._low, start, sentence.end)), sentence.end):
            opening = self._wordings.opening(start, end)
            if opening and opening.subject and opening.subject[0].start <= start + 1 and not opening.bare:
                words = start, end
                yield self._task(sentence, words, why, opening.ground, opening.subject, since=start)
            elif not listed:
                return
            start = end + 2

    def _promised(self, sentence: Sentence) -> Iterator[Grounded[Task]]:
        for match in _WILL.finditer(self._low, sentence.start, sentence.end):
            begins = _BEGINS.match(self._low, sentence.start, match.start())
            start = begins.end() if begins else sentence.start
            opens = (
                self._wordings.acts(match.end(), sentence.end) if self._acts(start, match.start()) else None
            )
            if opens:
                why = Ground(Rule.PROMISED, ((start, match.end()),))
                subject = self._subject(start, match.start())
                yield self._task(sentence, (start, sentence.end), why, opens, subject)
                return

    def _ahead(self, sentence: Sentence) -> Iterator[Grounded[Task]]:
        ahead = _AHEAD.match(self._low, sentence.start, sentence.end)
        if ahead and self._enumerations[sentence.start] is None and self._acts(*ahead.span("who")):
            words, why = (sentence.start, sentence.end), Ground(Rule.AHEAD, (ahead.span(),))
            yield self._task(sentence, words, why, None, self._subject(*ahead.span("who")))

    def _tells(self, sentence: Sentence) -> bool:
        """Whether the sentence is running text that is not said to be for something else."""
        told = sentence.block.kind in (PARAGRAPH, ITEM)
        return told and self._purposes.source(sentence.block) is None

    def _enumeration(self, sentence: Sentence) -> _Enumeration | None:
        """What the sentence enumerates, where it is more than one."""
        grouped = _GROUPED.search(self._low, sentence.start, sentence.end)
        match = grouped or _ENUMERATED.search(self._low, sentence.start, sentence.end)
        if match is None or _DONE.search(self._low, sentence.start, match.end()):
            return None
        parts = self._pieces(match.end(), sentence.end)
        return _Enumeration(match.span(), parts, match is grouped) if len(parts) > 1 else None

    def _pieces(self, start: int, end: int) -> list[Words]:
        joint = ";" if ";" in self._low[start:end] else ","
        cuts = [start - 1, *(i for i in range(start, end) if self._low[i] == joint), end]
        pieces = []
        for left, right in pairwise(cuts):
            begin, stop = stripped(self._low, left + 1, right, after=" .…;,")
            if begin < stop:
                pieces.append((begin, stop))
        return pieces

    def _subject(self, start: int, end: int) -> Run:
        runs = self._actors.runs(start, end)
        return runs[0] if runs and not self._low[start : runs[0][0].start].strip() else []

    def _acts(self, start: int, end: int) -> bool:
        run = self._subject(start, end)
        if run:
            return not self._low[run[-1].end : end].strip(" ,")
        return bool(
            _ITSELF.fullmatch(self._low, start, end) or _ITSELF.fullmatch(self._low[start:end].strip())
        )

    def _task(
        self,
        sentence: Sentence,
        words: Words,
        why: Ground,
        opens: Ground | None,
        subject: Run,
        *,
        since: int | None = None,
    ) -> Grounded[Task]:
        """The task of `words`; its deadline stands there, or before it from `since` on."""
        start, end = words[0], stripped(self._low, *words, after=" .;,/")[1]
        noted = Noted(
            words=(start, end),
            around=(sentence.start, sentence.end),
            why=why,
            opens=opens,
            roles=self._assignments.roles(start, end, said_of(subject)),
            due=self._assignments.deadline(sentence.start if since is None else since, end),
        )
        return task(self._planning, noted)
