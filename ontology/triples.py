"""Triples of a few files, by subject and predicate."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.errors import VocabularyError
from ontology.terms import RDF, RDFS

Node = NamedNode | BlankNode | Literal | Triple
Value = TypeVar("Value")


def need(subject: NamedNode, predicate: NamedNode, found: Value | None) -> Value:
    """What was found of `subject`. Raises VocabularyError where that is nothing."""
    if found is None:
        raise VocabularyError(f"{subject} has no {predicate}: add it in ontology/vocab or ontology/programme")
    return found


class Triples:
    """Triples by subject and predicate, for files of a few thousand triples."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[tuple[Node, NamedNode], list[Node]] = defaultdict(list)
        self._subjects: dict[tuple[NamedNode, Node], list[NamedNode]] = defaultdict(list)
        for subject, predicate, object_ in triples:
            self._objects[subject, predicate].append(object_)
            if isinstance(subject, NamedNode):
                self._subjects[predicate, object_].append(subject)

    def instances(self, of: NamedNode) -> list[NamedNode]:
        """What has the type `of`, in the order of the IRIs."""
        return sorted(self._subjects.get((RDF.type, of), []), key=str)

    def kinds(self, subject: NamedNode) -> list[NamedNode]:
        """The types of `subject`."""
        return self.iris(subject, RDF.type)

    def subclasses(self, of: NamedNode) -> list[NamedNode]:
        """The direct subclasses of `of`, in the order of the IRIs."""
        return sorted(self._subjects.get((RDFS.subClassOf, of), []), key=str)

    def iris(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """The things to which `predicate` leads."""
        return [item for item in self._objects.get((subject, predicate), []) if isinstance(item, NamedNode)]

    def iri(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        """The first of them; None where there is none."""
        return next(iter(self.iris(subject, predicate)), None)

    def literals(self, subject: NamedNode, predicate: NamedNode) -> list[Literal]:
        """The literals to which `predicate` leads."""
        return [item for item in self._objects.get((subject, predicate), []) if isinstance(item, Literal)]

    def text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        """The first of them; None where there is none."""
        return next((literal.value for literal in self.literals(subject, predicate)), None)

    def texts(self, subject: NamedNode, predicate: NamedNode, language: str) -> tuple[str, ...]:
        """Those in `language`."""
        return tuple(x.value for x in self.literals(subject, predicate) if x.language == language)

    def flag(self, subject: NamedNode, predicate: NamedNode) -> bool:
        """Whether it is said to be true. Raises VocabularyError where nothing is said."""
        return need(subject, predicate, self.text(subject, predicate)) in {"true", "1"}

    def day(self, subject: NamedNode, predicate: NamedNode) -> date | None:
        """The date; None where there is none."""
        text = self.text(subject, predicate)
        return date.fromisoformat(text) if text else None
