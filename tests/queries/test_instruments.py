"""An instrument is one, whether its year is named or not; its text lists goals and tasks to be counted."""

import pytest

from queries.catalogue import load
from queries.errors import BadParameter
from queries.names import dated_instruments
from queries.network import publication as network
from queries.run import run
from queries.things import one
from tests.queries.world import IRIS, world

BASE = "https://w3id.org/lienket/id/instrument"
PREFIX = """
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
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
    graphs = world(PREFIX + turtle)
    network.update(graphs, IRIS)
    table = run(load()[question], graphs, asked).table
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


NATION = """
instrument:749-QD-TTg a lk:Instrument ; rdfs:label "749/QĐ-TTg" .
instrument:96\\/3-KH-UBND\\/2022 a lk:Instrument ; lk:place place:96 ; rdfs:label "3/KH-UBND" .
<plan/fact/1-2> a lk:Target ; lk:statedIn <plan> ; lk:place place:96 ; lk:about instrument:96\\/12-NQ-TU .
"""
SAID = """
<news/fact/3-4> a lk:LegalRelation ; lk:statedIn <news> ; rdf:subject instrument:96\\/12-NQ-TU ;
  rdf:predicate lk:implements ; rdf:object instrument:749-QD-TTg .
instrument:96\\/12-NQ-TU lk:implements instrument:749-QD-TTg .
<plan/fact/5-6> a lk:LegalRelation ; lk:statedIn <plan> ; rdf:subject instrument:96\\/3-KH-UBND\\/2022 ;
  rdf:predicate lk:implements ; rdf:object instrument:96\\/12-NQ-TU\\/2021 .
instrument:96\\/3-KH-UBND\\/2022 lk:implements instrument:96\\/12-NQ-TU\\/2021 .
"""
RESOLUTION, PLAN, PROGRAMME = "96/12-NQ-TU/2021", "96/3-KH-UBND/2022", "749-QD-TTg"


def links(question, parameter, given, columns):
    """The instruments that rows of a question join, some of which are said without a year."""
    graphs = world(PREFIX + DATED + UNDATED + NATION + SAID)
    network.update(graphs, IRIS)
    table = run(load()[question], graphs, {parameter: given}).table
    return {tuple(row[name].value.removeprefix(f"{BASE}/") for name in columns) for row in table.rows}


def test_a_legal_basis_leads_through_an_instrument_whose_year_is_not_told():
    found = links("legal-basis", "instrument", PLAN, ("direct", "from", "basis"))
    assert {
        ("true", PLAN, RESOLUTION),
        ("false", RESOLUTION, PROGRAMME),
        ("false", PROGRAMME, "52-NQ-TW"),
    } <= found
    found = links("legal-basis", "instrument", RESOLUTION, ("direct", "basis"))
    assert [basis for direct, basis in found if direct == "true"] == [PROGRAMME]


def test_what_implements_an_instrument_is_found_by_either_name():
    assert (RESOLUTION,) in links("implementations", "instrument", PROGRAMME, ("by",))
    assert links("implementations", "instrument", RESOLUTION, ("by",)) == {(PLAN,)}


def test_a_change_goes_through_an_instrument_whose_year_is_not_told():
    found = links("cascade", "of", "749/QĐ-TTg", ("touched", "through"))
    target = "https://w3id.org/lienket/id/document/plan/fact/1-2"
    assert {(RESOLUTION, PROGRAMME), (PLAN, RESOLUTION), (target, RESOLUTION)} <= found
