"""lienket: queries. The questions that the graph answers and the rules that link its targets.

| module | does |
|---|---|
| `catalogue`, `header` | questions from `.rq` files |
| `parameters`, `things`, `names` | from what people type to RDF terms |
| `bind` | terms into the VALUES blocks of a query |
| `run`, `evidence`, `labels` | an answer with the sentences and names behind it |
| `rules` | the rules that map, judge and infer, as files |
| `derivation`, `conclusions` | what follows by rules, kept up with the documents |
| `links` | what one unpublished document links to |
| `matrix`, `proof` | the linkage matrix; one comparison in full |
| `matching`, `sssom` | how targets were matched; all mappings as an SSSOM table |
| `views`, `memory` | lienket's own queries; a dataset in memory |
"""
