"""The class diagram as SVG. Its colours are those of the page's style sheet, for light and dark."""

from collections.abc import Mapping, Sequence
from html import escape

from api.reference.diagram import Arrow, Box, Diagram
from api.reference.layout import Edge, Layout, Line, Point, layout

_SMALL = 11.0
_LINE = 17
_PROPERTY_LINE = 13
_HEAD = 42
_PADDING = 10
_KINDS_A_LINE = 2
_MARGIN = 4

_MARKERS = (
    '<marker id="above" viewBox="0 0 12 12" refX="12" refY="6" markerWidth="12" markerHeight="12" '
    'orient="auto-start-reverse"><path class="above-tip" d="M0 0 12 6 0 12Z"/></marker>'
    '<marker id="leads" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto-start-reverse"><path class="leads-tip" d="M0 0 8 4 0 8Z"/></marker>'
)


def draw(shown: Diagram, labels: Mapping[str, str], title: str, description: str) -> str:
    """The picture; `labels` are what classes are called in the language of the page."""
    sizes = {box.name: _size(box, labels[box.name]) for box in shown.boxes}
    placed = layout(sizes, map(_edge, shown.arrows), _SMALL)
    arrows = [_arrow(arrow, line) for arrow, line in zip(shown.arrows, placed.lines, strict=True)]
    boxes = [_box(box, labels[box.name], placed.centres[box.name], sizes[box.name]) for box in shown.boxes]
    return "\n".join([_opening(placed, title, description), *arrows, *boxes, "</svg>"])


def _opening(placed: Layout, title: str, description: str) -> str:
    width, height = placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="group" '
        f'viewBox="{-_MARGIN} {-_MARGIN} {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" '
        'aria-labelledby="diagram-title" aria-describedby="diagram-text">'
        f'<title id="diagram-title">{escape(title)}</title>'
        f'<desc id="diagram-text">{escape(description)}</desc><defs>{_MARKERS}</defs>'
    )


def _lines(box: Box) -> list[str]:
    rows = [f"{row.name}: {row.leads_to}" if row.leads_to else row.name for row in box.rows]
    kinds = [", ".join(part) for part in _parts(box.kinds)]
    return rows + kinds


def _parts(kinds: Sequence[str]) -> list[Sequence[str]]:
    return [kinds[at : at + _KINDS_A_LINE] for at in range(0, len(kinds), _KINDS_A_LINE)]


def _size(box: Box, label: str) -> Point:
    body = _lines(box)
    longest = max(len(box.name) * 7.6, len(label) * 6.6, *(len(line) * 6.3 for line in ("", *body)))
    return longest + 2 * _PADDING, _HEAD + _LINE * len(body) + (6 if body else 0)


def _edge(arrow: Arrow) -> Edge:
    """What a class is a kind of stands above it; what it leads to, below."""
    if not arrow.properties:
        return Edge(arrow.end, arrow.start, "")
    return Edge(arrow.start, arrow.end, "\\n".join(arrow.properties))


def _arrow(arrow: Arrow, line: Line) -> str:
    (x, y), *rest = line.points
    path = f"M{x} {y}C" + " ".join(f"{a} {b}" for a, b in rest)
    if not arrow.properties:
        return f'<path class="above" d="{path}" marker-start="url(#above)"/>'
    assert line.text_at  # noqa: S101 - every text has its place
    x, y = line.text_at
    first = y - _PROPERTY_LINE * (len(arrow.properties) - 1) / 2 + _SMALL / 3
    texts = (
        f'<a href="#{name}">{_text("property", x, first + number * _PROPERTY_LINE, name)}</a>'
        for number, name in enumerate(arrow.properties)
    )
    return f'<path class="leads" d="{path}" marker-end="url(#leads)"/>' + "".join(texts)


def _box(box: Box, label: str, centre: Point, size: Point) -> str:
    (x, y), (width, height) = centre, size
    left, top = x - width / 2, y - height / 2
    lines = enumerate(_lines(box))
    parts = [
        f'<rect class="box" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" rx="6"/>',
        _text("name", x, top + 18, box.name),
        _text("label", x, top + 34, label),
        f'<path class="divider" d="M{left:.1f} {top + _HEAD:.1f}h{width:.1f}"/>' if _lines(box) else "",
        *(
            _text("row" if number < len(box.rows) else "kinds", left + _PADDING, _row_at(top, number), line)
            for number, line in lines
        ),
    ]
    return f'<a href="#{box.name}" aria-label="{box.name}: {escape(label)}">{"".join(parts)}</a>'


def _row_at(top: float, number: int) -> float:
    return top + _HEAD + _LINE * (number + 0.75)


def _text(kind: str, x: float, y: float, content: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(content)}</text>'
