"""From what was found in a document to the triples of its named graph."""

from ingest.rdf.writer import Document, misquotes, spans, triples

__all__ = ["Document", "misquotes", "spans", "triples"]
