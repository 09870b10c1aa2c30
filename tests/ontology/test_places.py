"""The 63 provinces before 2025-07-01, the 34 since, and what became of each."""

from datetime import date

from ontology.concepts import Place
from ontology.resources import vocabulary_triples
from ontology.terms import LK
from ontology.vocabulary import vocabulary

PLACES = vocabulary().places
FORMER = {name: place for name, place in PLACES.items() if place.since is None}
PRESENT = {name: place for name, place in PLACES.items() if place.until is None}


def merged_into(name: str) -> set[str]:
    return {place.labels.vi for place in FORMER.values() if place.successor == name}


def test_there_are_63_former_and_34_present_provinces() -> None:
    assert (len(FORMER), len(PRESENT)) == (63, 34)
    assert len({place.code for place in FORMER.values()}) == 63
    assert len({place.code for place in PRESENT.values()}) == 34


def test_eleven_went_on_as_they_were_under_the_same_iri() -> None:
    unmerged = {place.labels.vi for name, place in FORMER.items() if name in PRESENT}
    assert unmerged == {
        "Hà Nội", "Huế", "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Lạng Sơn", "Quảng Ninh",
        "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
    }  # fmt: skip


def test_every_merged_province_has_one_present_successor() -> None:
    merged = {name: place for name, place in FORMER.items() if name not in PRESENT}
    assert len(merged) == 52
    for place in merged.values():
        assert place.until == date(2025, 6, 30)
        assert place.successor in PRESENT
        assert PRESENT[str(place.successor)].since == date(2025, 7, 1)


def test_known_mergers() -> None:
    assert merged_into("2025-08") == {"Tuyên Quang", "Hà Giang"}
    assert merged_into("2025-25") == {"Phú Thọ", "Vĩnh Phúc", "Hòa Bình"}
    assert merged_into("2025-79") == {"Thành phố Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"}
    assert merged_into("2025-24") == {"Bắc Ninh", "Bắc Giang"}
    assert merged_into("2025-66") == {"Đắk Lắk", "Phú Yên"}


def test_a_new_province_bears_the_name_of_one_that_went_into_it_and_its_own_code() -> None:
    for name, place in PRESENT.items():
        if place.since:
            assert place.labels.vi in merged_into(name)
            assert name == f"2025-{place.code}"
            assert place.code in {old.code for old in FORMER.values() if old.successor == name}


def test_every_merger_and_the_renaming_of_hue_is_an_event() -> None:
    triples = list(vocabulary_triples())
    originals = {(t.subject, t.object) for t in triples if t.predicate == LK.originalPlace}
    results = {t.subject: t.object for t in triples if t.predicate == LK.resultingPlace}
    told = {(original, results[event]) for event, original in originals}
    expected = {(place.iri, PLACES[place.successor].iri) for place in FORMER.values() if place.successor}
    assert told == expected | {(PLACES["46"].iri, PLACES["46"].iri)}
    assert len(results) == 24


def test_cities_and_old_names_are_found() -> None:
    def alternatives(place: Place) -> set[str]:
        return {place.labels.vi, *place.labels.alt, *place.labels.hidden}

    assert {"TP. Hồ Chí Minh", "Hồ Chí Minh", "Sài Gòn"} <= alternatives(PLACES["79"])
    assert {"Huế", "Thừa Thiên Huế", "tỉnh Thừa Thiên Huế", "thành phố Huế"} <= alternatives(PLACES["46"])
    assert "tỉnh Điện Biên" in alternatives(PLACES["11"])


def test_the_district_level_has_ended() -> None:
    ended = {name: level.until for name, level in vocabulary().levels.items() if level.until}
    assert ended == {"district": date(2025, 6, 30)}
