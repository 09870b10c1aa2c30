"""Every IRI that lienket mints is made here.

Knowledge that deployments share (terms, indicators, places, the national programme) has fixed IRIs;
what a deployment says (documents, facts, comparisons) lies under its own base.
"""

import re
import unicodedata
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

NAMESPACE = "https://w3id.org/lienket/ns#"
DEFAULT_BASE = "https://w3id.org/lienket/"
SHARED = f"{DEFAULT_BASE}id/"
INFERRED = "/id/graph/inferred/"
"""What the names of the graphs with inferences have in common, and no other graph's name has."""

_CORRECTED = "-corrected"
_NO_DECOMPOSITION = str.maketrans({"Đ": "D", "đ": "d", "Ð": "D", "ð": "d"})


def slug(text: str) -> str:
    """ASCII letters, digits and single hyphens; case is kept (`749/QĐ-TTg` gives `749-QD-TTg`).

    Raises ValueError where nothing of `text` remains.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_NO_DECOMPOSITION))
    words = re.findall(r"[A-Za-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    if not words:
        raise ValueError(f"no letter or digit to name a thing by in {text!r}")
    return "-".join(words)


def shared(kind: str, *names: str) -> NamedNode:
    """The IRI of a shared thing: `shared("indicator", "dti-rank")`. Each name is one path segment."""
    return NamedNode(SHARED + "/".join(quote(name, safe="") for name in (kind, *names)))


class Iris:
    """Mints the IRIs of one deployment.

    >>> Iris().fact("dien-bien", 4120, 4123).value
    'https://w3id.org/lienket/id/document/dien-bien/fact/4120-4123'
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not re.match(r"https?://[^\s<>\"{}|\\^`]+/$", base):
            raise ValueError(f"the base must be an http(s) IRI that ends in a slash, not {base!r}")
        self.base = base
        self._of_document = re.compile(rf"{re.escape(base)}id/document/([^/#]+)")

    def _mint(self, *segments: str) -> NamedNode:
        return NamedNode(f"{self.base}id/" + "/".join(quote(s, safe="") for s in segments))

    def document(self, document: str) -> NamedNode:
        """A source document, by its id."""
        return self._mint("document", document)

    def document_graph(self, document: str) -> NamedNode:
        """The named graph that holds all that one document says."""
        return self._mint("graph", "document", document)

    def document_of(self, term: object) -> str | None:
        """The id of the document that the IRI `term` names, it or a part of it; None for what they share."""
        found = self._of_document.match(term.value) if isinstance(term, NamedNode) else None
        return unquote(found[1]) if found else None

    def graph(self, name: str, *unit: str) -> NamedNode:
        """A named graph of the whole: ontology, programme, reviews. With `unit`, the part of it that is about
        one document or place: `graph("mappings", "document", "dien-bien")`."""
        return self._mint("graph", name, *unit)

    def fact(self, document: str, start: int, end: int, twin: int = 0) -> NamedNode:
        """A fact by its span in code points; `twin` tells facts on the same span apart."""
        span = f"{start}-{end}" if not twin else f"{start}-{end}-{twin}"
        return self._mint("document", document, "fact", span)

    def corrected(self, fact: NamedNode) -> NamedNode:
        """What takes the place of a fact that people corrected."""
        return NamedNode(f"{fact.value}{_CORRECTED}")

    @staticmethod
    def is_corrected(fact: str) -> bool:
        """Whether a fact takes the place of one that people corrected."""
        return fact.endswith(_CORRECTED)

    def mapping(self, fact: NamedNode, national: str) -> NamedNode:
        """That a fact is about a national target, by the target's id; `none` where it has no counterpart."""
        source = fact.value.removeprefix(f"{self.base}id/document/").replace("/fact/", "/", 1)
        return NamedNode(f"{self.base}id/mapping/{source}/{national}")

    def review(self, review: str) -> NamedNode:
        """What a person decided, by its id."""
        return self._mint("review", review)

    def person(self, name: str) -> NamedNode:
        """Who decides, by the name of the token."""
        return self._mint("person", name)

    def declaration(self, place: str) -> NamedNode:
        """That the documents of a place are all there are."""
        return self._mint("declaration", place)

    def section(self, document: str, start: int) -> NamedNode:
        """A section of a document, by the code point at which it begins."""
        return self._mint("document", document, "section", str(start))

    def extraction(self, document: str) -> NamedNode:
        """The activity that read a document."""
        return self._mint("document", document, "extraction")

    def instrument(self, symbol: str, place: str | None = None, year: int | None = None) -> NamedNode:
        """A legal instrument. Provinces number alike, and each year anew: `place` is the two-digit code
        of the issuing province (None for central bodies), `year` is given where a register has none."""
        names = [slug(symbol)] + ([str(year)] if year else [])
        return shared("instrument", *([place] if place else []), *names)

    def institution(self, name: str, place: str | None = None) -> NamedNode:
        """An institution by name, within the province `place` where it is a provincial one."""
        return self._mint("institution", *([place] if place else []), slug(name))

    def similarity(self, first: str, second: str) -> NamedNode:
        """How alike two documents are, whichever is named first."""
        return self._mint("similarity", *sorted((first, second)))

    def community(self, code: str) -> NamedNode:
        """A community of provinces, by the code of the first of them."""
        return self._mint("community", code)
