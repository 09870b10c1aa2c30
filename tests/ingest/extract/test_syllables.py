"""How far syllables reach: what `reached` tells at once is what counting them tells of each place."""

import re

import pytest

from ingest.extract.matching.lexicon import Abbreviations, Syllables
from ingest.text.normalised import Text

TEXT = "Đạt 80% hồ sơ, TTHC tại UBND xã; số liệu (CNTT). Còn 5% hộ dân"


@pytest.mark.parametrize("most", range(4))
def test_places_within_reach_are_those_with_so_few_syllables_before_them(most: int) -> None:
    short = {"TTHC": "thủ tục hành chính", "UBND": "ủy ban nhân dân", "CNTT": "công nghệ thông tin"}
    syllables = Syllables(Text.of(TEXT), Abbreviations(short))
    words = [match.start() for match in re.finditer(r"\w+", TEXT)]
    for start in words:
        last = syllables.reached(start, most)
        near = [word for word in words if start <= word <= last]
        assert near == [word for word in words if word >= start and syllables.between(start, word) <= most]
