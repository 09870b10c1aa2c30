"""The matrix as files: a table as it is on screen, and a line for each cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import IO, Final, TypeVar

from api.errors import RequestError
from api.tables import in_language
from graph.export import Format, delimited, workbook
from graph.export.workbook import Sheet
from graph.store import Generation
from graph.values import Value
from ontology.release import release
from queries.matrix import VERDICTS, Cell, Matrix, Province, Row, summary
from queries.model import Text

TITLE: Final = Text("Ma trận liên kết", "Linkage matrix")
_NAMES: Final[Mapping[str, Text]] = {
    "equal": Text("Bằng", "Equal"),
    "stricter": Text("Cao hơn", "Stricter"),
    "looser": Text("Thấp hơn", "Looser"),
    "missing": Text("Chưa nêu", "Not stated"),
    "notComparable": Text("Không so được", "Not comparable"),
    "met": Text("Đã đạt", "Met"),
    "behind": Text("Chưa đạt", "Behind"),
}
_SIGNS: Final = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}
_TARGET: Final = (
    Text("Năm", "Year"),
    Text("Trụ cột", "Pillar"),
    Text("Mục", "Clause"),
    Text("Mã mục tiêu", "Target"),
    Text("Mục tiêu quốc gia", "National target"),
    Text("Dấu", "Sign"),
    Text("Quốc gia", "Nation"),
    Text("Đơn vị", "Unit"),
)
_CELL: Final = (
    Text("Mã tỉnh", "Code"),
    Text("Tỉnh, thành phố", "Province"),
    Text("Kết luận", "Verdict"),
    Text("Dấu của tỉnh", "Province's sign"),
    Text("Địa phương", "Province's value"),
    Text("Chênh lệch", "Difference"),
    Text("Khoảng cách (%)", "Gap (%)"),
    Text("Kết quả", "Result"),
    Text("Tiến độ", "Progress"),
    Text("Khoảng cách kết quả (%)", "Gap of the result (%)"),
    Text("Bằng chứng", "Proof"),
)
_UNITS: Final = {
    "percent": Text("%", "%"),
    "count": Text("số lượng", "count"),
    "rank": Text("thứ hạng", "rank"),
}
_WIDTHS: Final = (7, 24, 10, 36, 60, 6, 10, 10)

_Thing = TypeVar("_Thing", Row, Province)


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of targets and codes of places, in the order in which they are wanted; None for all."""

    targets: Sequence[str] | None = None
    places: Sequence[str] | None = None


def select(whole: Matrix, selection: Selection) -> Matrix:
    """The part of the matrix that is wanted. Raises RequestError for a target or place that it has not."""
    rows, provinces = whole.rows, whole.provinces
    if selection.targets is not None:
        rows = _chosen({row.id: row for row in rows}, selection.targets, "national target")
    if selection.places is not None:
        provinces = _chosen(
            {place.code: place for place in provinces}, selection.places, "place with documents"
        )
    return replace(whole, rows=rows, provinces=provinces)


def _chosen(known: Mapping[str, _Thing], wanted: Sequence[str], kind: str) -> tuple[_Thing, ...]:
    for name in wanted:
        if name not in known:
            raise RequestError(f"there is no {kind} {name!r} in the matrix")
    return tuple(known[name] for name in wanted)


def write(part: Matrix, form: Format, generation: Generation | None, lang: str, output: IO[bytes]) -> None:
    """Write it as CSV (a line for each target) or XLSX (that, a line for each cell, and what it is of)."""
    grid = _grid(part, lang)
    if form is Format.CSV:
        lines = ([_written(value) for value in line] for line in grid.rows)
        output.write(delimited.write(grid.columns, lines).encode())
        return
    published = None if generation is None else generation.published
    sheets = (grid, _cells(part, lang), _about(part, generation, lang))
    workbook.write(sheets, output, in_language(TITLE, lang), published)


def _grid(part: Matrix, lang: str) -> Sheet:
    """As on screen: targets by provinces, with the counts of each."""
    told = [in_language(heading, lang) for heading in _TARGET]
    counted = [in_language(_NAMES[verdict], lang) for verdict in VERDICTS]
    provinces = [in_language(province.label, lang) for province in part.provinces]
    return Sheet(
        in_language(Text("Ma trận", "Matrix"), lang),
        [*told, *counted, *provinces],
        [_line(row, part.provinces, lang) for row in part.rows],
        [*_WIDTHS, *[9] * len(counted), *[24] * len(provinces)],
    )


def _line(row: Row, provinces: Sequence[Province], lang: str) -> list[Value]:
    cells = [row.cells.get(province.code) for province in provinces]
    counts = summary(cell for cell in cells if cell)
    return [*_target(row, lang), *counts.values(), *(_said(cell, row, lang) for cell in cells)]


def _target(row: Row, lang: str) -> list[Value]:
    return [
        row.year,
        in_language(row.pillar.label, lang),
        row.clause,
        row.id,
        in_language(row.label, lang),
        _SIGNS[row.comparator].strip(),
        row.value,
        in_language(_UNITS[row.unit], lang),
    ]


def _said(cell: Cell | None, row: Row, lang: str) -> str:
    """What the cell says on screen: `Thấp hơn 10% · đạt 8%`."""
    if cell is None:
        return ""
    percent = "%" if row.unit == "percent" else ""
    parts = []
    if cell.verdict:
        parts.append(in_language(_NAMES[cell.verdict], lang))
    if cell.value is not None:
        parts[-1] += f" {_SIGNS[cell.comparator or 'eq']}{_figure(cell.value, lang)}{percent}"
    if cell.progress:
        reached = "reached" if lang == "en" else "đạt"
        parts.append(f"{reached} {_figure(cell.progress.value, lang)}{percent}")
    return " · ".join(parts)


def _cells(part: Matrix, lang: str) -> Sheet:
    """A line for each cell, its figures as such."""
    return Sheet(
        in_language(Text("Từng ô", "Cells"), lang),
        [in_language(heading, lang) for heading in (*_TARGET, *_CELL)],
        _cell_lines(part, lang),
        (*_WIDTHS, 8, 20, 14, 6, 12, 12, 12, 12, 12, 14, 50),
    )


def _cell_lines(part: Matrix, lang: str) -> Iterator[list[Value]]:
    for row in part.rows:
        target = _target(row, lang)
        for province in part.provinces:
            if cell := row.cells.get(province.code):
                yield [*target, province.code, in_language(province.label, lang), *_figures(cell, lang)]


def _figures(cell: Cell, lang: str) -> list[Value]:
    progress = cell.progress
    comparison = cell.comparison or (progress and progress.comparison)
    return [
        in_language(_NAMES[cell.verdict], lang) if cell.verdict else None,
        _SIGNS[cell.comparator].strip() if cell.comparator else None,
        cell.value,
        cell.difference,
        None if cell.gap is None else cell.gap * 100,
        progress.value if progress else None,
        in_language(_NAMES[progress.verdict], lang) if progress else None,
        None if progress is None or progress.gap is None else progress.gap * 100,
        f"/proof/{comparison}",
    ]


def _about(part: Matrix, generation: Generation | None, lang: str) -> Sheet:
    """What the file is of, and what its words mean."""
    told: list[tuple[Text, Value]] = [
        (Text("Số mục tiêu quốc gia", "National targets"), len(part.rows)),
        (Text("Số tỉnh, thành phố", "Provinces"), len(part.provinces)),
    ]
    if generation is not None:
        told.append((Text("Bản dữ liệu", "Generation"), generation.number))
        told.append((Text("Công bố lúc", "Published"), generation.published))
    told.append((Text("lienket", "lienket"), release()))
    told.append(
        (
            Text("Khoảng cách", "Gap"),
            in_language(
                Text(
                    "Phần còn thiếu so với mức quốc gia, tính theo phần trăm của mức ấy; số âm là vượt.",
                    "How far short of the nation's value, in per cent of it; below zero is beyond it.",
                ),
                lang,
            ),
        )
    )
    return Sheet(
        in_language(Text("Giới thiệu", "About"), lang),
        [in_language(heading, lang) for heading in (Text("Mục", "Part"), Text("Nội dung", "Content"))],
        [(in_language(name, lang), value) for name, value in told],
        (28, 80),
    )


def _figure(value: Decimal, lang: str) -> str:
    """A figure as people of the language write it, without needless zeros: `80`, `53,34`."""
    written = f"{value:f}"
    plain = written.rstrip("0").rstrip(".") if "." in written else written
    return plain if lang == "en" else plain.replace(".", ",")


def _written(value: Value) -> str:
    return "" if value is None else str(value)
