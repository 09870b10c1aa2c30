"""Tables and lists of instruments whose head says what is done to them."""

import re
from collections.abc import Sequence

from ingest.extract.instruments.acts import Effect, Named
from ingest.extract.instruments.wordings import Wordings
from ingest.extract.structure.document import Document, Sentence
from ingest.text.structure import HEADING, PARAGRAPH, ROW, Block

# `Bị thay thế bởi`, `Văn bản sửa đổi, bổ sung`: what stands in the column does it.
_DOES = r"\s*(?:(?:được|bị) «act» (?:bởi|bằng|tại|theo)\b|văn bản «_act»\s*$)"
# `Văn bản bị bãi bỏ`: what stands in the column undergoes it.
_UNDERGOES = r"\s*(?:tên )?(?:văn bản|quyết định|nghị quyết|kế hoạch)(?: cũ)? (?:được|bị) «act»\s*$"
# `DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BỔ SUNG`
_HEADS = (
    r"(?P<what>(?:các |những )?(?:văn bản|quyết định|nghị quyết|chỉ thị|kế hoạch))\b[^.;:]{0,60}?"
    r"\b(?P<asked>cần|đề nghị|đề xuất|kiến nghị|dự kiến)?\s*(?P<is>được |bị )?«act»"
)
_ENDED = re.compile(r"(?:hết|chấm dứt) hiệu lực")


class Tabled:
    """Finds what the heads of one document's tables and lists say happens to the instruments in them."""

    def __init__(self, document: Document, words: Wordings) -> None:
        self._low, self._document, self._words = document.text.low, document, words
        self._heads: dict[int, Block] | None = None

    def of(self, sentence: Sentence, item: Named, inside: Sequence[Named]) -> Effect | None:
        """What happens to `item` by the title of its column, or by the heading above it."""
        if sentence.block.kind is ROW and (told := self._by_column(sentence, item, inside)):
            return told
        return self._by_heading(sentence, item, inside)

    def _titles(self, row: Block) -> list[str]:
        """The titles of the columns of the table that `row` belongs to."""
        if self._heads is None:
            self._heads, head = {}, None
            for block in self._document.blocks:
                head = (head or block) if block.kind is ROW else None
                if head is not None:
                    self._heads[block.start] = head
        head = self._heads[row.start]
        return self._low[head.start : head.end].split("|") if head is not row else []

    def _by_column(self, sentence: Sentence, item: Named, inside: Sequence[Named]) -> Effect | None:
        titles = self._titles(sentence.block)

        def title(of: Named) -> str:
            column = self._low.count("|", sentence.block.start, of.start)
            return titles[column] if column < len(titles) else ""

        own, words = title(item), (item.start, item.end)
        undergoes = self._words.of(_UNDERGOES).match(own)
        for other in inside:
            does = self._words.of(_DOES).match(title(other)) if title(other) != own else None
            if does:
                return Effect(other, (does.lastgroup or "amends").strip("_"), words)
            if undergoes and title(other) != own:
                return Effect(other, undergoes.lastgroup or "amends", words)
        return Effect(None, undergoes.lastgroup or "amends", words) if undergoes else None

    def _by_heading(self, sentence: Sentence, item: Named, inside: Sequence[Named]) -> Effect | None:
        """By the nearest heading, for what its entry names first; to end by itself is not to be ended."""
        heading = next((b for b in sentence.block.above() if b.kind is HEADING), None)
        if heading is None or item is not inside[0] or sentence.block.kind is PARAGRAPH:
            return None
        found = self._words.cued(_HEADS).search(self._low, heading.body, heading.end)
        verb = found and found.lastgroup
        if found is None or verb is None or not (found["asked"] or found["is"]):
            return None
        if _ENDED.search(found[0]):
            return None
        return Effect(None, "proposes" if found["asked"] else verb, found.span(verb))
