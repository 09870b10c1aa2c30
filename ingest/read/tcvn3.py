"""TCVN3, the encoding of the ABC fonts (.VnTime and others): TCVN 5712:1993, character set VN3.

VN3 has small letters with tones and capitals without; a heading's capitals came from a font (.VnTimeH).
"""

import re

_LETTERS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
# Word processors left these from Windows-1252 in files of the time; VN3 gives the places no meaning.
_PUNCTUATION = {0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—", 0xA0: "\u00a0"}

TABLE: dict[int, str] = {byte: chr(byte) for byte in range(128)} | _PUNCTUATION
for _first, _run in _LETTERS.items():
    TABLE |= {_first + offset: letter for offset, letter in enumerate(_run)}

_SMALL_ONLY = "".join(c for c in TABLE.values() if c.isalpha() and c.upper() not in TABLE.values())
_SEEN = {byte: letter for byte, letter in TABLE.items() if byte >= 0xA0}

_WORD = re.compile(r"[^\W\d_]+")
# A line with no plain small letter, and one of its words with a plain capital inside.
_CAPITAL_LINE = re.compile(r"^(?=.*[^\W\d_][A-Z])[^a-z\n]+$", re.MULTILINE)
# Nearly always the start of a committee's name, whose capital VN3 cannot write.
_COMMITTEE = re.compile(r"\bủy(?= ban\b)")
# The first letter of a sentence inside a line, if it is one whose capital VN3 cannot write.
_SENTENCE = re.compile(rf"(?<=\w[.!?] )[{_SMALL_ONLY}]")
_FONT = re.compile(r"\.vn[a-z]", re.IGNORECASE)


def decode(data: bytes) -> str:
    """The text of TCVN3 bytes. Raises UnicodeDecodeError at a byte to which VN3 gives no meaning."""
    for position, byte in enumerate(data):
        if byte not in TABLE:
            raise UnicodeDecodeError("tcvn3", data, position, position + 1, "no character of TCVN3")
    return _with_capitals("".join(map(TABLE.__getitem__, data)))


def is_font(name: str) -> bool:
    """Whether a font's name is one of the ABC fonts, whose letters are TCVN3."""
    return _FONT.search(name) is not None


def restore(text: str, font: str = "") -> str:
    """What was seen in an ABC font of text that a program kept as Western letters: `®æi` is `đổi`.

    The name of a font of capitals (`.VnTimeH`) makes it capitals.
    """
    if any(ord(c) > 0xFF and c.isalpha() for c in text):
        return text
    seen = _with_capitals(text.translate(_SEEN))
    return seen.upper() if font.upper().endswith("H") else seen


def _with_capitals(text: str) -> str:
    """The capitals that were seen where VN3 wrote small letters, as far as the letters around them tell."""
    text = _CAPITAL_LINE.sub(lambda line: line[0].upper(), _WORD.sub(_restore_capitals, text))
    return _SENTENCE.sub(lambda first: first[0].upper(), _COMMITTEE.sub("Ủy", text))


def _restore_capitals(match: re.Match[str]) -> str:
    """`CéNG HßA` was seen as `CỘNG HÒA`: plain capitals inside a word say that its font was one of capitals.

    A capital at the start alone (`Hà`) says nothing, unless the other words of its line tell (`NHIỆM Vụ`).
    """
    word = match.group()
    plain = [c for c in word if c.isascii()]
    capitals = all(map(str.isupper, plain)) and any(c.isascii() for c in word[1:])
    return word.upper() if capitals else word
