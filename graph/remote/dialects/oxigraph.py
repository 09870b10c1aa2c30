"""Oxigraph's server: https://github.com/oxigraph/oxigraph.

Its default graph is the one without a name; it gives the union for the parameter `union-default-graph`. A
limit of time of its own (`--timeout-s`) appends the error to an answer of status 200, which then does not
parse.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from graph.remote.dialects.dialect import Dialect


class Oxigraph(Dialect):
    """Standard in all but the union."""

    name: ClassVar[str] = "oxigraph"
    union: ClassVar[Mapping[str, str]] = MappingProxyType({"union-default-graph": ""})


DIALECT: Final = Oxigraph()
