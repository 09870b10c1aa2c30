"""Oxigraph on disk: immutable published generations, one writer, queries in worker processes."""

from graph.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
