"""What stands behind each row of an answer, and behind each verdict.

| module | does |
|---|---|
| `identity` | the id of a row's proof |
| `comparison` | one comparison with its two facts, as the matrix shows it |
"""
