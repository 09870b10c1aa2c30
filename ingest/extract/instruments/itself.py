"""How a document speaks of itself: by its kind, in its title, in what it approves or is for."""

import re

from ingest.extract.grounds import Ground, Rule, Words
from ingest.extract.instruments.foundations import Foundations
from ingest.extract.instruments.spoken import Spoken
from ingest.extract.instruments.symbols import TYPE_IDS
from ingest.extract.instruments.verbs import Verb
from ingest.extract.structure.document import Document, Sentence
from ingest.extract.structure.header import Header
from ingest.model import InstrumentKey
from ingest.text.letters import fold

# The document speaks of itself: `Thông tư này hướng dẫn thi hành …`.
ITSELF = re.compile(
    r"\b(?:nghị quyết|quyết định|kế hoạch|chương trình(?: hành động)?|chỉ thị|đề án|thông tư|nghị định"
    r"|quy chế|quy định|thông báo|công văn|kết luận|báo cáo|hướng dẫn) này\b"
)
"""How a document speaks of itself, in lower case."""
# `Kế hoạch được xây dựng trên cơ sở …`
_DRAWN_UP = re.compile(
    r"(?P<what>nghị quyết|kế hoạch|chương trình(?: hành động)?|chỉ thị|đề án)\s+(?:được\s+)?"
    r"(?:(?:xây dựng|ban hành|soạn thảo|lập)\s+)?(?:trên cơ sở|dựa trên|dựa vào|căn cứ)\b"
)
# What a decision approves carries it out: `Phê duyệt Kế hoạch thực hiện Nghị quyết số …`
_APPROVES = re.compile(
    r"(?:thống nhất\s+)?(?P<says>(?:phê duyệt|ban hành|thông qua|công bố)) (?:kế hoạch|chương trình|đề án"
    r"|danh mục|bộ chỉ số)\b"
    r"[^;:.]{0,120}?\s*"
)
# `Thể chế hóa Nghị quyết số …`, as a document says of itself.
_GIVES_FORM = re.compile(r"(?:nhằm |để )?(?:cụ thể|thể chế) hóa\b")
_BREAKS = re.compile(r"[;:]")


class Itself:
    """Finds where one document, which is the instrument `own`, speaks of itself."""

    def __init__(
        self, document: Document, head: Header, foundations: Foundations, own: InstrumentKey | None
    ) -> None:
        self._low, self._kind, self._foundations = document.text.low, head.kind, foundations
        self._instrument = own is not None and own.type is not None

    def named(self, start: int, end: int) -> Words | None:
        """The words between the two for the document itself: `Kế hoạch này`."""
        found = ITSELF.search(self._low, start, end)
        return found.span() if found else None

    def told(self, sentence: Sentence, item: Spoken, verb: Verb) -> Ground | None:
        """The words by which the sentence says of the document what `verb` does to `item`."""
        low, body = self._low, max(sentence.start, sentence.block.body)
        drawn_up = _DRAWN_UP.match(low, body, item.end)
        if drawn_up is not None and TYPE_IDS.get(fold(drawn_up["what"])) == self._kind:
            return Ground(Rule.SPEAKS_OF_ITSELF, (drawn_up.span("what"),))
        forms = _GIVES_FORM.match(low, body)
        if itself := self.named(sentence.start, verb.words[0]) or (forms and forms.span()):
            return Ground(Rule.SPEAKS_OF_ITSELF, (itself,))
        if not self._instrument or verb.predicate != "implements":
            return None
        return self._carries_out(sentence, item, verb)

    def _carries_out(self, sentence: Sentence, item: Spoken, verb: Verb) -> Ground | None:
        """What it approves, what it is for, and its title tell what it carries out."""
        low, body = self._low, max(sentence.start, sentence.block.body)
        if approves := _APPROVES.fullmatch(low, body, verb.words[0]):
            return Ground(Rule.SPEAKS_OF_ITSELF, (approves.span("says"),))
        serves = self._foundations.purpose(sentence)
        if serves is not None and not _BREAKS.search(low, serves[1], verb.words[0]):
            return Ground(Rule.SPEAKS_OF_ITSELF, (serves,))
        title = self._foundations.title(sentence, item.start)
        return Ground(Rule.DOCUMENT_TITLE, (title,)) if title else None
