"""`make bench`: what extraction, ingestion, publication and questions cost on this machine.

Absolute figures vary from machine to machine; the ratios stand against a peer measured in the same run.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import Store as Oxigraph

from graph.embedded import EmbeddedStore
from ingest.extract import extract
from ingest.pipeline import Library, samples
from ontology.iris import Iris
from ontology.vocabulary import vocabulary
from queries.catalogue import load

DOCUMENTS = 60
ROUNDS = 15


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def variations(folder: Path, number: int) -> list[Path]:
    """The sample documents said of other provinces, `number` files in all."""
    sources = [sample.read_text(encoding="utf-8") for sample in samples()]
    places = [place.labels.vi for place in list(vocabulary().places.values())[:number]]
    written = []
    for index in range(number):
        text = sources[index % len(sources)]
        for name in ("Điện Biên", "Tuyên Quang", "Quảng Ninh"):
            place = places[index % len(places)]
            text = text.replace(name, place).replace(name.upper(), place.upper())
        path = folder / f"document-{index}.txt"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def extraction() -> Iterator[str]:
    texts = [sample.read_text(encoding="utf-8") for sample in samples()] * 5
    known = vocabulary()
    extract(texts[0], "warm-up.txt", known)
    seconds = timed(lambda: [extract(text, "sample.txt", known) for text in texts])
    size = sum(len(text.encode()) for text in texts)
    yield f"extraction           {size / seconds / 1e6:8.2f} MB/s in one process"


def publication(folder: Path, store: EmbeddedStore) -> Iterator[str]:
    library = Library(folder / "data", store, Iris())
    paths = variations(folder, DOCUMENTS)
    seconds = timed(lambda: library.ingest(paths))
    yield f"ingestion            {DOCUMENTS / seconds:8.1f} documents/s, all checks and publication included"
    paths[0].write_text(paths[0].read_text(encoding="utf-8") + "\nThêm một dòng.\n", encoding="utf-8")
    yield f"one changed document {timed(lambda: library.ingest(paths)):8.2f} s until published"


def questions(store: EmbeddedStore) -> Iterator[str]:
    with tempfile.NamedTemporaryFile(suffix=".nq") as dump:
        store_dump = store.answer("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "application/n-triples")
        with store_dump as answer:
            dump.write(b"".join(answer.chunks()))
        dump.flush()
        peer = Oxigraph()
        peer.bulk_load(path=dump.name)
    yield "question               through a worker   in memory, in process    ratio"
    for question in load().values():
        here, there = [], []
        for _ in range(ROUNDS):
            here.append(timed(lambda q=question.query: store.select(q)))
            there.append(timed(lambda q=question.query: list(peer.query(q))))
        mine, theirs = statistics.median(here), statistics.median(there)
        yield f"  {question.id:20} {mine * 1e3:12.2f} ms {theirs * 1e3:20.2f} ms {mine / theirs:10.2f}"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = EmbeddedStore(folder / "data")
        try:
            for part in (extraction(), publication(folder, store), questions(store)):
                for line in part:
                    sys.stdout.write(line + "\n")
                    sys.stdout.flush()
        finally:
            store.close()


if __name__ == "__main__":
    main()
