"""Facts of a document, found by rules over its text and the vocabulary.

`extraction` calls the readers in order; `compiled` is the vocabulary as they use it, `context` what they
share of one document, `grounds` what whatever decides returns as its reason (one of the `rules`, and words);
`explanation` gathers these, also those of the numbers that are `unmeasured`. A folder for each thing that
is read:

- how anything is sought: `matching`
- the document: `structure`
- quantities: `figures`; of what: `indicators`; when: `dates`; where: `places`; all of it together:
  `measures`
- `instruments`, `institutions`, `tasks`, `sectors` (and their `priorities`)

What is known of the domain stands in `ontology/vocab`, not here.
"""

from ingest.extract.extraction import extract

__all__ = ["extract"]
