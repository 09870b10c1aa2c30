"""Whether letters make Vietnamese: legacy encodings name themselves nowhere, so the text must speak."""

import re
import unicodedata

# Enough to tell an encoding by; the rest of a long text adds time, not certainty.
SAMPLE = 100_000

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]"
_NUCLEUS = (
    "iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|uya|uyê|uyu"
    "|ia|iê|ya|yê|ua|uô|ưa|ươ|ai|ay|ây|ao|au|âu|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oa|oă|oe|oo|uâ|uê|uơ|uy"
    "|[aăâeêioôơuưy]"
)
_CODA = "ng|nh|ch|[cmnpt]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:{_CODA})?")
_WORD = re.compile(r"[^\W\d_]+")


def accented_words(text: str) -> list[str]:
    """The words of the sample that hold a letter beyond ASCII: those by which encodings differ."""
    return [word for word in _WORD.findall(text[:SAMPLE]) if not word.isascii()]


def is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable: onset, nucleus, coda and at most one tone."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = [c for c in decomposed if c not in _TONES]
    if len(decomposed) - len(toneless) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(toneless))) is not None


def plausibility(text: str) -> float:
    """The share (0-1) of words beyond ASCII that are Vietnamese syllables; 0 where there are none."""
    words = accented_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
