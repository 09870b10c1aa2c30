"""Whatever is published gives the answers that are pinned, or it is not published."""

from collections.abc import Callable
from pathlib import Path

import pytest

import ingest.pipeline
import ingest.publication
from graph.embedded.draft import EmbeddedDraft
from graph.embedded.generations import Generations
from graph.embedded.snapshot import Snapshot
from graph.store import DEFAULT_LIMITS, WHOLE
from ingest.errors import NothingPublishedError, PinnedAnswersError, UnknownPinError
from ingest.journal import Journal
from ingest.pins import Acceptance, Pins
from queries.catalogue import Catalogue, load
from queries.errors import BadParameter, UnknownQuestion
from queries.regression import Change
from tests.ingest.library import plan
from tests.ingest.pipeline.conftest import Place

LOOSER = {"place": "11", "year": "2025"}
NAME = "looser-targets,place=11,year=2025"
ALL = Acceptance("boss", every=True)
CHANGES: dict[str, Callable[[Place], object]] = {
    "a document changes": lambda place: (place.write("a.txt", plan(70)), place.ingest()),
    "a document goes": lambda place: place.library.remove(["a"]),
}


@pytest.fixture
def pinned(two: Place) -> Place:
    """A library with documents `a` of Điện Biên, of which an answer is pinned, and `b` of elsewhere."""
    two.library.answers.pin("looser-targets", LOOSER, "hà", "quarter")
    return two


def states(place: Place) -> list[Change | None]:
    return [difference and difference.change for _, difference in place.library.answers.all()]


def refused(place: Place, change: Callable[[Place], object]) -> PinnedAnswersError:
    """What a change is refused with, of which readers and the journal see nothing."""
    before = place.dump(), place.current(), place.library.journal.entries()
    with pytest.raises(PinnedAnswersError, match=NAME) as caught:
        change(place)
    assert (place.dump(), place.current(), place.library.journal.entries()) == before
    assert [path.name for path in (place.data / "generations").iterdir()] == ["1"]
    return caught.value


def test_what_changes_another_answer_is_published(pinned: Place) -> None:
    pinned.write("b.txt", plan(60, "Tuyên Quang"))
    assert pinned.ingest().generation is not None
    assert states(pinned) == [None]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_it_is_refused_as_a_whole(pinned: Place, change: Callable[[Place], object]) -> None:
    pinned.write("c.txt", plan(50, "Quảng Ninh"))
    (found,) = refused(pinned, change).differences.values()
    assert found.removed or found.changed
    assert "Điện Biên" in {label.vi for label in found.former.values()}


def test_it_is_published_where_that_is_accepted_and_the_pin_is_renewed(pinned: Place) -> None:
    pinned.open(accept=ALL)
    pinned.write("a.txt", plan(70))
    published = pinned.ingest().generation
    ((pin, difference),) = pinned.library.answers.all()
    assert published is not None
    assert (pin.generation, pin.by, pin.note, difference) == (published.number, "boss", "quarter", None)
    assert list(pinned.library.answers.renewed) == [NAME]


def test_pins_are_accepted_one_by_one(pinned: Place) -> None:
    pinned.library.answers.pin("looser-targets", {"place": "08", "year": "2025"}, "hà")
    both = [pinned.write("a.txt", plan(70)), pinned.write("b.txt", plan(60, "Tuyên Quang"))]
    pinned.open(accept=Acceptance("boss", frozenset([NAME])))
    with pytest.raises(PinnedAnswersError) as caught:
        pinned.library.ingest(both)
    assert list(caught.value.differences) == ["looser-targets,place=08,year=2025"]
    assert {pin.by for pin, _ in pinned.library.answers.all()} == {"hà"}


def test_a_draft_is_looked_at_once_for_what_changes_and_what_is_pinned(
    pinned: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    snapshot = EmbeddedDraft.snapshot

    def counted(draft: EmbeddedDraft) -> Snapshot:
        made.append(snapshot(draft))
        return made[-1]

    monkeypatch.setattr(EmbeddedDraft, "snapshot", counted)
    pinned.library.stage([pinned.write("b.txt", plan(60, "Tuyên Quang"))])
    assert pinned.library.publish(lambda _: None)
    assert len(made) == 1
    assert states(pinned) == [None]
    pinned.library.stage([pinned.write("a.txt", plan(70))])
    with pytest.raises(PinnedAnswersError, match=NAME):
        pinned.library.publish(lambda _: None)
    assert len(made) == 2


def test_a_pin_that_is_accepted_must_be_there(pinned: Place) -> None:
    pinned.open(accept=Acceptance("boss", frozenset(["other"])))
    pinned.write("a.txt", plan(70))
    with pytest.raises(UnknownPinError, match="other"):
        pinned.ingest()
    assert pinned.current() == 1


def test_pins_outlast_a_rebuild(pinned: Place) -> None:
    before = pinned.library.pins.all()
    pinned.library.rebuild()
    assert pinned.library.pins.all() == before
    assert states(pinned) == [None]


def test_an_upgrade_that_changes_it_leaves_readers_what_they_have(
    pinned: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest.publication, "knowledge", lambda **_: "another")
    assert pinned.library.refresh() is not None
    monkeypatch.setattr(ingest.publication, "knowledge", lambda **_: "yet another")
    pinned.open(catalogue=lambda: without(load(), "looser-targets"))
    before = pinned.current()
    with pytest.raises(PinnedAnswersError):
        pinned.library.refresh()
    assert pinned.current() == before


def test_a_question_that_is_gone_is_told_and_its_pin_goes_when_accepted(pinned: Place) -> None:
    pinned.open(catalogue=lambda: without(load(), "looser-targets"))
    assert states(pinned) == [Change.GONE]
    pinned.write("b.txt", plan(60, "Tuyên Quang"))
    with pytest.raises(PinnedAnswersError, match="gone"):
        pinned.ingest()
    pinned.open(catalogue=lambda: without(load(), "looser-targets"), accept=ALL)
    assert pinned.ingest().generation is not None
    assert pinned.library.answers.all() == []


def without(catalogue: Catalogue, name: str) -> Catalogue:
    return Catalogue({id_: question for id_, question in catalogue.items() if id_ != name})


def test_an_update_of_users_is_refused_too(pinned: Place) -> None:
    pinned.library.answers.pin("legal-basis", {"instrument": "749-QD-TTg"}, "hà")
    update = (
        "PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX i: <https://w3id.org/lienket/id/instrument/> "
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "INSERT DATA { GRAPH <http://example.org/g> { [] a lk:LegalRelation ; rdf:subject i:749-QD-TTg ; "
        "rdf:predicate lk:basedOn ; rdf:object i:1-NQ-CP } }"
    )
    with pytest.raises(PinnedAnswersError, match="legal-basis"):
        pinned.library.graphs.update(update, DEFAULT_LIMITS, WHOLE)
    assert pinned.library.journal.graphs() == {}


class TestPinning:
    def test_needs_something_published(self, place: Place) -> None:
        with pytest.raises(NothingPublishedError):
            place.library.answers.pin("looser-targets", LOOSER, "hà")

    def test_needs_a_question_and_arguments_that_are_there(self, two: Place) -> None:
        with pytest.raises(UnknownQuestion):
            two.library.answers.pin("nothing", {}, "hà")
        with pytest.raises(BadParameter):
            two.library.answers.pin("looser-targets", {"place": "Atlantis"}, "hà")
        assert two.library.pins.all() == []

    def test_anew_takes_the_answer_of_today(self, pinned: Place) -> None:
        pinned.open(accept=ALL)
        pinned.write("a.txt", plan(70))
        pinned.ingest()
        assert pinned.library.answers.pin("looser-targets", LOOSER, "lan").by == "lan"
        assert len(pinned.library.pins.all()) == 1

    @pytest.mark.parametrize(("name", "values"), [(NAME, {}), ("looser-targets", LOOSER)])
    def test_ends_by_name_or_question(self, pinned: Place, name: str, values: dict[str, str]) -> None:
        assert pinned.library.answers.unpin(name, values) == NAME
        pinned.write("a.txt", plan(70))
        assert pinned.ingest().generation is not None


class TestCutShort:
    """Pins say what the journal says, at whatever moment a publication that renews them ends."""

    @pytest.fixture(autouse=True)
    def _accept(self, pinned: Place) -> None:
        pinned.open(accept=ALL)
        pinned.write("a.txt", plan(70))

    def test_before_the_journal_they_stay(self, pinned: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "append", fail)
            with pytest.raises(OSError, match="power"):
                pinned.ingest()
        pinned.open()
        pinned.library.discard()
        assert [pin.generation for pin, _ in pinned.library.answers.all()] == [1]
        assert states(pinned) == [None]

    def test_after_the_journal_the_next_writer_renews_them(
        self, pinned: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Pins, "settle", lambda *_: None)
            assert pinned.ingest().generation is not None
        assert states(pinned) == [Change.ROWS]
        pinned.open()
        pinned.library.discard()
        assert states(pinned) == [None]

    def test_a_generation_that_was_lost_comes_back_whatever_is_pinned(
        self, pinned: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Generations, "publish", fail)
            with pytest.raises(OSError, match="power"):
                pinned.ingest()
        for path in (pinned.data / "pins").glob("renewed-*/*"):
            path.unlink()
        pinned.open()
        assert pinned.ingest().generation is None
        assert "70%" in pinned.library.text("a")


def fail(*_: object) -> None:
    raise OSError("the power went")


def test_a_pin_lies_in_the_data_folder(pinned: Place) -> None:
    assert [path.name for path in Path(pinned.data / "pins").iterdir()] == [f"{NAME}.json"]
