"""The rules as files: those that map and judge (`rules/*.rq`), and those that infer (`inference/*.rq`).

`derivation.py` runs them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, Triple

from ontology.iris import Iris, shared
from ontology.release import release
from ontology.terms import LK, RDF, RDFS
from queries import header
from queries.bind import Values, bind, blocks
from queries.model import Text


class Scope(StrEnum):
    """What a rule reads, and so by what its conclusions change.

    `document`: one document, and the vocabulary. `place`: whatever is said of one place, by its parameter
    `place`. `each`: one document, one place's conclusions, or the vocabulary, each by itself, with what the
    rules before it concluded there. `shared`: all that is said of what documents share.
    """

    DOCUMENT = "document"
    PLACE = "place"
    EACH = "each"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by id. `query` is its CONSTRUCT, whose triples go into `graph`; `after` are the rules of its
    folder whose conclusions it reads; `source` is the whole file."""

    id: str
    scope: Scope
    graph: str
    after: tuple[str, ...]
    label: Text
    description: Text
    query: str
    source: str

    @property
    def iri(self) -> NamedNode:
        """What comparisons name it by."""
        return shared("rule", self.id)

    def bound(self, iris: Iris, values: Values) -> str:
        """The query as it runs here: under the base of `iris`, by this version of lienket, for `values`."""
        here: Values = {"base": Literal(iris.base), "version": Literal(release()), **values}
        asked = {block.variable for block in blocks(self.query)}
        return bind(self.query, {name: value for name, value in here.items() if name in asked})


@cache
def rules() -> Mapping[str, Rule]:
    """The rules that map and judge, by id, each after those that it builds on."""
    return _read("rules")


@cache
def inferences() -> Mapping[str, Rule]:
    """The rules that infer, by id, each after those that it builds on."""
    return _read("inference")


def descriptions(described: Iterable[Rule]) -> Iterator[Triple]:
    """Rules as the graph tells of them, so that it explains what it concludes."""
    for rule in described:
        yield Triple(rule.iri, RDF.type, LK.Rule)
        for language, label, description in (
            ("vi", rule.label.vi, rule.description.vi),
            ("en", rule.label.en, rule.description.en),
        ):
            yield Triple(rule.iri, RDFS.label, Literal(label, language=language))
            yield Triple(rule.iri, RDFS.comment, Literal(description, language=language))


def _read(folder: str) -> Mapping[str, Rule]:
    found = (f for f in (files("queries") / folder).iterdir() if f.name.endswith(".rq"))
    read = {rule.id: rule for rule in map(_rule, map(header.read, sorted(found, key=lambda f: f.name)))}
    order = TopologicalSorter({rule.id: rule.after for rule in read.values()}).static_order()
    return {rule: read[rule] for rule in order}


def _rule(file: header.QueryFile) -> Rule:
    head = file.header
    head.allow("id", "scope", "graph", "after", "label", "description")
    scope = head.required("scope", str)
    if scope not in set(Scope):
        raise head.fail(f"'scope' is one of {', '.join(Scope)}, not {scope!r}")
    return Rule(
        id=head.required("id", str),
        scope=Scope(scope),
        graph=head.required("graph", str),
        after=tuple(head.optional("after", list) or ()),
        label=head.text("label"),
        description=head.text("description"),
        query=file.query,
        source=file.source,
    )
