"""What generations are made with besides documents, and whether that is what is here now."""

from typing import Final

from ingest.archive import digest
from ingest.journal import Journal
from ontology import resources
from ontology.release import release
from queries.rules import inferences, rules

NONE: Final = ""
"""The knowledge of a library to which users have written graphs before anything of lienket's was in it."""


def knowledge(*, inference: bool) -> str:
    """The fingerprint of all that a generation is made with, and checked by, besides the documents."""
    applied = (*rules().values(), *(inferences().values() if inference else ()))
    sources = (*(rule.source for rule in applied), *resources.checks().values())
    return digest("\n".join((release(), resources.fingerprint(), *sources)).encode())


def stale(journal: Journal, *, inference: bool) -> bool:
    """Whether the head's conclusions were drawn with another version, vocabulary or rules than are here."""
    return journal.knowledge() not in (None, NONE, knowledge(inference=inference))
