"""Workbooks: values of their types, and no text that does something."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ExportTooLarge
from graph.export import workbook
from graph.export.workbook import CUT, LONGEST, Sheet, write
from graph.values import Value


def written(*rows: list[Value], columns: tuple[str, ...] = ("a", "b")) -> bytes:
    output = io.BytesIO()
    write([Sheet("S", columns, rows)], output, "Tên")
    return output.getvalue()


def cell(value: Value) -> Any:
    book = openpyxl.load_workbook(io.BytesIO(written([value])))
    return book["S"]["A2"]


@pytest.mark.parametrize(
    ("value", "read", "kind"),
    [
        (80, 80, "n"),
        (Decimal("53.34"), 53.34, "n"),
        (-0.5, -0.5, "n"),
        (True, True, "b"),
        (date(2021, 4, 23), datetime(2021, 4, 23), "d"),
        (datetime(2021, 4, 23, 7, 30), datetime(2021, 4, 23, 7, 30), "d"),
        (datetime(2021, 4, 23, 7, tzinfo=timezone(timedelta(hours=7))), datetime(2021, 4, 23), "d"),
        ("80", "80", "s"),
        (None, None, "n"),
    ],
)
def test_a_value_is_a_cell_of_its_type(value: Value, read: object, kind: str) -> None:
    found = cell(value)
    assert (found.value, found.data_type) == (read, kind)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("12345678901234567.5"), "12345678901234567.5"),
        (10**20 + 1, "100000000000000000001"),
        (float("nan"), "nan"),
        (date(1802, 1, 1), "1802-01-01"),
        (datetime(1802, 1, 1, tzinfo=UTC), "1802-01-01 00:00:00+00:00"),
    ],
)
def test_what_excel_would_change_is_a_text(value: Value, text: str) -> None:
    found = cell(value)
    assert (found.value, found.data_type) == (text, "s")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "http://x/",
        "javascript:alert(1)",
        "0012",
    ],
)
def test_a_text_stays_one(text: str) -> None:
    found = cell(text)
    assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


@given(st.text(max_size=40).filter(bool))
def test_every_text_can_be_read_back(text: str) -> None:
    text = text.encode(errors="replace").decode()
    found = str(cell(text).value)
    kept = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert openpyxl.utils.escape.unescape(found).replace("\r\n", "\n") == kept.replace("\r\n", "\n")


def test_markup_of_xlsxwriters_own_is_a_text() -> None:
    assert cell("<r><t>x</r>").value.strip() == "<r><t>x</r>"


def test_a_text_longer_than_a_cell_is_cut_where_one_sees_it() -> None:
    found = cell("😀" * LONGEST).value
    assert found.endswith(f"😀{CUT}")
    assert len(found.encode("utf-16-le")) // 2 <= LONGEST
    whole = "x" * LONGEST
    assert cell(whole).value == whole


def test_the_header_stays_in_sight() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written([1, 2], [3, 4])))["S"]
    assert [each.value for each in sheet[1]] == ["a", "b"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert all(each.font.bold for each in sheet[1])


def test_equal_tables_give_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written([1, "x"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert written([1, "x"]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_more_rows_than_a_sheet_holds_are_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST", 3)
    output = io.BytesIO()
    with pytest.raises(ExportTooLarge, match="CSV"):
        write([Sheet("S", ("a",), [[n] for n in range(4)])], output, "t")
    assert output.getvalue() == b""
