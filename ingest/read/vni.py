"""VNI, the encoding of the VNI fonts (VNI-Times and others): behind a vowel stands a letter for its marks."""

import re
import unicodedata

_TONES = "\u0301\u0300\u0309\u0303\u0323"
# The letters behind a vowel, by what they add to it before the five tones.
_MARKS = {"": "ùøûõï", "\u0302": "áàåãä", "\u0306": "éèúüë"}
_WHOLE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "â": "\u0302", "ê": "\u0306"}

_SMALL = _WHOLE | {
    letter: shape + tone
    for shape, letters in _MARKS.items()
    for letter, tone in zip(letters, _TONES, strict=True)
}
TABLE = str.maketrans(_SMALL | {letter.upper(): meant.upper() for letter, meant in _SMALL.items()})

_FONT = re.compile(r"\bvni-", re.IGNORECASE)


def decode(data: bytes) -> str:
    """The text of VNI bytes. Raises UnicodeDecodeError at a byte to which Windows gives no meaning."""
    return restore(data.decode("cp1252"))


def is_font(name: str) -> bool:
    """Whether a font's name is one of the VNI fonts."""
    return _FONT.search(name) is not None


def restore(text: str) -> str:
    """What was seen in a VNI font of text that a program kept as Western letters: `ñoåi` is `đổi`.

    The marks of a vowel that is not in `text` come out as combining ones.
    """
    return unicodedata.normalize("NFC", text.translate(TABLE))
