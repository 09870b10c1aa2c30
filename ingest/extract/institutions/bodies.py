"""Organisations named as actors: those of the vocabulary, with the place they belong to, and others by
their form (`Bệnh viện …`, `Công ty …`); lists that name the kind once are completed."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ingest.extract.compiled import Compiled
from ingest.extract.figures.noise import Noise
from ingest.extract.grounds import Attribute, Ground, Grounded, Rule
from ingest.extract.institutions.enumerations import listed
from ingest.extract.institutions.naming import (
    ASIDE,
    CITY,
    COMMITTEE,
    ENDS_IN_AREA,
    GENERIC,
    INSURER,
    ITS_AREA,
    NOT_AFTER,
    NOT_BEFORE,
    NUMBERED,
    OF_AREA,
    OFFICE,
    OPEN,
    OWNED,
    PERSON,
    PROPER,
    PROVINCE,
    REGION,
    SHORTEST,
    STANDING,
    TAIL,
    TIER,
)
from ingest.extract.matching.lexicon import Hit
from ingest.extract.structure.document import Document
from ingest.extract.structure.header import Header
from ingest.model import InstitutionMention
from ingest.text.letters import fold
from ingest.text.structure import HEADING, Block
from ontology.concepts import Vocabulary


class Body(NamedTuple):
    """An organisation at `[start, end)` of the normalised text, recognised by `rule`, and by its `label` if
    the vocabulary has one. Mentions with the same `key` are of the same one."""

    start: int
    end: int
    name: str
    key: str
    rule: Rule
    label: str | None = None


_NUMBERED_HEADS = {"Hợp tác xã", "HTX", "Bệnh viện"}
_SENTENCE, _HEAD_LINES, _OFFICE = 100, 8, 30
_ISSUER_AREA = re.compile(r"\s*(?P<tier>tinh|thanh pho)?\s*(?P<name>.*)")
_AREA_LINE = re.compile(r"\s*(?:tinh|thanh pho) (?P<name>.+)")
_BELOW = re.compile(
    r"(?P<body>ủy ban nhân dân|hội đồng nhân dân) (?P<tier>huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) "
    r"(?P<name>[^\n]{2,40})"
)


_LONG = {
    "ubnd": "uy ban nhan dan",
    "ttyt": "trung tam y te",
    "btv": "ban thuong vu",
    "hdnd": "hoi dong nhan dan",
    "bhxh": "bao hiem xa hoi",
    "tp": "thanh pho",
    "gd&dt": "giao duc va dao tao",
}
_SHORT = re.compile(rf"\b(?:{'|'.join(_LONG)})\b")


class _Names:
    """Names without what is the same for every body of the document's own province."""

    def __init__(self, vocabulary: Vocabulary, place: str | None) -> None:
        own = vocabulary.places[place].labels if place else None
        names = (fold(name) for name in ((own.vi, *own.alt) if own else ()))
        self._own = sorted(names, key=len, reverse=True)

    def key(self, name: str) -> str:
        folded = " ".join(fold(name).replace(".", " ").split())
        folded = _SHORT.sub(lambda short: _LONG[short[0]], folded)
        for own in self._own:
            if folded.endswith(" " + own) and not re.search(
                rf"(?:thanh pho|huyen|thi xa|quan) {own}$", folded
            ):
                rest = folded[: -len(own)].strip()
                tier = next((t for t in (" tinh", " thanh pho") if own.startswith(f"{t.strip()} ")), "")
                folded = rest if rest.endswith(tier) else rest + tier
        return folded.removesuffix(" tinh") if folded.startswith("so ") else folded


def _fullness(body: Body) -> tuple[int, int, bool]:
    """How much a name says, whatever it abbreviates, before how long it is."""
    said = _SHORT.sub(lambda short: _LONG[short[0]], fold(body.name))
    return len(said), len(body.name), not body.name.isascii()


def fullest(bodies: Sequence[Body]) -> dict[str, Body]:
    """The mention of each body by its longest name, with its accents if anywhere, by its key."""
    named: dict[str, Body] = {}
    for body in bodies:
        known = named.setdefault(body.key, body)
        if known.name != body.name:
            named[body.key] = max(known, body, key=_fullness)
    return named


class InstitutionReader:
    """Finds the organisations of one document."""

    def __init__(
        self,
        document: Document,
        head: Header,
        hits: Sequence[Hit],
        tools: Compiled,
        masked: Noise,
    ) -> None:
        self._document, self._text, self._head, self._hits = document, document.text, head, hits
        self._tools, self._vocabulary = tools, tools.vocabulary
        self._names = _Names(tools.vocabulary, head.place)
        place = tools.vocabulary.places[head.place] if head.place else None
        self._in_city = place is not None and "thành phố" in place.units
        self._end = self._content_end()
        self._masked = masked
        self._generic: set[int] = set()
        self._places, self._fields = tools.places, tools.fields
        self._starts = {hit.start for hit in hits}

    def bodies(self) -> list[Body]:
        """Every mention, in order, none overlapping; the longest wins."""
        found = [*self._issuers(), *self._known(), *self._listed(), *self._open(), *self._owned()]
        kept: list[Body] = []
        for body in sorted(found, key=lambda b: (b.start, -b.end)):
            if (
                body.start < self._end
                and not self._masked.covers(body.start)
                and (not kept or body.start >= kept[-1].end)
            ):
                kept.append(body)
        return kept

    def _content_end(self) -> int:
        """Where an article's own text ends: what follows are links, comments, counters."""
        if self._head.kind is not None:
            return len(self._text)
        for block in reversed(self._document.blocks):
            length = block.end - block.start
            if (
                length > _SENTENCE
                and block.kind is not HEADING
                and self._text.norm[block.end - 1] in '.…!?:"”'
            ):
                return block.end
        return len(self._text)

    def _issuers(self) -> Iterator[Body]:
        """The issuer in the capitals of the head: `ỦY BAN NHÂN DÂN TỈNH …`."""
        head = self._document.blocks[:_HEAD_LINES]
        for block, following in zip_longest(head, head[1:]):
            if block.start > self._head.end + 1 or not self._text.norm[block.start : block.end].isupper():
                continue
            yield from self._capitalised(block)
            end = following.end if following and self._is_area(following) else block.end
            words = self._text.fold[block.start : end].strip().removeprefix("cua ")
            if not words.startswith(tuple(self._tools.issuers)):
                continue
            for folded, base in self._tools.issuers.items():
                if not words.startswith(folded):
                    continue
                area = _ISSUER_AREA.fullmatch(words, len(folded))
                name = self._places.get(area["name"]) if area else None
                if area and (name or (not area["name"] and self._head.place)):
                    tier = {"tinh": " tỉnh", "thanh pho": " thành phố"}.get(area["tier"] or "", "")
                    full = f"{base}{tier}{' ' + name if name else ''}"
                    yield Body(block.start, end, full, self._names.key(full), Rule.ISSUER)

    def _is_area(self, block: Block) -> bool:
        """Whether a line of the head has nothing but the area of the issuer in the line above it."""
        area = _AREA_LINE.fullmatch(self._text.fold, block.start, block.end)
        capitals = self._text.norm[block.start : block.end].isupper()
        return area is not None and capitals and area["name"] in self._places

    def _capitalised(self, block: Block) -> Iterator[Body]:
        """A line in capitals that is the name of a central body, or of a committee below the province."""
        span = block.start, block.end
        for hit in self._hits:
            identifier, label = hit.payload
            if (hit.start, hit.end) == span and identifier in self._vocabulary.institutions:
                yield self._body(*span, label, Rule.ISSUER)
        below = _BELOW.fullmatch(self._text.low, *span)
        if below:
            name = self._text.norm[slice(*below.span("name"))].title()
            full = f"{below['body'].capitalize()} {below['tier']} {name}"
            yield self._body(*span, full, Rule.ISSUER)

    def _known(self) -> Iterator[Body]:
        """Bodies of the vocabulary, with the place that follows."""
        norm = self._text.norm
        ends: dict[int, Hit] = {}
        for hit in self._hits:
            if hit.start not in ends or hit.end > ends[hit.start].end:
                ends[hit.start] = hit
        for hit in ends.values():
            identifier, label = hit.payload
            written = norm[hit.start : hit.end]
            if (
                not written[0].isupper()
                or (label[0].isupper() and written.isupper() and not label.isupper())
                or len(label) < SHORTEST
            ):
                continue
            if NOT_BEFORE.search(norm[max(0, hit.start - 14) : hit.start]) or NOT_AFTER.match(norm, hit.end):
                self._generic.add(hit.start)
                continue
            if label.startswith("Thường trực") and STANDING.search(norm[max(0, hit.start - 10) : hit.start]):
                continue
            end = hit.end if self._holds_office(hit.start, hit.end) else self._with_place(hit.start, hit.end)
            name = " ".join(norm[hit.start : end].split())
            if GENERIC.search(name) or (name.endswith("thành phố") and not self._in_city):
                continue
            kind = (
                self._vocabulary.institution_types.get(identifier)
                or self._vocabulary.institutions[identifier]
            )
            rest = norm[hit.end : end].strip()
            known = label if ENDS_IN_AREA.search(label) and not label.endswith("tỉnh") else kind.labels.vi
            key = self._names.key(known if not rest or known.endswith(rest) else f"{known} {rest}")
            yield Body(hit.start, end, name, key, Rule.KNOWN_BODY, label)

    def _holds_office(self, start: int, end: int) -> bool:
        """Whether a person is named after the body: `Phó Chủ tịch UBND thành phố Hà Minh Hải`."""
        norm = self._text.norm
        if not OFFICE.search(norm[max(0, start - _OFFICE) : start]):
            return False
        person = PERSON.match(norm, end)
        # `Hồ Chí Minh` looks like a person
        return person is not None and self._text.fold[slice(*person.span())].strip() not in self._places

    def _with_place(self, start: int, end: int) -> int:
        """Where the body's name ends with the place after it: `UBND huyện Lục Ngạn`, `Sở Y tế Gia Lai`."""
        norm = self._text.norm
        tail = TAIL.match(norm, end)
        if tail:
            if norm.startswith("Sở ", start) and tail[0] == " tỉnh":
                return end  # there is no other than the province's
            province = PROVINCE.search(norm, end, tail.end())
            if province is None:
                return tail.end()
            end = province.end()  # a person may be named after the province's body
        named = ITS_AREA.match(norm, end) if OF_AREA.match(self._text.low[start:end]) else None
        if named is not None:
            return named.end()
        proper = PROPER.match(norm, end)
        if proper is None:
            return end
        words = proper["name"].split()
        for length in range(len(words), 0, -1):
            if self._is_place(" ".join(words[:length])):
                return proper.start("name") + len(" ".join(words[:length]))
        area = ENDS_IN_AREA.search(norm[start:end])
        return proper.end() if area and area[0] not in ("tỉnh", "Tỉnh") else end

    def _is_place(self, name: str) -> bool:
        return fold(name) in self._places

    def _open(self) -> Iterator[Body]:
        norm = self._text.norm
        for match in OPEN.finditer(norm):
            head, body = match["head"], match["body"]
            if body is None and (whole := self._around_aside(match)):
                yield whole
                continue
            if body is None or match.start() in self._generic:
                continue
            if head in COMMITTEE and (PROVINCE.match(body) or CITY.match(body)):
                continue
            tier = TIER.match(norm, match.start("body"))
            if tier and self._holds_office(match.start(), tier.end()):
                continue
            end = self._tools.endings.end(norm, match.span(), head, self._starts)
            number = (NUMBERED if head in _NUMBERED_HEADS else REGION).match(norm, end)
            end = number.end() if number else end
            if self._masked.covers(end - 1):  # `… và Kế hoạch số …` begins the name of an instrument
                end = norm.rfind(" và ", match.start(), end)
            if end <= match.start():
                continue
            name = " ".join(norm[match.start() : end].split())
            if name.isupper() and len(name.split()) > 2:
                continue
            if not GENERIC.search(name):
                yield self._body(match.start(), end, name, Rule.BODY_FORM)

    def _around_aside(self, match: re.Match[str]) -> Body | None:
        """A body whose abbreviation stands in the middle of its name: `Ủy ban nhân dân (UBND) tỉnh`."""
        norm = self._text.norm
        aside = ASIDE.match(norm, match.end())
        area = TAIL.match(norm, aside.end()) if aside else None
        if aside is None or area is None:
            return None
        end = self._with_place(match.start(), aside.end())
        return self._body(match.start(), end, match[0] + norm[aside.end() : end], Rule.BODY_FORM)

    def _owned(self) -> Iterator[Body]:
        """Bodies called by the name of their place, and the insurer by its initials."""
        norm = self._text.norm
        for match in INSURER.finditer(norm):
            yield self._body(match.start(), match.end(), match[0], Rule.BODY_OF_PLACE)
        for match in OWNED.finditer(norm):
            words = match["name"].split()
            lengths = [n for n in range(len(words), 0, -1) if self._is_place(" ".join(words[:n]))]
            length = len(words) if match["area"] and match["area"] not in ("tỉnh", "Tỉnh") else 0
            length = lengths[0] if lengths else length
            if length:
                end = match.start("name") + len(" ".join(words[:length]))
                yield self._body(match.start(), end, norm[match.start() : end], Rule.BODY_OF_PLACE)

    def _listed(self) -> Iterator[Body]:
        """Bodies of lists that name their kind once."""
        for start, end, name in listed(self._text.norm, self._fields):
            yield self._body(start, end, name, Rule.LISTED_BODY)

    def _body(self, start: int, end: int, name: str, rule: Rule) -> Body:
        name = " ".join(name.split())
        return Body(start, end, name, self._names.key(name), rule)

    def mentions(self, bodies: Sequence[Body]) -> Iterator[Grounded[InstitutionMention]]:
        """Each organisation once, at its first mention, in its fullest form."""
        names = fullest(bodies)
        seen: set[str] = set()
        for body in bodies:
            if body.key not in seen:
                seen.add(body.key)
                span = self._text.span(body.start, body.end)
                sentence = self._document.sentence_span(body.start, body.end)
                yield Grounded(
                    InstitutionMention(names[body.key].name, span, sentence), _why(body, names[body.key])
                )


def _why(body: Body, named: Body) -> tuple[Attribute, ...]:
    """Why it is an organisation, and where its name is from, if not from there."""
    found = Attribute("institution", body.name, Ground(body.rule, ((body.start, body.end),), body.label))
    if named.name == body.name:
        return (found,)
    return found, Attribute("name", named.name, Ground(Rule.FULLEST_NAME, ((named.start, named.end),)))
