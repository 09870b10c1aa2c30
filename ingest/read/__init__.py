"""From files to text: find the documents, read each one, decode its text."""

from ingest.read.files import MAX_BYTES, Found, find
from ingest.read.source import READERS, Source, read

__all__ = ["MAX_BYTES", "READERS", "Found", "Source", "find", "read"]
