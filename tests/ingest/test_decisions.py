"""Which decisions stand, how far reviewers agree, and what the journal keeps of them."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from filelock import FileLock

from ingest.decisions.agreement import agreements, kappa
from ingest.decisions.model import Correction, Decision, Verb, remark
from ingest.decisions.standing import Outcome, standing
from ingest.entries import Action, Entry
from ingest.journal import Journal
from queries.statements import Statement
from tests.ingest.library import open_library, plan

A = Statement("plan", "Đến năm 2025 đạt", "80%", "dịch vụ công.", "target", "services", "eq", "80", "percent")
B = Statement("plan", "Kinh tế số chiếm", "12%", "GRDP.", "target", "economy", "eq", "12", "percent")


def said(statement: Statement, verb: Verb, by: str, **correction: str) -> Decision:
    return Decision(statement, verb, by, "2026-11-30T09:00:00Z", "", Correction(**correction))


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [
        ([], None),
        ([said(A, Verb.ACCEPT, "an")], Outcome.ACCEPTED),
        ([said(A, Verb.COMMENT, "an")], None),
        ([said(A, Verb.ACCEPT, "an"), said(A, Verb.REJECT, "an")], Outcome.REFUSED),
        ([said(A, Verb.ACCEPT, "an"), said(A, Verb.COMMENT, "an")], Outcome.ACCEPTED),
        ([said(A, Verb.ACCEPT, "an"), said(A, Verb.WITHDRAW, "an")], None),
        ([said(A, Verb.ACCEPT, "an"), said(A, Verb.REJECT, "binh")], Outcome.DISPUTED),
        (
            [said(A, Verb.ACCEPT, "an"), said(A, Verb.REJECT, "binh"), said(A, Verb.ACCEPT, "binh")],
            Outcome.ACCEPTED,
        ),
        (
            [said(A, Verb.CORRECT, "an", value="85"), said(A, Verb.CORRECT, "binh", value="85")],
            Outcome.CORRECTED,
        ),
        (
            [said(A, Verb.CORRECT, "an", value="85"), said(A, Verb.CORRECT, "binh", value="86")],
            Outcome.DISPUTED,
        ),
    ],
)
def test_the_last_word_of_each_counts_and_all_must_agree(
    decisions: list[Decision], outcome: Outcome | None
) -> None:
    stand = standing(decisions)
    assert (stand[A].outcome if A in stand else None) is outcome


def test_agreement_is_told_beyond_chance() -> None:
    said_alike = [("accept", "accept")] * 4 + [("reject", "reject")] * 4 + [("accept", "reject")] * 2
    assert kappa(said_alike) == pytest.approx((0.8 - 0.48) / (1 - 0.48))
    assert kappa([("accept", "accept")] * 3) is None
    assert kappa([]) is None
    (pair,) = agreements(
        standing(
            [
                said(A, Verb.ACCEPT, "an"),
                said(A, Verb.ACCEPT, "binh"),
                said(B, Verb.CORRECT, "an", value="15"),
                said(B, Verb.CORRECT, "binh", value="16"),
                said(B, Verb.COMMENT, "chi"),
            ]
        ).values()
    )
    assert (pair.first, pair.second, pair.shared, pair.share) == ("an", "binh", 2, 0.5)


def test_a_decision_comes_back_from_the_journal_and_names_no_generation_of_its_own(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    decision = said(A, Verb.CORRECT, "an", level="", time="2025-06")
    time = "2026-11-30T09:00:00Z"
    journal.append(Entry(Action.PUBLISH, 1, time, "knowledge"))
    journal.append(Entry(Action.REVIEW, 1, time, operations=(decision,)))
    anew = Journal(tmp_path / "journal.jsonl")
    assert anew.decisions() == [decision]
    assert anew.decisions()[0].id == decision.id
    assert (anew.head(), anew.knowledge(), anew.taken_in(), anew.verify()) == (1, "knowledge", 0, 2)
    journal.append(Entry(Action.PUBLISH, 2, time, "knowledge", decisions=1))
    assert anew.taken_in() == 1
    journal.append(Entry(Action.ROLLBACK, 1, time))
    assert (anew.taken_in(), anew.decisions()) == (0, [decision])


def _decide_without_end(folder: Path, acknowledge: Connection) -> None:
    library, _ = open_library(folder)
    for number in count():
        decision = said(A, Verb.CORRECT, "an", value=str(number))
        library.decide([decision])
        acknowledge.send(decision.id)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL and no fork server")
def test_what_was_acknowledged_is_there_after_a_sudden_end_whoever_else_was_writing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan(80), "utf-8")
    library, store = open_library(tmp_path / "data")
    library.ingest([tmp_path / "a.txt"])
    context = get_context("forkserver")
    acknowledged, acknowledge = context.Pipe(duplex=False)
    victim = context.Process(target=_decide_without_end, args=(tmp_path / "data", acknowledge))
    with FileLock(tmp_path / "data" / "writer.lock"):
        victim.start()
        ids = [acknowledged.recv() for _ in range(20)]
        victim.kill()
        victim.join()
    assert victim.exitcode == -signal.SIGKILL
    while acknowledged.poll():
        ids.append(acknowledged.recv())
    kept = [decision.id for decision in library.journal.decisions()]
    assert kept[: len(ids)] == ids
    assert library.publish_decisions() is not None
    assert library.check() == []
    store.close()


def test_who_decide_at_the_same_time_are_all_on_record(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    Journal(path).append(Entry(Action.PUBLISH, 1, "2026-11-30T09:00:00Z", "knowledge"))
    people = [f"person-{number}" for number in range(16)]

    def decide(person: str) -> None:
        for value in ("1", "2", "3"):
            Journal(path).record([said(A, Verb.CORRECT, person, value=value)])

    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(decide, people))
    journal = Journal(path)
    assert journal.verify() == 1 + 3 * len(people)
    last = standing(journal.decisions())[A].last
    assert {person: one.correction.value for person, one in last.items()} == dict.fromkeys(people, "3")


def test_a_remark_is_what_one_sees() -> None:
    assert remark(" Sai\u202e năm\x00,\nxem \ud800lại ") == "Sai năm,\nxem lại"
