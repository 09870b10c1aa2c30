"""The pages as HTML. Whatever the graph says is text here: the templates escape it, and hold no scripts."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.formats import GRAPHS
from api.negotiation import Language
from api.reference.texts import PAGES
from api.resources.page import Page
from api.resources.texts import TEXTS

_FOLDERS = [Path(__file__).parent / "templates", Path(__file__).parent.parent / "reference" / "templates"]
_LINKED = ("turtle", "jsonld", "ntriples", "rdfxml", "nquads", "trig")


def page(shown: Page, language: Language) -> str:
    """The page of a thing."""
    formats = [(name, GRAPHS[name], f"/{shown.path}?format={name}") for name in _LINKED]
    return _rendered("resource", language, shown=shown, formats=formats)


def absent(iri: str, suggestions: Iterable[tuple[str, str]], language: Language) -> str:
    """The page for an IRI that the graph does not know, with the label and address of things near it."""
    return _rendered("absent", language, iri=iri, suggestions=list(suggestions))


def _rendered(template: str, language: Language, **content: Any) -> str:
    def say(key: str) -> str:
        return TEXTS[key].in_(language)

    return (
        _templates()
        .get_template(f"{template}.html")
        .render(language=language, say=say, pages=PAGES, here=None, **content)
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDERS), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
