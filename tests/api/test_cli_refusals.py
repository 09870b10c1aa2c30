"""Refusals are told in the language of the command line."""

import pytest

from api.cli.refusals import VIETNAMESE, refusal
from ingest.errors import Reason


def test_every_reason_has_a_vietnamese_line() -> None:
    assert VIETNAMESE.keys() == set(Reason)


def test_vietnamese_comes_first_and_the_particulars_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIENKET_LANG", "vi")
    assert refusal(Reason.EMPTY, "the file is empty") == "tệp trống (the file is empty)"
    monkeypatch.setenv("LIENKET_LANG", "en")
    assert refusal(Reason.EMPTY, "the file is empty") == "the file is empty"
