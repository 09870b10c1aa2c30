"""English texts that quote Vietnamese words, as the explorer's `text/vietnamese.ts` has them."""

import re
from typing import Final

from markupsafe import Markup

_BETWEEN: Final = re.compile(r"([\s“”():;,]+)")
_LETTER: Final = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)


def quoting(text: str) -> Markup:
    """The text, in which from the first to the last Vietnamese word is told to be such. What names an
    instrument (749/QĐ-TTg) is none."""
    parts = _BETWEEN.split(text)
    words = [at for at, part in enumerate(parts) if "/" not in part and _LETTER.search(part)]
    if not words:
        return Markup("{}").format(text)
    first, end = words[0], words[-1] + 1
    before, told, after = ("".join(some) for some in (parts[:first], parts[first:end], parts[end:]))
    return Markup('{}<span lang="vi">{}</span>{}').format(before, told, after)
