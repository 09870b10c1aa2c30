"""What stands behind each row of an answer, and behind each verdict.

| module | does |
|---|---|
| `identity` | the id of a row's proof |
| `proofs` | a proof by its id: of a row, or of a comparison |
| `witness` | the solutions of a question's pattern that gave a row |
| `subgraph` | the part of the graph that something rests on |
| `chain`, `reading` | that part as steps and documents |
| `linked` | that part as RDF, with the row and its query |
| `absence` | what was searched in vain, and what came near |
| `facts` | targets and results in full |
| `comparison` | one comparison with its two facts, as the matrix shows it |
"""
