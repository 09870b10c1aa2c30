"""What is staged is seen by nobody, and published together with what it changes shown before."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

import ingest.pipeline
import ingest.publication
from graph.embedded.generations import Generations
from graph.store import Limits
from ingest.errors import LibraryBusyError, PinnedAnswersError, StagingError, UnknownDocumentError
from ingest.pins import Acceptance
from ingest.review import Review
from ingest.staging import Staging
from ingest.summary import Status
from queries.catalogue import load
from queries.regression import Change, Difference
from tests.ingest.library import plan
from tests.ingest.pipeline.conftest import Place, outcomes


class Shown(list[Difference]):
    """The answers that a publication showed."""

    def __call__(self, differences: Sequence[Difference]) -> None:
        self.extend(differences)

    def of(self, question: str) -> Difference:
        (found,) = (difference for difference in self if difference.question == question)
        return found


def stage(place: Place, *names: str) -> ingest.pipeline.Summary:
    return place.library.stage([place.documents / name for name in names] or [place.documents])


def publish(place: Place, shown: Shown | None = None, *, dry_run: bool = False) -> Review | None:
    return place.library.publish(shown if shown is not None else Shown(), dry_run=dry_run)


def staged(place: Place) -> list[str]:
    return [operation.document for operation in place.library.staged()]


def seen(place: Place) -> object:
    return place.dump(), place.current(), place.library.journal.entries(), place.ids()


def test_readers_see_nothing_of_it(two: Place) -> None:
    before = seen(two)
    two.write("c.txt", plan(50, "Quảng Ninh"))
    summary = stage(two)
    assert outcomes(summary) == {"a.txt": Status.UNCHANGED, "b.txt": Status.UNCHANGED, "c.txt": Status.NEW}
    assert summary.generation is None
    assert (seen(two), staged(two)) == (before, ["c"])
    assert two.library.check() == []


def test_publish_shows_what_changes_and_publishes_it(two: Place) -> None:
    two.write("a.txt", plan(70))
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    shown = Shown()
    review = publish(two, shown)
    assert review is not None
    assert review.generation is not None
    assert (two.current(), two.ids(), staged(two)) == (2, ["a", "b", "c"], [])
    found = shown.of("looser-targets")
    assert found.added or found.changed
    assert publish(two) is None


def test_it_gives_what_ingesting_would_have_given(two: Place) -> None:
    two.write("a.txt", plan(70))
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    publish(two)
    by_stage = two.dump()
    two.library.rebuild()
    assert two.dump() == by_stage


def test_a_dry_run_only_shows(two: Place) -> None:
    two.library.answers.pin("looser-targets", {"place": "11", "year": "2025"}, "hà")
    two.write("a.txt", plan(70))
    stage(two)
    before = seen(two)
    shown = Shown()
    review = publish(two, shown, dry_run=True)
    assert review is not None
    assert (review.generation, list(review.pinned)) == (None, ["looser-targets,place=11,year=2025"])
    assert shown.of("looser-targets").changed
    assert (seen(two), staged(two)) == (before, ["a"])


def test_refused_for_a_pin_it_stays_staged_until_accepted(two: Place) -> None:
    two.library.answers.pin("looser-targets", {"place": "11", "year": "2025"}, "hà")
    two.write("a.txt", plan(70))
    stage(two)
    before = seen(two)
    shown = Shown()
    with pytest.raises(PinnedAnswersError):
        publish(two, shown)
    assert shown
    assert (seen(two), staged(two)) == (before, ["a"])
    two.open(accept=Acceptance("boss", every=True))
    review = publish(two)
    assert review is not None
    assert list(review.pinned) == ["looser-targets,place=11,year=2025"]
    assert (two.current(), staged(two)) == (2, [])


def test_stagings_add_up_and_the_last_one_of_a_document_counts(two: Place) -> None:
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    two.write("c.txt", plan(55, "Quảng Ninh"))
    two.write("d.txt", plan(45, "Quảng Ninh"))
    assert outcomes(stage(two, "c.txt", "d.txt")) == {"c.txt": Status.CHANGED, "d.txt": Status.NEW}
    assert outcomes(stage(two, "c.txt")) == {"c.txt": Status.UNCHANGED}
    publish(two)
    assert two.ids() == ["a", "b", "c", "d"]
    assert "55%" in two.library.text("c")


def test_documents_are_staged_to_go(two: Place) -> None:
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    two.library.stage_removal(["b", "c"])
    assert two.ids() == ["a", "b"]
    with pytest.raises(UnknownDocumentError, match="'c'"):
        two.library.stage_removal(["c"])
    publish(two)
    assert two.ids() == ["a"]


def test_discarded_it_is_gone(two: Place) -> None:
    before = seen(two)
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    two.library.discard()
    assert publish(two) is None
    assert seen(two) == before


def test_what_is_ingested_meanwhile_counts(two: Place) -> None:
    two.write("c.txt", plan(50, "Quảng Ninh"))
    two.write("d.txt", plan(45, "Quảng Ninh"))
    stage(two)
    two.write("c.txt", plan(55, "Quảng Ninh"))
    two.ingest("c.txt")
    assert (two.ids(), staged(two)) == (["a", "b", "c"], ["d"])
    publish(two)
    assert two.ids() == ["a", "b", "c", "d"]
    assert "55%" in two.library.text("c")


def test_a_document_from_elsewhere_does_not_take_the_id_of_a_staged_one(two: Place) -> None:
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    (two.documents / "other").mkdir()
    two.write("other/c.txt", plan(45, "Quảng Ninh"))
    two.ingest("other/c.txt")
    publish(two)
    assert two.ids() == ["a", "b", "c-2", "c"]


def test_an_upgrade_is_published_where_nothing_is_staged(two: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.publication, "knowledge", lambda **_: "another")
    review = publish(two)
    assert review is not None
    assert (review.staged, two.current()) == ((), 2)


def test_the_first_documents_can_be_staged_too(place: Place) -> None:
    place.write("a.txt", plan(80))
    stage(place)
    assert place.current() is None
    publish(place)
    assert place.ids() == ["a"]


@pytest.mark.parametrize("moment", [(Staging, "clear"), (Generations, "publish")], ids=lambda m: m[1])
def test_cut_short_after_the_journal_it_is_published_once(
    two: Place, monkeypatch: pytest.MonkeyPatch, moment: tuple[type, str]
) -> None:
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    with monkeypatch.context() as patch:
        patch.setattr(*moment, fail)
        with pytest.raises(OSError, match="power"):
            publish(two)
    two.open()
    assert staged(two) == []
    assert publish(two) is None
    assert (two.current(), two.ids()) == (2, ["a", "b", "c"])
    assert two.library.check() == []
    two.library.rollback(1)
    assert publish(two) is None


def test_a_file_that_cannot_be_read_is_named_and_can_be_discarded(two: Place) -> None:
    (two.data / "staged.jsonl").write_text("{", "utf-8")
    with pytest.raises(StagingError, match="--discard"):
        publish(two)
    two.library.discard()
    assert publish(two) is None


def fail(*_: object) -> None:
    raise OSError("the power went")


def test_while_what_it_changes_is_looked_at_others_may_write(two: Place) -> None:
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    written: list[int] = []

    def meanwhile(done: int, _: int) -> None:
        if not written:
            assert two.library.declare("11", "an")
            written.append(done)

    with pytest.raises(LibraryBusyError, match="meanwhile"):
        two.library.publish(Shown(), told=meanwhile, dry_run=True)
    assert (two.current(), staged(two)) == (2, ["c"])
    shown = Shown()
    assert publish(two, shown, dry_run=True) is not None
    assert shown
    assert (two.current(), staged(two)) == (2, ["c"])


def slow(place: Place) -> None:
    """Have a question take longer than it may."""
    catalogue = dict(load())
    forever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    catalogue["central-instruments"] = replace(catalogue["central-instruments"], query=forever)
    place.open(catalogue=lambda: catalogue)


def test_an_answer_that_takes_too_long_is_told_as_such(two: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.pipeline, "ANSWER", Limits(seconds=0.5))
    two.store.close()
    slow(two)
    two.write("c.txt", plan(50, "Quảng Ninh"))
    stage(two)
    shown = Shown()
    assert publish(two, shown) is not None
    found = shown.of("central-instruments")
    assert (found.change, "took longer" in found.reason) == (Change.SLOW, True)
    assert two.ids() == ["a", "b", "c"]
