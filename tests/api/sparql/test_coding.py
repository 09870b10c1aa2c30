"""Content codings, as Accept-Encoding wants them."""

import zlib

import brotli
import pytest

from api.sparql.coding import Coding, chosen, code, coder

TEXT = "Điện Biên, Lai Châu; ".encode() * 5000


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("identity, gzip;q=0.5", "identity"),
        ("deflate, zstd", "identity"),
        ("gzip;q=many", "identity"),
    ],
)
def test_the_one_wanted_most(header: str | None, coding: Coding) -> None:
    assert chosen(header) == coding


def decoded(coding: Coding, body: bytes) -> bytes:
    if coding == "br":
        return bytes(brotli.decompress(body))
    return zlib.decompress(body, wbits=31) if coding == "gzip" else body


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_what_is_coded_comes_back(coding: Coding) -> None:
    assert decoded(coding, code(coding, TEXT)) == TEXT
    made = coder(coding)
    pieces = [made.add(TEXT[start : start + 7000]) for start in range(0, len(TEXT), 7000)]
    assert decoded(coding, b"".join([*pieces, made.end()])) == TEXT
    assert coding == "identity" or len(code(coding, TEXT)) < len(TEXT) / 10
