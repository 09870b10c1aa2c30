"""A network (`graph.network.view`, or of an answer) as GraphML, GEXF or JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.terms import NOT_IN_XML

Network = nx.MultiDiGraph

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,6})?")
_OF_NODES: Final = frozenset({"id", "pid", "start", "end", "parents", "spells", "slices", "viz"})
_OF_LINKS: Final = frozenset({"id", "type", "weight", "start", "end", "spells", "slices", "viz", "key"})
"""Attributes that networkx takes for GEXF's own."""


def as_graphml(network: Network[str]) -> bytes:
    """GraphML. Attributes that are figures throughout are of a numeric type; characters that XML cannot hold
    are left out."""
    output = io.BytesIO()
    nx.write_graphml_xml(_clean(network), output)
    return output.getvalue()


def as_gexf(network: Network[str]) -> bytes:
    """GEXF 1.2, as Gephi reads it, in the same way; without the day on which it was written."""
    writer = GEXFWriter(_clean(network, _OF_NODES, _OF_LINKS))
    for meta in writer.xml.iter("meta"):
        meta.attrib.clear()
    for drawn in writer.xml.iter("graph"):
        drawn.attrib.pop("name")  # networkx writes it, and GEXF's schema does not know it
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{writer}\n'.encode()


def as_json(network: Network[str]) -> str:
    """Node-link JSON as networkx and D3 read it: `nodes` have `id`, `links` have `source` and `target`."""
    nodes = [{**attributes, "id": node} for node, attributes in network.nodes(data=True)]
    links = [
        {**attributes, "source": start, "target": end, "key": key}
        for start, end, key, attributes in network.edges(keys=True, data=True)
    ]
    told = {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "links": links}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _clean(
    network: Network[str], of_nodes: Collection[str] = (), of_links: Collection[str] = ()
) -> Network[str]:
    """A copy for XML, with attributes of as narrow a type as all their values allow; those of the names that
    are reserved get a stroke behind."""
    nodes = _types(attributes for _, attributes in network.nodes(data=True))
    links = _types(attributes for _, _, attributes in network.edges(data=True))
    copy: Network[str] = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        copy.add_node(_xml(node), **_typed(attributes, nodes, of_nodes))
    for start, end, key, attributes in network.edges(keys=True, data=True):
        copy.add_edge(_xml(start), _xml(end), key=_xml(key), **_typed(attributes, links, of_links))
    return copy


def _types(described: Iterable[dict[str, Any]]) -> dict[str, type]:
    found: dict[str, type] = {}
    for attributes in described:
        for name, value in attributes.items():
            if found.get(name) is not str:
                found[name] = _wider(found.get(name), _type(str(value)))
    return found | {"label": str, "label_en": str}


def _type(value: str) -> type:
    if _INTEGER.fullmatch(value):
        return int
    return float if _DECIMAL.fullmatch(value) else str


def _wider(one: type | None, other: type) -> type:
    return other if one in {None, other} else str if str in {one, other} else float


def _typed(
    attributes: dict[str, Any], types: dict[str, type], reserved: Collection[str]
) -> dict[str, str | int | float]:
    return {
        f"{_xml(name)}_" if name in reserved else _xml(name): _xml(str(value))
        if types[name] is str
        else types[name](str(value))
        for name, value in attributes.items()
    }


def _xml(text: str) -> str:
    return NOT_IN_XML.sub("", text)
