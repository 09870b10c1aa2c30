"""Sees each query from its arrival to its end, and tells the log, the figures and the list of slow ones."""

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from api.access import Role
from api.observing.metrics import Metrics
from api.observing.slow import SlowQueries
from api.problems import problem_of
from graph.store import Store

Operation = Literal["query", "update", "question"]

OK = "ok"
CANCELLED = "cancelled"

_LOG = logging.getLogger("lienket.query")


@dataclass(slots=True)
class Observation:
    """What is known of a query so far."""

    operation: Operation
    media_type: str | None
    metrics: Metrics
    arrived: float = field(default_factory=time.perf_counter)
    started: float | None = None
    rows: int | None = None
    bytes: int | None = None
    cached: bool = False

    def began(self) -> None:
        """Its turn has come."""
        self.started = time.perf_counter()
        self.metrics.waiting.dec()
        self.metrics.running.inc()

    def answered(self, rows: int | None, size: int | None, *, cached: bool = False) -> None:
        """It has an answer of so many solutions or triples (None: not known) and bytes."""
        self.rows, self.bytes, self.cached = rows, size, cached


class Observer:
    """Of one running application."""

    def __init__(self, store: Store) -> None:
        self.metrics = Metrics(store)
        self.slow = SlowQueries()

    @contextmanager
    def query(
        self, text: str, role: Role, media_type: str | None = None, operation: Operation = "query"
    ) -> Iterator[Observation]:
        """Observe what the block does with a query: it calls `began` when it has waited for its turn, and
        `answered` when there is an answer. An error that leaves the block is the verdict."""
        seen = Observation(operation, media_type, self.metrics)
        verdict = OK
        self.metrics.waiting.inc()
        try:
            yield seen
        except (asyncio.CancelledError, GeneratorExit):
            verdict = CANCELLED
            raise
        except BaseException as error:
            verdict = problem_of(error).name
            raise
        finally:
            self._ended(seen, text, role, verdict)

    def _ended(self, seen: Observation, text: str, role: Role, verdict: str) -> None:
        now = time.perf_counter()
        seconds = now - seen.arrived
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        (self.metrics.waiting if seen.started is None else self.metrics.running).dec()
        self._count(seen, seconds, verdict, role)
        self.slow.add(digest, text, seconds, verdict, role)
        _LOG.info(
            "%s: %s in %.3f s",
            seen.operation,
            verdict,
            seconds,
            extra={
                "operation": seen.operation,
                "hash": digest,
                "verdict": verdict,
                "seconds": round(seconds, 6),
                "waited": round((seen.started or now) - seen.arrived, 6),
                "rows": seen.rows,
                "bytes": seen.bytes,
                "media_type": seen.media_type,
                "role": role,
                "cached": seen.cached,
            },
        )

    def _count(self, seen: Observation, seconds: float, verdict: str, role: Role) -> None:
        self.metrics.queries.labels(seen.operation, verdict, role).inc()
        self.metrics.seconds.labels(seen.operation).observe(seconds)
        self.metrics.rows.inc(seen.rows or 0)
        self.metrics.bytes.inc(seen.bytes or 0)
        if seen.cached:
            self.metrics.cached.inc()
