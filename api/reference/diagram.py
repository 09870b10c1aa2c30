"""What the class diagram shows: which classes are boxes, what stands in them, and which arrows join them.

Drawn in full, the ontology is a thicket. So a property is a row in the box of its class where it leads to a
value, to a list of values, to a vocabulary or back to its own class, and an arrow elsewhere; leaves that add
nothing (the kinds of instruments) are named in the box of their class.
"""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ontology.index import Index
from ontology.iris import NAMESPACE
from ontology.terms import OWL, RDFS, SKOS

FOLDED_FROM = 3
"""How many bare leaves a class must have for them to be named in its box."""


@dataclass(frozen=True, slots=True)
class Row:
    """A property in a box, and the name of what it leads to (`decimal`, `Unit`) or nothing."""

    name: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Box:
    """A class; `kinds` are its subclasses that have no box of their own."""

    name: str
    rows: tuple[Row, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a class to another, by properties; without properties, from a class to the one above it."""

    start: str
    end: str
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagram:
    """All boxes and arrows, by name."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def diagram(index: Index) -> Diagram:
    """The diagram of the classes that `index` declares in our namespace."""
    return _Maker(index).diagram()


class _Maker:
    def __init__(self, index: Index) -> None:
        self._index = index
        self._classes = [c for c in index.instances(OWL.Class) if _own(c)]
        self._properties = [
            p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in index.instances(kind) if _own(p)
        ]
        self._rows: dict[NamedNode, list[Row]] = defaultdict(list)
        self._joined: dict[tuple[NamedNode, NamedNode], list[str]] = defaultdict(list)
        self._folded = {leaf for c in self._classes for leaf in self._bare_leaves(c)}
        for property_ in self._properties:
            self._place(property_)

    def diagram(self) -> Diagram:
        arrows = [Arrow(_name(a), _name(b), tuple(names)) for (a, b), names in self._joined.items()]
        arrows += [
            Arrow(_name(c), _name(parent))
            for c in self._classes
            for parent in self._index.iris(c, RDFS.subClassOf)
            if _own(parent) and c not in self._folded
        ]
        joined = {name for arrow in arrows for name in (arrow.start, arrow.end)}
        boxes = (self._box(c) for c in self._classes if c not in self._folded and not self._is_value(c))
        shown = tuple(box for box in boxes if box.rows or box.name in joined)
        return Diagram(shown, tuple(arrows))

    def _box(self, class_: NamedNode) -> Box:
        return Box(_name(class_), tuple(self._rows[class_]), tuple(map(_name, self._bare_leaves(class_))))

    def _place(self, property_: NamedNode) -> None:
        """Give the property a row or an arrow at each class that has it."""
        for class_ in filter(_own, self._inherited(property_, RDFS.domain)):
            leads_to = self._inherited(property_, RDFS.range)
            for end in leads_to:
                if _own(end) and end != class_ and not self._is_value(end):
                    self._joined[class_, end].append(_name(property_))
                else:
                    self._rows[class_].append(Row(_name(property_), _name(end)))
            if not leads_to:
                self._rows[class_].append(Row(_name(property_), ""))

    def _inherited(self, property_: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Domain or range: the property's own, else that of the property above it."""
        if found := self._index.iris(property_, predicate):
            return found
        above = filter(_own, self._index.iris(property_, RDFS.subPropertyOf))
        return [found for parent in above for found in self._inherited(parent, predicate)]

    def _is_value(self, class_: NamedNode) -> bool:
        """Whether it is a list of values, or a vocabulary from which nothing leads on."""
        same = self._index.objects(class_, OWL.equivalentClass)
        if any(self._index.objects(node, OWL.oneOf) for node in same):
            return True
        is_concept = SKOS.Concept in self._index.iris(class_, RDFS.subClassOf)
        return (is_concept or not self._index.objects(class_, RDFS.subClassOf)) and not self._leads_on(class_)

    def _leads_on(self, class_: NamedNode) -> bool:
        return any(
            class_ in self._index.iris(p, RDFS.domain)
            for p in self._properties
            if OWL.ObjectProperty in self._index.kinds(p)
        )

    def _bare_leaves(self, class_: NamedNode) -> list[NamedNode]:
        """The subclasses that have neither subclasses nor properties, where there are several of them."""
        used = {
            c
            for p in self._properties
            for side in (RDFS.domain, RDFS.range)
            for c in self._index.iris(p, side)
        }
        below = filter(_own, self._index.subclasses(class_))
        leaves = [c for c in below if c not in used and not self._index.subclasses(c)]
        return leaves if len(leaves) >= FOLDED_FROM else []


def _own(term: NamedNode) -> bool:
    return term.value.startswith(NAMESPACE)


def _name(term: NamedNode) -> str:
    return term.value.rpartition("#")[2].rpartition("/")[2]
