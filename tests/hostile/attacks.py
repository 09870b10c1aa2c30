"""The hostile queries of `queries.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

import yaml

_FILE: Final = Path(__file__).with_name("queries.yaml")
_REPEATED: Final = re.compile(r"«([^»]*)»(\d+)")
_STATUSES: Final = {
    "refused": {HTTPStatus.FORBIDDEN},
    "malformed": {HTTPStatus.BAD_REQUEST},
    "ended": {HTTPStatus.GATEWAY_TIMEOUT, HTTPStatus.INSUFFICIENT_STORAGE},
    "crashed": {HTTPStatus.INTERNAL_SERVER_ERROR},
    "fine": {HTTPStatus.OK},
}


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile query, and the statuses of which it must get one."""

    name: str
    query: str
    expected: frozenset[HTTPStatus]


def attacks(canary: str) -> Iterator[Attack]:
    """All of them; `canary` is the address that they try to make the server contact."""
    for name, told in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items():
        words = [told["expect"]] if isinstance(told["expect"], str) else told["expect"]
        query = _REPEATED.sub(_repeat, told["query"].replace("CANARY", canary))
        yield Attack(name, query, frozenset().union(*(_STATUSES[word] for word in words)))


def _repeat(match: re.Match[str]) -> str:
    piece, times = match[1], int(match[2])
    return "".join(piece.replace("#", f"{n}").replace("§", f"{n + 1}") for n in range(times))
