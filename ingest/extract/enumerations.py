"""Lists of organisations that name their kind once: `Bệnh viện A, B và C`, `các sở Nội vụ, Tài chính`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ingest.extract.cued import Cued
from ingest.extract.naming import COMMITTEES, ELLIPTIC, GOES_ON, HEADS, KINDS_LIST, LISTED
from ontology.concepts import Concept, Vocabulary

_OTHER = re.compile(HEADS + r"|Sở|Bộ|UBND")
_FIRST = Cued(r"(?P<head>Sở|Bộ) (?=[A-ZĐ])")


def listed(norm: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Start, end and completed name of each item of such lists in the normalised text."""
    yield from _committees(norm)
    yield from _hospitals(norm)
    yield from _departments(norm, vocabulary)


def _committees(norm: str) -> Iterator[tuple[int, int, str]]:
    for match in COMMITTEES.finditer(norm):
        for item in LISTED.finditer(norm, *match.span("list")):
            yield item.start(), item.end(), f"{match['head']} {match['area']} {item[0]}"


def _hospitals(norm: str) -> Iterator[tuple[int, int, str]]:
    for match in ELLIPTIC.finditer(norm):
        head = match["head"] if match["head"].isupper() else match["head"].capitalize()
        for item in LISTED.finditer(norm, *match.span("list")):
            if _OTHER.match(item[0]):
                break
            yield item.start(), item.end(), f"{head} {' '.join(item[0].split())}"


def _departments(norm: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """`các sở: Nội vụ, Tài chính`; `Sở Nội vụ, Tài chính và Y tế`, whose first is found by its name."""
    kinds = {
        "Sở": _fields("Sở", vocabulary.institution_types),
        "Bộ": _fields("Bộ", vocabulary.institutions),
    }
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


def _fields(head: str, bodies: Mapping[str, Concept]) -> re.Pattern[str]:
    """The fields by which the bodies of a kind are called, after the word for the kind."""
    names = (name for body in bodies.values() for name in (body.labels.vi, *body.labels.alt))
    return _alternatives(tuple(n.removeprefix(f"{head} ") for n in names if n.startswith(f"{head} ")))


@lru_cache(maxsize=8)
def _alternatives(names: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(names, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
