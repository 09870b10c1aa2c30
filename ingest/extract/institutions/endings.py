"""Where the name of an organisation ends.

Vietnamese writes such a name as words of several syllables of which only the first has a capital
(`Viễn thông`, `Ung bướu`), as proper names with a capital on each (`Bãi Cháy`), and joins words with `và`
or `-`.
"""

import re
from collections.abc import Container

from ingest.extract.institutions.naming import (
    AREA,
    CAP,
    ENDS_IN_AREA,
    ENDS_PROPER,
    HEADS,
    LOW,
    NAME,
    OWNERS,
    PAIRED,
    SECOND,
    STOP,
    TAIL,
)
from ingest.text.letters import SMALL

# Proper names and initials, unlike the first syllables of words, are complete: `Viettel`, `FPT`, `MISA`.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|qu|ch|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_AND = " và "
_LAST = re.compile(r"(?:(?P<before>\S+) )?(?P<last>[^\W\d_]+)$")
_NEXT = re.compile(r" (?P<next>[^\W\d_]+)")
_MORE = re.compile(rf" {NAME}")
_ANOTHER = re.compile(rf" (?:{HEADS}|{OWNERS}|Sở|Bộ|Tỉnh|Thành|Ông|Bà|Đồng)\b")
_JOINED = re.compile(
    rf"(?: - {CAP}(?: {LOW})?|, (?=\w+ \w+ và [A-ZĐ]){CAP} {LOW}"
    rf"|(?:, {LOW} {LOW})+ và {LOW} {LOW}(?= {AREA}\b))(?!\w)"
)
_SECOND_FIELD = re.compile(
    rf"{_AND}(?!{HEADS}|{OWNERS}|Sở|Bộ|Tỉnh|Thành|Câu lạc|Tổ)(?P<first>{CAP}) (?P<second>[{SMALL}]+)"
)
_BOUNDED = re.compile(rf"(?: {LOW}){{1,3}}(?= *[,.;:)\n]| {AREA}\b|{_AND}| {STOP}|$)")
_LISTS = {"Bệnh viện", "Trường"}


class Endings:
    """Finds the ends of names. `compounds` are words of two syllables, in lower case."""

    def __init__(self, compounds: frozenset[tuple[str, str]]) -> None:
        self._compounds = compounds

    def end(self, norm: str, span: tuple[int, int], head: str, known: Container[int]) -> int:
        """Where the name that begins with `head` and has at least `norm[span]` ends; at the positions `known`
        other names begin."""
        start, at = span
        at = next(
            (p - len(_AND) for p in range(start + 1, at) if p in known and norm.endswith(_AND, 0, p)), at
        )
        while (further := self._further(norm, start, at, head)) > at:
            if any(begin in known for begin in range(at + 1, further)):
                break
            at = further
        return at

    def _further(self, norm: str, start: int, at: int, head: str) -> int:
        """Where the next word of the name ends; `at` where there is none."""
        name = norm[start:at]
        if ENDS_IN_AREA.search(name):
            return at
        if self._begins_word(name, norm, at):
            following = _NEXT.match(norm, at)
            at = following.end() if following else at
            more = _MORE.match(norm, at)
            return more.end() if more else at
        if ENDS_PROPER.search(name) or self._is_name(name):
            return at
        found = self._after_word(name, norm, at, head) if name[-1].islower() else None
        found = found or _JOINED.match(norm, at) or self._second_field(norm, at, head)
        return found.end() if found else at

    def _after_word(self, name: str, norm: str, at: int, head: str) -> re.Match[str] | None:
        """What goes on after a word in small letters: a proper name, more words, the area."""
        more = _MORE.match(norm, at)
        if more and not _ANOTHER.match(norm, at):
            return more
        second = (SECOND if head in PAIRED else _BOUNDED).match(norm, at)
        if second and (head in PAIRED or self._are_words(name, second[0])):
            return second
        return TAIL.match(norm, at)

    def _second_field(self, norm: str, at: int, head: str) -> re.Match[str] | None:
        """`và` with another word: `Giáo dục và Đào tạo`; in a list it joins names."""
        field = _SECOND_FIELD.match(norm, at) if head not in _LISTS else None
        known = field and (field["first"].lower(), field["second"]) in self._compounds
        return field if field and (known or re.fullmatch(LOW, field["second"])) else None

    def _begins_word(self, name: str, norm: str, at: int) -> bool:
        """Whether the name's last syllable is the first one of a word that goes on."""
        last, following = _LAST.search(name), _NEXT.match(norm, at)
        if last is None or following is None or not self._is_syllable(last["last"]):
            return False
        pair = last["last"].lower(), following["next"]
        if pair in self._compounds:
            return True
        alone = last["before"] is None or not last["before"][0].isupper() or name.count(" ") == 1
        return alone and bool(re.fullmatch(LOW, following["next"]))

    def _are_words(self, name: str, more: str) -> bool:
        """Whether the syllables of `more` are words that are known, or end the last one of `name`."""
        last, *syllables = name.rsplit(" ", 1)[-1].lower(), *more.split()
        start = len(syllables) % 2
        pairs = zip(syllables[start::2], syllables[start + 1 :: 2], strict=True)
        ends = not start or (last, syllables[0]) in self._compounds
        return ends and all(pair in self._compounds for pair in pairs)

    @staticmethod
    def _is_syllable(word: str) -> bool:
        initials = word.isupper() and len(word) > 1
        return word[0].isupper() and bool(_SYLLABLE.fullmatch(word.lower())) and not initials

    @staticmethod
    def _is_name(name: str) -> bool:
        """Whether a foreign name or initials end it."""
        last = name.rsplit(" ", 1)[-1]
        return last[0].isupper() and not _SYLLABLE.fullmatch(last.lower())
