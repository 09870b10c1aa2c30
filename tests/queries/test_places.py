"""The provinces before and since the mergers of 2025."""

from collections import Counter

from queries.places import places


def test_there_were_63_and_are_34(store):
    known = places(store)
    assert sum(place.since is None for place in known) == 63
    assert sum(place.until is None for place in known) == 34


def test_a_merged_province_leads_to_the_one_that_it_went_into(store):
    known = {place.code: place for place in places(store)}
    went = known["02"]
    assert (went.label.vi, went.until, went.successor) == ("Hà Giang", "2025-06-30", "2025-08")
    assert known[went.successor].since == "2025-07-01"
    assert known["11"].successor is None


def test_no_province_gets_lost_in_the_mergers(store):
    known = {place.code: place for place in places(store)}
    now = Counter(place.successor or place.code for place in known.values() if place.since is None)
    assert set(now) == {code for code, place in known.items() if place.until is None}
    assert now["2025-08"] == 2
