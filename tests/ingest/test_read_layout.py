"""However words lie on a page, all of them are read, each once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from ingest.read.flow import paragraphs
from ingest.read.layout import in_reading_order
from ingest.read.placed import Table, lines_of
from ingest.read.sheet import in_order

TEXTS = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Nơi nhận:", "1", "2.", "a)", "80", "95%", "Tỷ lệ", "hộ gia đình",
         "KẾ HOẠCH", "Kính gửi:", "TỈNH", "ỦY BAN NHÂN DÂN", "Căn cứ", "2025", "≥ 5")  # fmt: skip
PLACED = st.tuples(
    st.sampled_from(TEXTS),
    st.sampled_from([60, 69, 90, 200, 203, 300, 400]) | st.floats(0, 550),
    st.integers(1, 40),
    st.sampled_from([9, 11, 14]),
)


def words(placed: Sequence[tuple[str, float, int, int]]) -> Iterator[dict[str, object]]:
    for text, start, line, height in placed:
        right = start
        for word in text.split():
            left, right = right, right + len(word) * height / 2
            yield {"text": word, "x0": left, "x1": right, "top": 6 * line, "bottom": 6 * line + height}
            right += height * 0.3


@given(st.lists(PLACED, min_size=1, max_size=60))
def test_no_word_is_lost_or_said_twice(placed: list[tuple[str, float, int, int]]) -> None:
    given_words = list(words(placed))
    read: list[str] = []
    for block in in_reading_order(lines_of(given_words)):
        rows = block.rows if isinstance(block, Table) else [list(paragraphs(block))]
        read += [cell for row in rows for cell in row]
    letters = Counter("".join(read).replace(" ", "").replace("|", "").replace("\n", ""))
    assert letters == Counter("".join(str(word["text"]) for word in given_words))


@given(st.floats(0, 30), st.floats(-20, 20), st.lists(PLACED, max_size=20))
def test_text_beside_a_table_is_read_however_near_it_stands(
    gutter: float, top: float, placed: list[tuple[str, float, int, int]]
) -> None:
    column = [("chuyển đổi số của", 60.0, row, 9) for row in range(1, 9)]
    written = list(words([*column, *placed]))
    edge = max(float(str(word["x1"])) for word in words(column)) + gutter
    table = Table(6.0 + top, [["1", "2"]], 60.0 + top, edge, edge + 100)
    read = [*in_order(lines_of(written), [table])]
    assert read.count(table) == 1
    tables = [part for part in read if isinstance(part, Table) and part != table]
    cells = [cell for part in tables for row in part.rows for cell in row]
    found = "".join([*cells, *(part for part in read if isinstance(part, str))])
    letters = Counter(found.replace(" ", "").replace("|", "").replace("\n", ""))
    assert letters == Counter("".join(str(word["text"]) for word in written))
