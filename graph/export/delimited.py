"""CSV for people, which means for spreadsheets.

Spreadsheets run a cell that begins with `=`, `+`, `-`, `@` (or their full-width twins), a tab or a line
break as a formula, and these texts come from documents that anybody may have written. Such a text gets an
apostrophe in front, which spreadsheets take for "this is text"; figures (`-10.0`) are left as they are.
Answers of `/sparql` are not changed, because SPARQL 1.1 fixes their CSV to the letter.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
_FIGURE = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def safe(cell: str) -> str:
    """`cell` with an apostrophe in front where a spreadsheet would run it as a formula."""
    dangerous = cell.startswith(_FORMULA) and not _FIGURE.fullmatch(cell)
    return f"'{cell}" if dangerous else cell


def write(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV after RFC 4180 with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()
