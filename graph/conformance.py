"""Whether a small graph conforms to shapes, without pySHACL: most documents do, and need no report.

`Conformance.certain` is true only where pySHACL would report nothing. It may be false where pySHACL reports
nothing either: of what is not plain (a parameter of SHACL that is not known here, subclasses in the data, a
literal of an unknown datatype) it is never certain. So it saves time and decides nothing by itself.

Shapes are compiled into functions once; a graph is three dictionaries of pyoxigraph's terms.
"""

import operator
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import OWL, RDF, RDFS, SH
from rdflib.collection import Collection

Term = NamedNode | BlankNode | Literal | Triple
Test = Callable[["Data", Term], bool]
OfAll = Callable[["Data", Term, list[Term]], bool]
Values = Callable[["Data", Term], list[Term]]

_TYPE, _SUBCLASS = NamedNode(str(RDF.type)), NamedNode(str(RDFS.subClassOf))
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}integer", f"{_XSD}decimal"}
_FORMS = {
    f"{_XSD}string": re.compile(r".*", re.DOTALL),
    str(RDF.langString): re.compile(r".*", re.DOTALL),
    f"{_XSD}boolean": re.compile(r"true|false"),
    f"{_XSD}integer": re.compile(r"-?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    f"{_XSD}gYear": re.compile(r"[0-9]{4}"),
    f"{_XSD}gYearMonth": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"),
    f"{_XSD}date": re.compile(
        r"[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
    ),
    f"{_XSD}dateTime": re.compile(r"[0-9]{4}-[01][0-9]-[0-2][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z"),
}
"""How literals look that are surely well-formed; of others (29 February, a time zone) nothing is certain."""
_SILENT = {RDF.type, SH.message, SH.severity, SH.name, SH.path, SH.targetClass, SH.targetSubjectsOf}


class UncertainError(Exception):
    """A shape says something, or is asked of something, that is not known here."""


class Data:
    """A graph to look things up in."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.objects: dict[tuple[Term, NamedNode], list[Term]] = {}
        self.instances: dict[Term, list[Term]] = {}
        self.subjects: dict[NamedNode, list[Term]] = {}
        for triple in dict.fromkeys(triples):
            subject, predicate, object_ = triple.subject, triple.predicate, triple.object
            self.objects.setdefault((subject, predicate), []).append(object_)
            self.subjects.setdefault(predicate, []).append(subject)
            if predicate == _TYPE:
                self.instances.setdefault(object_, []).append(subject)


class Conformance:
    """The shapes of a graph of shapes, compiled."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        self._shapes = shapes
        self._targets: list[tuple[NamedNode, bool, Test]] | None = []
        try:
            self._refuse_other_targets()
            for target, by_class in ((SH.targetClass, True), (SH.targetSubjectsOf, False)):
                for shape, of in shapes.subject_objects(target):
                    self._targets.append((NamedNode(str(of)), by_class, self._shape(shape)))
        except UncertainError:
            self._targets = None

    def certain(self, triples: Iterable[Triple]) -> bool:
        """Whether the graph conforms beyond doubt."""
        data = Data(triples)
        if self._targets is None or _SUBCLASS in data.subjects:
            return False
        try:
            return all(
                test(data, focus)
                for of, by_class, test in self._targets
                for focus in (data.instances if by_class else data.subjects).get(of, ())
            )
        except UncertainError:
            return False

    def _refuse_other_targets(self) -> None:
        for target in (SH.targetNode, SH.targetObjectsOf, SH.target):
            if (None, target, None) in self._shapes:
                raise UncertainError(target)
        for shape in self._shapes.subjects(RDF.type, SH.NodeShape):
            if {*self._shapes.objects(shape, RDF.type)} & {RDFS.Class, OWL.Class}:
                raise UncertainError(shape)

    def _shape(self, shape: rdflib.term.Node) -> Test:
        """The test of a node against a shape: of the node itself, or of what the shape's path leads to."""
        path = self._shapes.value(shape, SH.path)
        values: Values = self._path(path) if path is not None else lambda _, focus: [focus]
        said = [pair for pair in self._shapes.predicate_objects(shape) if pair[0] not in _SILENT]
        of_all = [_OF_ALL[name](value) for name, value in said if name in _OF_ALL]
        of_each = [self._of_each(name, value) for name, value in said if name not in _OF_ALL]

        def test(data: Data, focus: Term) -> bool:
            found = values(data, focus)
            return all(holds(data, focus, found) for holds in of_all) and all(
                holds(data, value) for value in found for holds in of_each
            )

        return test

    def _path(self, path: rdflib.term.Node) -> Values:
        if isinstance(path, rdflib.URIRef):
            predicate = NamedNode(str(path))
            return lambda data, focus: data.objects.get((focus, predicate), [])
        alternatives = self._shapes.value(path, SH.alternativePath)
        if alternatives is not None:
            options = [self._path(item) for item in self._list(alternatives)]
            return lambda data, focus: _distinct(value for option in options for value in option(data, focus))
        if (path, RDF.first, None) in self._shapes:
            steps = [self._path(item) for item in self._list(path)]
            return lambda data, focus: _along(steps, data, focus)
        raise UncertainError(path)

    def _of_each(self, name: rdflib.term.Node, value: rdflib.term.Node) -> Test:
        """What a parameter asks of each value."""
        if name in {SH.property, SH.node}:
            return self._shape(value)
        if name in {SH["or"], SH.xone}:
            options = [self._shape(item) for item in self._list(value)]
            if name == SH.xone:
                return lambda data, node: sum(option(data, node) for option in options) == 1
            return lambda data, node: any(option(data, node) for option in options)
        if name in {SH["in"], SH.languageIn}:
            return _OF_LIST[name]([_term(item) for item in self._list(value)])
        if name in _OF_EACH:
            return _OF_EACH[name](value)
        raise UncertainError(name)

    def _list(self, head: rdflib.term.Node) -> list[rdflib.term.Node]:
        return list(Collection(self._shapes, head))


def _distinct(values: Iterable[Term]) -> list[Term]:
    return list(dict.fromkeys(values))


def _along(steps: list[Values], data: Data, focus: Term) -> list[Term]:
    """Where a path of several steps leads."""
    reached = [focus]
    for step in steps:
        reached = _distinct(value for node in reached for value in step(data, node))
    return reached


def _term(node: rdflib.term.Node) -> NamedNode | Literal:
    """A term of the shapes as one of the data."""
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.Literal) and not node.language:
        return Literal(str(node), datatype=NamedNode(str(node.datatype or f"{_XSD}string")))
    raise UncertainError(node)


def _surely(value: Literal) -> Literal:
    """`value` itself, if it is well-formed."""
    form = _FORMS.get(value.datatype.value)
    if form is None or not form.fullmatch(value.value):
        raise UncertainError(value)
    return value


def _order(value: Term) -> tuple[str, Decimal | str]:
    """What a literal is compared by, and with its like: numbers as such, times of one kind by their text."""
    if not isinstance(value, Literal):
        raise UncertainError(value)
    kind = _surely(value).datatype.value
    return ("number", Decimal(value.value)) if kind in _NUMBERS else (kind, value.value)


def _compared(one: Term, other: Term, holds: Callable[[Any, Any], bool]) -> bool:
    (kind, left), (its_kind, right) = _order(one), _order(other)
    if kind != its_kind:
        raise UncertainError(one, other)
    return holds(left, right)


def _bound(holds: Callable[[Any, Any], bool]) -> Callable[[rdflib.term.Node], Test]:
    def parameter(limit: rdflib.term.Node) -> Test:
        bound = _term(limit)
        return lambda _, value: _compared(value, bound, holds)

    return parameter


def _datatype(name: rdflib.term.Node) -> Test:
    wanted = str(name)
    return lambda _, value: (
        isinstance(value, Literal) and value.datatype.value == wanted and bool(_surely(value))
    )


def _node_kind(kind: rdflib.term.Node) -> Test:
    if kind != SH.IRI:
        raise UncertainError(kind)
    return lambda _, value: isinstance(value, NamedNode)


def _class(kind: rdflib.term.Node) -> Test:
    wanted = NamedNode(str(kind))
    return lambda data, value: wanted in data.objects.get((value, _TYPE), ())


def _pattern(text: rdflib.term.Node) -> Test:
    pattern = re.compile(str(text))
    return lambda _, value: isinstance(value, NamedNode | Literal) and pattern.search(value.value) is not None


def _min_length(least: rdflib.term.Node) -> Test:
    length = int(str(least))
    return lambda _, value: isinstance(value, NamedNode | Literal) and len(value.value) >= length


def _in(allowed: list[NamedNode | Literal]) -> Test:
    terms = frozenset(allowed)
    return lambda _, value: value in terms


def _language_in(allowed: list[NamedNode | Literal]) -> Test:
    languages = {term.value for term in allowed}

    def holds(_: Data, value: Term) -> bool:
        language = value.language if isinstance(value, Literal) else None
        if language and "-" in language:  # en-GB is en, too
            raise UncertainError(value)
        return language in languages

    return holds


def _unique_language(flag: rdflib.term.Node) -> OfAll:
    if str(flag) != "true":
        raise UncertainError(flag)

    def holds(_: Data, _focus: Term, values: list[Term]) -> bool:
        languages = [value.language for value in values if isinstance(value, Literal) and value.language]
        return len(set(languages)) == len(languages)

    return holds


def _against(holds: Callable[[Term, Term], bool]) -> Callable[[rdflib.term.Node], OfAll]:
    """Every value against every value of another property."""

    def parameter(predicate: rdflib.term.Node) -> OfAll:
        other = NamedNode(str(predicate))
        return lambda data, focus, values: all(
            holds(value, against) for value in values for against in data.objects.get((focus, other), ())
        )

    return parameter


_OF_ALL: dict[rdflib.term.Node, Callable[[rdflib.term.Node], OfAll]] = {
    SH.minCount: lambda least: lambda _, _focus, values: len(values) >= int(str(least)),
    SH.maxCount: lambda most: lambda _, _focus, values: len(values) <= int(str(most)),
    SH.hasValue: lambda wanted: lambda _, _focus, values: _term(wanted) in values,
    SH.uniqueLang: _unique_language,
    SH.lessThan: _against(lambda one, other: _compared(one, other, operator.lt)),
    SH.lessThanOrEquals: _against(lambda one, other: _compared(one, other, operator.le)),
    SH.disjoint: _against(operator.ne),
}
_OF_EACH: dict[rdflib.term.Node, Callable[[rdflib.term.Node], Test]] = {
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH["class"]: _class,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.minInclusive: _bound(operator.ge),
    SH.maxInclusive: _bound(operator.le),
    SH.minExclusive: _bound(operator.gt),
    SH.maxExclusive: _bound(operator.lt),
}
_OF_LIST: dict[rdflib.term.Node, Callable[[list[NamedNode | Literal]], Test]] = {
    SH["in"]: _in,
    SH.languageIn: _language_in,
}
