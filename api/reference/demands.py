"""What the shapes ask of each class, as their messages say it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from pyoxigraph import NamedNode

from ontology import resources
from ontology.index import Index, Node
from ontology.terms import Namespace

_SH = Namespace("http://www.w3.org/ns/shacl#")
_PARTS = (_SH.property, _SH.sparql)


def demands(language: str) -> Mapping[NamedNode, tuple[str, ...]]:
    """The messages in `vi` or `en` of all shapes that are for a class, each once."""
    index = Index(chain.from_iterable(map(resources.read, resources.shapes().values())))
    found: dict[NamedNode, dict[str, None]] = defaultdict(dict)
    for shape in index.subjects():
        for class_ in index.iris(shape, _SH.targetClass):
            found[class_] |= dict.fromkeys(_messages(index, shape, language))
    return {class_: tuple(messages) for class_, messages in found.items()}


def _messages(index: Index, shape: Node, language: str) -> Iterator[str]:
    yield from index.texts(shape, _SH.message, language)
    for part in (part for kind in _PARTS for part in index.objects(shape, kind)):
        yield from _messages(index, part, language)
