"""From what was found in a document to the triples of its named graph."""

from ingest.rdf.writer import Document, misquotes, triples

__all__ = ["Document", "misquotes", "triples"]
