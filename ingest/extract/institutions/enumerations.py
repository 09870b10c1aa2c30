"""Lists of organisations that name their kind once: `Bệnh viện A, B và C`, `các sở Nội vụ, Tài chính`."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from ingest.extract.institutions.naming import (
    COMMITTEES,
    ELLIPTIC,
    GOES_ON,
    HEADS,
    KINDS_LIST,
    LISTED,
    OWNERS,
    SEVERAL,
)
from ingest.extract.matching.cued import Cued
from ontology.concepts import Concept, Vocabulary

# The first letter of each word of a kind: `Trường Đại học`.
_KIND = re.compile(r"^\w|(?<=trường )\w")
_OTHER = re.compile(rf"{HEADS}|{OWNERS}|Sở|Bộ|UBND|HĐND|Tỉnh|Thành")
_FIRST = Cued(r"(?P<head>Sở|Bộ) (?=[A-ZĐ])")


def listed(norm: str, kinds: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and completed name of each item of such lists in the normalised text; `kinds` are the
    `fields` of the vocabulary."""
    yield from _committees(norm)
    yield from _of_one_kind(norm)
    yield from _departments(norm, kinds)


def _committees(norm: str) -> Iterator[tuple[int, int, str]]:
    for match in COMMITTEES.finditer(norm):
        for item in LISTED.finditer(norm, *match.span("list")):
            yield item.start(), item.end(), f"{match['head']} {match['area']} {item[0]}"


def _of_one_kind(norm: str) -> Iterator[tuple[int, int, str]]:
    """`Bệnh viện A, B và C`; `hai bệnh viện đi đầu: A và B`."""
    for match in chain(ELLIPTIC.finditer(norm), SEVERAL.finditer(norm)):
        head = _KIND.sub(lambda kind: kind[0].upper(), match["head"])
        for item in LISTED.finditer(norm, *match.span("list")):
            if _OTHER.match(item[0]):
                break
            yield item.start(), item.end(), f"{head} {' '.join(item[0].split())}"


def _departments(norm: str, kinds: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int, str]]:
    """`các sở: Nội vụ, Tài chính`; `Sở Nội vụ, Tài chính và Y tế`, whose first is found by its name."""
    for match in KINDS_LIST.finditer(norm):
        head = match["head"].capitalize()
        yield from _items(norm, match.end(), head, kinds[head])
    for match in _FIRST.finditer(norm):
        first = kinds[match["head"]].match(norm, match.end())
        if first and GOES_ON.match(norm, first.end()):
            yield from _items(norm, first.end(), match["head"], kinds[match["head"]])


def _items(norm: str, at: int, head: str, fields: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    while True:
        joint = GOES_ON.match(norm, at)
        item = fields.match(norm, joint.end() if joint else at)
        if item is None:
            return
        yield item.start(), item.end(), f"{head} {item[0]}"
        at = item.end()


def fields(vocabulary: Vocabulary) -> dict[str, re.Pattern[str]]:
    """The fields by which departments and ministries are called, by the word for the kind."""
    return {
        "Sở": _fields("Sở", vocabulary.institution_types),
        "Bộ": _fields("Bộ", vocabulary.institutions),
    }


def _fields(head: str, bodies: Mapping[str, Concept]) -> re.Pattern[str]:
    """The fields by which the bodies of a kind are called, after the word for the kind."""
    names = (name for body in bodies.values() for name in (body.labels.vi, *body.labels.alt))
    found = [name.removeprefix(f"{head} ") for name in names if name.startswith(f"{head} ")]
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})(?!\\w)")
