"""A mapping set as people give it back: the rows of an SSSOM table that went through a spreadsheet.

https://mapping-commons.github.io/sssom/spec-formats-tsv/. Spreadsheets put marks before the text, write in
UTF-16, with commas or semicolons, and quote lines of metadata; all of that is read.
"""

import codecs
import csv
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.errors import RequestError, RowsRefusedError
from queries.model import Text

NEEDED: Final = ("subject_id", "predicate_id", "object_id")
"""Columns without which no row can be read."""

MOST: Final = 100_000
"""Rows."""

_SEPARATORS: Final = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its slots, without spaces around; `line` counts from 1 in the file."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, slot: str) -> str:
        return self.cells.get(slot, "")


def rows(data: bytes) -> list[Row]:
    """The rows of a table. Raises RequestError where it is none, RowsRefusedError where some are damaged."""
    lines = _text(data).splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if not _is_metadata(line)), len(lines))
    if start == len(lines):
        raise RequestError("the table has no row of column names")
    separator = max(_SEPARATORS, key=lines[start].count)
    reader = csv.reader(lines[start:], delimiter=separator, strict=True)
    try:
        names = [name.strip() for name in next(reader)]
        if missing := [name for name in NEEDED if name not in names]:
            raise RequestError(f"the table has no column {', '.join(missing)}; it is to be SSSOM/TSV")
        found, line = [], start + reader.line_num + 1
        for cells in reader:
            if any(map(str.strip, cells)):
                found.append(_row(line, names, cells))
            line = start + reader.line_num + 1
    except csv.Error as error:
        line = start + reader.line_num
        raise _refused(
            line,
            f"cannot be read as a row of a table: {error}",
            f"không đọc được thành một dòng của bảng: {error}",
        ) from error
    if len(found) > MOST:
        raise RequestError(f"a table has at most {MOST:,} rows; this one has {len(found):,}")
    return found


def _row(line: int, names: list[str], cells: list[str]) -> Row:
    values = [cell.strip() for cell in cells]
    if any(values[len(names) :]):
        raise _refused(
            line,
            f"has more cells than there are columns ({len(names)})",
            f"có nhiều ô hơn số cột ({len(names)})",
        )
    return Row(line, dict(zip(names, values, strict=False)))


def _refused(line: int, en: str, vi: str) -> RowsRefusedError:
    return RowsRefusedError([(line, Text(vi, en))])


def _text(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestError("the table is neither UTF-8 nor UTF-16; save it as text in Unicode") from error


def _is_metadata(line: str) -> bool:
    return not line.strip("\t ,;\r\n") or line.lstrip('"').startswith("#")
