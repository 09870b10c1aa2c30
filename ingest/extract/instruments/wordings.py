"""The words by which texts say how instruments stand to each other, as the vocabulary has them."""

import re
from collections.abc import Collection, Mapping
from functools import cached_property

from ingest.extract.matching.cued import Cued
from ontology.concepts import Concept

CHANGES = ("replaces", "repeals", "amends")
"""What one instrument does to another one, at once."""
RELATIONS = (*CHANGES, "proposes", "basedOn", "implements")
_NEVER = "\ue000"
"""What no text has: for acts that a vocabulary lacks."""

_ARTICLE = r"(?:(?<=điều \d\. )|(?<=điều \d\d\. ))"
_TOKEN = re.compile(r"«(\w+)»")


class Wordings:
    """Compiles patterns in which `«replaces»`, `«implements»`, … stand for the words of an act of the
    vocabulary, and `«act»` for a change, by which the group of its name matches (`«_act»`: with an underscore
    before)."""

    def __init__(self, acts: Mapping[str, Concept]) -> None:
        every = [words_of(label) for act in acts.values() for label in names(act)]
        self._labels = {act.id: {words_of(label): label for label in names(act)} for act in acts.values()}
        self._sources = dict.fromkeys(RELATIONS, _NEVER) | {
            act.id: _any([source(label, act.labels.negative, every) for label in names(act)])
            for act in acts.values()
        }
        for token, before in (("act", ""), ("_act", "_")):
            named = (f"(?P<{before}{act}>{self._sources[act]})" for act in CHANGES)
            self._sources[token] = f"(?:{'|'.join(named)})"
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._cued: dict[str, Cued] = {}

    def of(self, template: str) -> re.Pattern[str]:
        """The pattern that `template` is for."""
        found = self._patterns.get(template)
        if found is None:
            found = self._patterns[template] = re.compile(self._written(template))
        return found

    def cued(self, template: str) -> Cued:
        """The same, to be sought in a whole text."""
        found = self._cued.get(template)
        if found is None:
            found = self._cued[template] = Cued(self._written(template))
        return found

    def label(self, low: str, start: int, end: int) -> str | None:
        """The last wording of an act in `low[start:end]`, as the vocabulary has it."""
        found = [*self._any.finditer(low, start, end)]
        return self._labels[found[-1].lastgroup or ""][found[-1][0]] if found else None

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"(?P<{act}>\b{self._sources[act]}\b)" for act in self._labels))

    @cached_property
    def change(self) -> Cued:
        """A change, wherever it stands."""
        return self.cued("«act»")

    def _written(self, template: str) -> str:
        return _TOKEN.sub(lambda token: self._sources[token[1]], template)


def names(act: Concept) -> tuple[str, ...]:
    """All wordings of an act."""
    return (act.labels.vi, *act.labels.alt, *act.labels.hidden)


def source(label: str, negative: Collection[str], every: Collection[str]) -> str:
    """The expression for one wording of an act: what has to follow it, and what must not stand before.
    `every` are the words of all acts: where it stands alone, none of the longer ones is meant."""
    words = words_of(label)
    others = (other.removesuffix(words) for other in negative if other.endswith(f" {words}"))
    written = "".join(f"(?<!{other})" for other in others) + words
    if words == label:
        return written
    following = "|".join(word.strip() for word in label[len(words) :].strip(" ()").split(","))
    longer = "|".join(other.removeprefix(words) for other in every if other.startswith(f"{words} "))
    alone = rf"{written}\b(?!{longer})" if longer else rf"{written}\b"
    return rf"{written}(?=\s+(?:{following})\b)|{_ARTICLE}{alone}"


def words_of(label: str) -> str:
    """A wording without what has to follow it."""
    return label.partition(" (")[0]


def _any(sources: Collection[str]) -> str:
    """Any of them, the longest first."""
    return f"(?:{'|'.join(sorted(sources, key=len, reverse=True))})"
