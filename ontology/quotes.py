"""Whether what RDF quotes as evidence stands in the text, where it is said to stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import NamedNode

from ontology.index import Index
from ontology.terms import LK, OA


@dataclass(frozen=True, slots=True)
class Misquote:
    """A `node` (document, or quoted part) with what it says, and what is so."""

    node: NamedNode
    said: str
    found: str


def misquotes(index: Index, texts: Mapping[str, str]) -> Iterator[Misquote]:
    """The hashes and quotes that `texts` do not bear out; `texts` are by file name (`lk:fileName`)."""
    for document in index.instances(LK.SourceDocument):
        text = texts.get(index.text(document, LK.fileName) or "")
        if text is not None:
            yield from _hash(index, document, text)
            for part in index.pointing(OA.hasSource, document):
                yield from _quote(index, part, text)


def _hash(index: Index, document: NamedNode, text: str) -> Iterator[Misquote]:
    said, found = index.text(document, LK.textSha256) or "", sha256(text.encode()).hexdigest()
    if said != found:
        yield Misquote(document, said, found)


def _quote(index: Index, part: NamedNode, text: str) -> Iterator[Misquote]:
    selectors = index.objects(part, OA.hasSelector)
    exact, start, end = (
        next((literal.value for s in selectors for literal in index.literals(s, name)), None)
        for name in (OA.exact, OA.start, OA.end)
    )
    if exact is not None and start is not None and end is not None:
        found = text[int(start) : int(end)]
        if found != exact:
            yield Misquote(part, exact, found)
