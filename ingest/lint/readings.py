"""Each label as a text: whether its concept is found in it, and whose label it is besides."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ingest.extract.matching.lexicon import Abbreviations, Automaton
from ingest.text.normalised import Text
from ontology.concepts import Concept, Indicator, Vocabulary
from ontology.lint.findings import Finding, Severity

_BRACKETED = re.compile(r"\s*\([^)]*\)")
_WORDING = re.compile(r"\s*[|…]\s*")


class Name(NamedTuple):
    """A label, or a wording of an indicator's label, of `concept`; `silent` where only the extractor reads
    it, `denies` where it says what the concept is not."""

    concept: Concept
    text: str
    silent: bool = False
    denies: bool = False


class Readings:
    """The names of all concepts, by vocabulary, and the automaton that finds them in a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names: dict[str, list[Name]] = {
            kind: list(dict.fromkeys(name for concept in concepts for name in _names(concept)))
            for kind, concepts in _concepts(vocabulary).items()
        }
        entries = ((name.text, kind, name) for kind, names in self.names.items() for name in names)
        self._automaton = Automaton(entries, Abbreviations(vocabulary.abbreviations))

    def found(self, kind: str, text: str) -> list[Name]:
        """The names of `kind` that are found in `text`."""
        read = Text.of(text)
        return [hit.payload for hit in self._automaton.hits(read, self._automaton.syllables(read))[kind]]

    def key(self, text: str) -> str:
        """The syllables of `text` as the automaton compares them, each between spaces."""
        return f" {' '.join(self._automaton.syllables(Text.of(text)).joined.split())} "


def _concepts(vocabulary: Vocabulary) -> Mapping[str, list[Concept]]:
    """The concepts that must be told apart by their labels. Provinces that a merger made bear the names of
    those that went into it; bodies of one province are found as bodies of their kind."""
    v = vocabulary
    bodies = (*v.institutions.values(), *v.institution_types.values())
    return {
        "indicator": list(v.indicators.values()),
        "sector": list(v.sectors.values()),
        "base": list(v.bases.values()),
        "level": list(v.levels.values()),
        "pillar": list(v.pillars.values()),
        "task group": list(v.task_groups.values()),
        "place": [place for place in v.places.values() if place.id == place.code],
        "institution": [body for body in bodies if not body.id[:1].isdigit()],
    }


def _names(concept: Concept) -> Iterator[Name]:
    labels = concept.labels
    for known, silent in (((labels.vi, *labels.alt), False), (labels.hidden, True)):
        for label in known:
            for text in _wordings(label) if isinstance(concept, Indicator) else (label,):
                yield Name(concept, text, silent)
    yield from (Name(concept, text, silent=True, denies=True) for text in labels.negative)


def _wordings(label: str) -> list[str]:
    """The wordings of an indicator's label; what is in brackets is for people."""
    return _WORDING.split(_BRACKETED.sub("", label) if "|" not in label else label)


def readings(read: Readings) -> Iterator[Finding]:
    """Names in which their concept is not found, and those that read as an earlier one: of their concept, or
    of another where that is not told apart by more than the name."""
    for kind, names in read.names.items():
        before: set[Name] = set()
        for name in names:
            found = read.found(kind, name.text)
            if name not in found and (name.silent or name.concept not in {one.concept for one in found}):
                yield _never(name)
            twins = [one for one in found if one.denies == name.denies and _alike(read, kind, one, name)]
            yield from _repeated(name, [one for one in twins if one in before or not one.silent])
            if kind != "indicator" and not name.denies:
                yield from _shared(name, [one for one in twins if one in before])
            before.add(name)


def _alike(read: Readings, kind: str, one: Name, other: Name) -> bool:
    """Whether each is found wherever the other is; short ones may differ in their accents."""
    same = one != other and read.key(one.text) == read.key(other.text)
    return same and other in read.found(kind, one.text)


def _never(name: Name) -> Finding:
    return Finding(
        "never-matches",
        name.concept.iri.value,
        f"change or remove “{name.text}”: the extractor does not find it in that very text",
        f"hãy sửa hoặc bỏ “{name.text}”: bộ trích xuất không nhận ra nó ngay trong chính chữ ấy",
    )


def _repeated(name: Name, twins: list[Name]) -> Iterator[Finding]:
    """A silent name that reads as another of its concept; those for people may be written in many ways."""
    same = (twin for twin in twins if twin.concept is name.concept and twin.text != name.text)
    other = next(same, None)
    if name.silent and other:
        yield Finding(
            "repeated-label",
            name.concept.iri.value,
            f"remove “{name.text}”: the extractor reads it as “{other.text}”",
            f"hãy bỏ “{name.text}”: bộ trích xuất đọc nó như “{other.text}”",
            Severity.WARNING,
        )


def _shared(name: Name, twins: list[Name]) -> Iterator[Finding]:
    other = next((twin for twin in twins if twin.concept is not name.concept), None)
    if other:
        yield Finding(
            "shared-label",
            name.concept.iri.value,
            f"keep “{name.text}” here or at {other.concept.id}: no text can tell the two apart by it",
            f"giữ “{name.text}” ở đây hoặc ở {other.concept.id}: không câu nào phân biệt được hai bên",
        )
