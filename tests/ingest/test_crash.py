"""Killed at any moment, a writer leaves readers on the last published generation and loses nothing of it."""

import contextlib
import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.ingest.library import dump, open_library, plan
from tests.ingest.victim import ACCEPTING, PROVINCES, run, write_round

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL and no fork server")

Moment = Callable[[Path], bool]
"""Whether the moment has come, by what is in the data folder."""


def present(pattern: str) -> Moment:
    """Any path matches the pattern."""
    return lambda data: any(data.glob(pattern))


def grown(name: str) -> Moment:
    """A file has grown since the first look."""
    sizes: list[int] = []

    def moment(data: Path) -> bool:
        sizes.append((data / name).stat().st_size)
        return sizes[-1] > sizes[0]

    return moment


def switched(data: Path) -> bool:
    """Readers are on another generation than the first."""
    return (data / "current").read_text() not in ("", "1\n")


def after(seconds: float) -> Moment:
    """Some time has gone by since the first look."""
    began: list[float] = []

    def moment(_: Path) -> bool:
        began.append(time.perf_counter())
        return began[-1] - began[0] > seconds

    return moment


MOMENTS = {
    "documents are being staged": present("staged.jsonl.new"),
    "documents are staged": present("staged.jsonl"),
    "pins are to be renewed": present("pins/renewed-*/*.json"),
    "a document is being archived": present("archive/staging/*"),
    "a draft is begun": present("generations/draft-*"),
    "a draft is written": present("generations/draft-*/store/*.sst"),
    "a draft is complete": present("generations/draft-*/generation.json"),
    "a draft is sealed": present("generations/[0-9]*/unpublished"),
    "the journal has its entry": grown("journal.jsonl"),
    "the switch has begun": present("current.new"),
    "the switch is done": switched,
    **{f"{seconds} s have gone by": after(seconds) for seconds in (0.05, 0.3, 0.7, 1.3)},
}


def kill_when(moment: Moment, folder: Path, plans: Path) -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.ingest.victim"])
    victim = context.Process(target=run, args=(folder, plans))
    victim.start()
    try:
        deadline = time.monotonic() + 240
        come = False
        while not come:
            assert victim.is_alive()
            assert time.monotonic() < deadline, "the moment never came"
            with contextlib.suppress(FileNotFoundError):  # what was there a moment ago
                come = moment(folder / "data")
        os.kill(victim.pid or 0, signal.SIGKILL)
    finally:
        victim.kill()
        victim.join()
    assert victim.exitcode == -signal.SIGKILL


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the first round, to be copied."""
    folder = tmp_path_factory.mktemp("published")
    library, store = open_library(folder / "data")
    write_round(folder / "plans", 0)
    library.ingest([folder / "plans"])
    library.answers.pin("looser-targets", {"place": "11", "year": "2025"}, "hà")
    store.close()
    return folder


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_killed_when(moment: Moment, published: Path, tmp_path: Path) -> None:
    shutil.copytree(published / "data", tmp_path / "data")
    kill_when(moment, tmp_path, published / "plans")
    library, store = open_library(tmp_path / "data", accept=ACCEPTING)

    # Readers see one published generation, with complete documents of one round.
    seen = store.current()
    assert seen is not None
    before = dump(store)
    assert sorted(document.document for document in library.documents()) == list(PROVINCES)
    rounds = {re.findall(r"(\d\d)% hồ sơ", library.text(document))[0] for document in PROVINCES}
    assert len(rounds) == 1
    assert len([line for line in before if "#Target>" in line and "/id/graph/document/" in line]) == 3

    # The pin is whole, and says a generation that was published.
    (pin,) = library.pins.all()
    assert pin.generation in library.journal.generations()

    # The journal is whole, and at most one entry ahead of them.
    assert library.journal.verify() > 0
    assert seen.number in [entry.generation for entry in library.journal.entries()[-2:]]

    # The next writer finds all in order and goes on.
    (tmp_path / "new.txt").write_text(plan(99), "utf-8")
    assert library.ingest([tmp_path / "new.txt"]).generation is not None
    assert library.check() == []
    assert [difference for _, difference in library.answers.all()] == [None]
    assert [path.name for path in (tmp_path / "data" / "pins").iterdir()] == [f"{pin.name}.json"]
    assert {path.name for path in (tmp_path / "data" / "generations").iterdir()} == {
        str(published.generation.number) for published in library.generations()
    }

    # What readers saw was exactly what archive and journal say of that generation.
    library.rollback(seen.number)
    assert dump(store) == before
    library.rebuild()
    assert dump(store) == before
    store.close()
