import csv
import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest

from ontology.errors import VocabularyError
from ontology.index import Index
from ontology.resources import programme_triples, vocabulary_triples
from ontology.terms import ELI, LK, RDFS, SKOS
from ontology.vocabulary import build, vocabulary
from tests.ontology.support import turtle

PREFIXES = """
@prefix lk: <https://w3id.org/lienket/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix indicator: <https://w3id.org/lienket/id/indicator/> .
@prefix pillar: <https://w3id.org/lienket/id/pillar/> .
"""


GRAPH = Index([*vocabulary_triples(), *programme_triples()])


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "domain" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_vocabulary_is_read_once_and_cannot_be_changed() -> None:
    assert vocabulary() is vocabulary()
    with pytest.raises(TypeError):
        vocabulary().sectors["new"] = vocabulary().sectors["health"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        vocabulary().sectors["health"].priority = False  # type: ignore[misc]


def test_indicators_are_those_of_the_domain(shared: Path) -> None:
    found = vocabulary().indicators
    expected = {row["id"]: row for row in rows(shared, "indicators.csv")}
    assert found.keys() == expected.keys()
    for name, row in expected.items():
        polarity = "neither" if row["better"] == "none" else row["better"]
        assert (found[name].unit, found[name].better, found[name].pillar) == (
            row["unit"],
            polarity,
            row["pillar"],
        )
        assert found[name].labels.vi == row["label_vi"]


def test_an_english_definition_begins_as_the_domain_has_it_and_says_more(shared: Path) -> None:
    for row in rows(shared, "indicators.csv"):
        (definition,) = GRAPH.texts(vocabulary().indicators[row["id"]].iri, SKOS.definition, "en")
        assert definition.startswith(row["definition_en"])
        assert len(definition) > len(row["definition_en"]) + 10


def test_sectors_and_pillars_are_those_of_the_domain(shared: Path) -> None:
    sectors = {row["id"]: row for row in rows(shared, "sectors.csv")}
    assert vocabulary().sectors.keys() == sectors.keys()
    for name, row in sectors.items():
        sector = vocabulary().sectors[name]
        assert (sector.labels.vi, sector.labels.en) == (row["label_vi"], row["label_en"])
        assert sector.priority == (row["national_priority"] == "true")
    for row in rows(shared, "pillars.csv"):
        labels = vocabulary().pillars[row["id"]].labels
        assert (labels.vi, labels.en) == (row["label_vi"], row["label_en"])


def test_national_targets_are_those_of_the_domain(shared: Path) -> None:
    expected = rows(shared, "national-targets.csv")
    assert len(expected) == len(vocabulary().targets) == 39
    for row in expected:
        target = vocabulary().targets[row["id"]]
        assert (target.clause, target.pillar, target.indicator) == (
            row["clause"],
            row["pillar"],
            row["indicator"],
        )
        assert (target.year, target.level or "", target.comparator) == (
            int(row["year"]),
            row["level"],
            row["comparator"],
        )
        assert (target.value, target.unit) == (Decimal(row["value"]), row["unit"])
        assert target.applies == (row["applies_to_provinces"] == "true")
        assert target.label == row["label_vi"]
        notes = [note.casefold() for note in GRAPH.texts(target.iri, SKOS.note, "en")]
        assert all(row["note"].casefold() in note for note in notes)
        assert bool(row["note"]) == bool(notes)


def test_instruments_are_those_of_the_domain(shared: Path) -> None:
    expected = {row["symbol"]: row for row in rows(shared, "instruments.csv")}
    assert vocabulary().instruments.keys() == expected.keys()
    for symbol, row in expected.items():
        instrument = vocabulary().instruments[symbol]
        assert (instrument.type, instrument.date.isoformat()) == (row["type"], row["issued"])
        assert words(row["title_vi"]) <= words(" ".join((instrument.title, *instrument.aliases)))
        issuer = GRAPH.iris(instrument.iri, ELI.passed_by)[0]
        name = (GRAPH.texts(issuer, SKOS.prefLabel, "vi") or GRAPH.texts(issuer, RDFS.label, "vi"))[0]
        assert name == row["issuer"].replace("UBND", "Ủy ban nhân dân")


def test_the_register_tells_how_each_instrument_relates_to_749(shared: Path) -> None:
    programme = vocabulary().instruments["749/QĐ-TTg"].iri
    for row in rows(shared, "instruments.csv"):
        instrument, relation = vocabulary().instruments[row["symbol"]], row["relation_to_749"]
        if relation == "legal basis":
            assert instrument.iri in GRAPH.iris(programme, LK.basedOn)
        elif relation.startswith("implements in "):
            assert programme in GRAPH.iris(instrument.iri, LK.implements)
            place = vocabulary().places[instrument.place or ""]
            assert place.labels.vi == relation.removeprefix("implements in ")
        elif relation != "itself":
            assert GRAPH.texts(instrument.iri, SKOS.note, "en"), relation


def test_provincial_instruments_know_their_province() -> None:
    places = {symbol: i.place for symbol, i in vocabulary().instruments.items() if i.place}
    assert places == {"09-NQ/TU": "22", "1905/KH-UBND": "11", "48-NQ/TU": "08"}


def test_a_scheme_known_by_its_number_is_found_by_its_other_names() -> None:
    assert "Đề án 06" in vocabulary().instruments["06/QĐ-TTg"].aliases
    assert "Chương trình Chuyển đổi số quốc gia" in vocabulary().instruments["749/QĐ-TTg"].aliases


def test_kinds_of_instruments_go_by_the_names_that_annotations_use() -> None:
    kinds = vocabulary().instrument_types
    assert set(kinds) == {
        "law", "ordinance", "decree", "decision", "resolution", "directive",
        "plan", "programme", "scheme", "circular", "official-letter", "conclusion",
    }  # fmt: skip
    assert kinds["decision"].labels.vi == "quyết định"
    assert "QĐ" in kinds["decision"].abbreviations


def test_bodies_are_found_by_their_abbreviations() -> None:
    types = {
        alt: item.labels.vi for item in vocabulary().institution_types.values() for alt in item.labels.alt
    }
    assert types["Sở TT&TT"] == "Sở Thông tin và Truyền thông"
    assert types["UBND tỉnh"] == "Ủy ban nhân dân tỉnh"
    assert types["HĐND tỉnh"] == "Hội đồng nhân dân tỉnh"
    central = {alt: item.labels.vi for item in vocabulary().institutions.values() for alt in item.labels.alt}
    assert central["Bộ TT&TT"] == "Bộ Thông tin và Truyền thông"


def test_the_six_groups_of_foundation_tasks_are_there() -> None:
    assert len(vocabulary().task_groups) == 6


def test_what_is_abbreviated_and_what_is_counted() -> None:
    v = vocabulary()
    assert v.abbreviations["KTS"] == v.abbreviations["KTSố"] == "kinh tế số"
    assert "chữ ký số" in v.outputs["digital"].labels.hidden
    counts = {name: i.counts for name, i in v.indicators.items() if i.counts}
    assert counts == {
        "fibre-commune-coverage": "commune",
        "mobile-coverage": "commune",
        "goal-completion-share": "Goal",
    }


def test_every_concept_has_labels_in_both_languages() -> None:
    v = vocabulary()
    vocabularies = (v.indicators, v.bases, v.sectors, v.pillars, v.levels, v.places, v.task_groups)
    bodies = (v.institutions, v.institution_types, v.instrument_types)
    concepts = [concept for mapping in (*vocabularies, *bodies) for concept in mapping.values()]
    assert len(concepts) > 250
    assert [c.id for c in concepts if not (c.labels.vi.strip() and c.labels.en.strip())] == []
    assert all(c.iri.value.endswith(c.id) or c.id in v.instrument_types for c in concepts)


def test_no_label_of_a_concept_is_its_negative_label() -> None:
    for concept in (*vocabulary().sectors.values(), *vocabulary().indicators.values()):
        labels = concept.labels
        assert not {labels.vi, *labels.alt, *labels.hidden} & set(labels.negative), concept.id


def test_an_indicator_without_unit_is_refused_with_its_name() -> None:
    faulty = turtle(
        PREFIXES
        + """indicator:x a lk:Indicator ; skos:prefLabel "Mẫu"@vi , "Example"@en ;
             lk:better lk:higher ; lk:pillar pillar:digital-society ."""
    )
    with pytest.raises(VocabularyError, match=r"indicator/x.*has no.*unit"):
        build(faulty)


def test_a_concept_without_english_label_is_refused_with_its_name() -> None:
    with pytest.raises(VocabularyError, match=r"pillar/x.*in English"):
        build(turtle(PREFIXES + 'pillar:x a lk:Pillar ; skos:prefLabel "Mẫu"@vi .'))


@pytest.mark.parametrize(
    "name",
    [
        "bases",
        "sectors",
        "pillars",
        "levels",
        "institutions",
        "institution_types",
        "instrument_types",
        "task_groups",
    ],
)
def test_no_two_concepts_of_a_vocabulary_share_a_label(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for concept in getattr(vocabulary(), name).values():
        for label in (concept.labels.vi, *concept.labels.alt, *concept.labels.hidden):
            owners.setdefault(label.casefold(), set()).add(concept.id)
    assert len(owners) >= len(getattr(vocabulary(), name)) > 0
    assert {label: ids for label, ids in owners.items() if len(ids) > 1} == {}
