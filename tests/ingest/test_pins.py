"""Pins as files: readable, complete, and whole at any moment."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from ingest.errors import PinError, UnknownPinError
from ingest.pins import Acceptance, Pin, Pins, pin_name
from ontology.iris import shared
from queries.regression import Answer

TEN = shared("place", "11")
ANSWER = Answer(
    "looser-targets",
    {"place": TEN, "year": Literal("2025"), "about": None},
    "ab12",
    ("target", "value"),
    (("<http://example.org/a>", '"80"@vi'), ("<http://example.org/b>", "")),
)
PIN = Pin(ANSWER, 7, "2026-11-30T09:00:00Z", "hà", "báo cáo “quý 3”")


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(tmp_path / "pins")


def test_a_pin_reads_back_as_it_was_put(pins: Pins) -> None:
    pins.put(PIN)
    assert pins.all() == [PIN]


def test_its_file_is_for_people_too(pins: Pins, tmp_path: Path) -> None:
    pins.put(PIN)
    text = (tmp_path / "pins" / "looser-targets,place=11,year=2025.json").read_text("utf-8")
    told = json.loads(text)
    assert (told["by"], told["note"], told["generation"]) == ("hà", "báo cáo “quý 3”", 7)
    assert told["rows"][1] == {"target": "<http://example.org/b>"}
    assert len([line for line in text.splitlines() if "example.org" in line]) == 2


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({}, "q"),
        ({"place": TEN, "year": None}, "q,place=11"),
        ({"instrument": shared("instrument", "22", "09-NQ-TU")}, "q,instrument=22%2F09-NQ-TU"),
        ({"thing": TEN}, "q,thing=place%2F11"),
        ({"thing": shared("sector", "11")}, "q,thing=sector%2F11"),
        ({"thing": NamedNode("http://e.org/a,b=c")}, "q,thing=http%3A%2F%2Fe.org%2Fa%2Cb%3Dc"),
    ],
)
def test_names_tell_question_and_arguments(arguments: dict[str, NamedNode | None], name: str) -> None:
    assert pin_name("q", arguments) == name


def test_long_names_stay_different_and_short_enough_for_a_file() -> None:
    names = {pin_name("q", {"thing": NamedNode(f"http://e.org/{'x' * 500}{n}")}) for n in range(3)}
    assert len(names) == 3
    assert all(len(name) < 200 for name in names)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"question": 1}'])
def test_a_file_that_cannot_be_read_is_named(pins: Pins, tmp_path: Path, content: str) -> None:
    pins.put(PIN)
    (tmp_path / "pins" / "broken.json").write_text(content, "utf-8")
    with pytest.raises(PinError, match=r"broken\.json"):
        pins.all()


def test_a_file_under_another_name_is_no_second_pin(pins: Pins, tmp_path: Path) -> None:
    pins.put(PIN)
    file = tmp_path / "pins" / f"{PIN.name}.json"
    file.rename(file.with_name("other.json"))
    with pytest.raises(PinError, match="looser-targets,place=11"):
        pins.all()


def test_only_what_is_there_can_be_removed(pins: Pins) -> None:
    pins.put(PIN)
    pins.remove(PIN.name)
    assert pins.all() == []
    with pytest.raises(UnknownPinError, match="lienket pin"):
        pins.remove(PIN.name)


class TestRenewal:
    RENEWED = replace(PIN, answer=replace(ANSWER, rows=()), by="boss")

    def test_counts_once_the_journal_names_its_generation(self, pins: Pins) -> None:
        pins.put(PIN)
        pins.prepare(8, {PIN.name: self.RENEWED})
        assert pins.all() == [PIN]
        pins.settle(8)
        assert pins.all() == [replace(self.RENEWED, generation=8)]

    def test_is_dropped_where_the_journal_never_came_to_it(self, pins: Pins, tmp_path: Path) -> None:
        pins.put(PIN)
        pins.prepare(8, {PIN.name: self.RENEWED})
        pins.settle(7)
        assert pins.all() == [PIN]
        assert [path.name for path in (tmp_path / "pins").iterdir()] == [f"{PIN.name}.json"]

    def test_takes_away_the_pin_of_a_question_that_is_gone(self, pins: Pins) -> None:
        pins.put(PIN)
        pins.prepare(8, {PIN.name: None})
        pins.settle(8)
        assert pins.all() == []


def test_acceptance_is_of_all_or_of_some() -> None:
    assert not Acceptance().covers("a")
    assert Acceptance(names=frozenset("a")).covers("a")
    assert not Acceptance(names=frozenset("a")).covers("b")
    assert Acceptance(every=True).covers("b")
