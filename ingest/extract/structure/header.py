"""A document's head: who issued it, where, when, its number and its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.extract.dates.days import iso_day, iso_month
from ingest.extract.grounds import Words
from ingest.extract.instruments.symbols import type_of
from ingest.extract.matching.lexicon import Hit
from ingest.extract.places.provinces import Province, own_place, provinces
from ingest.extract.structure.document import Document, Ordered
from ingest.model import InstrumentKey
from ingest.text.normalised import Text
from ingest.text.structure import HEADING, Block
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
# A line of its own that gives a date, as pages print it under the title, after the name of the paper.
_NAMED_STAMP = re.compile(
    r"^\s*(?:\(\w+\)\s*[-–]?\s*|[^\d\n.]{1,50}[-–|:)•]\s*)?\(?(?:\w+\s*\w*,?\s*)?(?:ngày\s+)?(?<!\d)(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})\b"
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
    "huong dan": "guidance", "to trinh": "submission", "thong tu": "circular",
    "thong tu lien tich": "circular", "nghi dinh": "decree", "luat": "law", "phap lenh": "ordinance",
}  # fmt: skip
# A letter names no kind; its number, in which an office stands for the kind, and its subject do.
_NUMBER = re.compile(
    r"\s*Số\s*:?\s*(?:\d{1,5})?\s*(?P<office>/\s*[A-ZĐ][A-ZĐ&.]+(?:\s*-\s*[A-ZĐ][A-Za-zĐđ&.]*)*)"
)
# Its number however it is written, where somebody is addressed: `Số 12-CV/TU`.
_ANY_NUMBER = re.compile(
    r"\s*Số\s*:?\s*(?:\d{1,5})?\s*(?P<office>[/-]\s*[a-zđ][\w&.]*(?:\s*[/-]\s*[a-zđ][\w&.]*)*)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?:V/v|về việc)\b\s*:?\s*(?P<subject>[^\n]+?)(?=\s*(?:$|C[ỘÔ]NG H[ÒO][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN))",
    re.IGNORECASE | re.MULTILINE,
)
_MOTTO = re.compile(r"Độc lập\s*-")
_ADDRESSEE = re.compile(r"\s*Kính gửi\b", re.IGNORECASE)
_HEAD_LINES = 14
_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a document says. `kind` is plan, resolution, …, report, or None for an article;
    `end` is where the head ends in the normalised text (0 without one). `place` is the document's own,
    `provinces` are all that it names, as its date tells. `dated` and `named` are the words of its date and of
    its kind; `known` is the instrument that people say it is."""

    title: str
    kind: str | None
    place: str | None
    issued: str | None
    end: int
    provinces: Ordered[Province]
    dated: Words | None = None
    named: Words | None = None
    known: InstrumentKey | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside its text: the province (id) whose it is, its date (ISO), the
    instrument whose text it is, and who issued that."""

    place: str | None = None
    issued: str | None = None
    own: InstrumentKey | None = None
    issuer: str | None = None


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


class _Head(NamedTuple):
    """The kind of a document with the words that tell it, its title, and where its head ends."""

    kind: str
    named: Words
    title: str
    end: int


def _named(document: Document) -> _Head | None:
    """The head of a document whose kind stands on a line of its own."""
    norm, folded = document.text.norm, document.text.fold
    lines = ((line, folded[line.start : line.end].strip(" .:")) for line in document.blocks[:_HEAD_LINES])
    line, words = next(((line, words) for line, words in lines if words in _KINDS), (None, ""))
    if line is None:
        return None
    titles: list[Block] = []
    for block in [b for b in document.blocks if b.start > line.start][:3]:
        if block.kind is not HEADING or norm[block.start] == "(" or block.body > block.start:
            break
        if titles and _capitals(norm, block) and not _capitals(norm, titles[-1]):
            break  # who issues it
        titles.append(block)
    names = [norm[line.start : line.end].strip().capitalize(), *(norm[b.start : b.end] for b in titles)]
    return _Head(_KINDS[words], (line.start, line.end), " ".join(names), [line, *titles][-1].end)


def _capitals(norm: str, block: Block) -> bool:
    return norm[block.start : block.end].isupper()


_LETTER = "official-letter", False
"""What the symbol of an official letter tells of its type, where no word does."""


def _letter(document: Document) -> _Head | None:
    """The head of an official letter: down to whom it is addressed to, or the last line of its subject."""
    norm = document.text.norm
    lines = document.blocks[:_HEAD_LINES]
    addressed = next((at for at, line in enumerate(lines) if at and _ADDRESSEE.match(norm, line.start)), None)
    number = _number(norm, lines, addressed)
    if number is None:
        return None
    subject = _subject(norm, lines[:addressed])
    if addressed is None and not subject:
        return None
    end = lines[addressed - 1].end if addressed else max(number.end(), subject[-1].end)
    match = _SUBJECT.search(norm, subject[0].start) if subject else None
    title = number[0].strip().lower().replace(number["office"].lower(), number["office"])
    if match:
        title = " ".join(["về việc", match["subject"], *(norm[b.start : b.end] for b in subject[1:])])
    return _Head("official-letter", number.span(), f"Công văn {title}", end)


def _number(norm: str, lines: Sequence[Block], addressed: int | None) -> re.Match[str] | None:
    """The number of a letter: one with an office for its kind, or any above whom it is `addressed` to."""
    numbers = (_NUMBER.match(norm, line.start, line.end) for line in lines)
    offices = (m for m in numbers if m and type_of(None, f"1{m['office']}") == _LETTER)
    above = (_ANY_NUMBER.match(norm, line.start, line.end) for line in lines[: addressed or 0])
    return next(offices, None) or next((m for m in above if m), None)


def _subject(norm: str, lines: Sequence[Block]) -> list[Block]:
    """The lines of a letter's subject: from `V/v` to a line in capitals, the date or what is addressed."""
    found: list[Block] = []
    for line in lines:
        text = norm[line.start : line.end]
        if found and (text.isupper() or _DATELINE.search(text) or _MOTTO.search(text)):
            break
        if found or _SUBJECT.search(text):
            found.append(line)
    return found


def header(
    document: Document, places: Sequence[Hit], bodies: Sequence[Hit], vocabulary: Vocabulary, known: Known
) -> Header:
    """Read the head of `document`; `places` are the names of provinces, by code, `bodies` those of
    institutions. What is `known` counts for more than what the text says."""
    text = document.text
    found = _named(document) or _letter(document)
    kind, words, title, head_end = found or (None, None, _first_title(document), 0)
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
        named=words, known=known.own,
    )  # fmt: skip
