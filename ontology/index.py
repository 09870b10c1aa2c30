"""Triples by subject and predicate, for files of a few thousand triples."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.errors import VocabularyError
from ontology.terms import OWL, RDF, RDFS, compact

Node = NamedNode | BlankNode | Literal | Triple
Value = TypeVar("Value")
_LISTS = (OWL.unionOf, OWL.intersectionOf, OWL.oneOf)


def need(subject: NamedNode, predicate: NamedNode, found: Value | None) -> Value:
    """What was found of `subject`. Raises VocabularyError where that is nothing."""
    if found is None:
        raise VocabularyError(f"{subject} has no {predicate}: add it in ontology/vocab or ontology/programme")
    return found


class Index:
    """What is said of each subject. Answers come in the order of the files, those of `instances` sorted."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: dict[Node, dict[NamedNode, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self._subjects: dict[tuple[NamedNode, Node], list[NamedNode]] = defaultdict(list)
        for subject, predicate, object_ in triples:
            self._said[subject][predicate].append(object_)
            if isinstance(subject, NamedNode):
                self._subjects[predicate, object_].append(subject)

    def subjects(self) -> Iterator[NamedNode]:
        """All that has an IRI and is described."""
        return (subject for subject in self._said if isinstance(subject, NamedNode))

    def instances(self, of: NamedNode) -> list[NamedNode]:
        """All that has the class `of` as a type."""
        return self.pointing(RDF.type, of)

    def subclasses(self, of: NamedNode) -> list[NamedNode]:
        """The classes directly below `of`."""
        return self.pointing(RDFS.subClassOf, of)

    def pointing(self, predicate: NamedNode, object_: NamedNode) -> list[NamedNode]:
        """All that has `object_` as a value of `predicate`."""
        return sorted(self._subjects.get((predicate, object_), []), key=str)

    def kinds(self, subject: Node) -> list[NamedNode]:
        """The classes of `subject`."""
        return [kind for kind in self.objects(subject, RDF.type) if isinstance(kind, NamedNode)]

    def predicates(self, subject: Node) -> Sequence[NamedNode]:
        """The properties of which something is said."""
        return tuple(self._said.get(subject, ()))

    def objects(self, subject: Node, predicate: NamedNode) -> list[Node]:
        """All values of `predicate`."""
        return self._said.get(subject, {}).get(predicate, [])

    def iri(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        """The first value that is an IRI."""
        found = self.objects(subject, predicate)
        return next((item for item in found if isinstance(item, NamedNode)), None)

    def iris(self, subject: Node, predicate: NamedNode) -> list[NamedNode]:
        """The values that are IRIs; of a union of classes, each of its members."""
        return [iri for item in self.objects(subject, predicate) for iri in self.members(item)]

    def literals(self, subject: Node, predicate: NamedNode) -> list[Literal]:
        """The values that are literals."""
        return [item for item in self.objects(subject, predicate) if isinstance(item, Literal)]

    def text(self, subject: Node, predicate: NamedNode) -> str | None:
        """The first literal, without its type or language."""
        return next((literal.value for literal in self.literals(subject, predicate)), None)

    def texts(self, subject: Node, predicate: NamedNode, language: str) -> tuple[str, ...]:
        """The literals in one language."""
        return tuple(x.value for x in self.literals(subject, predicate) if x.language == language)

    def flag(self, subject: NamedNode, predicate: NamedNode) -> bool:
        """Whether it is said to be true. Raises VocabularyError where nothing is said."""
        return need(subject, predicate, self.text(subject, predicate)) in {"true", "1"}

    def day(self, subject: NamedNode, predicate: NamedNode) -> date | None:
        """The first value as a date; None where there is none."""
        text = self.text(subject, predicate)
        return date.fromisoformat(text) if text else None

    def description(self, subject: Node) -> Mapping[str, frozenset[str]]:
        """All that is said of `subject`, by predicate in compact form, each value as `written` has it."""
        said = self._said.get(subject, {})
        return {
            compact(predicate.value): frozenset(map(self.written, values))
            for predicate, values in said.items()
        }

    def axioms(self) -> Iterator[BlankNode]:
        """The nodes without IRI that are no part of something else, such as an `owl:AllDifferent`."""
        parts = {item for said in self._said.values() for items in said.values() for item in items}
        return (node for node in self._said if isinstance(node, BlankNode) and node not in parts)

    def written(self, node: Node) -> str:
        """A value in Turtle's way; nodes without IRI by what is said of them, so that copies are equal."""
        if isinstance(node, NamedNode):
            return compact(node.value)
        if not isinstance(node, BlankNode):
            return str(node)
        if items := list(self._list(node)):
            return f"({' '.join(sorted(map(self.written, items)))})"
        parts = [f"{name} {', '.join(sorted(values))}" for name, values in self.description(node).items()]
        return f"[{' ; '.join(sorted(parts))}]"

    def members(self, node: Node) -> Iterator[NamedNode]:
        """The IRI `node` itself, or the classes or individuals of which it is a union or a list."""
        if isinstance(node, NamedNode):
            yield node
        elif isinstance(node, BlankNode):
            for head in (item for name in _LISTS for item in self.objects(node, name)):
                yield from (item for item in self._list(head) if isinstance(item, NamedNode))

    def _list(self, head: Node) -> Iterator[Node]:
        """The items of an RDF list; nothing where `head` is none."""
        while rest := self.objects(head, RDF.rest):
            yield self.objects(head, RDF.first)[0]
            head = rest[0]
