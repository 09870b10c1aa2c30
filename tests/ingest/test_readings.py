"""What was found in documents lately is kept, within a size."""

from dataclasses import replace

from ingest.entries import Ingested
from ingest.prepare import Prepared
from ingest.read import Transcript
from ingest.readings import Readings

PLAN = Ingested("plan", "upload:plan.txt", "plan.txt", "0" * 64, "1" * 64, "2026-01-01T00:00:00Z", "0.1.0")


def prepared(content: bytes) -> Prepared:
    return Prepared(Transcript(""), "0.1.0", content, {}, ())


def test_a_document_is_found_again_whatever_read_it_before() -> None:
    readings = Readings()
    found = prepared(b"facts")
    readings.put(PLAN, (), found)
    assert readings.get(replace(PLAN, version="0.0.9"), ()) is found
    assert readings.get(replace(PLAN, text="2" * 64), ()) is None


def test_the_oldest_go_where_there_is_too_much() -> None:
    readings = Readings(most=10)
    first, second, third = (replace(PLAN, document=name) for name in "abc")
    readings.put(first, (), prepared(b"12345"))
    readings.put(second, (), prepared(b"12345"))
    assert readings.get(first, ())
    readings.put(third, (), prepared(b"12345"))
    assert readings.get(second, ()) is None
    assert readings.get(first, ())
    readings.put(PLAN, (), prepared(b"more than there is room for"))
    assert readings.get(PLAN, ()) is None
