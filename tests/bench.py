"""`make bench`: what extraction, ingestion, publication and questions cost on this machine.

Absolute figures vary from machine to machine; the ratios stand against a peer measured in the same run.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Store as Oxigraph
from underthesea import sent_tokenize, word_tokenize

from graph.embedded import EmbeddedStore
from ingest.extract import extract
from ingest.pipeline import Library, samples
from ontology.iris import Iris
from ontology.vocabulary import vocabulary
from queries.catalogue import load
from tests.conftest import SHARED

DOCUMENTS = 60
ROUNDS = 15
JOINED = 1_000_000


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


def cpu(work: Callable[[], object]) -> float:
    """Seconds of one core that a call takes, whatever else the machine does: the least of three."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def extraction() -> Iterator[str]:
    """MB (UTF-8) a second per core, beside underthesea's cutting of the same text into words."""
    yield "extraction              documents     one text     underthesea    ratio   (MB/s per core)"
    texts: dict[str, list[str]] = {"samples": [sample.read_text(encoding="utf-8") for sample in samples()]}
    if SHARED.is_dir():
        files = sorted((SHARED / "corpus").rglob("*.txt"))
        texts["development corpus"] = [file.read_text(encoding="utf-8") for file in files]
    for name, documents in texts.items():
        apart, joined, peer = _rates(documents)
        yield f"  {name:18} {apart:12.2f} {joined:12.2f} {peer:15.2f} {apart / peer:8.1f}"


def _rates(documents: Sequence[str]) -> tuple[float, float, float]:
    """Of the documents one by one, of all repeated up to a million characters as one, and of the peer."""
    known = vocabulary()
    size = sum(len(text.encode()) for text in documents)
    joined = "\n".join(documents)
    whole = "\n".join([joined] * (JOINED // len(joined)))
    return (
        size / cpu(lambda: [extract(text, "text.txt", known) for text in documents]) / 1e6,
        len(whole.encode()) / cpu(lambda: extract(whole, "text.txt", known)) / 1e6,
        size / cpu(lambda: [word_tokenize(s) for text in documents for s in sent_tokenize(text)]) / 1e6,
    )


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
