"""Where boxes and arrows go: the layout of Graphviz's `dot`, by its port in the package graphviz-pure.

Only coordinates are taken from it; `api.reference.drawing` draws.
"""

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_INCH = 72

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line to be laid from the upper node to the lower one, with a text beside it, or none."""

    upper: str
    lower: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A Bézier curve from the upper node's border to the lower's (1 + 3n points), and where its text goes."""

    points: tuple[Point, ...]
    text_at: Point | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of nodes and lines of edges, the latter in their order; y grows downwards."""

    width: float
    height: float
    centres: Mapping[str, Point]
    lines: tuple[Line, ...]


def layout(sizes: Mapping[str, Point], edges: Iterable[Edge], font_size: float) -> Layout:
    """Lay out nodes of these sizes (width, height)."""
    done = subprocess.run(
        [_command(), "-Kdot", "-Tjson0"],
        input=_dot(sizes, list(edges), font_size),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return _read(json.loads(done.stdout))


def _command() -> str:
    """Beside this Python, or where the PATH says: a build may have its own packages elsewhere."""
    places = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", "")))
    found = shutil.which("graphviz-pure", path=places)
    if found is None:
        raise RuntimeError("the class diagram is laid out by graphviz-pure, which is not installed here")
    return found


def _dot(sizes: Mapping[str, Point], edges: list[Edge], font_size: float) -> str:
    nodes = (
        f'"{name}" [width={width / _INCH:.3f}, height={height / _INCH:.3f}]'
        for name, (width, height) in sizes.items()
    )
    lines = (
        f'"{edge.upper}" -> "{edge.lower}" [id={number}, label="{edge.text}"]'
        for number, edge in enumerate(edges)
    )
    style = (
        'nodesep=0.3; ranksep=0.45; node [shape=box, fixedsize=true, label=""]; '
        f"edge [arrowhead=none, fontname=Arial, fontsize={font_size}];"
    )
    return "\n".join(["digraph {", style, *nodes, *lines, "}"])


def _read(drawn: Mapping[str, Any]) -> Layout:
    _, _, width, height = map(float, drawn["bb"].split(","))

    def point(text: str) -> Point:
        x, y = map(float, text.split(","))
        return round(x, 1), round(height - y, 1)

    return Layout(
        width,
        height,
        {node["name"]: point(node["pos"]) for node in drawn["objects"]},
        tuple(
            Line(tuple(map(point, edge["pos"].split())), point(edge["lp"]) if "lp" in edge else None)
            for edge in sorted(drawn["edges"], key=lambda edge: int(edge["id"]))
        ),
    )
