"""All pages, in both languages, from the ontology's files and the templates beside this module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from shutil import copyfile
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup
from pyoxigraph import NamedNode

from api.reference.demands import demands
from api.reference.diagram import Diagram, diagram
from api.reference.drawing import draw
from api.reference.entries import Entry, Reader
from api.reference.listing import LANGUAGES, everything, vocabularies
from api.reference.texts import PAGES, TEXTS, VOCABULARIES, capitalised
from ontology import resources
from ontology.changes import Change, changes
from ontology.index import Index
from ontology.iris import NAMESPACE, SHARED, slug
from ontology.terms import DCTERMS, OWL, SKOS

_HERE = Path(__file__).resolve().parent
_EXPLORER = _HERE.parent / "explorer"
_ONTOLOGY = _HERE.parent.parent / "ontology"
_SELF = NamedNode(NAMESPACE.removesuffix("#"))
_GROUPS = {
    "classes": OWL.Class,
    "objects": OWL.ObjectProperty,
    "data": OWL.DatatypeProperty,
    "annotations": OWL.AnnotationProperty,
}
# Of the forms that `api.formats` offers, those to link to; a build has not the packages that module needs.
_FORMATS = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "ntriples": "application/n-triples",
}
_COPIED = (
    *(_HERE / "assets").iterdir(),
    _EXPLORER / "src" / "styles" / "tokens.css",
    _EXPLORER / "src" / "icon.svg",
    _ONTOLOGY / "guide" / "plan.ttl",
    _ONTOLOGY / "guide" / "plan.txt",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary in a list of them."""

    name: str
    label: str
    count: int


def build(folder: Path) -> None:
    """Write all pages and what they load into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in _COPIED:
        copyfile(file, folder / file.name)
    (folder / "fonts.css").write_text(_fonts(), encoding="utf-8")
    for language in LANGUAGES:
        for name, content in _Pages(language).all():
            (folder / name).write_text(content, encoding="utf-8")


def _fonts() -> str:
    """The explorer's fonts, which it was built with: not every machine has one for Vietnamese code."""
    sheets = sorted((_EXPLORER / "dist" / "assets").glob("*.css"))
    rules = (re.findall(r"@font-face\s*\{[^}]*\}", sheet.read_text(encoding="utf-8")) for sheet in sheets)
    return "\n".join(dict.fromkeys(chain.from_iterable(rules)))


class _Pages:
    """The pages in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._index = everything()
        self._reader = Reader(self._index, language, demands(language))
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._vocabularies = sorted(
            (Vocabulary(name, self._title(name), len(members)) for name, members in vocabularies().items()),
            key=lambda vocabulary: slug(vocabulary.label).lower(),
        )

    def all(self) -> Iterator[tuple[str, str]]:
        """Each file's name and content."""
        picture = self._picture(diagram(self._index))
        yield f"classes.{self._language}.svg", _standalone(picture)
        yield f"ontology.{self._language}.html", self._ontology(picture)
        for name, members in vocabularies().items():
            yield f"{name}.{self._language}.html", self._vocabulary(name, members)
        yield f"guide.{self._language}.html", self._prose("guide", self._guide())
        yield f"changes.{self._language}.html", self._prose("changes", self._changes())

    def _ontology(self, picture: str) -> str:
        index, language = self._index, self._language
        return self._page(
            "ontology",
            "ontology",
            title=index.texts(_SELF, DCTERMS["title"], language)[0],
            description=index.texts(_SELF, DCTERMS.description, language)[0],
            namespace=NAMESPACE,
            version=resources.ontology_version(),
            version_iri=_first(index, OWL.versionIRI),
            licence=_first(index, DCTERMS.license),
            formats=_FORMATS.items(),
            groups=list(self._groups()),
            picture=Markup(picture),  # noqa: S704 - `draw` escapes what it is given
            words=list(self._words(diagram(index))),
        )

    def _groups(self) -> Iterator[tuple[str, list[Entry]]]:
        """The terms by kind; what is neither class nor property is a thing that the ontology names."""
        rest = [term for term in self._index.subjects() if term.value.startswith(NAMESPACE)]
        for key, kind in _GROUPS.items():
            yield key, self._entries([term for term in rest if kind in self._index.kinds(term)])
            rest = [term for term in rest if kind not in self._index.kinds(term)]
        yield "individuals", self._entries(rest)

    def _entries(self, terms: list[NamedNode]) -> list[Entry]:
        entries = (self._reader.entry(term, term.value.removeprefix(NAMESPACE)) for term in terms)
        return sorted(entries, key=lambda entry: slug(f"{entry.label} {entry.id}").lower())

    def _vocabulary(self, name: str, members: tuple[NamedNode, ...]) -> str:
        return self._page(
            "vocabulary",
            "vocabularies",
            name=name,
            title=self._title(name),
            description=self._description(name, members),
            entries=[
                self._reader.entry(member, member.value.removeprefix(f"{SHARED}{name}/"))
                for member in members
            ],
        )

    def _title(self, name: str) -> str:
        """A vocabulary's own title, or what its class is called."""
        if said := VOCABULARIES.get(name):
            return said.title.in_(self._language)
        members = vocabularies()[name]
        scheme = next(iter(self._index.iris(members[0], SKOS.inScheme)), None)
        return capitalised(self._reader.label(scheme or self._class(members), self._language))

    def _description(self, name: str, members: tuple[NamedNode, ...]) -> str:
        if said := VOCABULARIES.get(name):
            return said.description.in_(self._language)
        return self._index.texts(self._class(members), SKOS.definition, self._language)[0]

    def _class(self, members: tuple[NamedNode, ...]) -> NamedNode:
        return next(k for k in self._index.kinds(members[0]) if k.value.startswith(NAMESPACE))

    def _picture(self, shown: Diagram) -> str:
        labels = {
            box.name: self._reader.label(NamedNode(NAMESPACE + box.name), self._language)
            for box in shown.boxes
        }
        return draw(shown, labels, self._say("diagram"), " ".join(self._words(shown)))

    def _words(self, shown: Diagram) -> Iterator[str]:
        """The diagram as sentences, one for each class from which something leads on."""
        for box in shown.boxes:
            from_here = [arrow for arrow in shown.arrows if arrow.start == box.name]
            above = [arrow.end for arrow in from_here if not arrow.properties]
            leads = [
                f"{arrow.end} ({', '.join(arrow.properties)})" for arrow in from_here if arrow.properties
            ]
            said = [
                *([f"{self._say('kind-of')} {', '.join(above)}"] if above else []),
                *([f"{self._say('leads-to')} {', '.join(leads)}"] if leads else []),
            ]
            if said:
                yield f"{box.name} {'; '.join(said)}."

    def _guide(self) -> str:
        return (_ONTOLOGY / "guide" / f"model-your-plan.{self._language}.md").read_text(encoding="utf-8")

    def _changes(self) -> str:
        texts = {name: resources.read(text) for name, text in resources.versions().items()}
        steps = {(old, new): changes(texts[old], texts[new]) for old, new in pairwise(texts)}
        tables = [
            f"\n## {old} → {new}\n\n{self._table(found)}" for (old, new), found in steps.items() if found
        ]
        return "\n".join([resources.changelogs()[self._language], *tables])

    def _table(self, found: tuple[Change, ...]) -> str:
        head = [self._say(key) for key in ("term", "change", "before", "after", "breaks")]
        lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
        for change in found:
            what = self._say(change.what) + (f" `{change.property}`" if change.property else "")
            cells = [f"`{change.term}`", what, *(_code(side) for side in (change.before, change.after))]
            lines.append("| " + " | ".join([*cells, self._say("yes") if change.breaks else ""]) + " |")
        return "\n".join(lines)

    def _prose(self, here: str, markdown: str) -> str:
        body = Markup(_html(markdown))  # noqa: S704 - our own text
        return self._page("prose", here, title=self._say(here), body=body)

    def _page(self, template: str, here: str, **content: Any) -> str:
        return self._templates.get_template(f"{template}.html").render(
            here=here,
            language=self._language,
            pages=PAGES,
            say=self._say,
            vocabularies=self._vocabularies,
            **content,
        )

    def _say(self, key: str) -> str:
        return TEXTS[key].in_(self._language)


def _first(index: Index, predicate: NamedNode) -> str:
    found = index.iri(_SELF, predicate)
    return found.value if found else ""


def _html(markdown: str) -> str:
    """Markdown as HTML in which each heading can be linked to, and wide code scrolled by keyboard."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(markdown)
    for heading, text in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", slug(text.content))
    return str(parser.renderer.render(tokens, parser.options, {})).replace("<pre>", '<pre tabindex="0">')


def _code(values: tuple[str, ...]) -> str:
    return ", ".join(f"`{value}`".replace("|", "\\|").replace("\n", " ") for value in values)


def _standalone(picture: str) -> str:
    """The picture with its own colours, so that it can be taken elsewhere."""
    style = (_HERE / "assets" / "diagram.css").read_text(encoding="utf-8")
    return picture.replace("<defs>", f"<style>{style}</style><defs>", 1)
