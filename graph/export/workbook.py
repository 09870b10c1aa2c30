"""Tables as an Excel workbook (XLSX): figures and dates are such, and no text is a formula or a link.

Rows are written as they come, so memory does not grow with them. Equal tables give equal bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Final

from graph.errors import ExportTooLarge
from graph.terms import NOT_IN_XML
from graph.values import Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST: Final = 1_048_575
"""Rows that a sheet holds below its header."""

LONGEST: Final = 32_767
"""What a cell holds, in UTF-16 code units."""

CUT: Final = " […]"
"""The end of a text that was longer than a cell can hold."""

_DIGITS: Final = 15  # of a figure in a cell
_FIRST_DATE: Final = date(1900, 3, 1)  # Excel takes 1900 for a leap year: days before are off by one
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTH: Final = 24


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name. `widths` are those of its columns, in characters."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class _Styles:
    header: Format
    date: Format
    time: Format
    zoned: Format


def write(sheets: Iterable[Sheet], output: IO[bytes], title: str, created: datetime | None = None) -> None:
    """Write `sheets`, in their order; `title` and `created` (else a constant) go into the file's properties.

    Raises ExportTooLarge for more rows than a sheet holds; `output` has got nothing then.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - as long as a question takes

    with TemporaryDirectory(prefix="lienket-") as folder:
        path = Path(folder) / "book.xlsx"
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        about = {"title": _text(title)[:255], "created": (created or _EPOCH).astimezone(UTC)}
        book.set_properties(about)
        styles = _Styles(
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            book.add_format({"num_format": 'yyyy-mm-dd hh:mm:ss"Z"'}),
        )
        try:
            for sheet in sheets:
                _fill(book.add_worksheet(sheet.name), sheet, styles)
        finally:
            book.close()  # also after an error, or XlsxWriter leaves its own files open
        with path.open("rb") as file:
            shutil.copyfileobj(file, output)


def _fill(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.columns):
        width = sheet.widths[column] if column < len(sheet.widths) else _WIDTH
        page.set_column(column, column, width)
        page.write_string(0, column, _text(heading), styles.header)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        if last > MOST:
            raise ExportTooLarge("rows", MOST)
        for column, value in enumerate(row):
            _put(page, last, column, value, styles)
    if last and sheet.columns:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _put(page: Worksheet, row: int, column: int, value: Value, styles: _Styles) -> None:
    """A value as a cell of its type; as a text where Excel would change it, so that nothing is lost."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        page.write_string(row, column, _text(value))
    elif isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, datetime) and value.date() >= _FIRST_DATE:
        style = styles.zoned if value.tzinfo else styles.time
        naive = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        page.write_datetime(row, column, naive, style)
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DATE:
        page.write_datetime(row, column, value, styles.date)
    elif isinstance(value, int | float | Decimal) and _fits(value):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, str(value))


def _fits(figure: float | Decimal) -> bool:
    """Whether a cell keeps all digits of a figure."""
    if isinstance(figure, float):
        return isfinite(figure)
    return len(Decimal(figure).normalize().as_tuple().digits) <= _DIGITS


def _text(text: str) -> str:
    text = NOT_IN_XML.sub(lambda odd: odd[0] if odd[0] < " " else "\N{REPLACEMENT CHARACTER}", text)
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST:
        room = (LONGEST - len(CUT)) * 2
        text = text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT
    # XlsxWriter takes such a text for markup of its own, and would not escape it.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
