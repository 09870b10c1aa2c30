"""How cue words are written into regular expressions.

Grammar words are looked up in the lower-case text. Scans and hurried files leave the accents out, so each
word is also accepted without them where that spelling is no other word.
"""

import re

from ingest.text.letters import fold


def word_set(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


# Unaccented spellings that are words of their own.
_AMBIGUOUS = word_set(
    "cho ba hai do ra trong co la ve vao con da len so tu an qua thu xa ban bo tai cap hon dang se chung"
)


def forms(*words: str) -> list[str]:
    """`words` with and without accents, the longest first."""
    found: dict[str, None] = {}
    for word in words:
        found[word] = None
        bare = fold(word)
        if bare not in _AMBIGUOUS:
            found[bare] = None
    return sorted(found, key=len, reverse=True)


def any_of(*words: str) -> str:
    """A regular expression for one of `words`, the longest first, with or without accents."""
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms(*words)) + ")"
