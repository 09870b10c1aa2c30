"""A document's head: who issued it, where, when, its number and its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.dates.days import iso_day, iso_month
from ingest.extract.grounds import Words
from ingest.extract.matching.lexicon import Hit
from ingest.extract.places.provinces import Province, own_place, provinces
from ingest.extract.structure.document import Document, Ordered
from ingest.text.letters import fold
from ingest.text.normalised import Text
from ingest.text.structure import Block, BlockKind
from ontology.concepts import Vocabulary

_DATELINE = re.compile(
    r"(?P<place>[^\n,]{3,40}),\s*ngày\s+(?:(?P<d>\d{1,2})\s+)?(?:\.*\s*)?tháng\s+"
    r"(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày đăng|cập nhật|đăng ngày"
    r"|\d{1,2}:\d{2})[^\d\n]{0,12}(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})"
)
# A line of its own that gives a date, as pages print it under the title.
_NAMED_STAMP = re.compile(
    r"^\s*(?:\(\w+\)\s*[-–]?\s*)?\(?(?:\w+\s*\w*,?\s*)?(?:ngày\s+)?(?<!\d)(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})\b"
    r"[^\n]{0,40}$",
    re.MULTILINE,
)
_SPELLED_STAMP = re.compile(
    r"^[^\n\d]{0,30}\b(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:,|\s+năm)?\s+(?P<y>\d{4})\b[^\n]{0,30}$",
    re.MULTILINE,
)
# An annex has the date of what it is an annex to.
_ANNEX = re.compile(
    r"kèm theo[^\n]{0,80}?ngày\s+(?P<d>\d{1,2})\s*(?:/|tháng)\s*(?P<m>\d{1,2})\s*(?:/|năm)\s*(?P<y>\d{4})"
)
_KINDS = {
    "ke hoach": "plan", "nghi quyet": "resolution", "chi thi": "directive", "de an": "scheme",
    "quyet dinh": "decision", "chuong trinh": "programme", "chuong trinh hanh dong": "programme",
    "bao cao": "report", "thong bao": "report", "ket luan": "conclusion", "cong van": "official-letter",
    "huong dan": "guidance", "to trinh": "submission",
}  # fmt: skip
# A letter has its number, its subject and those whom it goes to in place of a title.
_LETTER_NUMBER = re.compile(r"\s*số\s*:?\s*\d{0,5}\s*[/-]\s*[a-zđ]")
_LETTER_SUBJECT = re.compile(r"\s*(?:v/v\b|về việc\b|\(?v/v:)")
_LETTER_TO = re.compile(r"\s*kính gửi\b")
_HEAD_LINES = 14
_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a document says. `kind` is plan, resolution, …, report, or None for an article;
    `end` is where the head ends in the normalised text (0 without one). `place` is the document's own,
    `provinces` are all that it names, as its date tells. `dated` and `named` are the words of its date and of
    its kind."""

    title: str
    kind: str | None
    place: str | None
    issued: str | None
    end: int
    provinces: Ordered[Province]
    dated: Words | None = None
    named: Words | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside its text: the province (id) whose it is, and its ISO date."""

    place: str | None = None
    issued: str | None = None


NOTHING_KNOWN = Known()


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = match["y"], match["m"], match["d"]
    return iso_day(year, month, day) if day else iso_month(year, month)


def _first_title(document: Document) -> str:
    """An article's title: its first line of some words, else the beginning of its text."""
    norm = document.text.norm
    for block in document.blocks[:5]:
        line = norm[block.body : block.end]
        if "|" not in line and len(line.split()) >= 3 and not _NAMED_STAMP.match(line):
            if len(line) <= _TITLE_LENGTH:
                return line
            return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
    return document.name


def _dated(text: Text, top: str) -> re.Match[str] | None:
    """The dateline in `top`, else the date that the page prints."""
    match = _DATELINE.search(top)
    if match:
        return match
    top = text.low[:600]
    lines = (pattern.search(top[:400]) for pattern in (_NAMED_STAMP, _SPELLED_STAMP))
    stamps = [m for m in (_STAMP.search(top), _ANNEX.search(top), *lines) if m]
    return min(stamps, key=lambda m: m.start("y")) if stamps else None


def _letter(document: Document, lines: Sequence[Block]) -> Block | None:
    """The last line of a letter's head, before those whom it goes to; None where the text is no letter."""
    low = document.text.low
    number = next((n for n, b in enumerate(lines) if _LETTER_NUMBER.match(low, b.start, b.end)), None)
    to = next((n for n, b in enumerate(lines) if _LETTER_TO.match(low, b.start, b.end)), None)
    return lines[to - 1] if number is not None and to is not None and number < to else None


def _subject(document: Document, lines: Sequence[Block]) -> str | None:
    """What a letter says that it is about."""
    for line in lines:
        about = _LETTER_SUBJECT.match(document.text.low, line.start, line.end)
        if about:
            return "Công văn " + document.text.norm[about.end() : line.end].strip(" :)")
    return None


def header(
    document: Document, places: Sequence[Hit], bodies: Sequence[Hit], vocabulary: Vocabulary, known: Known
) -> Header:
    """Read the head of `document`; `places` are the names of provinces, by code, `bodies` those of
    institutions. What is `known` counts for more than what the text says."""
    text = document.text
    lines = document.blocks[:_HEAD_LINES]
    kind, kind_line = None, None
    for line in lines:
        words = fold(text.norm[line.start : line.end]).strip(" .:")
        if words in _KINDS:
            kind, kind_line = _KINDS[words], line
            break
    head_end = 0
    title = _first_title(document)
    if kind_line is not None:
        after = [b for b in document.blocks if b.start > kind_line.start][:3]
        titles = []
        for block in after:
            if (
                block.kind is not BlockKind.HEADING
                or text.norm[block.start] == "("
                or block.body > block.start
            ):
                break
            titles.append(text.norm[block.start : block.end])
        kind_name = text.norm[kind_line.start : kind_line.end].strip().capitalize()
        title = " ".join([kind_name, *titles])
        head_end = (after[len(titles) - 1].end if titles else kind_line.end) if after else kind_line.end
    letter = _letter(document, lines) if kind_line is None else None
    if letter is not None:
        kind, head_end = "official-letter", letter.end
        title = _subject(document, lines) or title
    top = text.norm[: max(head_end, min(len(text), 600))]
    dated = _dated(text, top[: head_end or 300])
    issued = known.issued or (_iso(dated) if dated else None)
    named = provinces(text, places, issued, vocabulary)
    central = {hit.start for hit in bodies if hit.payload[0] in vocabulary.institutions}
    place = known.place or own_place(
        document, named, vocabulary, title=title, head_end=head_end, central=central
    )
    return Header(
        title.strip()[:300], kind, place, issued, head_end, named,
        dated=dated.span() if dated and not known.issued else None,
        named=(kind_line.start, kind_line.end) if kind_line else None,
    )  # fmt: skip
