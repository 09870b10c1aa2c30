"""The process that reads a generation for the loader: a line with the names of the graphs as JSON (some may
hold nothing), then all quads as N-Quads."""

import json
import os
import sys
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store

_NICENESS: Final = 10  # queries come first


def main() -> None:
    """`start.py dump <folder>`."""
    os.nice(_NICENESS)
    store = Store.read_only(sys.argv[2])
    output = sys.stdout.buffer
    graphs = [graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    output.write(json.dumps(graphs).encode() + b"\n")
    output.flush()
    store.dump(output, RdfFormat.N_QUADS)
