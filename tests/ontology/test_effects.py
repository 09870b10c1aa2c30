"""Validity and effects: a plan whose basis was replaced before its deadline can be found."""

from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, Store

from queries.header import read
from tests.conftest import ROOT
from tests.ontology.support import turtle

QUESTION = Path(__file__).parent / "data" / "superseded-bases.rq"
PREFIXES = """
@base <https://w3id.org/lienket/id/> .
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
PLAN = """
<plan> a lk:Plan ; lk:implements <programme> .
<document> lk:textOf <plan> .
<target> a lk:Target ; lk:statedIn <document> ; lk:deadline "2025"^^xsd:gYear .
<task> a lk:Task ; lk:setBy <plan> ; lk:deadline "2023-06"^^xsd:gYearMonth .
"""
REPLACED = "<end> a lk:LegalRelation ; rdf:subject <successor> ; rdf:predicate lk:replaces ; rdf:object "


def superseded(text: str) -> list[tuple[str, str, str, str]]:
    """Plan, basis, what ended it and when, of each row."""
    store = Store()
    store.extend(Quad(*triple) for triple in turtle(PREFIXES + text))
    rows = store.query(read(QUESTION).query)
    assert isinstance(rows, QuerySolutions)
    return [
        tuple(row[name].value.rsplit("/", 1)[-1] for name in ("plan", "basis", "by", "end"))  # type: ignore[misc]
        for row in rows
    ]


def test_the_query_is_one_that_the_catalogue_takes() -> None:
    head = read(QUESTION).header
    assert head.required("id", str) == QUESTION.stem


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ('lk:effectiveFrom "2024-07-01"^^xsd:date', [("plan", "programme", "successor", "2024-07-01")]),
        ('lk:effectiveFrom "2025-12-31"^^xsd:date', [("plan", "programme", "successor", "2025-12-31")]),
        ('lk:effectiveFrom "2026-01-01"^^xsd:date', []),
    ],
)
def test_a_basis_that_ends_before_the_last_deadline_is_found(day: str, found: list[object]) -> None:
    assert superseded(f"{PLAN} {REPLACED} <programme> ; {day} .") == found


def test_without_a_day_of_effect_the_successor_s_own_dates_count() -> None:
    issued = '<successor> eli:date_document "2024-05-01"^^xsd:date .'
    force = '<successor> eli:first_date_entry_in_force "2024-06-15"^^xsd:date .'
    ended = f"{PLAN} {REPLACED} <programme> ."
    assert superseded(f"{ended} {issued}")[0][-1] == "2024-05-01"
    assert superseded(f"{ended} {issued} {force}")[0][-1] == "2024-06-15"


def test_a_basis_of_the_basis_counts_too_and_an_amended_one_does_not() -> None:
    day = 'lk:effectiveFrom "2024-07-01"^^xsd:date .'
    above = f"{PLAN} <programme> lk:basedOn <resolution> ."
    assert superseded(f"{above} {REPLACED} <resolution> ; {day}") == [
        ("plan", "resolution", "successor", "2024-07-01")
    ]
    assert superseded(f"{above} {REPLACED.replace('lk:replaces', 'lk:amends')} <resolution> ; {day}") == []


def test_the_valid_examples_have_such_a_plan() -> None:
    """48/KH-UBND follows 7/KH-UBND, which 10/KH-UBND replaces on 2022-02-01."""
    examples = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "ontology/examples/valid").glob("*.ttl"))
    )
    assert ("2021", "2019", "2022", "2022-02-01") in superseded(examples)
