"""RDF terms as SPARQL and Turtle text."""

import re
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode

from graph.store import Term

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold (https://www.w3.org/TR/xml/#charsets)."""
_AMBIGUOUS = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^>]*[#'()!]")
"""IRIs such as `<javascript:alert(1)>`, which the guard lets pass behind a bracket alone: behind another term
they could be a comparison and a comment."""
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def serialise(term: Term) -> str:
    """`term` as one SPARQL or Turtle term that reads back as the same term; safe to put into a query.

    Raises ValueError for an IRI with characters that no IRI may hold (such IRIs cannot be written) and
    for a blank node, which a query would take for a variable.

    >>> serialise(Literal('nói "có"', language="vi"))
    '"nói \\\\"có\\\\""@vi'
    """
    if isinstance(term, NamedNode):
        if _NOT_IN_IRI.search(term.value):
            raise ValueError(f"an IRI cannot hold white space, quotes or brackets: {term.value!r}")
        return f"<{term.value}>"
    if isinstance(term, Literal):
        return str(term)
    if isinstance(term, BlankNode):
        raise ValueError(f"the blank node {term} has no name that a query could use")
    return f"<<( {serialise(term.subject)} {serialise(term.predicate)} {serialise(term.object)} )>>"


def values(variable: str, terms: Iterable[Term]) -> str:
    """A VALUES block of one variable.

    >>> values("place", [NamedNode("https://w3id.org/lienket/id/place/11")])
    'VALUES ?place { <https://w3id.org/lienket/id/place/11> }'
    """
    if not variable.isidentifier():
        raise ValueError(f"{variable!r} cannot be a variable's name")
    data = list(map(serialise, terms))
    if any(map(_AMBIGUOUS.match, data)):
        return f"VALUES (?{variable}) {{ {' '.join(f'({term})' for term in data)} }}"
    return f"VALUES ?{variable} {{ {' '.join(data)} }}"
