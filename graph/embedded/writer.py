"""The process that makes one change which a user asked for in a draft, and ends.

It is started by its path, as `graph.embedded.worker` is and for the same reasons, with a JSON request on
stdin, and gives a JSON reply on stdout. A text that brings a process down brings down this one.

Request: `before` (folder of the store that the draft begins from; null for an empty one), `draft` (folder of
the draft's store, a copy of `before` if it is not there), `contents` (folder to write into), and either
`update` with `base`, `graphs` (all that may change; null for any) and `protected` (beginnings of names of
graphs that may not), or `load` (list of [path, media type, base]) with `graph` (null for the default graph)
and `replace`, or `syntax` (an update of which the first step fails, so that it is parsed only) with `base`;
and `seconds`, which it may take.
Reply: `changes`, a list of [graph, file in `contents` or null], and `quads`, how many more there are now; or
`error`, of which `graph.embedded.writing` makes one of the errors of `graph.errors`.
"""

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

GraphName = NamedNode | DefaultGraph
Header = dict[str, Any]

GRACE: Final = 2.0
"""Seconds past its time after which the process ends itself, should its parent be gone."""


class Protected(Exception):
    """A graph would change that may not."""


def run(request: Header) -> Header:
    """Make the change."""
    if "syntax" in request:
        return _parse(request["syntax"], request["base"])
    before = Store() if request["before"] is None else Store.read_only(request["before"])
    if request["before"] is not None and not Path(request["draft"]).exists():
        before.backup(request["draft"])
    draft = Store(request["draft"])
    if "update" in request:
        draft.update(request["update"], base_iri=request["base"])
    else:
        _load(draft, request)
    reply = _compare(before, draft, request)
    draft.flush()
    return reply


def _parse(update: str, base: str | None) -> Header:
    try:
        Store().update(update, base_iri=base)
    except RuntimeError:
        return {"changes": [], "quads": 0}
    raise AssertionError("the first step did not fail")


def _load(draft: Store, request: Header) -> None:
    graph = _name(request["graph"])
    if request["replace"]:
        draft.clear_graph(graph)
    if isinstance(graph, NamedNode):
        draft.add_graph(graph)
    for path, media_type, base in request["load"]:
        draft.extend(
            Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in parse(
                path=path,
                format=RdfFormat.from_media_type(media_type),
                base_iri=base,
                without_named_graphs=True,
                rename_blank_nodes=True,
            )
        )


def _compare(before: Store, draft: Store, request: Header) -> Header:
    """Write down what the graphs hold now that hold something else than before."""
    changes: list[tuple[str | None, str | None]] = []
    quads = 0
    for graph in _candidates(before, draft, request):
        old, new = _content(before, graph), _content(draft, graph)
        if old == new:
            continue
        name = graph.value if isinstance(graph, NamedNode) else None
        if name is not None and name.startswith(tuple(request.get("protected", ()))):
            raise Protected(name)
        quads += (new or b"").count(b"\n") - (old or b"").count(b"\n")
        file = None if new is None else f"{len(changes)}.nt"
        changes.append((name, file))
        if new is not None and file is not None:
            (Path(request["contents"]) / file).write_bytes(b"".join(sorted(new.splitlines(keepends=True))))
    return {"changes": changes, "quads": quads}


def _candidates(before: Store, draft: Store, request: Header) -> Iterator[GraphName]:
    """The graphs that may have changed."""
    if "load" in request:
        yield _name(request["graph"])
        return
    yield DefaultGraph()
    if request["graphs"] is not None:
        yield from map(NamedNode, request["graphs"])
        return
    named = {*before.named_graphs(), *draft.named_graphs()}
    yield from sorted((g for g in named if isinstance(g, NamedNode)), key=lambda graph: graph.value)


def _content(store: Store, graph: GraphName) -> bytes | None:
    """All that a graph holds, in the order of the store; None where it is not there."""
    if isinstance(graph, NamedNode) and not store.contains_named_graph(graph):
        return None
    content = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
    return content or (None if isinstance(graph, DefaultGraph) else b"")


def _name(graph: str | None) -> GraphName:
    return DefaultGraph() if graph is None else NamedNode(graph)


def main() -> None:
    """Serve the one request."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    request = json.load(sys.stdin.buffer)
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, request["seconds"] + GRACE)
    try:
        reply = run(request)
    except SyntaxError as error:
        reply = {"error": "syntax", "message": error.msg}  # without the name of a file of ours
    except Protected as error:
        reply = {"error": "protected", "message": str(error)}
    except (RuntimeError, ValueError) as error:
        reply = {"error": "evaluation", "message": str(error)}
    except OSError as error:
        reply = {"error": "io", "message": str(error)}
    json.dump(reply, sys.stdout)


if __name__ == "__main__":
    main()
