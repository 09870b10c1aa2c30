"""Names as people write them, and the short ids of what has an IRI."""

import re
from urllib.parse import unquote

from ontology.iris import SHARED, slug


def key(text: str) -> str:
    """What spellings of one name share: `749/QĐ-TTg` and `749-QD-TTg` give `749-qd-ttg`; "" for no word."""
    try:
        return slug(text).lower()
    except ValueError:
        return ""


def words(text: str) -> frozenset[str]:
    """The words of `text`, without accents and in lower case."""
    return frozenset(re.findall(r"[a-z0-9]+", key(text)))


def short(iri: str) -> str:
    """The id of a shared thing within its kind: `…/id/instrument/22/09-NQ-TU` gives `22/09-NQ-TU`.

    Of another IRI, the part after the last slash or hash.
    """
    if iri.startswith(SHARED):
        return unquote(iri.removeprefix(SHARED).partition("/")[2])
    return unquote(re.split(r"[/#]", iri)[-1])
