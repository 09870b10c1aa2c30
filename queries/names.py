"""Names as people write them, and the short ids of what has an IRI."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
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


def dated_instruments(iris: Collection[str]) -> Mapping[str, str]:
    """Which instruments are meant where some are named without their year: `…/96/12-NQ-TU` is
    `…/96/12-NQ-TU/2021`, if that is the only one of that symbol whose year is known."""
    dated: dict[str, set[str]] = defaultdict(set)
    for iri in iris:
        name, _, year = iri.rpartition("/")
        if "/id/instrument/" in name and re.fullmatch(r"(19|20)[0-9]{2}", year):
            dated[name].add(iri)
    return {name: next(iter(of)) for name, of in dated.items() if name in iris and len(of) == 1}
