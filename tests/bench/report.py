"""Measured figures as Markdown, each beside its ratio to lienket's in the same run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.servers import Server

OWN = "lienket"

LEAST = 0.01
"""A peer's figure below which a ratio to it says nothing."""


@dataclass
class Table:
    """One table: a column for each server, in each cell one or more figures, then lienket's first figure
    divided by this one's (below 1: lienket is quicker; of rates above 1)."""

    title: str
    subject: str
    servers: Sequence[Server]
    more_is_better: bool = False
    rows: dict[str, Mapping[str, tuple[float, ...]]] = field(default_factory=dict)

    def add(self, name: str, figures: Mapping[str, tuple[float, ...]]) -> None:
        """One row: figures by the server's name, missing where there are none."""
        self.rows[name] = figures

    def lines(self) -> Iterator[str]:
        """The table in Markdown."""
        names = [server.name for server in self.servers]
        note = "higher is better" if self.more_is_better else "lower is better"
        yield f"### {self.title}"
        yield ""
        yield f"In brackets: lienket's figure divided by the peer's ({note})."
        yield ""
        yield "| " + " | ".join([self.subject, *names]) + " |"
        yield "|---|" + "---:|" * len(names)
        for name, figures in self.rows.items():
            cells = [_cell(figures, server) for server in names]
            yield "| " + " | ".join([name, *cells]) + " |"
        yield ""


def _cell(figures: Mapping[str, tuple[float, ...]], server: str) -> str:
    if server not in figures:
        return "-"
    text = " / ".join(f"{figure:,.{_digits(figure)}f}" for figure in figures[server])
    if server == OWN or OWN not in figures or figures[server][0] < LEAST:
        return text
    return f"{text} ({figures[OWN][0] / figures[server][0]:.2f})"


def _digits(figure: float) -> int:
    """Three digits that count."""
    return 0 if figure >= 100 else 1 if figure >= 10 else 2
