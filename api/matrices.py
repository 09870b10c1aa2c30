"""The matrix, as the first page and its files have it. Of large graphs it takes seconds to make."""

import json
from dataclasses import dataclass

from api.present import plain
from graph.store import Generation, Store
from queries.matrix import Matrix, matrix


@dataclass(frozen=True, slots=True)
class Shown:
    """The matrix, and the same as JSON; `generation` is None where an engine keeps none."""

    generation: Generation | None
    matrix: Matrix
    body: bytes


def show(store: Store, base: str) -> Shown:
    """The matrix of what readers see."""
    generation = store.current()
    made = matrix(store, base)
    told = {"generation": generation and generation.number, **plain(made)}
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return Shown(generation, made, body)
