"""The pages as HTML. Whatever the graph says is text here: the templates escape it, and hold no scripts."""

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api.formats import GRAPHS
from api.negotiation import JSON, Language
from api.problems import Problem
from api.reference.texts import PAGES
from api.resources.dataset import Shown as Dataset
from api.resources.literals import figure
from api.resources.page import Page
from api.resources.proof import Shown as Proof
from api.resources.quoting import quoting
from api.resources.texts import TEXTS
from api.tables import in_language
from api.void import PATH
from ontology import resources
from queries.model import Text

_FOLDERS = [Path(__file__).parent / "templates", Path(__file__).parent.parent / "reference" / "templates"]
_LINKED = ("turtle", "jsonld", "ntriples", "rdfxml", "nquads", "trig")


def page(shown: Page, language: Language) -> str:
    """The page of a thing."""
    return _rendered("resource", language, shown=shown, formats=_formats(shown.path))


def dataset(shown: Dataset, language: Language) -> str:
    """The page about the data set."""
    return _rendered("dataset", language, shown=shown, formats=_formats(PATH), licence=resources.licence())


def absent(iri: str, suggestions: Iterable[tuple[str, str]], language: Language) -> str:
    """The page for an IRI that the graph does not know, with the label and address of things near it."""
    return _rendered("absent", language, iri=iri, suggestions=list(suggestions))


def proof(shown: Proof, language: Language) -> str:
    """The page of a proof."""
    formats = [("jsonld", GRAPHS["jsonld"]), ("json", JSON), ("turtle", GRAPHS["turtle"])]
    return _rendered(
        "proof",
        language,
        shown=shown,
        formats=[(name, media_type, f"/{shown.path}?format={name}") for name, media_type in formats],
        of=partial(_told, language=language),
        words=partial(in_language, lang=language),
        number=partial(figure, language=language),
    )


def unproven(problem: Problem, detail: str, answer: str, language: Language) -> str:
    """The page for a proof that is not there, with what to do instead."""
    title = problem.en if language == "en" else problem.vi
    return _rendered("unproven", language, title=title, detail=detail, answer=answer)


def _formats(path: str) -> list[tuple[str, str, str]]:
    """The forms that a program gets at `path`: name, media type, address."""
    return [(name, GRAPHS[name], f"/{path}?format={name}") for name in _LINKED]


def _told(text: Text, language: Language) -> Markup:
    """The text; where there is none in the page's language, with the one that it is in."""
    words = in_language(text, language)
    if text.only in {None, language}:
        return quoting(words) if language == "en" else Markup("{}").format(words)
    said = TEXTS[f"in-{text.only}"].in_(language)
    return Markup('<bdi class="foreign" lang="{}" title="{}">{}</bdi>').format(text.only, said, words)


def _rendered(template: str, language: Language, **content: Any) -> str:
    def say(key: str) -> str:
        return TEXTS[key].in_(language)

    return (
        _templates()
        .get_template(f"{template}.html")
        .render(language=language, say=say, quoting=quoting, pages=PAGES, here=None, **content)
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDERS), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
