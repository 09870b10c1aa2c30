"""lienket: graph. Storage and everything that is done to triples, whatever they mean.

| module | does |
|---|---|
| `store` | the `Store` protocol and its plain results |
| `embedded` | the store on disk: generations, one writer, query workers |
| `remote` | the same protocol over SPARQL 1.1, to an existing engine |
| `tokens`, `guard` | SPARQL's tokens; which queries may run |
| `terms` | RDF terms as text |
| `validate`, `checks` | SHACL; queries whose rows are failures |
| `network`, `export` | graphs as networkx sees them; files to give away |
"""
