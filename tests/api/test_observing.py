"""What the server tells of its queries."""

import asyncio
import json
import logging
import logging.config
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.access import Role
from api.observing import logs
from api.observing.observer import Observer
from api.observing.slow import SlowQueries
from graph.embedded import EmbeddedStore
from graph.errors import QueryRefused, QuerySyntaxError, QueryTimeout, StoreBusy
from graph.store import Generation

QUERY = "SELECT * WHERE { ?secret ?p ?o }"


class Published(EmbeddedStore):
    def current(self) -> Generation:
        return Generation(7, datetime(2026, 1, 1, tzinfo=UTC), 1234)


@pytest.fixture
def observer(tmp_path: Path) -> Iterator[Observer]:
    with Published(tmp_path) as store:
        yield Observer(store)


def figures(observer: Observer) -> dict[str, float]:
    """Each sample by its name and labels."""
    return {
        " ".join((sample.name, *map("=".join, sorted(sample.labels.items())))): sample.value
        for family in text_string_to_metric_families(observer.metrics.text().decode())
        for sample in family.samples
    }


class TestRecords:
    def test_one_tells_all_of_a_query_but_its_text(
        self, observer: Observer, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level("INFO"), observer.query(QUERY, Role.TOKEN, "text/csv") as seen:
            seen.began()
            seen.answered(12, 340, cached=True)
        (record,) = caplog.records
        told = vars(record)
        assert told["verdict"] == "ok"
        assert (told["rows"], told["bytes"], told["cached"]) == (12, 340, True)
        assert (told["role"], told["media_type"]) == ("token", "text/csv")
        assert 0 <= told["waited"] <= told["seconds"] < 1
        assert len(told["hash"]) == 16
        assert "secret" not in str(told)

    @pytest.mark.parametrize(
        ("error", "verdict"),
        [
            (QuerySyntaxError("x"), "query-syntax"),
            (QueryRefused("x"), "query-refused"),
            (QueryTimeout(1), "query-timeout"),
            (StoreBusy("x"), "busy"),
            (asyncio.CancelledError(), "cancelled"),
            (ZeroDivisionError(), "fault"),
        ],
    )
    def test_the_verdict_is_the_name_of_the_problem(
        self, observer: Observer, caplog: pytest.LogCaptureFixture, error: BaseException, verdict: str
    ) -> None:
        with caplog.at_level("INFO"), pytest.raises(type(error)), observer.query(QUERY, Role.ANONYMOUS):
            raise error
        assert [vars(record)["verdict"] for record in caplog.records] == [verdict]
        assert (
            figures(observer)[f"lienket_queries_total operation=query role=anonymous verdict={verdict}"] == 1
        )


class TestTheLog:
    @pytest.fixture
    def written(self) -> Iterator[StringIO]:
        """What the root logger writes; afterwards all is as before."""
        root, own = logging.getLogger(), logging.getLogger("lienket")
        before = (root.handlers[:], root.level, own.level)
        yield StringIO()
        root.handlers[:], level, own_level = before
        root.setLevel(level)
        own.setLevel(own_level)

    def lines(self, form: logs.Form, written: StringIO) -> list[str]:
        logging.config.dictConfig(logs.configuration(form))
        (handler,) = logging.getLogger().handlers
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(written)
        logging.getLogger("lienket.query").info("đã trả lời", extra={"rows": 3})
        try:
            raise ValueError("two\nlines")
        except ValueError:
            logging.getLogger("uvicorn.error").exception("it failed")
        logging.getLogger("other").info("nobody needs this")
        return written.getvalue().splitlines()

    def test_is_an_object_on_each_line(self, written: StringIO) -> None:
        first, second = map(json.loads, self.lines("json", written))
        assert first["message"] == "đã trả lời"
        assert (first["level"], first["logger"], first["rows"]) == ("INFO", "lienket.query", 3)
        assert datetime.fromisoformat(first["timestamp"]).tzinfo is not None
        assert "ValueError" in second["exc_info"]

    def test_or_text_for_people(self, written: StringIO) -> None:
        assert self.lines("text", written)[0].endswith("INFO lienket.query: đã trả lời")


class TestFigures:
    def test_count_queries_and_time_them(self, observer: Observer) -> None:
        for size in (10, 20):
            with observer.query(QUERY, Role.ANONYMOUS) as seen:
                seen.began()
                seen.answered(2, size, cached=size == 20)
        told = figures(observer)
        assert told["lienket_queries_total operation=query role=anonymous verdict=ok"] == 2
        assert told["lienket_query_seconds_count operation=query"] == 2
        assert told["lienket_query_rows_total"] == 4
        assert told["lienket_query_bytes_total"] == 30
        assert told["lienket_cache_hits_total"] == 1

    def test_tell_how_many_wait_and_run(self, observer: Observer) -> None:
        def now() -> tuple[float, float]:
            told = figures(observer)
            return told["lienket_queries_waiting"], told["lienket_queries_running"]

        with observer.query(QUERY, Role.ANONYMOUS) as seen:
            assert now() == (1, 0)
            seen.began()
            assert now() == (0, 1)
        assert now() == (0, 0)

    def test_tell_of_the_store_and_the_process(self, observer: Observer) -> None:
        told = figures(observer)
        assert told["lienket_generation"] == 7
        assert told["lienket_quads"] == 1234
        assert told["lienket_workers_replaced_total"] == 0
        assert told["process_resident_memory_bytes"] > 0

    def test_belong_to_one_application(self, observer: Observer, tmp_path: Path) -> None:
        with Published(tmp_path / "other") as store:
            other = Observer(store)
            with other.query(QUERY, Role.ADMIN):
                pass
        assert not any(name.startswith("lienket_queries_total") for name in figures(observer))


class TestSlowQueries:
    def add(self, slow: SlowQueries, **seconds: float) -> None:
        for name, took in seconds.items():
            slow.add(name, f"SELECT {name}", took, "ok", "anonymous")

    def shown(self, slow: SlowQueries) -> dict[str, Any]:
        return {kept.hash: (kept.seconds, kept.times) for kept in slow.all()}

    def test_the_slowest_are_kept_slowest_first(self) -> None:
        slow = SlowQueries(most=2)
        self.add(slow, a=1, b=3, c=2, d=0.5)
        assert list(self.shown(slow)) == ["b", "c"]

    def test_a_text_is_there_once_with_its_longest_time(self) -> None:
        slow = SlowQueries(most=2)
        self.add(slow, a=1)
        self.add(slow, a=3)
        self.add(slow, a=2)
        assert self.shown(slow) == {"a": (3, 3)}

    def test_the_old_are_forgotten(self) -> None:
        slow = SlowQueries(most=1, age=-1)
        self.add(slow, a=5)
        self.add(slow, b=1)
        assert self.shown(slow) == {}

    def test_texts_are_bounded(self) -> None:
        slow = SlowQueries()
        slow.add("a", "x" * 10**6, 1, "ok", "anonymous")
        assert len(slow.all()[0].text) == 10_000
