"""VIQR (RFC 1456): Vietnamese in ASCII, with marks written behind the letters (`dda.t 90% ho^` so+`)."""

import re
import unicodedata

_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_LETTER = re.compile(
    r"(?P<d>dd|DD|Dd)|(?P<vowel>[aeiouyAEIOUY])(?P<shape>(?<=[aeoAEO])\^|(?<=[aA])\(|(?<=[ouOU])\+)?"
    r"(?P<tone>['`~]|[?.](?!\s*$|\s+[A-Z]|[\"')]))?",
    re.MULTILINE,
)
# What stands in hardly any other text: two marks of which one is no punctuation.
_TELLING = re.compile(r"[aeo]\^|[ou]\+|a\((?=[a-z'`?~.])|\bdd[aeiouy]", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SHARE = 0.2


def is_viqr(text: str) -> bool:
    """Whether an ASCII text is written so: every fifth word has marks that no other text has."""
    words = _WORD.findall(text)
    return sum(bool(_TELLING.search(word)) for word in words) > _SHARE * len(words)


def decode(text: str) -> str:
    """The letters meant. A full stop or question mark at the end of a sentence stays one."""
    return unicodedata.normalize("NFC", _LETTER.sub(_meant, text))


def _meant(match: re.Match[str]) -> str:
    if match["d"]:
        return "đ" if match["d"] == "dd" else "Đ"
    return match["vowel"] + _SHAPES.get(match["shape"], "") + _TONES.get(match["tone"], "")
