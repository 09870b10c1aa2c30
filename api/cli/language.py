"""The language of the command line: `LIENKET_LANG`, else that of the locale; English if neither says."""

import os
from typing import Literal

Language = Literal["vi", "en"]


def language() -> Language:
    """`vi` or `en`."""
    names = ("LIENKET_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    said = next((value for name in names if (value := os.environ.get(name))), "en")
    return "vi" if said.lower().startswith("vi") else "en"


def say(en: str, vi: str) -> str:
    """The text in the language of the command line."""
    return vi if language() == "vi" else en
