import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.delimited import safe, write


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK()", "+cmd", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"]
)
def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "80", "-10.0", "+4", "-5%", "Tỉnh Điện Biên", "a=b"])
def test_figures_and_plain_texts_stay(cell: str) -> None:
    assert safe(cell) == cell


@given(
    st.lists(
        st.lists(
            st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2
        )
    )
)
def test_what_is_written_reads_back(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(write(["a", "b"], rows), newline="")))
    assert read == [["a", "b"], *([safe(cell) for cell in row] for row in rows)]
