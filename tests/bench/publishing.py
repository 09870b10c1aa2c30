"""What publishing costs on a graph of some size, and what readers notice of it."""

import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.embedded import EmbeddedStore
from ingest.pipeline import Library, samples
from ontology.iris import Iris
from tests.bench.client import Connection, percentile
from tests.bench.servers import Server
from tests.bench.service import different, queries
from tests.bench.world import World

CHANGES: Final = 5


def publishing(world: World, server: Server, folder: Path) -> Iterator[str]:
    """Seconds until a changed document is published, and how long a reader's point look-ups take at most
    meanwhile and without, through `server`, which reads the same data folder."""
    quiet = _read_for(server, threading.Event(), seconds=1.0)
    over = threading.Event()
    seconds: list[float] = []
    writer = threading.Thread(target=_change, args=(world, folder, over, seconds))
    writer.start()
    reading = _read_for(server, over)
    writer.join()
    yield f"| one changed document published, all checks included | {statistics.median(seconds):.2f} s |"
    yield f"| a reader's point look-up without publishing, p50 / p99 / longest | {_of(quiet)} ms |"
    yield f"| a reader's point look-up while publishing, p50 / p99 / longest | {_of(reading)} ms |"


def _of(sample: list[float]) -> str:
    return " / ".join(
        f"{value:.1f}" for value in (percentile(sample, 50), percentile(sample, 99), max(sample))
    )


def _change(world: World, folder: Path, over: threading.Event, seconds: list[float]) -> None:
    path = folder / "changed.txt"
    path.write_text(samples()[0].read_text(encoding="utf-8"), encoding="utf-8")
    try:
        with EmbeddedStore(world.data) as store:
            library = Library(world.data, store, Iris())
            library.ingest([path])
            for number in range(CHANGES):
                path.write_text(
                    f"{path.read_text(encoding='utf-8')}\nThêm dòng {number}.\n", encoding="utf-8"
                )
                begin = time.perf_counter()
                library.ingest([path])
                seconds.append(time.perf_counter() - begin)
    finally:
        over.set()


def _read_for(server: Server, over: threading.Event, seconds: float = 600.0) -> list[float]:
    """Milliseconds of one look-up after the other until `over`, each in a text of its own."""
    point = queries()["point"]
    connection = Connection(server.endpoint.port)
    sample: list[float] = []
    end = time.monotonic() + seconds
    while not over.is_set() and time.monotonic() < end:
        request = server.endpoint.request(different(point, len(sample)))
        begin = time.perf_counter()
        connection.get(request)
        sample.append((time.perf_counter() - begin) * 1e3)
    connection.close()
    return sample
