"""`make bench`: lienket measured beside peers, in one interleaved run.

| module | does |
|---|---|
| `policy` | makes the documents of a policy graph, of any size and always the same |
| `world` | publishes them in a data folder, and dumps them for peers |
| `servers` | starts lienket and its peers on that graph |
| `client` | asks them, with little cost of its own |
| `service`, `publishing`, `ingestion` | measure: queries and resources; publication under load; extraction |
| `report` | tables with ratios |
"""
