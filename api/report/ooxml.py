"""Elements of WordprocessingML for what python-docx has no methods for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def child(parent: Any, name: str, **attributes: str) -> Any:
    """A new last child of `parent`, such as `w:lang`, with attributes of the same namespace."""
    made: Any = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made
