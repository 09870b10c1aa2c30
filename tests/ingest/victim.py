"""A process that changes a library without end, to be killed at any moment."""

import tempfile
from itertools import count
from pathlib import Path

from ingest.pins import Acceptance
from tests.ingest.library import open_library, plan

ACCEPTING = Acceptance("victim", every=True)
PROVINCES = {"a": "Điện Biên", "b": "Tuyên Quang", "c": "Quảng Ninh"}


def write_round(folder: Path, number: int) -> None:
    """Documents that all bear the round's number as their target."""
    folder.mkdir(exist_ok=True)
    for name, province in PROVINCES.items():
        (folder / f"{name}.txt").write_text(plan(10 + number % 90, province), "utf-8")


def run(folder: Path, plans: Path) -> None:
    """Ingest round after round, some of them staged before, and go back one in between; pinned answers may
    change. The first round has been published before."""
    tempfile.tempdir = str(folder)
    library, _ = open_library(folder / "data", accept=ACCEPTING)
    for number in count(1):
        write_round(plans, number)
        if number % 2:
            published = library.ingest([plans]).generation
        else:
            library.stage([plans])
            review = library.publish(lambda _: None)
            published = review.generation if review else None
        if number % 3 == 2 and published:
            library.rollback(published.number - 1)
