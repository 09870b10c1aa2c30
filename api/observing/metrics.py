"""Figures for Prometheus, in a registry of their own for each application."""

from collections.abc import Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from graph.embedded import EmbeddedStore
from graph.store import Store

MEDIA_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    """What is counted of the queries, and what `store` is like when somebody looks."""

    def __init__(self, store: Store) -> None:
        self._registry = registry = CollectorRegistry()
        self.queries = Counter(
            "lienket_queries", "Queries that ended", ("operation", "verdict", "role"), registry=registry
        )
        self.seconds = Histogram(
            "lienket_query_seconds",
            "Time from a query's arrival to the end of its answering",
            ("operation",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.rows = Counter("lienket_query_rows", "Solutions and triples in answers", registry=registry)
        self.bytes = Counter("lienket_query_bytes", "Size of answers", registry=registry)
        self.cached = Counter("lienket_cache_hits", "Answers from the cache of answers", registry=registry)
        self.waiting = Gauge("lienket_queries_waiting", "Queries waiting for their turn", registry=registry)
        self.running = Gauge("lienket_queries_running", "Queries that run", registry=registry)
        registry.register(_OfStore(store))
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        GCCollector(registry=registry)

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)


class _OfStore(Collector):
    """The store's figures, taken when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def describe(self) -> Iterator[Metric]:
        """None in advance: the store need not be asked when the registry is made."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """The published generation, if there is one, and the workers, if the store has any."""
        if isinstance(self._store, EmbeddedStore):
            workers = self._store.workers()
            yield GaugeMetricFamily("lienket_workers", "Processes that answer queries", workers.alive)
            yield CounterMetricFamily(
                "lienket_workers_replaced", "Processes that ended with their query", workers.replaced
            )
        current = self._store.current()
        if current is None:
            return
        yield GaugeMetricFamily("lienket_generation", "Number of the published generation", current.number)
        yield GaugeMetricFamily(
            "lienket_published_timestamp_seconds",
            "When the generation was published",
            current.published.timestamp(),
        )
        if current.quads is not None:
            yield GaugeMetricFamily("lienket_quads", "Quads of the published generation", current.quads)
