"""Whose figures they are: the body that reports them, or whose work they count."""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.grounds import Finding, Ground, Rule, Words
from ingest.extract.institutions.bodies import Body, fullest
from ingest.extract.institutions.identity import Identities
from ingest.extract.institutions.naming import CAP
from ingest.extract.matching.cues import any_of
from ingest.extract.structure.document import Document, Ordered, Sentence, within
from ingest.text.structure import ROW, Block

_SOURCE_REACH = 80
# `Theo đánh giá của Sở …,`, `theo Sở …`, `Số liệu của Cục … cho thấy`
_TOLD = any_of(
    "báo cáo", "đánh giá", "thống kê", "số liệu", "thông tin", "tổng hợp", "khảo sát", "kết quả", "công bố",
)  # fmt: skip
_SOURCE_BEFORE = re.compile(
    rf"(?:\b(?:theo|dẫn|cũng theo)(?: (?:các )?{_TOLD}\b[^,;.:()%]{{0,40}}?(?: của| từ))?"
    rf"|(?:^|[.;:\n])\s*(?:{_TOLD})\b[^,;.:()%]{{0,40}}? (?:của|từ))\s+$"
)
# `Giám đốc Sở … cho biết`, `Sở …, ông A, thông tin`
_SAYS = re.compile(
    rf"(?:,? (?:ông|bà|đồng chí|anh|chị) {CAP}(?: {CAP})*|(?: {CAP}){{2,5}})?,?\s+(?:vừa |đã |cũng )?"
    + any_of(
        "cho biết", "cho hay", "cho thấy", "khẳng định", "thông tin", "thống kê", "ghi nhận", "chia sẻ",
        "báo cáo", "nêu rõ", "nhấn mạnh", "thông báo", "xác nhận", "công bố", "đánh giá",
    )
    + r"\b"
)  # fmt: skip
# What may stand between the beginning of a clause, or a comma, and its subject.
_OPENS = re.compile(
    r"\s*(?:(?:[-+*•–]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[ivx]+\.|trong đó|đồng thời|còn|riêng"
    r"|tại|ở|đối với|với|về phía|hiện nay|hiện|đến nay|và)\s*)*"
)
# `Tại Cục Thuế tỉnh, …`
_AT = re.compile(r"\s*(?:(?:còn|riêng|cũng|tại|ở|đối với|về phía)\s+)+")
# After the name of a body of which nothing is said, or that only issues or asks for something.
_NO_SUBJECT = re.compile(
    r"\s*(?:[,;.)…–-]|và\b|hoặc\b|về\b|(?:đã )?(?:phê duyệt|ban hành|giao\b|yêu cầu|đề nghị)|\(?\w*\)?$)"
)
# `hồ sơ của Sở …`, `tiếp nhận tại Trung tâm …`, `do Sở … cung cấp`
_OWNS = re.compile(r"(?!.*\b(?:theo|tới|đến|với|đã|được)\b)[^,;:()\d]{0,60}\b(?:của|tại|do|thuộc)\s+")
# `Tỷ lệ hồ sơ trực tuyến của Sở … đạt 97%`
_OWNED = re.compile(r"\b(?:của|tại|ở|do)\s+$")
_REACHES = re.compile(
    r"\s*(?:tỉnh )?(?:đã |hiện |cũng |mới |chỉ )*(?:đạt|là|chiếm|ở mức|lên|còn|có|bằng)\b[^,;.:\d]{0,24}"
)
_BESIDE = 8
_RESULT_OF = re.compile(r"\blà (?:kết quả|thành quả|con số|nỗ lực)\b[^;:]*\b(?:của|từ)\s+")
# What goes on with the body of the sentence before: `Trong đó …`, `Đơn vị cũng đã …`.
_GOES_ON = re.compile(
    r"\s*(?:(?:và )?trong đó|(?:tính )?riêng|ngoài ra|đồng thời|bên cạnh đó|cùng với đó|không chỉ vậy"
    r"|cũng trong)\b"
    r"|(?:[^.;:\d]*\s|\s*)(?:sở|đơn vị|cơ quan|công ty|chi nhánh|trung tâm|bệnh viện|ngân hàng|văn phòng|cục)"
    r"(?: này)? (?:đã|đang|cũng|hiện|còn|có|vẫn|tiếp tục)\b"
)


class ReporterReader:
    """Tells whose the figures of one document are, by the bodies that it names."""

    def __init__(self, document: Document, bodies: Ordered[Body], identities: Identities) -> None:
        self._identities = identities
        self._document, self._low, self._norm = document, document.text.low, document.text.norm
        self._bodies, self._names = bodies, fullest(bodies)
        self._headed: dict[int, Body | None] = {}

    def of(self, found: Finding) -> tuple[str, Ground] | None:
        """The name of the body whose figure it is, and why; None where the text ties it to none."""
        number = found.grounds.value.words[0]
        sentence = self._document.sentence_at(number[0])
        told = next(self._tellings(number, sentence), None)
        if told is None:
            return None
        body, rule = told
        return self._names[body.key].name, Ground(rule, ((body.start, body.end),))

    def _tellings(self, number: Words, sentence: Sentence) -> Iterator[tuple[Body, Rule]]:
        """The bodies to which the text ties the figure, the nearest tie first."""
        if sentence.block.kind is ROW:
            yield from ((body, Rule.ROW) for body in within(self._bodies, sentence.start, number[0])[:1])
        yield from self._owners(number[1], sentence.end)
        yield from self._owned(sentence.start, number[0])
        yield from self._speakers(sentence.start, number[0])
        yield from ((b, Rule.SOURCE) for b in within(self._bodies, number[1], sentence.end) if self._says(b))
        yield from self._before(number, sentence)
        if above := self._above(sentence.block):
            yield above, Rule.HEADING

    def _owners(self, start: int, end: int) -> Iterator[tuple[Body, Rule]]:
        """The body whose work the words after a figure say that it counts."""
        for body in within(self._bodies, start, end):
            if _OWNS.fullmatch(self._low, start, body.start):
                yield body, Rule.OWN_WORDS
            elif _RESULT_OF.search(self._low, start, body.start) and self._follows(_RESULT_OF, start, body):
                yield body, Rule.SOURCE

    def _owned(self, start: int, end: int) -> Iterator[tuple[Body, Rule]]:
        """The body of which the words right before a figure say that what reached it is."""
        for body in within(self._bodies, start, end)[-1:]:
            owns = _OWNED.search(self._low, max(start, body.start - _BESIDE), body.start)
            if owns and _REACHES.fullmatch(self._low, body.end, end):
                yield body, Rule.OWN_WORDS

    def _follows(self, cue: re.Pattern[str], start: int, body: Body) -> bool:
        """Whether `cue` reaches up to the body's name."""
        return any(match.end() == body.start for match in cue.finditer(self._low, start, body.start))

    def _speakers(self, start: int, end: int) -> Iterator[tuple[Body, Rule]]:
        """The bodies in `[start, end)` of which is said what they do, or that something is by them, the last
        first."""
        for body in reversed(within(self._bodies, start, end)):
            if self._is_subject(body, start):
                yield body, Rule.SAID_OF
            elif self._says(body):
                yield body, Rule.SOURCE

    def _is_subject(self, body: Body, start: int) -> bool:
        low = self._low
        clause = max(low.rfind(mark, start, body.start) + 1 for mark in ",;:") or start
        if _AT.fullmatch(low, clause, body.start):
            return True
        return bool(_OPENS.fullmatch(low, clause, body.start)) and not _NO_SUBJECT.match(low, body.end)

    def _says(self, body: Body) -> bool:
        """Whether something is said to be according to the body."""
        line = self._low.rfind("\n", 0, body.start) + 1
        before = _SOURCE_BEFORE.search(self._low, max(line, body.start - _SOURCE_REACH), body.start)
        return bool(before or _SAYS.match(self._norm, body.end))

    def _before(self, number: Words, sentence: Sentence) -> Iterator[tuple[Body, Rule]]:
        """The body of an earlier sentence of the paragraph: what is according to one of the province goes on
        until another is named, what is said of a body where the sentence says so."""
        for earlier in reversed(within(self._document.sentences, sentence.block.start, sentence.start)):
            found = next(self._speakers(earlier.start, earlier.end), None)
            if found is not None:
                on = found[1] is Rule.SOURCE and self._identities.central(found[0].name) is None
                if on or _GOES_ON.match(self._low, sentence.start, number[0]):
                    yield found[0], Rule.SENTENCE_BEFORE
                return

    def _above(self, block: Block) -> Body | None:
        """The body that the nearest heading, or words before a list, that name any name alone."""
        above = block.parent
        if above is None:
            return None
        if above.start not in self._headed:
            named = within(self._bodies, *self._document.introduction(above))
            self._headed[above.start] = self._heads(above, named) if named else self._above(above)
        return self._headed[above.start]

    def _heads(self, block: Block, named: Sequence[Body]) -> Body | None:
        """The body that the words of `block`, which name these, are about."""
        apart = block.asks or any(body.rule is Rule.ISSUER for body in named)
        alone = not apart and len({body.key for body in named}) == 1
        return named[0] if alone and self._is_topic(named[0], block.start) else None

    def _is_topic(self, body: Body, start: int) -> bool:
        """Whether the line is about the body: `2. Sở Y tế`, `Kết quả của Sở Y tế:`."""
        return bool(_OPENS.fullmatch(self._low, start, body.start)) or self._says(body)
