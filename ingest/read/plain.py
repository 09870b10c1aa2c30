"""Plain text: which encoding, and the text it gives.

UTF-8 text is the file's text exactly (byte order mark, newlines and composition untouched), unless all its
letters stand for others. Windows-1258 and VNI write tones behind letters; they are composed (NFC) as part of
decoding. Offsets count in the text that this module returns. What is not certain is refused.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ingest.errors import Reason, RefusedError
from ingest.read import tcvn3, viqr, viscii, vni
from ingest.read.syllables import accented_words, plausibility
from ingest.text import letters

# Tab, line feed, form feed and carriage return are text; the other controls and non-characters are not.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_UNSEEN = dict.fromkeys(map(ord, letters.UNSEEN))
_NOT_LATIN = re.compile("[^\x00-\u036f\u1e00-\u1eff\u2000-\u22ff]")

_CERTAIN = 0.85  # of the accented words of real Vietnamese, well over nine in ten are plain syllables
_FOREIGN = 0.5
_FEWEST_WORDS = 3


def _decode_cp1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258"))


def _read_wrongly(text: str) -> str:
    """The text of UTF-8 that some program took for Windows-1252. Raises UnicodeError where it is none."""
    return (
        "".join(c if c <= "\xff" else c.encode("cp1252").decode("latin-1") for c in text)
        .encode("latin-1")
        .decode()
    )


_LEGACY: dict[str, Callable[[bytes], str]] = {
    "windows-1258": _decode_cp1258,
    "tcvn3": tcvn3.decode,
    "vni": vni.decode,
    "viscii": viscii.decode,
}
FONT_ENCODINGS = ("tcvn3", "vni")
"""Encodings that are of fonts: text decoded from them is not to be restored by its font once more."""


def decode(path: Path, data: bytes) -> tuple[str, str]:
    """The text of a plain text file and the name of its encoding. `path` is for messages.

    Raises RefusedError: EMPTY, BINARY or ENCODING.
    """
    text, encoding = characters(path, data)
    text = undisguised(text) or text
    if text.isascii() and viqr.is_viqr(text):
        text, encoding = viqr.decode(text), "viqr"
    if not text.translate(_UNSEEN).strip():
        raise RefusedError(path, Reason.EMPTY, "the file is empty; give a document that has text")
    if control := _NOT_TEXT.search(text):
        raise RefusedError(
            path,
            Reason.BINARY,
            f"not a text (control character U+{ord(control.group()):04X} at {control.start()}); "
            "save the document as plain text",
        )
    return text, encoding


def characters(path: Path, data: bytes) -> tuple[str, str]:
    """What bytes mean as characters, whatever these are, and the name of the encoding.

    Raises RefusedError: BINARY or ENCODING.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(path, data, "utf-8", "utf-8")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # that of UTF-16 is how one begins
        return _strictly(path, data, "utf-32", "utf-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(path, data, "utf-16", "utf-16")
    if b"\x00" in data:
        return _wide_without_mark(path, data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _legacy(path, data, error.start)


def _strictly(path: Path, data: bytes, codec: str, name: str) -> tuple[str, str]:
    """Decode what a byte order mark announces; a fault then is damage, not another encoding."""
    try:
        return data.decode(codec), name
    except UnicodeDecodeError as error:
        raise RefusedError(
            path,
            Reason.ENCODING,
            f"marked as {name.upper()}, but byte {error.start} is not; save it anew as UTF-8",
        ) from error


def _wide_without_mark(path: Path, data: bytes) -> tuple[str, str]:
    """Latin letters in UTF-16 and UTF-32 have zero bytes; the byte order is the one that gives Latin text."""
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        foreign = len(_NOT_LATIN.findall(text))
        if not _NOT_TEXT.search(text) and foreign <= len(text) // 20:
            return text, codec[:6]
    raise RefusedError(
        path, Reason.BINARY, "not a text (it holds zero bytes); save the document as plain text"
    )


def _legacy(path: Path, data: bytes, fault: int) -> tuple[str, str]:
    """The one legacy encoding in which the bytes are Vietnamese; `fault` is where they are not UTF-8."""
    found = []
    for name, decoder in _LEGACY.items():
        try:
            text = decoder(data)
        except UnicodeDecodeError:
            continue
        if is_vietnamese(text):
            found.append((text, name))
    if len(found) != 1:
        raise RefusedError(path, *_unknown(data, fault))
    return found[0]


def _unknown(data: bytes, fault: int) -> tuple[Reason, str]:
    controls = len(re.findall(rb"[\x01-\x08\x0b\x0e-\x1f\x7f]", data))
    if controls * 100 > len(data):
        return Reason.BINARY, "not a text (control characters); save the document as plain text"
    return (
        Reason.ENCODING,
        f"unknown encoding (at byte {fault} not UTF-8; no UTF-16 or UTF-32, nor Vietnamese in Windows-1258, "
        "TCVN3, VNI or VISCII); save it as UTF-8",
    )


def undisguised(text: str) -> str | None:
    """What `QuyÕt ®Þnh`, `Quyeát ñònh` or `Quyáº¿t Ä‘á»‹nh` was seen as, where a whole text is of letters
    that some program took for Western ones."""
    if text.isascii():
        return None
    with suppress(UnicodeError):
        if is_vietnamese(seen := _read_wrongly(text)):
            return seen
    candidates = (tcvn3.restore(text), vni.restore(text)) if plausibility(text) <= _FOREIGN else ()
    return next(filter(is_vietnamese, candidates), None)


def is_vietnamese(text: str) -> bool:
    """Whether the accented words of a text are Vietnamese without doubt, and enough to say so."""
    return plausibility(text) >= _CERTAIN and len(accented_words(text)) >= _FEWEST_WORDS
