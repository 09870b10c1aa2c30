"""Names as people write them, and the short ids of what has an IRI."""

import re
from urllib.parse import unquote

from ontology.iris import slug


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
    """The id of a thing within its kind, whatever the base: `…/id/instrument/22/09-NQ-TU` gives
    `22/09-NQ-TU`, `…/id/document/plan/fact/33-54` gives `plan/fact/33-54`.

    Of another IRI, the part after the last slash or hash.
    """
    kind, _, name = iri.partition("/id/")[2].partition("/")
    return unquote(name if kind and name else re.split(r"[/#]", iri)[-1])
