"""What Oxigraph writes as XML that no parser reads, or reads as something else.

XML 1.0 has no way at all to write most control characters, and its parsers read a bare carriage return as a
line feed. RDF/XML has a name for a property only where its IRI ends in one.
"""

import re
from typing import Final, Protocol

from pyoxigraph import NamedNode

_UNWRITABLE: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_NAMED: Final = re.compile(r"[^\W\d][\w.·-]*$")


class NotXml(Exception):
    """The answer holds what XML cannot say; `str` says what."""


class Sink(Protocol):
    """Takes an answer piece by piece."""

    def write(self, piece: bytes) -> int:
        """Take the next piece."""
        ...


class Xml:
    """Passes XML on to `sink`, with each carriage return as a reference to it. Raises NotXml."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._tail = b""  # the beginning of a character, perhaps

    def write(self, piece: bytes) -> int:
        """Take the next piece."""
        if _UNWRITABLE.search(self._tail + piece):
            raise NotXml("a text holds a character that XML has no way to write")
        self._tail = (self._tail + piece)[-2:]
        self._sink.write(piece.replace(b"\r", b"&#13;"))
        return len(piece)

    def flush(self) -> None:
        """Nothing to do."""


def require_name(predicate: NamedNode) -> None:
    """Raises NotXml where RDF/XML has no name for this property."""
    if not _NAMED.search(predicate.value):
        raise NotXml(f"RDF/XML has no name for the property <{predicate.value}>")
