"""From files to text: find the documents, read each one in its format."""

from ingest.read.files import MAX_BYTES, Found, find
from ingest.read.source import READERS, load, text_of
from ingest.read.transcript import Tell, Transcript

__all__ = ["MAX_BYTES", "READERS", "Found", "Tell", "Transcript", "find", "load", "text_of"]
