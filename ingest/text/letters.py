"""Tables that map letters one to one, so that positions stay."""

import re
import unicodedata

_LATIN = [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]
_D = {"Đ": "d", "đ": "d", "Ð": "d", "ð": "d"}


def _lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char


def _bare(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return _D.get(char, _lower(base))


LOWER = {code: _lower(chr(code)) for code in _LATIN}
FOLD = {code: _bare(chr(code)) for code in _LATIN}

# Classes for regular expressions: in Unicode's order, capitals and small letters alternate.
CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SMALL = CAPITALS.lower()

# To replace the accented small letters of Vietnamese one by one takes a long text less time than a table,
# which is needed for what else there is to fold.
_ACCENTED = [(letter, _bare(letter)) for letter in SMALL if not letter.isascii()]
_OTHERS = re.compile(f"[{''.join(chr(code) for code, bare in FOLD.items() if chr(code) != bare)}]")
_LONG = 200

UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
"""Characters without width, marks of direction among them; they may stand in a class."""

# Look-alikes and spaces that files have where a plain character is meant.
_PLAIN = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t",
        " ",
    ),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    "Ð": "Đ",
    "ð": "đ",
    "％": "%",
}


# `hoá` and `uỷ` as `hóa` and `ủy`: two ways to place one tone.
_OLD_TONE = re.compile(
    r"[oOuU](?=[áàảãạéèẻẽẹÁÀẢÃẠÉÈẺẼẸýỳỷỹỵÝỲỶỸỴ])"
    r"(?:(?<=[oO])[áàảãạéèẻẽẹÁÀẢÃẠÉÈẺẼẸ]|(?<=[uU])(?<![qQ].)[ýỳỷỹỵÝỲỶỸỴ])(?!\w)"
)
_NEW_TONE = str.maketrans("áàảãạéèẻẽẹýỳỷỹỵÁÀẢÃẠÉÈẺẼẸÝỲỶỸỴ", "aaaaaeeeeeyyyyyAAAAAEEEEEYYYYY")
_TONES = {
    "o": dict(zip("áàảãạéèẻẽẹ", "óòỏõọóòỏõọ", strict=True)),
    "u": dict(zip("ýỳỷỹỵ", "úùủũụ", strict=True)),
}


def _move_tone(match: re.Match[str]) -> str:
    first, second = match[0][0], match[0][1]
    toned = _TONES[first.lower()][second.lower()]
    return (toned.upper() if first.isupper() else toned) + second.translate(_NEW_TONE)


def todays(text: str) -> str:
    """`text` with tones where today's spelling has them (`hóa`, `Ủy`), of the same length."""
    return _OLD_TONE.sub(_move_tone, text)


def small(text: str) -> str:
    """`text` in lower case, of the same length."""
    low = text.lower()
    return (
        low if len(low) == len(text) else text.translate(LOWER)
    )  # a few letters of other scripts become two


def lower(text: str) -> str:
    """Lower case with tones where today's spelling has them, of the same length."""
    return todays(small(text))


def plain(text: str) -> str:
    """`text` with plain characters in place of look-alikes and odd spaces, of the same length."""
    for odd, meant in _PLAIN.items():
        if odd in text:
            text = text.replace(odd, meant)
    return text


def fold(text: str) -> str:
    """Lower case without accents, of the same length where `text` is composed (NFC)."""
    if len(text) < _LONG:
        return text.translate(FOLD)
    for letter, bare in _ACCENTED:
        text = text.replace(letter, bare)
    return text.translate(FOLD) if _OTHERS.search(text) else text
