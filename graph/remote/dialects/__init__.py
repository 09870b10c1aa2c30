"""The engines that lienket knows by name, a module each, read when one is met."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from graph.remote.dialects.dialect import Dialect, Question, Reply

ENGINES: Final = ("oxigraph", "fuseki", "virtuoso", "graphdb", "qlever", "neptune", "generic")
_SIGNS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "oxigraph": ("Server", "oxigraph"),
        "virtuoso": ("Server", "virtuoso"),
        "fuseki": ("Fuseki-Request-Id", ""),
        "graphdb": ("Server", "graphdb"),
    }
)
"""The header by which an engine shows what it is, and a word in it."""


def dialect(engine: str) -> Dialect:
    """The dialect of one of ENGINES."""
    if engine == "generic":
        return Dialect()
    spoken = import_module(f"graph.remote.dialects.{engine}").DIALECT
    assert isinstance(spoken, Dialect)  # noqa: S101 - a module's attribute has no type
    return spoken


def detect(headers: Mapping[str, str]) -> str:
    """The engine that sent a reply with `headers`; `generic` where they do not tell (behind a proxy)."""
    for engine, (header, word) in _SIGNS.items():
        value = headers.get(header)
        if value is not None and word in value.lower():
            return engine
    return "generic"


__all__ = ["ENGINES", "Dialect", "Question", "Reply", "detect", "dialect"]
