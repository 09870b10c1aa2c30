"""The groups in which tasks stand, and which pillar and group of the national programme they are of."""

import re
from collections.abc import Mapping

from ingest.extract.structure.document import Document
from ingest.extract.structure.purposes import Purposes
from ingest.extract.structure.sections import number, title
from ingest.extract.tasks.assignments import Assignments
from ingest.model import TaskGroup
from ingest.text.letters import fold
from ingest.text.structure import Block, BlockKind
from ontology.concepts import Concept, Vocabulary

# Headings under which tasks are shared out, which say nothing of what the tasks are.
_SHARED_OUT = re.compile(r"tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm|to chuc thuc hien|yêu cầu")


class Grouper:
    """Finds the groups of one document's tasks."""

    def __init__(
        self, document: Document, purposes: Purposes, assignments: Assignments, vocabulary: Vocabulary
    ) -> None:
        self._document, self._purposes, self._assignments = document, purposes, assignments
        self._pillars = _labels(vocabulary.pillars)
        self._programme = _labels(vocabulary.task_groups)
        self._known: dict[int, TaskGroup] = {}

    def of(self, block: Block) -> TaskGroup | None:
        """The nearest heading or point above that names a group; None where it only says who is to do it."""
        source = self._purposes.source(block)
        if source is None:
            return None
        for above in block.above():
            heads = above.kind is BlockKind.HEADING or number(self._document, above) is not None
            if heads and self._assignments.addressee(above) is None:
                words = self._document.text.low[above.body : above.end]
                return None if _SHARED_OUT.search(words) else self._group(above)
            if above is source:
                break
        return None

    def named(self, start: int, end: int, sentence: tuple[int, int]) -> TaskGroup:
        """The group that `[start, end)` names in an enumeration."""
        text = self._document.text
        words = " ".join(text.norm[start:end].split())
        return TaskGroup(
            text.span(start, end),
            text.span(*sentence),
            None,
            words[0].upper() + words[1:],
            *self._kinds(words),
        )

    def _group(self, block: Block) -> TaskGroup:
        if block.start not in self._known:
            text = self._document.text
            words = title(self._document, block) or " ".join(
                text.norm[block.body : block.end].strip(" :.").split()
            )
            told = text.norm[block.body : block.end]
            self._known[block.start] = TaskGroup(
                text.span(block.end - len(told.lstrip()), block.end),
                text.span(block.start, block.end),
                number(self._document, block),
                words,
                *self._kinds(words),
            )
        return self._known[block.start]

    def _kinds(self, words: str) -> tuple[str | None, str | None]:
        """The programme's group and the pillar that the words name, by the longest label in them."""
        folded = fold(words)
        return _longest(self._programme, folded), self.pillar(words)

    def pillar(self, words: str) -> str | None:
        """The pillar that the words name; None where they name none or several."""
        folded = fold(words)
        found = {pillar for label, pillar in self._pillars.items() if label in folded}
        return found.pop() if len(found) == 1 else None


def _labels(concepts: Mapping[str, Concept]) -> dict[str, str]:
    return {
        fold(label): concept.id
        for concept in concepts.values()
        for label in (concept.labels.vi, *concept.labels.alt, *concept.labels.hidden)
    }


def _longest(labels: Mapping[str, str], folded: str) -> str | None:
    found = [label for label in labels if label in folded]
    return labels[max(found, key=len)] if found else None
