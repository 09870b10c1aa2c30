"""Facts of a document, found by rules over its text and the vocabulary.

`extraction` calls the readers in order; `document` and `context` are what they share. By what they read:

- words and patterns, in one pass each: `lexicon`, `compiled`, `cued`, `openings`, `cues`
- the document: `header`, `sections`, `purposes`
- quantities: `quantities`, `numbers`, `bounds`, `ranks`, `announced`, `noise`; tables: `tables`, `layouts`
- which words are said of which: `zones`; and of what: `subjects`, `labels`, `scoring`, `labelling`, `bases`,
  `candidates`
- target or result: `kinds`, `commitments`, `frames`; when: `times`, `days`, `deadlines`, `dating`
- where and of whom: `provinces`, `locating`, `levels`, `placing`; all of it together: `measures`
- instruments: `references`, `symbols`, `instruments`, `foundations`, `linking`, `effects`, `relations`
- organisations: `institutions`, `naming`, `endings`, `enumerations`; sectors: `sectors`
- tasks and goals: `work`, `planning`, `tasks`, `task_tables`, `pledges`, `wordings`, `actors`, `assignments`,
  `grouping`, `goals`
- why: `grounds` are returned by whatever decides, `explanation` gathers them

What is known of the domain stands in `ontology/vocab`, not here.
"""

from ingest.extract.extraction import extract

__all__ = ["extract"]
