"""Tasks and groups of tasks that running text tells of: enumerations, and what somebody is going to do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.extract.structure.document import Sentence
from ingest.extract.tasks.actors import Run, names
from ingest.extract.tasks.planning import Planning
from ingest.model import Task, TaskGroup
from ingest.text.structure import BlockKind

_ENUMERATED = re.compile(r"nhiệm vụ(?:(?:,| và|,? và) giải pháp)?[^:.;\n]{0,60}?(?:sau|gồm|là)?:[ ]+(?=\S)")
_GROUPS = "nhóm "
_DONE = re.compile(r"\b(?:đã|hoàn thành|kết quả)\b")
_ORDERS = re.compile(r"\b(?:giao(?: nhiệm vụ)?(?: cho)?|yêu cầu|đề nghị|phân công|chỉ đạo)\s*:?\s+(?=\S)")
_CLAUSE = re.compile(r";")
_WILL = re.compile(r"sẽ\s+")
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


class PledgeReader:
    """Reads the sentences of one document that stand under no heading which sets tasks."""

    def __init__(self, planning: Planning) -> None:
        self._planning, self._document = planning, planning.document
        self._low = planning.document.text.low
        self._purposes, self._assignments = planning.purposes, planning.assignments
        self._wordings, self._grouper, self._actors = planning.wordings, planning.grouper, planning.actors

    def groups(self) -> Iterator[TaskGroup]:
        """The groups that sentences enumerate: `các nhóm nhiệm vụ: chuyển đổi nhận thức; …`."""
        for sentence in self._document.sentences:
            named, pieces = self._enumeration(sentence) if self._tells(sentence) else (False, [])
            for start, end in pieces:
                if named and end - start <= _LONGEST_TITLE:
                    yield self._grouper.named(start, end, (sentence.start, sentence.end))

    def tasks(self) -> Iterator[Task]:
        """The tasks that sentences enumerate, those that somebody is told to do, and those that somebody is
        said to be going to do; of one sentence only those of one kind."""
        for sentence in self._document.sentences:
            if not self._tells(sentence):
                continue
            for read in (self._enumerated, self._ordered, self._promised, self._ahead):
                found = list(read(sentence))
                if found:
                    yield from found
                    break

    def _enumerated(self, sentence: Sentence) -> Iterator[Task]:
        named, pieces = self._enumeration(sentence)
        for start, end in pieces if not named else ():
            if self._wordings.acts(start, end):
                yield self._task(sentence, start, end, [])

    def _ordered(self, sentence: Sentence) -> Iterator[Task]:
        """`UBND tỉnh giao Sở Y tế chủ trì …`, `… yêu cầu: Sở Y tế …; Công an tỉnh …`."""
        order = _ORDERS.search(self._low, sentence.start, sentence.end)
        if order is None or _DONE.search(self._low, sentence.start, order.start()):
            return
        start, listed = order.end(), ":" in order[0]
        for end in (*(m.start() for m in _CLAUSE.finditer(self._low, start, sentence.end)), sentence.end):
            opening = self._wordings.opening(start, end)
            if opening and opening.subject and opening.subject[0].start <= start + 1 and not opening.bare:
                yield self._task(sentence, start, end, opening.subject, since=start)
            elif not listed:
                return
            start = end + 2

    def _promised(self, sentence: Sentence) -> Iterator[Task]:
        for match in _WILL.finditer(self._low, sentence.start, sentence.end):
            begins = _BEGINS.match(self._low, sentence.start, match.start())
            start = begins.end() if begins else sentence.start
            if self._acts(start, match.start()) and self._wordings.acts(match.end(), sentence.end):
                yield self._task(sentence, start, sentence.end, self._subject(start, match.start()))
                return

    def _ahead(self, sentence: Sentence) -> Iterator[Task]:
        ahead = _AHEAD.match(self._low, sentence.start, sentence.end)
        if ahead and not self._enumeration(sentence)[1] and self._acts(*ahead.span("who")):
            yield self._task(sentence, sentence.start, sentence.end, self._subject(*ahead.span("who")))

    def _tells(self, sentence: Sentence) -> bool:
        """Whether the sentence is running text that is not said to be for something else."""
        told = sentence.block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        return told and self._purposes.source(sentence.block) is None

    def _enumeration(self, sentence: Sentence) -> tuple[bool, list[tuple[int, int]]]:
        """Whether the sentence enumerates groups, and where the parts of what it enumerates stand."""
        match = _ENUMERATED.search(self._low, sentence.start, sentence.end)
        if match is None or _DONE.search(self._low, sentence.start, match.end()):
            return False, []
        pieces = self._pieces(match.end(), sentence.end)
        groups = self._low.endswith(_GROUPS, sentence.start, match.start())
        return groups, pieces if len(pieces) > 1 else []

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        joint = ";" if ";" in self._low[start:end] else ","
        cuts = [start - 1, *(i for i in range(start, end) if self._low[i] == joint), end]
        pieces = []
        for left, right in pairwise(cuts):
            words = self._low[left + 1 : right]
            begin = left + 1 + len(words) - len(words.lstrip())
            stop = right - len(words) + len(words.rstrip(" .…;,"))
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
        self, sentence: Sentence, start: int, end: int, subject: Run, *, since: int | None = None
    ) -> Task:
        """The task of `[start, end)`; its deadline stands there, or before it from `since` on."""
        text = self._document.text
        end -= len(self._low[start:end]) - len(self._low[start:end].rstrip(" .;,/"))
        roles = self._assignments.roles(start, end, subject)
        spans = [(start, end), *((actor.start, actor.end) for actor in roles.leading)]
        return Task(
            span=text.span(start, end),
            sentence=text.span(sentence.start, sentence.end),
            number=None,
            group=None,
            responsible=names(roles.leading),
            coordinating=names(roles.helping),
            sectors=self._planning.sectors_of(*spans),
            deadline=self._assignments.deadline(sentence.start if since is None else since, end),
            pillar=None,
        )
