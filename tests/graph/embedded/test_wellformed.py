"""An answer in XML is one that a parser reads, and reads as what it says; or there is none."""

from xml.etree import ElementTree

import pytest
from pyoxigraph import NamedNode

from graph.embedded.wellformed import NotXml, Xml, require_name


class Kept:
    """A sink that keeps what it takes."""

    def __init__(self) -> None:
        self.content = b""

    def write(self, piece: bytes) -> int:
        self.content += piece
        return len(piece)


def written(*pieces: bytes) -> bytes:
    kept = Kept()
    xml = Xml(kept)
    assert [xml.write(piece) for piece in pieces] == [len(piece) for piece in pieces]
    return kept.content


def test_a_carriage_return_stays_one() -> None:
    assert ElementTree.fromstring(written(b"<a>b\r", b"\n\tc</a>")).text == "b\r\n\tc"


@pytest.mark.parametrize("character", ["\0", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_write_is_found_wherever_the_pieces_are_cut(character: str) -> None:
    content = f"<a>x{character}y</a>".encode()
    for cut in range(len(content)):
        with pytest.raises(NotXml):
            written(content[:cut], content[cut:])


def test_every_other_character_passes() -> None:
    content = "<a>\t\n ~\x7f\u0085Đạt\ufffd\U0001f600\U0010ffff</a>".encode()
    assert written(*(content[n : n + 1] for n in range(len(content)))) == content


@pytest.mark.parametrize("iri", ["http://a/b", "http://a#mục-tiêu", "http://a/1b", "x:_", "http://a/%20b"])
def test_a_property_whose_iri_ends_in_a_name_has_one(iri: str) -> None:
    require_name(NamedNode(iri))


@pytest.mark.parametrize("iri", ["http://a/", "http://a/1", "http://a#", "http://a/b/2025-01"])
def test_other_properties_have_none(iri: str) -> None:
    with pytest.raises(NotXml, match="no name"):
        require_name(NamedNode(iri))
