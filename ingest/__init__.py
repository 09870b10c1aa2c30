"""lienket: ingest. From documents to facts with evidence, and the library that keeps both.

| module | does |
|---|---|
| `model` | what is found in a document, with its offsets |
| `read` | bytes to text: formats, and the encodings that occur in Vietnam |
| `text` | a normalised copy that maps each position back; lines, sentences, structure |
| `extract` | text and vocabulary to facts; pure |
| `jsonl` | facts in the form of the annotation guide |
| `rdf` | facts to triples, each with its evidence |
| `prepare`, `intake` | one document all the way, ready to be published; all that arrive, into the archive |
| `archive` | originals and texts by content |
| `entries`, `journal`, `replay` | what was published and decided, hash-chained; what each generation holds |
| `pins`, `pinned`, `review` | answers that are to stay, and what a draft does to them |
| `graphs`, `user_graphs` | graphs that users write themselves, and changing them |
| `staging` | documents that are prepared and not published yet |
| `publication` | from a draft to what readers see |
| `pipeline` | the library: ingest, remove, stage, publish, rebuild, roll back |
"""
