"""How cue words are written into regular expressions.

Grammar words are looked up in the lower-case text. Scans and hurried files leave the accents out, so each word
is also accepted without them where that spelling is no other word.
"""

import re
from collections.abc import Iterable

from ingest.text.letters import fold

# Unaccented spellings that are words of their own.
_AMBIGUOUS = {
    "cho", "ba", "hai", "do", "ra", "trong", "co", "la", "ve", "vao", "con", "da", "len", "so", "tu", "an", "qua",
    "thu", "xa", "ban", "bo", "tai", "cap", "hon", "dang", "se",
}  # fmt: skip


def any_of(*words: str) -> str:
    """A regular expression for one of `words`, the longest first, with or without accents."""
    forms: dict[str, None] = {}
    for word in words:
        forms[word] = None
        bare = fold(word)
        if bare not in _AMBIGUOUS:
            forms[bare] = None
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in sorted(forms, key=len, reverse=True)) + ")"


def compiled(words: Iterable[str]) -> re.Pattern[str]:
    """One of `words` as whole words."""
    return re.compile(rf"\b{any_of(*words)}\b")
