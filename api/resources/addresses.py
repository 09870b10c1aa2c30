"""Where the IRIs of the graph lead: below the base here, otherwise where they say, and never to a script."""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlencode

from pyoxigraph import NamedNode

from api.reference import listing as reference
from api.reference.listing import LANGUAGES
from ontology.iris import DEFAULT_BASE, Iris

_SERVED = re.compile(r"(id/|\.well-known/genid/|rdf-graph-store/).|ns(/|#|$)")
_WEB = re.compile(r"https?://[^/]")
_COMPARISON = "id/comparison/"
_SPAN = re.compile(r"fact/(\d+-\d+)(-\d+)?")


class Addresses:
    """Addresses on pages of one deployment; `asked` is the language that the reader chose by `?lang=`."""

    def __init__(self, iris: Iris, asked: str | None) -> None:
        self._bases = tuple(dict.fromkeys((iris.base, DEFAULT_BASE)))
        self._asked = asked if asked in LANGUAGES else None

    def candidates(self, path: str) -> Iterator[NamedNode]:
        """The IRIs that the percent-encoded `path` below the root may stand for, the likelier first."""
        spellings = dict.fromkeys((path, quote(unquote(path), safe="/~"), unquote(path)))
        for base in self._bases:
            for spelling in spellings:
                try:
                    yield NamedNode(base + spelling)
                except ValueError:
                    continue

    def path(self, iri: str) -> str | None:
        """The path of an IRI of this deployment, without its fragment; None for other IRIs."""
        for base in self._bases:
            if iri.startswith(base) and _SERVED.match(rest := iri.removeprefix(base)):
                return rest.partition("#")[0]
        return None

    def of(self, iri: str) -> str | None:
        """Where a link to the IRI leads; None for what no browser should open."""
        path = self.path(iri)
        if path is None:
            return iri if is_on_the_web(iri) else None
        _, hash_, fragment = iri.partition("#")
        return self.here(f"/{path}") + hash_ + fragment

    def here(self, address: str) -> str:
        """An address of this server, in the language that the reader chose."""
        return f"{address}?lang={self._asked}" if self._asked else address

    def card(self, iri: str) -> str | None:
        """Where the explorer shows the documents of a comparison side by side; None for other things."""
        path = self.path(iri) or ""
        return self.here(f"/card/{path.removeprefix(_COMPARISON)}") if path.startswith(_COMPARISON) else None

    def explorer(self, thing: NamedNode) -> tuple[str, str] | None:
        """What else shows the thing, and where: `document`, `proof`, `reference`."""
        kind, _, name = thing.value.partition("/id/")[2].partition("/")
        document, _, part = name.partition("/")
        if kind == "comparison":
            return "proof", f"/proof/{name}"
        if kind == "document" and not part:
            return "document", f"/documents/{document}"
        if kind == "document" and (span := _SPAN.fullmatch(part)):
            return "document", f"/documents/{document}#{span[1]}"
        place = reference.address(thing)
        return ("reference", place) if place else None


def is_on_the_web(iri: str) -> bool:
    """Whether the IRI is an address that a browser may open."""
    return bool(_WEB.match(iri))


def query(sparql: str) -> str:
    """The address of the explorer's page for a query."""
    return "/sparql?" + urlencode({"query": sparql})
