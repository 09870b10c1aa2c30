"""The tests of the W3C's manifests, as plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"

Node = NamedNode | BlankNode | Literal


class Manifest:
    """One manifest file, to walk through by property."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._store = Store()
        self._store.load(path=path, format=RdfFormat.TURTLE, base_iri=path.as_uri())

    def all(self, node: Node, name: str) -> list[Node]:
        """What `node` has for the property of that IRI."""
        return [quad.object for quad in self._store.quads_for_pattern(node, NamedNode(name), None)]

    def one(self, node: Node, name: str) -> Node | None:
        """As `all`, where there is one at most."""
        return next(iter(self.all(node, name)), None)

    def text(self, node: Node, name: str) -> str | None:
        """The literal or IRI of a property."""
        found = self.one(node, name)
        return None if found is None or isinstance(found, BlankNode) else found.value

    def path_of(self, node: Node, name: str) -> Path | None:
        """The file that a property names."""
        found = self.one(node, name)
        return file(found) if isinstance(found, NamedNode) else None

    def items(self, node: Node | None) -> list[Node]:
        """The items of an RDF list."""
        found: list[Node] = []
        while node is not None and node != NamedNode(f"{RDF}nil"):
            found += self.all(node, f"{RDF}first")
            node = self.one(node, f"{RDF}rest")
        return found

    def listed(self, name: str) -> list[Node]:
        """The items of all lists that the manifests in this file have for a property."""
        found = self._store.quads_for_pattern(None, NamedNode(name), None)
        return [item for quad in found for item in self.items(quad.object)]


@dataclass(frozen=True)
class Entry:
    """A test: where it stands, what it is called and what kind it is (`QueryEvaluationTest`)."""

    manifest: Manifest
    node: NamedNode
    kind: str

    @property
    def id(self) -> str:
        """Its name in reports: `sparql11/aggregates/agg01`."""
        name = self.node.value.rpartition("#")[2].rpartition("/")[2]
        return "/".join((*self.manifest.path.parent.parts[-2:], name))

    @property
    def name(self) -> str:
        """What the W3C calls it."""
        return self.manifest.text(self.node, f"{MF}name") or self.id

    @property
    def action(self) -> Node:
        """What is done."""
        action = self.manifest.one(self.node, f"{MF}action")
        assert action is not None, self.id
        return action

    @property
    def result(self) -> Node | None:
        """What comes of it; None for a test of syntax."""
        return self.manifest.one(self.node, f"{MF}result")


def file(iri: NamedNode) -> Path:
    """The file of a `file:` IRI."""
    return Path(unquote(urlsplit(iri.value).path))


def entries(path: Path) -> Iterator[Entry]:
    """The tests of a manifest and of those that it includes, in their order."""
    manifest = Manifest(path)
    for node in manifest.listed(f"{MF}include"):
        assert isinstance(node, NamedNode)
        yield from entries(file(node))
    for node in manifest.listed(f"{MF}entries"):
        assert isinstance(node, NamedNode)
        kind = manifest.text(node, f"{RDF}type")
        assert kind is not None, f"{path} lists {node}, of which it says nothing"
        yield Entry(manifest, node, kind.removeprefix(MF))
