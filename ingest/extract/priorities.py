"""Words that put sectors first: which of those that a sentence names, and why."""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.grounds import Words
from ingest.extract.matching.cued import Cued
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Sentence

_PRIORITY = Cued(
    r"ưu tiên|(?<!chương trình )(?<!công trình )trọng điểm|mũi nhọn|làm trước|then chốt"
    # `một số ngành đi trước` are ahead, nobody put them there
    r"|(?<!ngành )(?<!lĩnh vực )(?:đi đầu|đi trước)"
    r"|(?:khâu|lĩnh vực|mũi) đột phá|dồn (?:lực|sức)"
    r"|(?<!nhiệm vụ )(?<!nội dung )trọng tâm|uu tien"
    r"|(?:rót vốn|đầu tư|bố trí vốn|thí điểm|triển khai|số hóa) trước\b(?! (?:hạn|ngày|năm|khi|đây|mắt))"
    r"|tập trung (?:thực hiện |triển khai )?(?:chuyển đổi số|số hóa|đẩy mạnh|vào)"
)
_FIELD = Cued(r"\bngành\b|lĩnh vực|\bnganh\b|linh vuc")
# What may stand between a word of priority and the first of the sectors that it is given to.
_GIVEN_TO = re.compile(
    r"(?:\s*(?:[:,–-]|chuyển đổi số|số hóa|phát triển|đầu tư|nguồn lực|hàng đầu|thực hiện|triển khai|cho"
    r"|trong|của|là|gồm|về|các|vào|tại|ở|nhóm|trước hết|trước|công nghệ số|thí điểm|đẩy mạnh|việc|mấy|ba"
    r"|bốn|năm|hai)\b)*[\s:]*"
)
# What announces a list after a word of priority: `thứ tự ưu tiên đã rõ: …`.
_ANNOUNCED = re.compile(r"[^.;:,\n]{0,40}:\s*(?:các\s+)?(?:lĩnh vực\s+|ngành\s+)?")
# What puts first the sectors listed before it: `… được xếp vào nhóm ưu tiên`, `chọn … làm ba mũi nhọn`.
_CHOSEN = re.compile(
    r"\s*(?:đều\s+|cùng\s+|là\s+)?(?:được|những|các)\s+[^.;:\n]{0,40}?"
    r"(?:ưu tiên|mũi nhọn|trọng điểm|then chốt|đột phá|đi trước|làm trước|đi đầu)"
    r"|\s*làm\s+[^.;:,\n]{0,30}?(?:ưu tiên|mũi nhọn|trọng điểm|then chốt|đột phá|trọng tâm)"
)
_COORDINATED = re.compile(r"\s*(?:,|;|và|và cả|cùng|cũng như|, và|rồi đến|hay)\s*(?:\w+\s+){0,2}")
_BESIDE = re.compile(r"(?:cùng với|bên cạnh|ngoài)\s+")

_First = tuple[Hit, tuple[Words, ...]]
"""The name of a sector that is put first, and the words that do so."""


class Priorities:
    """Tells which sectors the sentences of one document put first."""

    def __init__(self, low: str) -> None:
        self._low = low

    def given(self, sentence: Sentence, names: Sequence[Hit]) -> Iterator[_First]:
        """The sectors to which the sentence gives priority, and the words that do: all of them where it
        speaks of fields, else those listed after the word of priority."""
        low = self._low
        if cues := self.fields(sentence.start, sentence.end):
            yield from ((name, cues) for name in names)
            return
        for cue in _PRIORITY.finditer(low, sentence.start, sentence.end):
            yield from ((hit, (cue.span(),)) for hit in self._listed(cue, sentence, names))
        yield from self._chosen(names)

    def _listed(self, cue: re.Match[str], sentence: Sentence, names: Sequence[Hit]) -> Iterator[Hit]:
        """The sectors to which a word of priority gives it."""
        low = self._low
        given = _GIVEN_TO.match(low, cue.end())
        at = given.end() if given else cue.end()
        announced = _ANNOUNCED.match(low, cue.end(), sentence.end)
        if announced and len(run := self._run(names, announced.end())) > 1:
            yield from run
        listed = False
        for hit in names:
            if hit.start == at or (listed and _COORDINATED.fullmatch(low, at, hit.start)):
                listed, at = True, hit.end
                yield hit
        if listed and _BESIDE.match(low, sentence.start):
            yield from (hit for hit in names if hit.end < cue.start())

    def _chosen(self, names: Sequence[Hit]) -> Iterator[_First]:
        """The sectors of a list of which the words after it say that they come first."""
        end = -1
        for number, first in enumerate(names):
            if first.start < end:
                continue
            run = self._run(names[number:], first.start)
            end = run[-1].end
            if len(run) > 1 and (chosen := _CHOSEN.match(self._low, end)):
                yield from ((hit, (chosen.span(),)) for hit in run)

    def _run(self, names: Sequence[Hit], at: int) -> list[Hit]:
        """The sectors that are listed from `at` on."""
        run: list[Hit] = []
        for hit in names:
            if hit.start == at if not run else _COORDINATED.fullmatch(self._low, at, hit.start):
                run.append(hit)
                at = hit.end
            elif hit.start > at:
                break
        return run

    def fields(self, start: int, end: int) -> tuple[Words, ...]:
        """The words in between that speak of fields which are put first."""
        low = self._low
        first = _PRIORITY.search(low, start, end)
        field = _FIELD.search(low, start, end) if first else None
        return (first.span(), field.span()) if first and field else ()
