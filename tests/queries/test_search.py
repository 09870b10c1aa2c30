"""How words that are searched for are read."""

import pytest

from queries.search import spellings


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("qd749", "qd 749"),
        ("QĐ số 749", "QĐ 749"),
        ("dao tao cntt", "dao tao công nghệ thông tin"),
        ("Quyết định số 749/QĐ-TTg ngày 3/6/2020", "749/QĐ-TTg"),
    ],
)
def test_what_is_typed_is_read_in_other_spellings_too(store, typed, read):
    assert read in spellings(store, typed)


def test_a_symbol_after_other_words_is_not_all_that_is_meant(store):
    assert "749/QĐ-TTg" not in spellings(store, "ai nhắc đến 749/QĐ-TTg")
