"""The forms in which SPARQL answers are given, by short name and media type."""

from collections.abc import Mapping
from functools import lru_cache

from api.errors import RequestError
from api.negotiation import HTML, choose, prefers_html
from graph.guard import inspect

RESULTS: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS: Mapping[str, str] = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "rdfxml": "application/rdf+xml",
    "n3": "text/n3",
}
_RESULT_ALIASES = {"application/json": RESULTS["json"], "application/xml": RESULTS["xml"]}
_GRAPH_ALIASES = {"application/json": GRAPHS["jsonld"], "application/xml": GRAPHS["rdfxml"]}
_GRAPH_NAMES = {
    **dict.fromkeys(("xml", "rdf", "rdf+xml"), GRAPHS["rdfxml"]),
    **dict.fromkeys(("json", "json-ld"), GRAPHS["jsonld"]),
    "ttl": GRAPHS["turtle"],
}
MEDIA_TYPES = frozenset({*RESULTS.values(), *GRAPHS.values(), *_RESULT_ALIASES, *_GRAPH_ALIASES})
"""Every media type that some query may be answered in."""


def is_graph(query: str) -> bool:
    """Whether a query's answer is a graph. Raises QueryRefused for texts that are not looked into."""
    return inspect(query).form in {"CONSTRUCT", "DESCRIBE"}


def named(query: str, name: str) -> str:
    """The media type of the format `name` for this query. Raises RequestError where it has none."""
    return named_graph(name) if is_graph(query) else _named(name, RESULTS, {})


def accepted(query: str, accept: str | None) -> str:
    """The media type that `accept` wants most for this query. Raises NotAcceptableError."""
    return accepted_graph(accept) if is_graph(query) else _choose(accept, RESULTS, _RESULT_ALIASES)


def named_graph(name: str) -> str:
    """The media type of the format `name` for a graph. Raises RequestError where there is none."""
    return _named(name, GRAPHS, _GRAPH_NAMES)


def accepted_graph(accept: str | None) -> str:
    """The media type that `accept` wants most for a graph. Raises NotAcceptableError."""
    return _choose(accept, GRAPHS, _GRAPH_ALIASES)


def page_or_graph(accept: str | None, name: str | None = None) -> str:
    """HTML for who prefers a page, else the media type for a graph; `name` (`turtle`) goes over `accept`.

    Raises NotAcceptableError, and RequestError for a name that is no format of graphs.
    """
    if name is not None:
        return named_graph(name)
    if prefers_html(accept, MEDIA_TYPES):
        return HTML
    return _choose(accept, {**GRAPHS, "html": HTML}, _GRAPH_ALIASES)


def _named(name: str, offers: Mapping[str, str], others: Mapping[str, str]) -> str:
    """`others` are further names, such as those by which SPARQLWrapper asks; a media type will do too."""
    known = {**others, **offers, **{media_type: media_type for media_type in offers.values()}}
    if name not in known:
        raise RequestError(f"there is no format {name!r} here; there are {', '.join(offers)}")
    return known[name]


@lru_cache(maxsize=256)
def _chosen(accept: str | None, offers: tuple[str, ...]) -> str:
    return choose(accept, offers)


def _choose(accept: str | None, offers: Mapping[str, str], aliases: Mapping[str, str]) -> str:
    chosen = _chosen(accept, (*offers.values(), *aliases))
    return aliases.get(chosen, chosen)
