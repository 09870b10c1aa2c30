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
from queries.derivation import derive
from tests.conftest import SHARED

DOCUMENTS = 60
ROUNDS = 15
CHANGES = 5
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


def publication(folder: Path) -> Iterator[str]:
    """Of the same documents with inference and without, in turn, and how they compare."""
    yield "publication                       with inference    without      ratio"
    paths = variations(folder, DOCUMENTS)
    inferred = _published(folder / "data", paths, inference=True)
    stated = _published(folder / "without", paths, inference=False)
    for (name, unit, inferring), (_, _, plain) in zip(inferred, stated, strict=True):
        yield f"  {name:28} {inferring:12.2f} {unit:2} {plain:10.2f} {unit:2} {inferring / plain:8.2f}"


def _published(data: Path, paths: Sequence[Path], *, inference: bool) -> Iterator[tuple[str, str, float]]:
    """Name, unit and value of each figure, measured one by one so that two libraries can take turns."""
    with EmbeddedStore(data) as store:
        library = Library(data, store, Iris(), inference=inference)
        yield f"{len(paths)} documents ingested", "s", timed(lambda: library.ingest(paths))
        current = store.current()
        yield "quads in thousands", "", ((current.quads if current else 0) or 0) / 1000
        yield "one changed document", "s", statistics.median(_changes(library, paths[0]))
        with store.draft() as draft:
            yield "all conclusions drawn anew", "s", timed(lambda: derive(draft, Iris(), inference=inference))


def _changes(library: Library, path: Path) -> Iterator[float]:
    """Seconds until a document that has one more line is published, several times."""
    for number in range(CHANGES):
        path.write_text(f"{path.read_text(encoding='utf-8')}\nThêm dòng {number}.\n", encoding="utf-8")
        yield timed(lambda: library.ingest([path]))


def questions(data: Path) -> Iterator[str]:
    with EmbeddedStore(data) as store:
        yield from _asked(store)


def _asked(store: EmbeddedStore) -> Iterator[str]:
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
        for part in (extraction(), publication(folder), questions(folder / "data")):
            for line in part:
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
