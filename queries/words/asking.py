"""The vocabulary of asking, as `asking.yaml` has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from queries.model import Text
from queries.words.lexicon import SMALL, Lexicon, Sense
from queries.words.text import plain

_NOT = "not"


def denied(item: str) -> bool:
    """Whether a meaning is the denial of another: `not-below`, or a negation by itself."""
    return item.startswith(_NOT)


NOT = Sense(frozenset({_NOT}), Text("không", "not"))
"""A negation that turns no meaning after it into another."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The phrases and labels of each meaning, what a negation makes of it, and the words that have none."""

    phrases: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Text]
    opposites: Mapping[str, str]
    negations: frozenset[str]
    endings: frozenset[str]
    small: tuple[str, ...]
    quantities: tuple[tuple[str, ...], ...]

    def label(self, meaning: str) -> Text:
        """What people are shown of a meaning, also of one that only a negation makes."""
        turned = next((of for of, opposite in self.opposites.items() if opposite == meaning), None)
        if meaning in self.labels or turned is None:
            return self.labels[meaning]
        return Text(f"không {self.labels[turned].vi}", f"not {self.labels[turned].en}")

    def teach(self, lexicon: Lexicon) -> None:
        """Add the phrases to a lexicon."""
        for meaning, phrases in self.phrases.items():
            for phrase in phrases:
                lexicon.add(phrase, Sense(frozenset({meaning}), self.labels[meaning]))
        for phrase in self.small:
            lexicon.add(phrase, SMALL)


@cache
def asking() -> Asking:
    """The vocabulary that ships with lienket."""
    held = yaml.load((files("queries.words") / "asking.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    meanings = held["meanings"]
    return Asking(
        phrases={id_: (*of["vi"], *of["en"]) for id_, of in meanings.items()},
        labels={id_: Text(of["vi"][0], of["en"][0]) for id_, of in meanings.items()},
        opposites={id_: of["not"] for id_, of in meanings.items() if "not" in of},
        negations=frozenset(
            word for of in held["negations"].values() for phrase in of for word in plain(phrase)
        ),
        endings=frozenset(word for phrase in held["endings"]["vi"] for word in plain(phrase)),
        small=tuple(phrase for of in held["small"].values() for phrase in of),
        quantities=tuple(plain(phrase) for of in held["quantities"].values() for phrase in of),
    )
