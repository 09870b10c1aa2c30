"""The figures of the network, written where SPARQL can use them."""

from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode, Triple

from ontology.iris import Iris
from ontology.terms import LK, RDF
from queries.bind import bind
from queries.derivation import Graphs
from queries.labels import labels
from queries.network.inputs import read
from queries.views import Readable

_DIGEST: Final = """
PREFIX lk: <https://w3id.org/lienket/ns#>
SELECT ?digest WHERE { VALUES ?network { UNDEF } ?network lk:inputsSha256 ?digest }
"""


class ReadableGraphs(Graphs, Readable, Protocol):
    """What can be asked and changed, such as a draft."""


def update(graphs: ReadableGraphs, iris: Iris) -> None:
    """Have `graph/network` hold the figures of what `graphs` hold; nothing is computed where it does."""
    network = iris.graph("network")
    inputs = read(graphs)
    digest = Literal(inputs.digest)
    if [row["digest"] for row in graphs.select(bind(_DIGEST, {"network": network})).rows] == [digest]:
        return
    from queries.network.figures import figures  # noqa: PLC0415 - networkx and scipy take long to load

    names = labels(graphs, map(NamedNode, inputs.documents))
    graphs.replace(
        network,
        [
            Triple(network, RDF.type, LK.Network),
            Triple(network, LK.inputsSha256, digest),
            *figures(inputs, names, iris),
        ],
    )
