"""The words of a text, so that they can be compared whatever their accents, case and English endings."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<![isu])s$")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ed|ing|e)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start:end` of its text: `plain` without accents, case and ending; `accents` those it has."""

    start: int
    end: int
    plain: str
    accents: str


def words(text: str) -> list[Word]:
    """The words of `text`, which is in NFC."""
    return [Word(match.start(), match.end(), *_form(match[0])) for match in _WORD.finditer(text)]


def plain(text: str) -> tuple[str, ...]:
    """What the words of `text` are compared by."""
    return forms(text)[0]


def forms(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the words of `text` are compared by, and the accents of each."""
    both = [_form(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]
    return tuple(one for one, _ in both), tuple(marks for _, marks in both)


def agree(asked: Sequence[Word], named: Sequence[str]) -> bool:
    """Whether the accents that the asker wrote are those of the name; who writes none may mean any."""
    return all(not word.accents or word.accents == of for word, of in zip(asked, named, strict=True))


@lru_cache(maxsize=20_000)
def _form(text: str) -> tuple[str, str]:
    """What a word is compared by, and its accents."""
    apart = unicodedata.normalize("NFD", text.lower())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # Wherever in a syllable a tone is written, it is the same: hoà, hòa.
    marks = "".join(sorted(mark for mark in apart if unicodedata.combining(mark)))
    return _stem(letters.translate(_D)), marks + "đ" * sum(letters.count(d) for d in "đð")


def _stem(word: str) -> str:
    """An English word without its ending; Vietnamese syllables have hardly any of these."""
    one = re.sub(r"(?<=[a-z]{2})ie[sd]$", "y", word) if len(word) > 4 else word
    one = _PLURAL.sub("", one)
    return _ENDING.sub("", one) if len(one) > 4 else one


_D = str.maketrans("đð", "dd")
