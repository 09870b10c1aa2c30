"""The files that are looked at: those that lienket ships, or drafts in their place."""

import re
from collections.abc import Mapping
from functools import cached_property

import pyoxigraph as ox
from pyoxigraph import NamedNode, RdfFormat, Triple

from ontology.index import Index
from ontology.lint.findings import Finding
from ontology.terms import RDF


class Sources:
    """Turtle files by name: their triples, and where in them a concept is described."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self._triples: dict[str, list[Triple]] = {}
        self.unreadable: list[Finding] = []
        for name, text in files.items():
            try:
                self._triples[name] = [quad.triple for quad in ox.parse(text, RdfFormat.TURTLE)]
            except SyntaxError as error:
                self.unreadable.append(_unreadable(name, error))

    @cached_property
    def triples(self) -> list[Triple]:
        """The triples of all files that could be read."""
        return [triple for triples in self._triples.values() for triple in triples]

    @cached_property
    def graph(self) -> Index:
        """The same, by subject and predicate."""
        return Index(self.triples)

    @cached_property
    def _homes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, triples in self._triples.items():
            for subject, predicate, _ in triples:
                if isinstance(subject, NamedNode) and predicate == RDF.type:
                    found.setdefault(subject.value, name)
        return found

    def where(self, concept: str) -> tuple[str, int | None]:
        """The file that describes `concept` and the line on which it begins to."""
        name = self._homes.get(concept, concept)
        end = re.escape(re.split(r"[/#]", concept)[-1])
        begins = re.search(rf'(?m)^(?:<?[^\s<>"]*[:/])?{end}>?\s', self._files.get(name, ""))
        return name, self._files[name].count("\n", 0, begins.start()) + 1 if begins else None


def _unreadable(name: str, error: SyntaxError) -> Finding:
    return Finding(
        "syntax",
        name,
        f"correct the Turtle: {error.msg}",
        f"hãy sửa cú pháp Turtle: {error.msg}",
    )
