"""A library with its folder of documents, and how these came in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ingest.pipeline
import ingest.prepare
from ingest.summary import Status
from tests.ingest.library import dump, open_library, plan


class Place:
    """A library and the folder of documents beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.documents = folder / "plans"
        self.documents.mkdir()
        self.open()

    def open(self, **options: Any) -> None:
        """As a new process would."""
        self.library, self.store = open_library(self.data, **options)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.documents / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def ingest(self, *names: str) -> ingest.pipeline.Summary:
        return self.library.ingest([self.documents / name for name in names] or [self.documents])

    def ids(self) -> list[str]:
        return [document.document for document in self.library.documents()]

    def current(self) -> int | None:
        current = self.store.current()
        return current.number if current else None

    def dump(self) -> list[str]:
        return dump(self.store)

    def traces(self) -> list[tuple[str, bytes]]:
        """All that the data folder holds, except locks."""
        files = (path for path in self.data.rglob("*") if path.is_file() and path.suffix != ".lock")
        return sorted((str(path), path.read_bytes()) for path in files if path.name != "lock")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path)
    yield place
    place.store.close()


@pytest.fixture
def two(place: Place) -> Place:
    """A library with documents `a` and `b`, in generation 1."""
    place.write("a.txt", plan(80))
    place.write("b.txt", plan(95, "Tuyên Quang"))
    place.ingest()
    return place


def outcomes(summary: ingest.pipeline.Summary) -> dict[str, Status]:
    return {outcome.path.name: outcome.status for outcome in summary.outcomes}
