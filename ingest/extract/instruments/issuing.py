"""Which instrument a document is, and which ones its sentences say are issued."""

import re
from collections.abc import Sequence

from ingest.extract.grounds import Ground, Rule
from ingest.extract.instruments.foundations import Foundations
from ingest.extract.instruments.references import Mention
from ingest.extract.instruments.spoken import Keys, Spoken, Subject
from ingest.extract.instruments.symbols import TYPE_IDS, canonical
from ingest.extract.instruments.verbs import carries_out
from ingest.extract.instruments.wordings import Wordings
from ingest.extract.matching.cued import Cued
from ingest.extract.structure.document import Document, Sentence
from ingest.extract.structure.header import Header
from ingest.model import InstrumentKey
from ingest.text.letters import fold

_ISSUES = Cued(
    r"\b(?:ban hành|xây dựng|phê duyệt|thông qua)\s+(?:(?:các|những|một số)\s+)?(?P<what>kế hoạch"
    r"|nghị quyết|chương "
    r"trình(?: hành động)?|chỉ thị|đề án|quyết định|công văn|kết luận|nghị định|thông tư)"
)
# In a sentence that opens with what is carried out: `Triển khai Nghị quyết số …, tỉnh đã có Kế hoạch số …`
_HAS = Cued(
    r"\b(?:có|ra|ký)\s+(?P<what>kế hoạch|nghị quyết|chương trình(?: hành động)?|chỉ thị|đề án|quyết định"
    r"|công văn|kết luận|nghị định|thông tư)"
)
_OPENS = r"[\s\-–+*•]*(?:để |nhằm )?(?:«implements»|«basedOn»|đưa)\b"
# `cụ thể hóa Nghị quyết bằng Kế hoạch số …`
_BY_MEANS = Cued(
    r"(?:bằng|thông qua|qua)\s+(?:việc\s+)?(?:ban hành\s+)?(?P<what>kế hoạch|nghị quyết|chương trình|chỉ thị"
    r"|đề án|quyết định)"
)
# `các Kế hoạch: số …; số …`
_THEN_NUMBER = re.compile(r"\s*:?\s*")
_ABOUT = re.compile(r"\s*(?:về|về việc|phê duyệt|ban hành)\s+(?P<title>[^;.\n]{8,160})")
# The document says that its contents follow.
_FOLLOWS = re.compile(r"(?:như sau|như dưới đây|sau đây|sau)\s*[:,.]?\s*$")
# Submissions and reports have a number of their own, though they are no instruments.
_PAPER = re.compile(
    r"(?:Số|SỐ|số)\s*:?\s*(?P<symbol>\d{1,5}\s?(?:/(?:TTr|BC|TB|HD)-[A-ZĐ&]{2,12}(?:-[A-ZĐ&]{2,8})?"
    r"|-(?:TTr|BC|TB|HD)/[A-ZĐ]{2,10}))\b"
)
_ISSUED_WITH = re.compile(
    r"(?:^|\n)\s*\(\s*(?:được |đã )?"
    r"(?:(?:ban hành )?kèm theo|(?:phê duyệt|ban hành) (?:tại|theo|bằng|kèm theo))\s*$"
)
_TOP = 600
"""Characters at the top of a document in which it says with what instrument it is issued."""
_TITLE_WORDS = 4


def _own(document: Document, head: Header, mentions: Sequence[Mention], keys: Keys) -> Subject | None:
    """The instrument whose text the document is: as people say, numbered in its head, or approved with it."""
    if head.known is not None:
        return Subject(head.known, Ground(Rule.DOCUMENT_ITSELF))
    text = document.text
    for mention in mentions:
        before = text.low[max(0, mention.start - 30) : mention.start]
        numbered = mention.end <= head.end and text.low.startswith("số", mention.start)
        if numbered or (mention.start < max(_TOP, head.end + 200) and _ISSUED_WITH.search(before)):
            words = (mention.start, mention.end)
            return Subject(keys.of(mention), Ground(Rule.DOCUMENT_ITSELF, (words,)))
    paper = _PAPER.search(text.norm, 0, head.end)
    if paper is None:
        return None
    key = InstrumentKey(canonical(paper["symbol"]), None, head.place, head.issued)
    return Subject(key, Ground(Rule.DOCUMENT_ITSELF, (paper.span("symbol"),)))


class Issuing:
    """Finds what the sentences of one document say is issued. `own` is the one that the document is."""

    def __init__(
        self,
        document: Document,
        head: Header,
        mentions: Sequence[Mention],
        keys: Keys,
        foundations: Foundations,
        *,
        words: Wordings,
    ) -> None:
        self._words = words
        self._low, self._head, self._mentions = document.text.low, head, mentions
        self._keys, self._foundations = keys, foundations
        self.own = _own(document, head, mentions, keys)

    def of(self, sentence: Sentence, inside: Sequence[Spoken]) -> Spoken | None:
        """The instrument that the sentence says is issued: by symbol, by title, or the document's own."""
        low = self._low
        for match in _ISSUES.finditer(low, sentence.start, sentence.end):
            what = match.start("what")
            first = _THEN_NUMBER.match(low, match.end()).end()  # type: ignore[union-attr]  # it may be empty
            named = next(
                (o for o in inside if o.start <= max(what + 1, first) and o.end > what and o.key.symbol), None
            )
            if named:
                return named
            titled = self._titled(match.end(), sentence.end)
            if titled:
                return Spoken(what, match.end(), titled)
            if self.own is not None and self._issues_itself(sentence, match, inside[-1].end):
                return Spoken(what, match.end(), self.own.key)
        for match in _BY_MEANS.finditer(low, sentence.start, sentence.end):
            what = match.start("what")
            for item in inside:
                if (
                    item.start <= what < item.end
                    and item.key.symbol
                    and carries_out(self._words, low, sentence.start, match.start())
                ):
                    return item
        return self._had(sentence, inside)

    def _had(self, sentence: Sentence, inside: Sequence[Spoken]) -> Spoken | None:
        """What a sentence that opens with what is carried out says that there is."""
        low = self._low
        if not self._words.of(_OPENS).match(low, max(sentence.start, sentence.block.body)):
            return None
        starts = [match.start("what") for match in _HAS.finditer(low, sentence.start, sentence.end)]
        return next(
            (o for what in starts for o in inside if o.start <= what + 1 < o.end and o.key.symbol), None
        )

    def _issues_itself(self, sentence: Sentence, match: re.Match[str], last: int) -> bool:
        """Whether what is issued there is the document: it opens with it, or says that the text follows."""
        low = self._low
        if self._head.kind != TYPE_IDS.get(fold(match["what"])) or low.startswith(" này", match.end()):
            return False
        follows = _FOLLOWS.search(low, match.end(), sentence.end) is not None
        return self._foundations.opening(sentence) and (match.start() > last or follows)

    def _titled(self, position: int, end: int) -> InstrumentKey | None:
        """The instrument of the document that has the title at `position`."""
        about = _ABOUT.match(self._low, position, end)
        if not about:
            return None
        wanted = fold(about["title"]).split(",")[0].split()
        for mention in self._mentions:
            other = _ABOUT.match(self._low, mention.end)
            if mention.full and other:
                words = fold(other["title"]).split(",")[0].split()
                length = min(len(words), len(wanted))
                if length >= _TITLE_WORDS and words[:length] == wanted[:length]:
                    return self._keys.of(mention)
        return None
