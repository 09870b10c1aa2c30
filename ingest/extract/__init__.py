"""Facts of a document, found by rules over its text and the vocabulary."""

from ingest.extract.extraction import extract

__all__ = ["extract"]
