"""A graph as one HTML file that can be mailed: interactive, and complete without a network."""

from __future__ import annotations

import html
import re
from typing import Any, Final

import networkx as nx
from pyvis.network import Network

from graph.errors import ExportTooLarge

MOST: Final = 1_500
"""Nodes that a page can show and still be moved with a mouse."""

_COLOURS: Final = ("#0b7285", "#c2410c", "#5b21b6", "#15803d", "#be123c", "#1d4ed8", "#a16207", "#475569")
_LABEL_LENGTH: Final = 40
_OPTIONS: Final[dict[str, Any]] = {
    "layout": {"randomSeed": 749, "improvedLayout": False},
    "physics": {"solver": "forceAtlas2Based", "stabilization": {"iterations": 300}},
    "nodes": {"shape": "dot", "size": 14, "font": {"size": 14}},
    "edges": {"arrows": "to", "font": {"size": 10, "align": "middle"}, "color": "#94a3b8"},
    "interaction": {"keyboard": {"enabled": True}, "navigationButtons": True, "hover": True},
}
# pyvis asks for Bootstrap from a CDN even where it is told to put everything in line.
_LOADED = re.compile(
    r"<link\b[^>]*\bhref=[\"']https?://[^>]*>|<script\b[^>]*\bsrc=[\"']https?://[^>]*>\s*</script>"
)
_HEAD = """<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
 body {{ margin: 0; font-family: system-ui, "Noto Sans", sans-serif; color: #1e293b }}
 header {{ padding: .75rem 1rem }} h1 {{ font-size: 1.1rem; margin: 0 0 .25rem }} p {{ margin: 0 }}
 #mynetwork {{ float: none !important; border: 0 !important; border-top: 1px solid #cbd5e1 !important }}
 .kind {{ display: inline-block; margin-right: 1rem }} .kind::before {{ content: "● "; color: var(--kind) }}
</style>
"""
_BODY = """<header><h1>{title}</h1>
<p>{nodes} nút, {edges} liên kết · {nodes} nodes, {edges} links</p><p>{kinds}</p></header>
"""
_STILL = """<script>
 network.once("stabilizationIterationsDone", () => network.setOptions({physics: false}));
</script>
"""


def page(graph: nx.MultiDiGraph[str], title: str) -> str:
    """The page for a graph of `graph.network.view`. Raises ExportTooLarge.

    Nodes are coloured by their first type and tell all their attributes when pointed at; the layout is
    computed once, when the page opens, and then stands still.
    """
    if len(graph) > MOST:
        raise ExportTooLarge(len(graph), MOST)
    network = Network(height="85vh", width="100%", directed=True, cdn_resources="in_line")
    kinds = _kinds(graph)
    for node, attributes in graph.nodes(data=True):
        kind = _kind(attributes)
        label, about = _short(attributes["label"]), _about(node, attributes)
        network.add_node(node, label=label, title=about, color=_colour(kinds, kind))
    for start, end, attributes in graph.edges(data=True):
        network.add_edge(start, end, label=attributes["label"], title=attributes["property"])
    network.options = _OPTIONS
    return _complete(network.generate_html(notebook=False), graph, kinds, title)


def _complete(document: str, graph: nx.MultiDiGraph[str], kinds: list[str], title: str) -> str:
    """pyvis's document in Vietnamese dress: nothing loaded, a heading, a legend, and still after a while."""
    document = _LOADED.sub("", document)
    legend = "".join(
        f'<span class="kind" style="--kind: {_colour(kinds, kind)}">{html.escape(kind)}</span>'
        for kind in kinds
    )
    body = _BODY.format(
        title=html.escape(title), nodes=len(graph), edges=graph.number_of_edges(), kinds=legend
    )
    for mark, text in (
        ("<html>", '<!doctype html>\n<html lang="vi">'),
        ("<head>", f"<head>\n{_HEAD.format(title=html.escape(title))}"),
        ("<body>", f"<body>\n{body}"),
        ("</body>", f"{_STILL}</body>"),
    ):
        before, found, after = document.partition(mark) if mark != "</body>" else document.rpartition(mark)
        if not found:
            raise ValueError(f"pyvis's page has changed: it has no {mark}")
        document = before + text + after
    return document


def _kinds(graph: nx.MultiDiGraph[str]) -> list[str]:
    return sorted({_kind(attributes) for _, attributes in graph.nodes(data=True)})


def _kind(attributes: dict[str, str]) -> str:
    return attributes.get("type", "?").split(" ")[0]


def _colour(kinds: list[str], kind: str) -> str:
    return _COLOURS[kinds.index(kind) % len(_COLOURS)]


def _short(label: str) -> str:
    return label if len(label) <= _LABEL_LENGTH else f"{label[: _LABEL_LENGTH - 1]}…"


def _about(node: str, attributes: dict[str, str]) -> str:
    """What is shown when a node is pointed at; vis-network shows it as text, not as HTML."""
    return "\n".join(
        [attributes["label"], node, *(f"{k}: {v}" for k, v in attributes.items() if k != "label")]
    )
