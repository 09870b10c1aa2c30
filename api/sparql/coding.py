"""Content codings (RFC 9110, section 8.4): gzip and br, as `Accept-Encoding` wants them."""

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, Protocol

import brotli

Coding = Literal["br", "gzip", "identity"]

SMALLEST = 512
"""Bytes from which on a coding is worth its work."""

_OFFERS: tuple[Coding, ...] = ("br", "gzip")


class Coder(Protocol):
    """Codes an answer piece by piece."""

    def add(self, piece: bytes) -> bytes:
        """What is ready to go when `piece` has been taken; may be nothing."""
        ...

    def end(self) -> bytes:
        """The rest."""
        ...


class _Brotli:
    def __init__(self) -> None:
        self._compressor = brotli.Compressor(quality=4)

    def add(self, piece: bytes) -> bytes:
        return bytes(self._compressor.process(piece))

    def end(self) -> bytes:
        return bytes(self._compressor.finish())


class _Gzip:
    def __init__(self) -> None:
        self._compressor = zlib.compressobj(level=5, wbits=zlib.MAX_WBITS | 16)

    def add(self, piece: bytes) -> bytes:
        return self._compressor.compress(piece)

    def end(self) -> bytes:
        return self._compressor.flush()


class _Identity:
    def add(self, piece: bytes) -> bytes:
        return piece

    def end(self) -> bytes:
        return b""


_CODERS: dict[Coding, Callable[[], Coder]] = {"br": _Brotli, "gzip": _Gzip, "identity": _Identity}


def coder(coding: Coding) -> Coder:
    """A new coder."""
    return _CODERS[coding]()


def code(coding: Coding, body: bytes) -> bytes:
    """`body` in a coding, whole."""
    made = coder(coding)
    return made.add(body) + made.end()


@lru_cache(maxsize=256)
def chosen(accept_encoding: str | None) -> Coding:
    """The coding that the client wants most of ours, br before gzip; identity where it names none."""
    wanted = dict(_weights(accept_encoding or ""))
    others = wanted.get("*", 0.0)
    best = max(_OFFERS, key=lambda offer: wanted.get(offer, others))
    weight = wanted.get(best, others)
    return best if weight > 0 and weight >= wanted.get("identity", 0.0) else "identity"


def _weights(accept_encoding: str) -> list[tuple[str, float]]:
    found = []
    for part in accept_encoding.lower().split(","):
        name, _, parameter = part.partition(";")
        key, _, value = parameter.partition("=")
        try:
            weight = float(value) if key.strip() == "q" else 1.0
        except ValueError:
            continue
        found.append((name.strip().replace("x-gzip", "gzip"), weight))
    return found
