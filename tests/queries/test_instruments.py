"""An instrument is one, whether its year is named or not; its text lists goals and tasks to be counted."""

import pytest

from queries.catalogue import load
from queries.errors import BadParameter
from queries.names import dated_instruments
from queries.run import run
from queries.things import one
from tests.queries.world import world

BASE = "https://w3id.org/lienket/id/instrument"
PREFIX = "@prefix eli: <http://data.europa.eu/eli/ontology#> ."
INSTRUMENT = """
instrument:96\\/12-NQ-TU{year} a lk:Instrument ; lk:place place:96 ;
  eli:id_local "12-NQ/TU" ; rdfs:label "12-NQ/TU" .
"""
TEXT = """
<text> a lk:SourceDocument ; lk:textOf instrument:96\\/12-NQ-TU\\/2021 .
<text/fact/1-2> a lk:Target ; lk:statedIn <text> .
<text/fact/3-4> a lk:Target ; lk:statedIn <text> .
<text/fact/5-6> a lk:Task ; lk:statedIn <text> .
<text/fact/7-8> a lk:Target ; lk:statedIn <text> ; lk:about instrument:96\\/12-NQ-TU\\/2021 ;
  lk:counts lk:Goal ; lk:value 25.0 ; lk:counted "mục tiêu" .
"""
NEWS = """
<news/fact/1-2> a lk:Result ; lk:statedIn <news> ; lk:about instrument:96\\/12-NQ-TU ;
  lk:value 72.0 ; lk:unit lk:percent .
"""
DATED, UNDATED = INSTRUMENT.format(year="\\/2021"), INSTRUMENT.format(year="")
ANOTHER = INSTRUMENT.format(year="\\/2016")


def rows(question, turtle):
    asked = {"instrument": "96/12-NQ-TU/2021"}
    table = run(load()[question], world(PREFIX + turtle), asked).table
    return [{name: value.value.rpartition("#")[2] for name, value in row.items()} for row in table.rows]


def test_the_year_is_known_where_one_instrument_alone_has_that_symbol():
    plain, dated = f"{BASE}/96/12-NQ-TU", f"{BASE}/96/12-NQ-TU/2021"
    assert dated_instruments([plain, dated]) == {plain: dated}
    assert dated_instruments([plain, dated, f"{BASE}/96/12-NQ-TU/2016"]) == {}
    assert dated_instruments([dated, f"{BASE}/95/12-NQ-TU"]) == {}


def test_it_is_found_by_its_symbol_by_either_name():
    graph = world(PREFIX + DATED + UNDATED)
    for name in ("12-NQ/TU", "96/12-NQ-TU", "96/12-NQ-TU/2021"):
        assert one(name, "instrument", graph, "instrument").value == f"{BASE}/96/12-NQ-TU/2021"
    with pytest.raises(BadParameter, match="fits several"):
        one("12-NQ/TU", "instrument", world(PREFIX + DATED + UNDATED + ANOTHER), "instrument")


def test_what_is_said_of_it_without_its_year_is_said_of_it():
    (found,) = rows("instrument-results", DATED + UNDATED + NEWS)
    assert found["value"] == "72"
    assert rows("instrument-results", DATED + UNDATED + ANOTHER + NEWS) == []


def test_goals_and_tasks_are_those_that_are_stated_and_those_that_its_text_lists():
    found = [(row["of"], row["number"], row["stated"]) for row in rows("goals-and-tasks", DATED + TEXT)]
    assert found == [("Goal", "25", "true"), ("Target", "2", "false"), ("Task", "1", "false")]
