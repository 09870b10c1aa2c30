"""Tables of a PDF page whose cells have rules around them."""

from collections import Counter
from collections.abc import Mapping
from math import inf

from pdfplumber.page import Page
from pdfplumber.table import Table as Ruled

from ingest.read.placed import Table

_NEAR = 3  # points within which rules meet
_FEWEST_RULES = 2

_Box = tuple[float, float, float, float]


def tables(page: Page) -> list[Ruled]:
    """The tables of a page; a single cell, row of two, or column is a frame around text."""
    settings = {"explicit_horizontal_lines": _open_ends(page)}
    return [
        table for table in page.find_tables(settings) if _width(table) > (1 if len(table.rows) > 1 else 2)
    ]


def read(table: Ruled) -> Table:
    """The cells in their rows and columns; what stands in a cell that goes over rows is said in each of
    them, what stands in one over columns in the first."""
    rows = [[(cell or "").replace("\n", " ") for cell in row] for row in table.extract(x_tolerance_ratio=0.2)]
    places = [row.cells for row in table.rows]
    for at, cells in enumerate(places[1:], start=1):
        for column, (cell, above) in enumerate(zip(cells, places[at - 1], strict=True)):
            if cell is None and above is not None and above[3] > _middle(cells):
                rows[at][column] = rows[at - 1][column]
                cells[column] = above
    left, top, right, bottom = map(float, table.bbox)
    return Table(top, rows, bottom, left, right)


def is_inside(thing: Mapping[str, object], table: Ruled) -> bool:
    """Whether the middle of something on the page is in the table."""
    left, top, right, bottom = table.bbox
    x = (float(str(thing["x0"])) + float(str(thing["x1"]))) / 2
    y = (float(str(thing["top"])) + float(str(thing["bottom"]))) / 2
    return bool(left <= x <= right and top <= y <= bottom)


def _open_ends(page: Page) -> list[float]:
    """Where the rules between cells end with none across, for the page's end cuts the row."""
    ends = Counter(round(edge[end]) for edge in page.vertical_edges for end in ("top", "bottom"))
    rules = [round(edge["top"]) for edge in page.horizontal_edges if edge["width"] > _NEAR]
    across = {rule + near for rule in rules for near in range(-_NEAR, _NEAR + 1)}
    return [float(end) for end, count in ends.items() if count > _FEWEST_RULES and end not in across]


def _width(table: Ruled) -> int:
    return max(len(row.cells) for row in table.rows)


def _middle(cells: list[_Box | None]) -> float:
    """How far down the middle of a row stands."""
    own = [cell for cell in cells if cell is not None]
    return (max(cell[1] for cell in own) + min(cell[3] for cell in own)) / 2 if own else inf
