"""What the extractor makes of the vocabulary's labels: those that it can never find, that two concepts share,
or that another one wins.

| module | looks at |
|---|---|
| `readings` | each label as a text: does it find its concept, and whose else is it |
| `denials` | negative labels: is there anything that they deny, and where is one wanting |
| `contests` | each wording of an indicator: does it name that indicator |
| `acts` | the words for how instruments stand to each other: whose, and is any found |
"""

from collections.abc import Iterator

from ingest.lint.acts import acts
from ingest.lint.contests import contests
from ingest.lint.denials import denials
from ingest.lint.readings import Readings, readings
from ontology.concepts import Vocabulary
from ontology.lint.findings import Finding


def labels(vocabulary: Vocabulary) -> Iterator[Finding]:
    """The findings on all labels of `vocabulary`."""
    read = Readings(vocabulary)
    yield from readings(read)
    yield from denials(read)
    yield from contests(vocabulary)
    yield from acts(vocabulary)
