"""Cut out of a standard what lienket uses of it, for `external/`.

    python -m ontology.scripts.excerpt eli eli.nt https://… > ontology/external/eli.ttl

The file is the whole standard in any format of RDF, the address where it was taken from. Kept are the terms
that lienket's files use and, of the same namespace, those that they lead to: above them, their domains and
ranges, inverses and disjoint classes. Each has its kind and its English name. Restrictions on properties and
links to standards that lienket does not use are left out.
"""

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, Node, URIRef

_PROPERTIES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
_KINDS = {OWL.Class, *_PROPERTIES, OWL.TransitiveProperty, OWL.SymmetricProperty}
_LINKS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.disjointWith,
    OWL.equivalentClass,
)


class Excerpt:
    """The part of the standard `whole`, with terms in `namespace`, that the triples `ours` use."""

    def __init__(self, whole: Graph, namespace: str, ours: Graph) -> None:
        self._whole, self._namespace, self._ours = whole, namespace, ours
        used = {str(name) for _, name in ours.namespaces()}
        self._known = (*(used - {str(RDF), str(RDFS)}), str(OWL), str(XSD))

    def triples(self) -> Graph:
        """What is kept."""
        kept = Graph()
        kinds = {node: self._kinds(node) for triple in self._ours for node in triple if self._own(node)}
        waiting = list(kinds)
        while waiting:
            term = waiting.pop()
            kept += self._told(term, kinds[term])
            # What is above an annotation is words alone.
            for link, target in () if OWL.AnnotationProperty in kinds[term] else self._links(term):
                expression = self._expression(target)
                kept += expression.add((term, link, target))
                for found in (target, *expression.objects(None, RDF.first)):
                    if self._own(found) and found not in kinds:
                        alike = link in {RDFS.subPropertyOf, OWL.inverseOf}
                        kinds[found] = self._kinds(found) or (
                            kinds[term] & _PROPERTIES if alike else {OWL.Class}
                        )
                        waiting.append(found)
        return kept

    def _own(self, node: Node) -> bool:
        return isinstance(node, URIRef) and node.startswith(self._namespace) and str(node) != self._namespace

    def _kinds(self, term: Node) -> set[Node]:
        """What the standard, or lienket where the standard is in RDFS, says that a term is."""
        told = {*self._whole.objects(term, RDF.type)} & _KINDS
        if OWL.ObjectProperty in told:
            told.discard(OWL.AnnotationProperty)  # PROV-O says both of some
        return told if told & {OWL.Class, *_PROPERTIES} else {*self._ours.objects(term, RDF.type)} & _KINDS

    def _told(self, term: Node, kinds: set[Node]) -> Graph:
        """A term's kinds and English names."""
        found = Graph()
        for kind in kinds:
            found.add((term, RDF.type, kind))
        for label in self._whole.objects(term, RDFS.label):
            if isinstance(label, Literal) and label.language in {None, "en"}:
                found.add((term, RDFS.label, Literal(str(label), lang="en")))
        return found

    def _links(self, term: Node) -> Iterator[tuple[Node, Node]]:
        """What a term is tied to, without restrictions and without standards that lienket does not use."""
        for link in _LINKS:
            for target in self._whole.objects(term, link):
                members = self._expression(target)
                named = [target, *members.objects(None, RDF.first)]
                if (target, RDF.type, OWL.Restriction) not in self._whole and all(map(self._familiar, named)):
                    yield link, target

    def _familiar(self, node: Node) -> bool:
        return isinstance(node, BNode) or str(node).startswith(self._known)

    def _expression(self, node: Node) -> Graph:
        """The class expression that a blank node stands for."""
        return self._whole.cbd(node) if isinstance(node, BNode) else Graph()


def main() -> None:
    """Write the excerpt of a standard to the standard output."""
    prefix, path, source = sys.argv[1:]
    ours = Graph(bind_namespaces="none")
    for file in sorted(Path(str(files("ontology"))).rglob("*.ttl")):
        if file.parent.name not in {"external", "invalid"}:
            ours.parse(file)
    whole = Graph()
    for subject, predicate, target, _ in rdflib.Dataset(default_union=True).parse(path).quads():
        whole.add((subject, predicate, target))
    namespace = str(dict(ours.namespaces())[prefix])
    kept = Excerpt(whole, namespace, ours).triples()
    kept.bind(prefix, namespace)
    sys.stdout.write(
        f"# An excerpt by ontology/scripts/excerpt.py: what lienket uses of <{namespace}>.\n"
        f"# Source: {source}\n" + kept.serialize(format="turtle")
    )


if __name__ == "__main__":
    main()
