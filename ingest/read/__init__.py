"""From files to text: find the documents, read each one, decode its text."""

from ingest.read.files import MAX_BYTES, Found, find
from ingest.read.source import READERS, load, text_of

__all__ = ["MAX_BYTES", "READERS", "Found", "find", "load", "text_of"]
