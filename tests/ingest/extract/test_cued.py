"""Patterns that are tried only where a match can begin find what they would find if tried everywhere."""

import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.matching.cued import Cued
from ingest.extract.matching.openings import openings
from ingest.pipeline import samples

MODULES = (
    "instruments.foundations",
    "instruments.spoken",
    "measures.kinds",
    "places.levels",
    "instruments.linking",
    "institutions.naming",
    "figures.noise",
    "figures.quantities",
    "figures.ranks",
    "instruments.references",
    "instruments.relations",
    "sectors",
    "dates.times",
)
PATTERNS = {
    f"{module}.{name}": value
    for module in MODULES
    for name, value in vars(import_module(f"ingest.extract.{module}")).items()
    if isinstance(value, Cued)
}
TEXTS = [
    text for sample in samples() for norm in [sample.read_text("utf-8")] for text in (norm, norm.lower())
]
WORDS = sorted({word for text in TEXTS for word in re.findall(r"\w+|\W+", text)})


def spans(pattern: Cued | re.Pattern[str], text: str, *limits: int) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text, *limits)]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_finds_in_the_samples_what_it_finds_when_tried_everywhere(name: str) -> None:
    cued = PATTERNS[name]
    for text in TEXTS:
        assert spans(cued, text) == spans(cued.pattern, text)


@given(st.lists(st.sampled_from(WORDS), min_size=150, max_size=300), st.data())
def test_and_in_any_part_of_any_text(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for cued in PATTERNS.values():
        assert spans(cued, text, start, end) == spans(cued.pattern, text, start, end)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"thứ \d", {"thứ 0"}),
        (r"(?:hạng|thứ hạng)\b", {"hạng", "thứ hạng"}),
        (r"(?:các )?xã", {"các xã", "xã"}),
        (r"(?<!tại )các? huyện", {"cá huyện", "các huyện"}),
        (r"(?:xã)+ nghèo", {"xã nghèo", "xãxã nghèo", "xãxãxã nghèo", "xãxãxãxã"}),
        (r"[1-3]\d*%", {"0%", "00%", "000%", "0000%", "00000"}),
        (r"cứ\s{1,2}\d{1,2} hộ", {"cứ 0 hộ", "cứ 00 hộ", "cứ  0 hộ", "cứ  00 hộ"}),
        (r"ba(?=\s)|bảy", {"ba ", "bảy"}),
        (r"(?:ba|bảy)(?=\s|,|$)", {"ba", "bảy"}),
    ],
)
def test_the_letters_with_which_matches_begin(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


@pytest.mark.parametrize("pattern", [r"\w+ tỉnh", r"\s*tỉnh", r"(?:tỉnh)?", r"(?i:tỉnh)", "[^,]tỉnh"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="anything"):
        Cued(pattern)


def test_a_figure_or_a_line_break_may_stand_among_the_letters() -> None:
    text = "Cả tỉnh: cứ 10 hộ thì có 7; cứ\n8 hộ thì có 3. " * 5
    assert len(spans(Cued(r"cứ\s+\d+ hộ"), text)) == 10


def test_letters_inside_a_word_begin_no_match() -> None:
    text = "tổ hợp, hợp tác " * 20
    assert [text[slice(*span)] for span in spans(Cued("hợp"), text)] == ["hợp"] * 40
    assert not spans(Cued("ợp"), text)
