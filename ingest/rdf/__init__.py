"""From what was found in a document to the triples of its named graph."""

from ingest.rdf.quotes import misquotes, spans
from ingest.rdf.writer import Document, triples

__all__ = ["Document", "misquotes", "spans", "triples"]
