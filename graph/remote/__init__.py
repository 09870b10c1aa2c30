"""An existing SPARQL 1.1 engine as the store."""

from graph.remote.store import RemoteStore

__all__ = ["RemoteStore"]
