"""What an editor is told about a concept: each rule finds its fault, and nothing in what is shipped."""

import pytest

from ontology.index import Index
from ontology.iris import SHARED
from ontology.lint.editorial import LANGUAGES, editorial
from ontology.lint.findings import Finding, Severity
from ontology.lint.sources import Sources
from ontology.resources import vocabulary_files
from tests.ontology.support import turtle

PREFIXES = """
@base <https://w3id.org/lienket/id/> .
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
POPULATION = """<base/x> a lk:Base ; skos:inScheme <scheme/bases> ; skos:notation "x" ;
    skos:prefLabel "Mẫu"@vi , "Example"@en ; skos:definition "Một mẫu."@vi , "An example."@en """
INDICATOR = """<pillar/p> a lk:Pillar .
    <indicator/x> a lk:Indicator ; skos:inScheme <scheme/indicators> ; skos:notation "x" ;
    skos:prefLabel "Mẫu"@vi , "Example"@en ; skos:definition "Một mẫu."@vi , "An example."@en"""
OTHER = """<base/y> a lk:Base ; skos:inScheme <scheme/bases> ; skos:notation "y" ;
    skos:prefLabel "Khác"@vi , "Other"@en ; skos:definition "Mẫu khác."@vi , "Another example."@en"""


def found(text: str, concept: str = "base/x") -> list[Finding]:
    graph = Index(turtle(PREFIXES + text))
    return [one for one in editorial(graph) if one.concept == f"{SHARED}{concept}"]


def rules(text: str, concept: str = "base/x") -> list[str]:
    return [one.rule for one in found(text, concept)]


def test_nothing_is_to_be_changed_in_what_is_shipped() -> None:
    sources = Sources(vocabulary_files())
    assert (sources.unreadable, list(editorial(sources.graph))) == ([], [])


def test_a_concept_that_says_all_it_must_is_left_alone() -> None:
    assert rules(POPULATION + ".") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_concept_needs_a_name_in_both_languages(language: str) -> None:
    said = POPULATION.replace(f'"Mẫu"@{language} ,', "").replace(f', "Example"@{language}', "")
    assert rules(said + ".") == ["missing-language"]


def test_a_body_of_the_register_may_be_called_by_its_rdfs_label() -> None:
    text = """<institution/22/A> a lk:Institution ;
        <http://www.w3.org/2000/01/rdf-schema#label> "Sở"@vi , "Department"@en ."""
    assert rules(text, "institution/22/A") == []


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ('; skos:prefLabel "Tên khác"@vi', "several-labels"),
        ('; skos:altLabel "không rõ tiếng gì"', "no-language"),
        ('; skos:altLabel "tiếng khác"@fr', "no-language"),
        ('; lk:negativeLabel "hai  dấu cách"@vi', "untidy-label"),
        ('; skos:hiddenLabel "chữ tổ hợp ô\u0323"@vi', "untidy-label"),
        ('; skos:altLabel "Mẫu"@vi', "label-twice"),
        ('; skos:altLabel "Mẫu hai"@vi ; skos:hiddenLabel "Mẫu hai"@vi', "label-twice"),
        ("; skos:broader <base/none>", "unknown-concept"),
        ("; skos:broader <base/x>", "cycle"),
        ('; skos:notation "y"', "missing-notation"),
    ],
)
def test_a_fault_is_found(more: str, rule: str) -> None:
    assert rules(f"{POPULATION}{more} .") == [rule]


@pytest.mark.parametrize(
    ("lacking", "rule"),
    [
        ('; skos:notation "x"', "missing-notation"),
        ("; skos:inScheme <scheme/bases>", "missing-scheme"),
        (', "An example."@en', "missing-definition"),
        ('"Một mẫu."@vi ,', "missing-definition"),
    ],
)
def test_what_is_lacking_is_told(lacking: str, rule: str) -> None:
    assert lacking in POPULATION
    assert rules(POPULATION.replace(lacking, "") + ".") == [rule]


def test_a_definition_says_more_than_the_label() -> None:
    assert rules(POPULATION.replace("An example.", "Example.") + ".") == ["definition-repeats-label"]


def test_a_province_needs_no_definition() -> None:
    text = """<place/01> a lk:Place ; skos:inScheme <scheme/places> ; skos:notation "01" ;
        skos:prefLabel "Hà Nội"@vi , "Hanoi"@en ."""
    assert rules(text, "place/01") == []


def test_an_indicator_needs_unit_polarity_and_pillar() -> None:
    assert rules(INDICATOR + ".", "indicator/x") == ["missing-unit", "missing-polarity", "missing-pillar"]
    whole = "; lk:unit lk:percent ; lk:better lk:higher ; lk:pillar <pillar/p> ."
    assert rules(INDICATOR + whole, "indicator/x") == []
    both = whole.replace("lk:higher", "lk:higher , lk:lower")
    assert rules(INDICATOR + both, "indicator/x") == ["missing-polarity"]


@pytest.mark.parametrize("order", ["skos:broader", "dcterms:isReplacedBy"])
def test_a_circle_of_two_is_found_at_both(order: str) -> None:
    text = f"{POPULATION}; {order} <base/y> . {OTHER} ; {order} <base/x> ."
    assert rules(text) == rules(text, "base/y") == ["cycle"]
    assert "base/x, base/y" in found(text)[0].en


def test_what_leads_into_a_circle_is_not_in_it() -> None:
    text = f"{POPULATION}; skos:broader <base/y> . {OTHER} ; skos:broader <base/y> ."
    assert (rules(text), rules(text, "base/y")) == ([], ["cycle"])


def test_an_abbreviation_stands_for_one_thing() -> None:
    one, other = (
        f"""<abbreviation/{name}> a lk:Abbreviation ; skos:inScheme <scheme/abbreviations> ;
        skos:prefLabel "{name}"@vi , "{name}"@en ; lk:abbreviation "{short}" ."""
        for name, short in (("a", "CNS"), ("b", "cns"))
    )
    assert rules(one + other, "abbreviation/a") == ["shared-label"]
    assert rules(one, "abbreviation/a") == []


def test_an_english_name_is_of_one_concept_of_its_vocabulary() -> None:
    other = OTHER.replace('"Other"@en', '"Other"@en ; skos:altLabel "EXAMPLE"@en')
    assert rules(f"{POPULATION} . {other} .") == ["shared-label"]
    elsewhere = other.replace("<scheme/bases>", "<scheme/others>")
    assert rules(f"{POPULATION} . {elsewhere} .") == []


def test_every_finding_says_what_to_do_in_both_languages() -> None:
    faulty = f'{POPULATION}; skos:altLabel "a" ; skos:broader <base/none> , <base/x> .'
    for one in found(faulty):
        assert one.severity is Severity.ERROR
        assert one.en
        assert one.vi
        assert one.en != one.vi


def test_a_file_that_is_no_turtle_is_told_and_the_others_are_read() -> None:
    sources = Sources({"a.ttl": "bad [", "b.ttl": PREFIXES + POPULATION + "."})
    assert [(one.rule, one.concept) for one in sources.unreadable] == [("syntax", "a.ttl")]
    assert len(sources.triples) == 7


def test_a_concept_is_found_where_its_description_begins() -> None:
    files = {f"ontology/{name}": text for name, text in vocabulary_files().items()}
    where = Sources(files).where
    for concept, file, start in (
        ("indicator/dti-rank", "ontology/vocab/indicators.ttl", "indicator:dti-rank a "),
        ("institution/22/Ban-Thuong-vu-Tinh-uy", "ontology/programme/instruments.ttl", "<institution/22/Ban"),
        ("place/01", "ontology/vocab/places.ttl", "place:01 a "),
    ):
        name, line = where(f"{SHARED}{concept}")
        assert name == file
        assert line
        assert files[file].splitlines()[line - 1].startswith(start)
