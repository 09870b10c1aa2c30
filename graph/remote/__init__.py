"""An existing SPARQL 1.1 engine as the store.

| module | does |
|---|---|
| `store`, `draft` | the protocol of `graph.store` |
| `endpoints` | addresses and credentials |
| `calls`, `streams` | the two clients: SPARQLWrapper for calls, aiohttp on an event loop |
| `spool`, `replies` | what comes, and what it means |
| `dialects/` | what each engine does in a way of its own, a module each |
"""

from graph.remote.endpoints import Credentials, Endpoints
from graph.remote.store import RemoteStore

__all__ = ["Credentials", "Endpoints", "RemoteStore"]
