"""`make bench`: what extraction, ingestion, publication and queries cost on this machine, beside peers.

Absolute figures vary from machine to machine; the ratios stand against a peer measured in the same run.
Writes docs/performance.md. `make bench QUADS="100000 10000000"` chooses the sizes.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import psutil

from tests.bench import ingestion
from tests.bench.publishing import publishing
from tests.bench.report import OWN, Table
from tests.bench.servers import running
from tests.bench.service import geometric_mean, latencies, resources, throughput
from tests.bench.world import make
from tests.conftest import ROOT

SIZES: Final = (100_000, 1_000_000)
REPORT: Final = ROOT / "docs" / "performance.md"


def report(sizes: Sequence[int]) -> Iterator[str]:
    """The lines of the report, as they are measured."""
    yield "# Performance"
    yield ""
    yield "Written by `make bench`; do not edit. Machines are noisy: what counts are the ratios, each"
    yield "against a peer that was measured in turn with lienket in the same run."
    yield ""
    memory = psutil.virtual_memory().total / 2**30
    yield f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, Python {platform.python_version()}."
    yield ""
    yield from ingestion.report()
    measured: dict[int, Table] = {}
    for size in sizes:
        yield from served(size, measured)
    if len(measured) > 1:
        yield from growth(measured)


def served(size: int, measured: dict[int, Table]) -> Iterator[str]:
    """Queries on a generated policy graph of about `size` quads; latencies go into `measured`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = make(folder, size)
        yield f"## A policy graph of {world.quads:,} quads"
        yield ""
        with running(world, folder) as servers:
            table = measured[world.quads] = latencies(servers)
            yield from table.lines()
            for server in servers:
                if server.name != OWN and (mean := geometric_mean(table, server.name)) is not None:
                    yield f"- The catalogue, geometric mean of its medians: {mean:.2f} × {server.name}"
            yield ""
            for rates in throughput(servers):
                yield from rates.lines()
            yield from resources(servers).lines()
            (own,) = [server for server in servers if server.name == OWN]
            yield "| publishing | |"
            yield "|---|---:|"
            yield from publishing(world, own, folder)
            yield ""


def growth(measured: Mapping[int, Table]) -> Iterator[str]:
    """How lienket's medians grow with the graph."""
    yield "## Growth"
    yield ""
    yield "lienket's medians in ms, and in brackets how many times those of the smallest graph they are."
    yield ""
    yield "| query | " + " | ".join(f"{quads:,} quads" for quads in measured) + " |"
    yield "|---|" + "---:|" * len(measured)
    first, *_ = measured.values()
    for name, figures in first.rows.items():
        medians = [table.rows[name][OWN][0] for table in measured.values()]
        cells = (f"{median:,.1f} ({median / figures[OWN][0]:.1f})" for median in medians)
        yield f"| {name} | " + " | ".join(cells) + " |"
    yield ""


def main() -> None:
    """Measure, print, and write the report."""
    parser = argparse.ArgumentParser(description="measure lienket on this machine")
    parser.add_argument("quads", nargs="*", type=int, default=SIZES, help="sizes of the policy graph")
    lines = []
    for line in report(parser.parse_args().quads):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        lines.append(line)
    REPORT.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
