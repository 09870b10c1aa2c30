"""Answers in forms that other programs take.

| module | does |
|---|---|
| `free` | the answer of a SELECT that is not in the catalogue |
| `described` | an answer as RDF: what its rows name, and the result set |
| `network` | the things in an answer's rows, and how rows link them |
| `frames` | an answer as a data frame of pandas or polars |
| `asking` | ask from Python: what `from queries import …` gives |
"""
