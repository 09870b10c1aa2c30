"""Where the pages show a thing: our terms on the page of the ontology, each vocabulary on one of its own."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from ontology import resources
from ontology.index import Index
from ontology.iris import NAMESPACE, SHARED
from ontology.terms import DCAT, DCTERMS, ORG, RDFS, SKOS

DIST = Path(__file__).resolve().parent / "dist"
"""The built pages."""

LANGUAGES = ("vi", "en")
LABELS = (SKOS.prefLabel, RDFS.label, DCTERMS.title)
_STANDARD = (DCAT.DatasetSeries, ORG.ChangeEvent, SKOS.Concept)
"""Classes of others that members of our vocabularies are of as they are."""


@cache
def everything() -> Index:
    """The ontology, the vocabularies and the programme."""
    return Index([*resources.vocabulary_triples(), *resources.programme_triples()])


@cache
def vocabularies() -> Mapping[str, tuple[NamedNode, ...]]:
    """The members of each vocabulary by its name in IRIs (`indicator`), in the order of the files.

    A member is of a class of ours or of `_STANDARD`, lies at `…/id/<vocabulary>/<name>` and is named in both
    languages.
    """
    index, found = everything(), defaultdict(list)
    for subject in index.subjects():
        if (parts := _parts(subject)) and _is_member(index, subject):
            found[parts[0]].append(subject)
    return {kind: tuple(members) for kind, members in found.items()}


@cache
def address(thing: NamedNode) -> str | None:
    """The path of the page that shows `thing`, with its place in it; None where no page does.

    A scheme is shown by the page of its members.
    """
    if _own(thing):
        return f"/ns#{thing.value.removeprefix(NAMESPACE)}"
    if (parts := _parts(thing)) and thing in vocabularies().get(parts[0], ()):
        return "/reference/{}#{}".format(*parts)
    return f"/reference/{found}" if (found := _schemes().get(thing)) else None


@cache
def _schemes() -> Mapping[NamedNode, str]:
    """The vocabulary that each concept scheme is of, in which all its members are."""
    index = everything()
    found: defaultdict[NamedNode, set[str]] = defaultdict(set)
    for kind, members in vocabularies().items():
        for member in members:
            for scheme in index.iris(member, SKOS.inScheme):
                found[scheme].add(kind)
    return {scheme: min(kinds) for scheme, kinds in found.items() if len(kinds) == 1}


def _parts(thing: NamedNode) -> tuple[str, str] | None:
    """Vocabulary and name of a shared thing that may be in a vocabulary."""
    kind, _, name = thing.value.removeprefix(SHARED).partition("/")
    may_be = thing.value.startswith(SHARED) and name and "#" not in name and kind != "document"
    return (kind, name) if may_be else None


def _own(thing: NamedNode) -> bool:
    return thing.value.startswith(NAMESPACE)


def _is_member(index: Index, thing: NamedNode) -> bool:
    return any(_own(kind) or kind in _STANDARD for kind in index.kinds(thing)) and all(
        any(index.texts(thing, p, language) for p in LABELS) for language in LANGUAGES
    )
