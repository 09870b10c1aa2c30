"""Run the rules (`queries/rules/*.rq`) that map provincial targets to national ones and judge them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad, Triple

from ontology.iris import Iris, shared
from ontology.release import release
from ontology.terms import LK, RDF, RDFS
from queries import header
from queries.bind import bind, blocks
from queries.memory import InMemory
from queries.model import Text
from queries.names import short
from queries.views import select, text

# Each stage reads what the ones before it have written.
_STAGES = (
    ("comparisons", ("derived-share",)),
    ("mappings", ("mapping",)),
    ("mappings", ("no-counterpart",)),
    ("mappings", ("rejected",)),
    ("comparisons", ("target-verdict", "progress", "missing")),
)
_RELATIONS = frozenset({"equal", "stricter", "looser"})


class Graphs(Protocol):
    """What the rules read and write; `graph.store.Draft` is one."""

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT query over the union of all graphs."""
        ...

    def replace(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Make these triples all that `graph` holds."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by id. `query` is its CONSTRUCT, `source` the whole file."""

    id: str
    label: Text
    description: Text
    query: str
    source: str

    @property
    def iri(self) -> NamedNode:
        """What comparisons name it by."""
        return shared("rule", self.id)


@dataclass(frozen=True, slots=True)
class Link:
    """A target that has a national counterpart: where its quantity begins, the national target's id, and
    `equal`, `stricter` or `looser`."""

    start: int
    national: str
    relation: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id."""
    folder = files("queries") / "rules"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return {rule.id: rule for rule in map(_rule, map(header.read, found))}


def run(draft: Graphs, iris: Iris) -> None:
    """Compute the graphs `mappings` and `comparisons` anew from what the other graphs of `draft` say."""
    written: dict[str, dict[Triple, None]] = {
        "mappings": {},
        "comparisons": dict.fromkeys(_descriptions()),
    }
    for name, triples in written.items():
        draft.replace(iris.graph(name), triples)
    for name, stage in _STAGES:
        for rule in stage:
            found = draft.construct(_bound(rules()[rule].query, iris))
            written[name].update(dict.fromkeys(found))
        draft.replace(iris.graph(name), written[name])


def _bound(query: str, iris: Iris) -> str:
    """The rule as it runs here: under the IRI base of `iris`, and by which version of lienket."""
    here = {"base": Literal(iris.base), "version": Literal(release())}
    asked = {block.variable for block in blocks(query)}
    return bind(query, {name: value for name, value in here.items() if name in asked})


def compare(quads: Iterable[Quad], iris: Iris) -> list[Link]:
    """The links of one document, in the order of its text, by the same rules as at publication.

    `quads` hold the document's facts, the programme, and the indicators.
    """
    graphs = InMemory(quads)
    run(graphs, iris)
    found = {
        Link(int(text(row, "start")), short(text(row, "national")), short(text(row, "verdict")))
        for row in select(graphs, "links").rows
    }
    return sorted(
        (link for link in found if link.relation in _RELATIONS), key=lambda link: (link.start, link.national)
    )


def _rule(file: header.QueryFile) -> Rule:
    head = file.header
    head.allow("id", "label", "description")
    return Rule(
        id=head.required("id", str),
        label=head.text("label"),
        description=head.text("description"),
        query=file.query,
        source=file.source,
    )


def _descriptions() -> Iterator[Triple]:
    """The rules themselves, so that the graph explains its verdicts."""
    for rule in rules().values():
        yield Triple(rule.iri, RDF.type, LK.Rule)
        for language, label, description in (
            ("vi", rule.label.vi, rule.description.vi),
            ("en", rule.label.en, rule.description.en),
        ):
            yield Triple(rule.iri, RDFS.label, Literal(label, language=language))
            yield Triple(rule.iri, RDFS.comment, Literal(description, language=language))
