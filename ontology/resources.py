"""The ontology's files as data. They are read through importlib.resources, so a wheel serves as well."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple

from ontology.iris import DEFAULT_BASE
from ontology.terms import DCTERMS, OWL, RDF, RDFS, SKOS

Node = TypeVar("Node", bound=NamedNode | BlankNode | Literal | Triple)
ONTOLOGY_FILE = "lienket.ttl"
GENERATED = f"{DEFAULT_BASE}.well-known/genid/"
PROGRAMME_DOCUMENT = "749-QD-TTg"
PROGRAMME_TITLE = "Tóm tắt mục tiêu của Quyết định 749/QĐ-TTg"


def ontology_quads(graph: NamedNode) -> Iterator[Quad]:
    """The ontology and the vocabularies, in `graph`.

    A concept's skos:prefLabel is given as its rdfs:label too (SKOS makes the one a subproperty of the
    other), so that a query finds every label in one place. The blank nodes of class expressions get IRIs
    (RDF 1.1, section 3.5), so that two stores can be compared line by line.
    """
    return _quads(vocabulary_triples(), graph, "ontology")


def programme_quads(graph: NamedNode) -> Iterator[Quad]:
    """The national programme and the register of instruments, in `graph`; labels as in `ontology_quads`."""
    return _quads(programme_triples(), graph, "programme")


def ontology_triples() -> tuple[Triple, ...]:
    """The triples of `lienket.ttl`, as they are written."""
    return _parse(ONTOLOGY_FILE)


def ontology_text() -> str:
    """`lienket.ttl` itself."""
    return _text(ONTOLOGY_FILE)


def namespace_text() -> str:
    """`lienket.ttl` and `cube.ttl`: all that describes the terms of our namespace, as Turtle."""
    return f"{ontology_text()}\n{_text('cube.ttl')}"


def ontology_version() -> str:
    """The version that `lienket.ttl` says it is: the end of its `owl:versionIRI`."""
    (found,) = (t.object for t in ontology_triples() if t.predicate == OWL.versionIRI)
    assert isinstance(found, NamedNode)  # noqa: S101 - the shapes of RDF, and a test
    return found.value.rpartition("/")[2]


def licence() -> str:
    """The IRI of the licence of the ontology and of what is made with it."""
    (found,) = (t.object for t in ontology_triples() if t.predicate == DCTERMS.license)
    assert isinstance(found, NamedNode)  # noqa: S101 - as the file has it
    return found.value


def published_versions() -> dict[str, str]:
    """The published versions of the ontology, oldest first: number to Turtle text."""
    names = {_base(name).removesuffix(".ttl"): name for name in _names("versions", ".ttl")}
    return {version: _text(names[version]) for version in sorted(names, key=_numbers)}


def versions() -> dict[str, str]:
    """The published versions, as they were published, and the present one, which may be none of them yet."""
    published = published_versions()
    return published | {v: ontology_text() for v in (ontology_version(),) if v not in published}


def changelogs() -> dict[str, str]:
    """What each version changed, as Markdown by language."""
    return {"vi": _text("CHANGELOG.vi.md"), "en": _text("CHANGELOG.md")}


def vocabulary_triples() -> tuple[Triple, ...]:
    """The triples of `lienket.ttl`, `cube.ttl` and every file in `vocab/`, as they are written."""
    vocabularies = (t for name in _names("vocab", ".ttl") for t in _parse(name))
    return (*ontology_triples(), *cube_triples(), *vocabularies)


def cube_triples() -> tuple[Triple, ...]:
    """The triples of `cube.ttl`: what properties are in the Data Cube of results."""
    return _parse("cube.ttl")


def programme_triples() -> tuple[Triple, ...]:
    """The triples of every file in `programme/`, as they are written."""
    return tuple(t for name in _names("programme", ".ttl") for t in _parse(name))


def external_triples() -> tuple[Triple, ...]:
    """The triples of every file in `external/`: excerpts of the standards that lienket is checked against."""
    return tuple(t for name in _names("external", ".ttl") for t in _parse(name))


def inferences() -> dict[str, tuple[Triple, ...]]:
    """The files of `inferences/`: what is `given`, `expected` to follow, and must be `refused`."""
    return {_base(name).removesuffix(".ttl"): _parse(name) for name in _names("inferences", ".ttl")}


def vocabulary_files() -> dict[str, str]:
    """The Turtle texts of the ontology, the vocabularies and the programme, by their paths in this folder."""
    names = ("lienket.ttl", *_names("vocab", ".ttl"), *_names("programme", ".ttl"))
    return {name: _text(name) for name in names}


@cache
def homes() -> dict[str, str]:
    """The file (`vocab/indicators.ttl`) that describes each concept, by the concept's IRI."""
    names = (*_names("vocab", ".ttl"), *_names("programme", ".ttl"))
    found: dict[str, str] = {}
    for name in names:
        for subject, predicate, _ in _parse(name):
            if isinstance(subject, NamedNode) and predicate == RDF.type:
                found.setdefault(subject.value, name)
    return found


def shapes() -> dict[str, str]:
    """The SHACL files: name (`measures.ttl`) to Turtle text."""
    return {_base(name): _text(name) for name in _names("shapes", ".ttl")}


def checks() -> dict[str, str]:
    """The checks of what is published: id (`fact-without-evidence`) to SELECT query. Any row is a failure."""
    return _queries("checks", "-violation.rq")


def warnings() -> dict[str, str]:
    """Checks whose rows a person should look at, and which keep nothing from being published."""
    return _queries("checks", "-warning.rq")


def pitfalls() -> dict[str, str]:
    """The checks of the ontology itself: what is known to go wrong in ontologies. Any row is a failure."""
    return _queries("checks/ontology", "-violation.rq")


def programme_document() -> tuple[str, str, str]:
    """Id, title and text of the summary that the national targets' evidence points into."""
    return PROGRAMME_DOCUMENT, PROGRAMME_TITLE, _text(f"programme/{PROGRAMME_DOCUMENT}.txt")


@cache
def fingerprint() -> str:
    """SHA-256 of all data files of the ontology: it changes when a store must be built anew."""
    digest = sha256()
    names = (ONTOLOGY_FILE, "cube.ttl", *_names("vocab", ".ttl"), *_names("programme", ""))
    for name in names:
        digest.update(f"{name}\n{len(_text(name))}\n{_text(name)}".encode())
    return digest.hexdigest()


def _queries(folder: str, suffix: str) -> dict[str, str]:
    return {_base(name).removesuffix(suffix): _text(name) for name in _names(folder, suffix)}


def read(turtle: str) -> tuple[Triple, ...]:
    """The triples of a Turtle text."""
    return tuple(quad.triple for quad in ox.parse(turtle, RdfFormat.TURTLE))


def _root() -> Traversable:
    return files("ontology")


def _names(folder: str, suffix: str) -> list[str]:
    """Paths (`vocab/sectors.ttl`) of a folder's files, sorted, so that reading is deterministic."""
    found = (item.name for item in _root().joinpath(folder).iterdir() if item.is_file())
    return sorted(f"{folder}/{name}" for name in found if name.endswith(suffix))


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _text(name: str) -> str:
    return _root().joinpath(name).read_text(encoding="utf-8")


@cache
def _parse(name: str) -> tuple[Triple, ...]:
    return read(_text(name))


def _quads(triples: Iterable[Triple], graph: NamedNode, kind: str) -> Iterator[Quad]:
    """`triples` as quads: labels completed, blank nodes numbered in the order of the files."""
    numbers: dict[BlankNode, NamedNode] = {}

    def named(term: Node) -> Node | NamedNode:
        if not isinstance(term, BlankNode):
            return term
        return numbers.setdefault(term, NamedNode(f"{GENERATED}{kind}-{len(numbers) + 1}"))

    for subject, predicate, object_ in triples:
        yield Quad(named(subject), predicate, named(object_), graph)
        if predicate == SKOS.prefLabel:
            yield Quad(named(subject), RDFS.label, object_, graph)
