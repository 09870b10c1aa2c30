"""SHACL validation of a small set of triples, such as one document's, by pySHACL.

Most graphs conform. `conformance.py` is sure of nearly all that do, without pySHACL: a document of 2,000
triples takes 8 ms of a processor where pySHACL takes 60 (14 documents of the corpus: 118 ms; by pySHACL, with
fewer shapes, 854). pySHACL judges what is not sure, and writes all reports. `constraints.py` asks the shapes
that are SPARQL queries, which pySHACL would ask of one node after the other.

What drives pySHACL's time: (focus nodes × constraints of their shapes), and most of all `sh:or`, `sh:xone`
and `sh:qualifiedValueShape`, because it writes a report for every branch that fails. What is saved: shapes
are parsed and compiled once a process; triples lie in plain dictionaries (`_Index`), not in rdflib's
context-aware store; no report graph is built.

Importing this module takes 0.4 s (rdflib and pySHACL): import it where something is validated.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl.shape
import rdflib
import rdflib.store
from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.consts import SH
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from graph.conformance import Conformance
from graph.constraints import Broken, Constraints
from ontology import resources
from ontology.terms import compact

# pySHACL looks each property of each shape up in a list of 33 IRIs, a third of all its time; this is the
# module's own place for that list, read with `in` only.
setattr(  # noqa: B010  # unknown to the type checker: pySHACL sets it at run time, too
    pyshacl.shape, "CONSTRAINT_PARAMS", (frozenset(ALL_CONSTRAINT_PARAMETERS), CONSTRAINT_PARAMETERS_MAP)
)

# A literal that is not what its datatype says is a violation, told as such; rdflib logs a traceback besides.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)

_Found = tuple[tuple[Node, Node, Node], Iterator[None]]
_Tree = dict[Node, dict[Node, dict[Node, None]]]


@dataclass(frozen=True, slots=True)
class Violation:
    """One result. `focus` and `value` are IRIs, blank nodes (`_:b0`) or texts; `path` is a property's IRI or
    None where the shape is about the node itself or the path is a complex one; `shape` is the IRI of the
    shape that the focus was tested against, None if it has none. `messages` are by language (vi, en), each
    at least the other's text. `severity` is "Violation", "Warning" or "Info"."""

    focus: str
    path: str | None
    value: str | None
    messages: dict[str, str]
    severity: str
    shape: str | None

    def line(self, language: str = "en") -> str:
        """The result in one line."""
        path = f" {compact(self.path)}" if self.path else ""
        return f"{compact(self.focus)}{path}: {self.messages[language]}"


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a validation, in the order of focus and path."""

    results: tuple[Violation, ...]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """The results that are violations, not warnings or information."""
        return tuple(result for result in self.results if result.severity == "Violation")

    @property
    def conforms(self) -> bool:
        """Whether there is no violation."""
        return not self.violations

    def summary(self, most: int = 3, language: str = "en") -> str:
        """The first violations in one line."""
        lines = [violation.line(language) for violation in self.violations]
        more = f"; and {len(lines) - most} more" if len(lines) > most else ""
        return "; ".join(lines[:most]) + more


class Shapes:
    """Compiled shapes; any number of validations may share them.

    `texts` are Turtle files. They may say what a shape demands in `sh:message`s in Vietnamese and English.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        graph = rdflib.Graph(store=_Index())
        for text in texts:
            graph.parse(data=text, format="turtle")
        self._constraints = Constraints(graph)
        core = rdflib.Graph(store=_Index(triple for triple in graph if triple[1] != SH.sparql))
        self._conformance = Conformance(core)
        compiled = ShapesGraph(core)
        self._shapes = [shape for shape in compiled.shapes if any(map(any, shape.target()))]

    def validate(self, triples: Iterable[ox.Triple]) -> Report:
        """Test `triples` against the shapes, as one graph."""
        triples = list(triples)
        results = list(map(_broken, self._constraints.broken(triples)))
        if not self._conformance.certain(triples):
            results += self._by_pyshacl(triples)
        return Report(tuple(sorted(results, key=lambda r: (r.focus, r.path or "", r.messages["en"]))))

    def _by_pyshacl(self, triples: Iterable[ox.Triple]) -> list[Violation]:
        graph = rdflib.Graph(store=_Index(map(_triple, triples)))
        results: list[Violation] = []
        for shape in self._shapes:
            _, reports = shape.validate(SHACLExecutor(), graph)
            results += (_violation(shape.node, parts) for _, _, parts in reports)
        return results


@cache
def ontology_shapes() -> Shapes:
    """The shapes of `ontology/shapes/`, compiled once a process (0.1 s)."""
    return Shapes(resources.shapes().values())


def validate(triples: Iterable[ox.Triple], shapes: Shapes | None = None) -> Report:
    """Test `triples` against `shapes` (the ontology's if None) and report."""
    return (shapes or ontology_shapes()).validate(triples)


class _Index(rdflib.store.Store):
    """rdflib's smallest useful store: subject → predicate → objects, predicate → object → subjects."""

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]] = ()) -> None:
        super().__init__()
        self._objects: _Tree = {}
        self._subjects: _Tree = {}
        self._size = 0
        for triple in triples:
            self.add(triple, None)

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:  # noqa: ARG002  # rdflib's
        """Add one triple."""
        subject, predicate, object_ = triple
        objects = self._objects.setdefault(subject, {}).setdefault(predicate, {})
        self._size += object_ not in objects
        objects[object_] = None
        self._subjects.setdefault(predicate, {}).setdefault(object_, {})[subject] = None

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # noqa: ARG002
        """The triples that fit a pattern, in which None fits anything."""
        subject, predicate, object_ = triple_pattern
        if subject is not None:
            return self._of_subject(subject, predicate, object_)
        return self._of_predicate(predicate, object_)

    def _of_subject(self, subject: Node, predicate: Node | None, object_: Node | None) -> Iterator[_Found]:
        known = self._objects.get(subject, {})
        for p in known if predicate is None else (predicate,):
            objects = known.get(p, {})
            for o in objects if object_ is None else (object_,):
                if o in objects:
                    yield (subject, p, o), iter(())

    def _of_predicate(self, predicate: Node | None, object_: Node | None) -> Iterator[_Found]:
        for p in list(self._subjects) if predicate is None else (predicate,):
            known = self._subjects.get(p, {})
            for o in known if object_ is None else (object_,):
                for s in known.get(o, ()):
                    yield (s, p, o), iter(())

    def __len__(self, context: Any = None) -> int:
        return self._size


def _triple(triple: ox.Triple) -> tuple[Node, Node, Node]:
    return _term(triple.subject), _term(triple.predicate), _term(triple.object)


@lru_cache(maxsize=4096)
def _term(term: object) -> Node:
    """pyoxigraph's term as rdflib's, its text unchanged. Vocabulary terms recur in every document."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise TypeError(f"shapes are about terms of RDF 1.1, not {term}")


def _broken(found: Broken) -> Violation:
    return Violation(found.focus, None, found.value, _both(found.messages), "Violation", found.shape)


def _both(messages: dict[str, str]) -> dict[str, str]:
    """Messages in both languages, each at least the other's text."""
    anything = next(iter(messages.values()), "the shape is not met")
    return {language: messages.get(language, messages.get("", anything)) for language in ("vi", "en")}


def _violation(shape: Node, parts: Iterable[tuple[Node, Node, Any]]) -> Violation:
    """A result from the triples that pySHACL would put into its report; a term of the data comes in a pair
    with its graph."""
    found: dict[Node, Any] = {}
    messages: dict[str, str] = {}
    for _, predicate, value in parts:
        term = value[1] if isinstance(value, tuple) else value
        if predicate == SH.resultMessage:
            messages[term.language or ""] = str(term)
        found[predicate] = term
    path = found.get(SH.resultPath)
    value = found.get(SH.value)
    return Violation(
        focus=_text(found[SH.focusNode]),
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None else _text(value),
        messages=_both(messages),
        severity=str(found[SH.resultSeverity]).rpartition("#")[2],
        shape=str(shape) if isinstance(shape, URIRef) else None,
    )


def _text(term: Node) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)
