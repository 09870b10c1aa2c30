"""A page for each IRI of the graph, made on request: what is said of it, its evidence, what leads to it.

| module | does |
|---|---|
| `addresses` | where an IRI is shown here |
| `labels` | what things are called in the page's language |
| `literals` | literals as people write them |
| `page` | what a page shows, read from the store |
| `quoting` | English texts that quote Vietnamese words |
| `render` | the templates, and what they say in both languages |
"""
