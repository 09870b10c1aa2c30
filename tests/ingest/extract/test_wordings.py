"""Natural wordings of every indicator, alone and in the flow of a text, and what only sounds like one.

The sentences are in `tests/data/wordings`: `indicators.txt` has them under the indicator that they are of,
`contexts.txt` each with the indicators of its measures in order below it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.vocabulary import vocabulary
from tests.ingest.extract.conftest import Read

_FOLDER = Path(__file__).parents[2] / "data" / "wordings"
_NONE = "none"
_FEWEST = 5


def _wordings() -> Iterator[tuple[str, str]]:
    """Each indicator with each of its sentences."""
    indicator = ""
    for line in (_FOLDER / "indicators.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            indicator = line.strip("[]")
        elif line:
            yield indicator, line


def _contexts() -> Iterator[tuple[str, list[str]]]:
    """Each text with the indicators of its measures; `⏎` ends a line of it."""
    lines = (_FOLDER / "contexts.txt").read_text(encoding="utf-8").splitlines()
    for text, indicators in zip(lines[::2], lines[1::2], strict=True):
        yield text.replace(" ⏎ ", "\n"), indicators.split()


WORDINGS = tuple(_wordings())


def _indicators(read: Read, text: str) -> list[str]:
    return [measure.indicator or _NONE for measure in read(text).measures]


@pytest.mark.parametrize(("indicator", "text"), [pair for pair in WORDINGS if pair[0] != _NONE])
def test_a_wording_names_its_indicator(read: Read, indicator: str, text: str) -> None:
    assert set(_indicators(read, text)) == {indicator}


@pytest.mark.parametrize("text", [text for indicator, text in WORDINGS if indicator == _NONE])
def test_what_only_sounds_like_an_indicator_is_none(read: Read, text: str) -> None:
    assert set(_indicators(read, text)) <= {_NONE}


@pytest.mark.parametrize(("text", "indicators"), tuple(_contexts()))
def test_wordings_hold_in_the_flow_of_a_text(read: Read, text: str, indicators: list[str]) -> None:
    assert _indicators(read, text) == indicators


def test_every_indicator_has_wordings() -> None:
    given = [indicator for indicator, _ in WORDINGS]
    assert {name for name in vocabulary().indicators if given.count(name) < _FEWEST} == set()
