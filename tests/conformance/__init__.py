"""The W3C's SPARQL suites over HTTP.

| module | does |
|---|---|
| `suites` | which suites, how many of their tests must pass, which are known to fail and why |
| `manifests` | the tests, from the W3C's manifests |
| `service` | the endpoint under test, filled and asked over HTTP |
| `running` | how a test of each kind is run |
| `exchanges`, `description` | those of the protocols, and of the service description |
| `results` | whether two answers are the same |
| `report` | `docs/conformance.md`, which `python -m tests.conformance` writes |
"""
