"""MB (UTF-8) that extraction reads in a second of one core: `python rate.py FILE ...` prints it of the files
one by one, and of all repeated up to a million characters as one. It needs nothing but lienket, so that any
environment that has it can run this file."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ingest.extract import extract
from ontology.vocabulary import vocabulary

JOINED = 1_000_000


def cpu(work: Callable[[], object]) -> float:
    """Seconds of one core that a call takes, whatever else the machine does: the least of three."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def rates(documents: list[str]) -> tuple[float, float]:
    """Of the documents one by one, and of all as one text."""
    known = vocabulary()
    size = sum(len(text.encode()) for text in documents)
    joined = "\n".join(documents)
    whole = "\n".join([joined] * (JOINED // len(joined)))
    return (
        size / cpu(lambda: [extract(text, "text.txt", known) for text in documents]) / 1e6,
        len(whole.encode()) / cpu(lambda: extract(whole, "text.txt", known)) / 1e6,
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(rates([Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]])))
