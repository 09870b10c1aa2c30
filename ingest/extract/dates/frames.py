"""Goals or results: what a stretch of text goes on stating until its words say otherwise."""

import re
from typing import NamedTuple

from ingest.extract.grounds import Ground, Rule
from ingest.extract.matching.cues import any_of
from ingest.extract.structure.document import Sentence
from ingest.model import Kind
from ingest.text.structure import PARAGRAPH, Block

# How a paragraph opens that goes on with the one before it: it adds, objects, or turns to the next topic.
_ADDS = any_of(
    "bên cạnh đó", "ngoài ra", "đồng thời", "cùng với đó", "cùng đó", "song song", "mặt khác", "không chỉ",
    "tương tự", "tiếp đó", "khi ấy", "khi đó", "lúc đó", "đến lúc đó", "cũng", "tuy", "tuy nhiên", "tuy vậy",
    "dù vậy", "song", "nhưng", "thế nhưng",
)  # fmt: skip
_FIELD = any_of(
    "lĩnh vực", "trụ cột", "nhóm", "mảng", "khía cạnh", "phương diện", "kinh tế số", "xã hội số",
    "chính quyền số", "hạ tầng", "nhân lực",
)  # fmt: skip
_GOES_ON = re.compile(
    rf"\s*(?:{_ADDS}\b|(?:về|với|đối với|riêng|còn)\b[^.;:,\n\d]{{2,80}}[,:]"
    rf"|(?:ở|trong|tại|thuộc)\s+(?:các\s+|những\s+)?{_FIELD}\b)"
)


# A figure that is there for another one's sake: it had been set for it, or was what it moved on from.
_BOTH = len(Kind)
# What somebody says is no part of what the text goes on with.
_QUOTED = re.compile(r"[\"“][^\"“”\n]{30,}[\"”]")
APART = (Rule.SET_FIGURE, Rule.ORIGIN)


def goes_on(low: str, block: Block) -> bool:
    """Whether the paragraph's first words go on with the one before it."""
    return bool(_GOES_ON.match(low, block.body))


class Told(NamedTuple):
    """A kind with its ground; `strong` words tell it beyond doubt."""

    kind: Kind
    ground: Ground
    strong: bool = True

    def under(self, rule: Rule) -> "Told":
        """The same, taken over by another rule."""
        return Told(self.kind, self.ground.under(rule), self.strong)


class Frames:
    """What the sentences of a document state, fed and asked in their order."""

    def __init__(self, low: str) -> None:
        self._low = low
        self._block: Block | None = None
        self._own: Told | None = None
        self._before: Told | None = None
        self._kinds: set[Kind] = set()

    def enter(self, sentence: Sentence) -> None:
        """Move on to `sentence`; a new paragraph under the same heading may go on with the one before."""
        block, left = sentence.block, self._block
        if block is left:
            return
        joined = left is not None and block.parent is left.parent and block.kind is left.kind
        goes = (
            left is not None
            and joined
            and block.kind is PARAGRAPH
            and goes_on(self._low, block)
            and not _QUOTED.search(self._low, left.start, left.end)
        )
        # what goes on from goals and results alike goes on with none of them
        stated = (self._own or self._before) if goes and len(self._kinds) < _BOTH else None
        self._before = stated and stated.under(Rule.PARAGRAPH_BEFORE)
        self._block, self._own, self._kinds = block, None, {stated.kind} if stated else set()

    def state(self, told: Told | None) -> None:
        """Say what the sentence stated, None where it stated nothing; what it had from above stays so."""
        if told and told.ground.rule not in APART:
            above = told.ground.rule is Rule.HEADING
            self._own = told if above else told.under(Rule.SENTENCE_BEFORE)
            self._kinds.add(told.kind)

    @property
    def paragraph(self) -> Told | None:
        """What the sentences before in the same paragraph stated last."""
        return self._own

    @property
    def earlier(self) -> Told | None:
        """What the paragraph stated with which this one goes on."""
        return self._before
