"""A network as one HTML file that can be mailed: interactive, and complete without a network connection."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import networkx as nx
from pyvis.network import Network

from graph.export.condensed import Condensed, condensed, kind

_COLOURS: Final = ("#0b7285", "#c2410c", "#7c3aed", "#15803d", "#be123c", "#2563eb", "#a16207", "#64748b")
_LABEL_LENGTH: Final = 40
_ITERATIONS: Final = 200
_OPTIONS: Final[dict[str, Any]] = {
    "layout": {"randomSeed": 749, "improvedLayout": False},
    "physics": {"solver": "forceAtlas2Based", "stabilization": {"iterations": _ITERATIONS}},
    "nodes": {"shape": "dot", "size": 14, "font": {"size": 14}},
    "edges": {"arrows": "to", "font": {"size": 10, "align": "middle"}, "color": "#94a3b8", "smooth": False},
    "interaction": {"keyboard": {"enabled": True, "bindToWindow": False}, "hover": True, "tooltipDelay": 200},
}
# pyvis asks for Bootstrap from a CDN even where it is told to put everything in line.
_LOADED = re.compile(
    r"<link\b[^>]*\bhref=[\"']https?://[^>]*>|<script\b[^>]*\bsrc=[\"']https?://[^>]*>\s*</script>"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the order of what is shown around them."""

_TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {
        "size": "{nodes} nút, {links} liên kết",
        "drawn": "Vẽ thành {shown} nút để dễ nhìn, trong đó có {groups} nhóm: {alike} nhóm gồm các đối tượng "
        "cùng loại có cùng liên kết, {near} nhóm gồm các đối tượng cùng loại quanh một đối tượng có nhiều "
        "liên kết. Chọn một nhóm để xem tên; các dạng khác (GraphML, GEXF, CSV) có đủ mọi nút.",
        "find": "Tìm nút",
        "things": "Các nút",
        "empty": "Không có gì để vẽ.",
        "more": "… và {rest} nữa",
    },
    "en": {
        "size": "{nodes} nodes, {links} links",
        "drawn": "Drawn as {shown} nodes, of which {groups} are groups: {alike} of things of one kind with "
        "the same links, {near} of things of one kind around one that has many links. Choose a group to see "
        "names; the other forms (GraphML, GEXF, CSV) have all nodes.",
        "find": "Find a node",
        "things": "Nodes",
        "empty": "There is nothing to draw.",
        "more": "… and {rest} more",
    },
}
_HEAD: Final = """<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {scripts}">
<title>{title}</title>
"""
_BODY: Final = """<header><h1 dir="auto">{title}</h1>
<p>{size}</p>{note}<p>{kinds}</p></header>
<aside><label for="find">{find} <input type="search" id="find" autocomplete="off"></label>
<ul id="things" aria-label="{things}"></ul><div id="thing" role="status"></div></aside>
"""


def page(whole: nx.MultiDiGraph[str], title: str, language: str = "vi") -> str:
    """The page for a network of `graph.network.view`, in `language`, `vi` or `en`.

    A large one is condensed, and the page says how. Nodes are coloured by their first type and tell all their
    attributes when they are chosen, with the mouse or from the list beside; the layout is computed once, from
    a fixed seed, and then stands still.
    """
    drawing = condensed(whole)
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    kinds = sorted({kind(about) for _, about in drawing.network.nodes(data=True)})
    for node, about in drawing.network.nodes(data=True):
        label = _short(_label(about, language))
        told, colour = _about(node, about, language), _colour(kinds, kind(about))
        size = 14 + min(26, about.get("members", 0) ** 0.5)
        network.add_node(node, label=label, title=told, color=colour, size=size)
    for start, end, about in drawing.network.edges(data=True):
        count = f" ×{about['count']}" if "count" in about else ""
        network.add_edge(start, end, label=about["label"] + count, title=_lines(about, {"label", "count"}))
    network.options = _OPTIONS
    legend = "".join(
        f'<span class="kind" style="--kind: {_colour(kinds, name)}">{html.escape(name)}</span>'
        for name in kinds
    )
    return _complete(network.generate_html(notebook=False), drawing, legend, title, language)


def _complete(document: str, drawing: Condensed, legend: str, title: str, language: str) -> str:
    """pyvis's document with nothing loaded, a heading, a legend, a list of nodes, and still after a while."""
    texts, title = _TEXTS[language], html.escape(title)
    document = _COMMENT.sub("", _LOADED.sub("", document.replace("\r\n", "\n")))
    document = re.sub(r"<center>\s*<h1></h1>\s*</center>", "", document)
    body = _BODY.format(
        title=title,
        size=texts["size"].format(nodes=f"{drawing.nodes:,}", links=f"{drawing.links:,}"),
        note=_note(drawing, texts),
        kinds=legend,
        find=texts["find"],
        things=texts["things"],
    )
    for mark, text in (
        ("</head>", f"<style>{_file('page.css')}</style></head>"),
        ("<body>", f"<body>\n{body}"),
        ("</body>", f"<script>{_file('page.js')}</script></body>"),
        ("<html>", f'<!doctype html>\n<html lang="{language}">'),
    ):
        document = _replaced(document, mark, text)
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in _SCRIPT.findall(document))
    return _replaced(document, "<head>", f"<head>\n{_HEAD.format(title=title, scripts=scripts)}")


def _replaced(document: str, mark: str, text: str) -> str:
    before, found, after = document.rpartition(mark) if mark == "</body>" else document.partition(mark)
    if not found:
        raise ValueError(f"pyvis's page has changed: it has no {mark}")
    return before + text + after


def _note(drawing: Condensed, texts: Mapping[str, str]) -> str:
    """What was drawn as one, and that nothing is drawn where there is nothing."""
    if not drawing.nodes:
        return f'<p class="note">{texts["empty"]}</p>'
    groups = drawing.alike + drawing.near
    if not groups:
        return ""
    told = texts["drawn"].format(
        shown=len(drawing.network), groups=groups, alike=drawing.alike, near=drawing.near
    )
    return f'<p class="note">{told}</p>'


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _colour(kinds: list[str], name: str) -> str:
    return _COLOURS[kinds.index(name) % len(_COLOURS)]


def _label(about: Mapping[str, Any], language: str) -> str:
    return str(about["label_en"] if language == "en" and "label_en" in about else about["label"])


def _short(label: str) -> str:
    label = " ".join(_DIRECTION.sub("", label).split())
    return label if len(label) <= _LABEL_LENGTH else f"{label[: _LABEL_LENGTH - 1]}…"


def _about(node: str, about: Mapping[str, Any], language: str) -> str:
    """What is told of a node, as text: a group by the names in it, a thing by all its attributes."""
    if "members" in about:
        names = about["names"].split("\n")
        rest = about["members"] - len(names)
        more = [_TEXTS[language]["more"].format(rest=f"{rest:,}")] if rest else []
        return _DIRECTION.sub("", "\n".join([about["label"], *names, *more]))
    label = _DIRECTION.sub("", _label(about, language))
    return "\n".join([label, node, _lines(about, {"label", "label_en"})])


def _lines(about: Mapping[str, Any], without: set[str]) -> str:
    told = (f"{name}: {value}" for name, value in about.items() if name not in without)
    return _DIRECTION.sub("", "\n".join(told))


def _file(name: str) -> str:
    return (files("graph.export") / name).read_text(encoding="utf-8")
