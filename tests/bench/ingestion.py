"""What extraction costs beside a peer, and ingestion with inference and without."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from underthesea import sent_tokenize, word_tokenize

from graph.embedded import EmbeddedStore
from ingest.pipeline import Library, samples
from ontology.iris import Iris
from ontology.vocabulary import vocabulary
from queries.derivation import derive
from tests import wheels
from tests.bench import rate
from tests.conftest import SHARED

DOCUMENTS = 60
CHANGES = 5


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


def extraction(folder: Path) -> Iterator[str]:
    """MB (UTF-8) a second per core, interpreted and from a compiled wheel, beside underthesea's cutting of
    the same text into words."""
    yield (
        "| MB/s (UTF-8) per core | documents | as one text | compiled: documents | as one text "
        "| underthesea, sentences and words | ratio | ratio, compiled |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    texts = {"samples": [Path(str(sample)) for sample in samples()]}
    if SHARED.is_dir():
        texts["development corpus"] = sorted((SHARED / "corpus").rglob("*.txt"))
    compiled = wheels.installed(folder, compiled=True) / "python"
    for name, files in texts.items():
        apart, joined = _rates(Path(sys.executable), files)
        fast, fast_joined = _rates(compiled, files)
        peer = _peer([file.read_text(encoding="utf-8") for file in files])
        figures = (apart, joined, fast, fast_joined, peer)
        cells = " | ".join(f"{figure:.2f}" for figure in figures)
        yield f"| {name} | {cells} | {apart / peer:.1f} | {fast / peer:.1f} |"


def _rates(python: Path, files: Sequence[Path]) -> tuple[float, float]:
    """What `rate.py` measures in an environment of its own."""
    apart, joined = json.loads(wheels.run(python, rate.__file__, *files, cwd=Path(tempfile.gettempdir())))
    return apart, joined


def _peer(documents: Sequence[str]) -> float:
    size = sum(len(text.encode()) for text in documents)
    cut = rate.cpu(lambda: [word_tokenize(s) for text in documents for s in sent_tokenize(text)])
    return size / cut / 1e6


def publication(folder: Path) -> Iterator[str]:
    """Of the same documents with inference and without, in turn, and how they compare."""
    yield "| | with inference | without | ratio |"
    yield "|---|---:|---:|---:|"
    paths = variations(folder, DOCUMENTS)
    inferred = _published(folder / "data", paths, inference=True)
    stated = _published(folder / "without", paths, inference=False)
    for (name, unit, inferring), (_, _, plain) in zip(inferred, stated, strict=True):
        yield f"| {name} | {inferring:.2f} {unit} | {plain:.2f} {unit} | {inferring / plain:.2f} |"


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


def report() -> Iterator[str]:
    """What extraction and ingestion cost, in Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for heading, part in (("Extraction", extraction(folder)), ("Ingestion", publication(folder))):
            yield f"## {heading}"
            yield ""
            yield from part
            yield ""
