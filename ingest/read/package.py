"""The package of a Word document, mended where Word takes it and python-docx does not."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from ingest.errors import Reason, RefusedError

_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
"""Templates and documents with macros, of which the text is as in any other."""

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
"""Namespaces of the strict form of the standard, in which Word saves on request."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def mended(path: Path, data: bytes) -> BytesIO:
    """The package without relationships to parts that it lacks, and as that of a plain document in the usual
    form of the standard.

    Raises RefusedError: UNSUPPORTED for a package of another program; BadZipFile, KeyError where it is none.
    """
    with ZipFile(BytesIO(data)) as archive:
        changed = dict(_changes(path, archive))
        if not changed:
            return BytesIO(data)
        out = BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as copy:
            for name in dict.fromkeys(archive.namelist()):
                copy.writestr(name, changed.get(name) or archive.read(name))
    out.seek(0)
    return out


def _changes(path: Path, archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The members that are to be others, and what they become."""
    types = archive.read(_TYPES)
    other = next((kind.encode() for kind in _OTHER_MAINS if kind.encode() in types), None)
    if other is not None:
        yield _TYPES, types.replace(other, _MAIN.encode())
    elif b"wordprocessingml" not in types:
        problem = "a package of Office or another program, but no Word document; save it as .docx or .pdf"
        raise RefusedError(path, Reason.UNSUPPORTED, problem)
    names = set(archive.namelist())
    for name in names - {_TYPES}:
        if name.endswith((".xml", ".rels")):
            content = archive.read(name)
            plain = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
            if name.endswith(".rels"):
                plain = _within(names, dirname(dirname(name)), plain)
            if plain != content:
                yield name, plain


def _within(names: set[str], folder: str, relationships: bytes) -> bytes:
    """The relationships without those to parts that are not among `names`."""
    root = etree.fromstring(relationships, _PARSER)
    lacking = [element for element in root if not _is_there(element, folder, names)]
    for element in lacking:
        root.remove(element)
    return etree.tostring(root) if lacking else relationships


def _is_there(relationship: etree._Element, folder: str, names: set[str]) -> bool:
    """Whether a relationship leads out of the package, or to a part of it."""
    target = relationship.get("Target", "")
    if relationship.get("TargetMode") == "External":
        return True
    return normpath(join("/", folder, target)).lstrip("/") in names
