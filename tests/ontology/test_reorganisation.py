"""The reorganisation of 2025: who became whom, on what day and by which instrument."""

from datetime import date, timedelta

import pytest
from pyoxigraph import NamedNode

from ontology.index import Index
from ontology.iris import shared
from ontology.resources import vocabulary_triples
from ontology.terms import DCTERMS, ELI, LK, ORG, RDFS
from ontology.vocabulary import vocabulary

GRAPH = Index(vocabulary_triples())
EVENTS = [*GRAPH.instances(ORG.ChangeEvent), *GRAPH.instances(LK.KindChange)]
BEFORE = (ORG.originalOrganization, LK.originalKind)
AFTER = (ORG.resultingOrganization, LK.resultingKind)
LEVEL_AGENCIES = (
    "Văn phòng Chính phủ",
    "Thanh tra Chính phủ",
    "Ngân hàng Nhà nước Việt Nam",
    "Ủy ban Dân tộc",
)
BODIES = [*GRAPH.instances(LK.Institution), *GRAPH.instances(LK.InstitutionType)]
ENDED = [body for body in BODIES if GRAPH.day(body, LK.validUntil)]


def told(event: NamedNode, properties: tuple[NamedNode, ...]) -> list[NamedNode]:
    return [thing for predicate in properties for thing in GRAPH.iris(event, predicate)]


def event_of(body: NamedNode) -> NamedNode:
    """The event that ended `body`."""
    (event,) = [event for event in EVENTS if body in told(event, BEFORE) and body not in told(event, AFTER)]
    return event


def members(day: date) -> set[str]:
    """The ministries and ministerial-level agencies of `day`."""
    names = {}
    for body in GRAPH.instances(LK.Institution):
        since, until = GRAPH.day(body, LK.validFrom), GRAPH.day(body, LK.validUntil)
        if (since is None or since <= day) and (until is None or day <= until):
            names[vocabulary().institutions[body.value.partition("/institution/")[2]].labels.vi] = body
    return {n for n in names if n in LEVEL_AGENCIES or (n.startswith("Bộ ") and n != "Bộ Chính trị")}


def test_of_22_ministries_and_agencies_17_are_left() -> None:
    assert (len(members(date(2025, 2, 28))), len(members(date(2025, 3, 1)))) == (22, 17)


def test_seven_ended_and_two_are_new() -> None:
    gone = members(date(2025, 2, 28)) - members(date(2025, 3, 1))
    assert gone == {
        "Bộ Thông tin và Truyền thông", "Bộ Kế hoạch và Đầu tư", "Bộ Giao thông vận tải",
        "Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Lao động - Thương binh và Xã hội", "Ủy ban Dân tộc",
    }  # fmt: skip
    new = members(date(2025, 3, 1)) - members(date(2025, 2, 28))
    assert new == {"Bộ Nông nghiệp và Môi trường", "Bộ Dân tộc và Tôn giáo"}


@pytest.mark.parametrize("body", ENDED, ids=lambda body: body.value.rpartition("/")[2])
def test_what_ended_did_so_in_one_event_on_the_day_before_it(body: NamedNode) -> None:
    ended = GRAPH.day(body, LK.validUntil)
    assert ended
    assert GRAPH.day(event_of(body), DCTERMS.date) == ended + timedelta(days=1)


@pytest.mark.parametrize("body", ENDED, ids=lambda body: body.value.rpartition("/")[2])
def test_who_took_its_work_over_came_of_that_event_and_is_there(body: NamedNode) -> None:
    heirs = GRAPH.iris(body, DCTERMS.isReplacedBy)
    assert heirs == told(event_of(body), AFTER)
    for heir in heirs:
        assert not GRAPH.day(heir, LK.validUntil)


def test_who_is_new_came_of_an_event_of_its_first_day() -> None:
    new = [body for body in BODIES if GRAPH.day(body, LK.validFrom)]
    assert len(new) == 7
    for body in new:
        (event,) = [event for event in EVENTS if body in told(event, AFTER)]
        assert GRAPH.day(event, DCTERMS.date) == GRAPH.day(body, LK.validFrom)


def test_the_district_level_ended_with_its_committees_and_nothing_succeeds_to_all_of_it() -> None:
    event = shared("institution-change", "2025-cap-huyen")
    committees = shared("institution-type", "Uy-ban-nhan-dan-huyen")
    assert set(told(event, BEFORE)) == {shared("level", "district"), committees}
    assert told(event, AFTER) == []
    until = vocabulary().levels["district"].until
    assert until == GRAPH.day(committees, LK.validUntil) == date(2025, 6, 30)


@pytest.mark.parametrize("event", [*EVENTS, *GRAPH.instances(LK.PlaceChange)], ids=lambda e: e.value[-30:])
def test_every_change_rests_on_an_instrument_that_came_before_it(event: NamedNode) -> None:
    (source,) = GRAPH.iris(event, DCTERMS.source)
    symbol, issued = GRAPH.text(source, ELI.id_local), GRAPH.day(source, ELI.date_document)
    assert symbol
    assert source == shared("instrument", source.value.rpartition("/")[2])
    assert issued
    assert issued <= (GRAPH.day(event, DCTERMS.date) or date.min)
    assert len(GRAPH.literals(source, DCTERMS["title"])) == 2
    assert all(GRAPH.texts(event, RDFS.label, language) for language in ("vi", "en"))
    assert symbol not in vocabulary().instruments, "the register has what relates to Decision 749"
