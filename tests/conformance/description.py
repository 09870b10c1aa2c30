"""The tests of the service description, which the manifest names and does not spell out further."""

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store

from tests.conformance.manifests import RDF, Entry
from tests.conformance.service import Service

SD = "http://www.w3.org/ns/sparql-service-description#"
_CLASSES = {
    *("AggregateFunction", "Dataset", "EntailmentProfile", "EntailmentRegime", "Feature", "Function"),
    *("Graph", "GraphCollection", "Language", "NamedGraph", "Service"),
}
_PROPERTIES = {
    *("availableGraphs", "defaultDataset", "defaultEntailmentRegime", "defaultGraph"),
    *("defaultSupportedEntailmentProfile", "endpoint", "entailmentRegime", "extensionAggregate"),
    *("extensionFunction", "feature", "graph", "inputFormat", "languageExtension", "name", "namedGraph"),
    *("propertyFeature", "resultFormat", "supportedEntailmentProfile", "supportedLanguage", "url"),
}
_INSTANCES = {
    *("BasicFederatedQuery", "DereferencesURIs", "EmptyGraphs", "RequiresDataset", "UnionDefaultGraph"),
    *("SPARQL10Query", "SPARQL11Query", "SPARQL11Update"),
}


def run(entry: Entry, service: Service) -> None:
    """Ask the endpoint for what it is, and look at it as the test wants."""
    reply = service.request("GET", "/sparql", headers={"Accept": "text/turtle"})
    assert reply.status == 200, reply
    assert reply.media_type == "text/turtle", reply
    store = Store()
    store.load(reply.body, RdfFormat.TURTLE, base_iri=f"{service.address}/sparql")
    assert len(store) > 0
    {
        "returns-rdf": lambda: None,
        "has-endpoint-triple": lambda: _endpoint(store, service),
        "conforms-to-schema": lambda: _schema(store),
    }[entry.id.rpartition("/")[2]]()


def _endpoint(store: Store, service: Service) -> None:
    endpoints = {quad.object for quad in store.quads_for_pattern(None, NamedNode(f"{SD}endpoint"), None)}
    assert endpoints == {NamedNode(f"{service.address}/sparql")}


def _schema(store: Store) -> None:
    """Terms of the vocabulary are used as what they are, and a service has what it must have."""
    services = list(store.quads_for_pattern(None, NamedNode(f"{RDF}type"), NamedNode(f"{SD}Service")))
    assert services
    for quad in store:
        if quad.predicate.value.startswith(SD):
            assert quad.predicate.value.removeprefix(SD) in _PROPERTIES, quad
            assert isinstance(quad.object, NamedNode | BlankNode), quad
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(SD):
            known = _CLASSES if quad.predicate.value == f"{RDF}type" else _INSTANCES
            assert quad.object.value.removeprefix(SD) in known, quad
    for name in ("endpoint", "supportedLanguage", "resultFormat", "defaultDataset"):
        assert any(store.quads_for_pattern(services[0].subject, NamedNode(SD + name), None)), name
