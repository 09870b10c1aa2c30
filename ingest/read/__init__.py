"""From files to text: find the documents, read each one in its format."""

from ingest.read.files import MAX_BYTES, Found, find
from ingest.read.source import READERS, load, text_of
from ingest.read.transcript import Transcript

__all__ = ["MAX_BYTES", "READERS", "Found", "Transcript", "find", "load", "text_of"]
