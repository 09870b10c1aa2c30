"""Files to give away: a whole store, one graph, a neighbourhood, or an answer. Equal data give equal bytes.

| module | does |
|---|---|
| `forms` | the forms, with their media types and suffixes |
| `dump` | the quads of a store, and their canonical text |
| `files` | triples, or a network, as a file of any form |
| `networks` | GraphML, GEXF and JSON of a network |
| `statements` | triples as tables |
| `workbook` | tables as XLSX |
| `condensed` | a large network with fewer nodes, for the eye |
| `page` | a network as one HTML file |
"""

from graph.export.dump import canonical, quads
from graph.export.files import write
from graph.export.forms import Format

__all__ = ["Format", "canonical", "quads", "write"]
