"""What is archived is read back and checked."""

import pytest
from filelock import FileLock

import ingest.pipeline
import ingest.prepare
from ingest.errors import (
    LibraryBusyError,
    UnknownDocumentError,
)
from ingest.pipeline import Library
from ontology.resources import programme_document
from tests.ingest.pipeline.conftest import Place


class TestReading:
    def test_the_text_of_the_programme_is_there_too(self, place: Place) -> None:
        name, _, text = programme_document()
        assert place.library.text(name) == text

    def test_an_unknown_document_is_named(self, two: Place) -> None:
        with pytest.raises(UnknownDocumentError, match="'z'"):
            two.library.text("z")

    def test_damage_to_the_archive_is_found(self, two: Place) -> None:
        (sha256,) = {document.text for document in two.library.documents() if document.document == "a"}
        (two.data / "archive" / "texts" / sha256[:2] / sha256).write_text("changed")
        (problem,) = two.library.check()
        assert "document a" in problem

    def test_writers_wait_for_one_another_and_then_say_so(self, two: Place) -> None:
        library = Library(two.data, two.store, ingest.pipeline.Iris(), wait=0.1)
        with FileLock(two.data / "writer.lock"), pytest.raises(LibraryBusyError, match="another process"):
            library.remove(["a"])
