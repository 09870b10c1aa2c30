"""The groups in which tasks stand, and which pillar and group of the national programme they are of."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ingest.extract.grounds import Attribute, Ground, Grounded, Rule, Words
from ingest.extract.structure.document import Document, stripped
from ingest.extract.structure.purposes import Purposes
from ingest.extract.structure.sections import number, title, title_words
from ingest.extract.tasks.assignments import Assignments
from ingest.model import Span, TaskGroup
from ingest.text.letters import fold
from ingest.text.structure import HEADING, Block
from ontology.concepts import Concept, Vocabulary

# Headings under which tasks are shared out, which say nothing of what the tasks are.
_SHARED_OUT = re.compile(r"tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm|to chuc thuc hien|yêu cầu")


class Labelled(NamedTuple):
    """A concept that words name, by its id, and by which label."""

    id: str
    ground: Ground


class Grouper:
    """Finds the groups of one document's tasks."""

    def __init__(
        self, document: Document, purposes: Purposes, assignments: Assignments, vocabulary: Vocabulary
    ) -> None:
        self._document, self._purposes, self._assignments = document, purposes, assignments
        self._pillars, self._programme = _labels(vocabulary)
        self._known: dict[int, Grounded[TaskGroup]] = {}
        self._given: dict[Span, Grounded[TaskGroup]] = {}

    def of(self, block: Block) -> Grounded[TaskGroup] | None:
        """The nearest heading or point above that names a group; None where it only says who is to do it."""
        source = self._purposes.source(block)
        if source is None:
            return None
        for above in block.above():
            heads = above.kind is HEADING or number(self._document, above) is not None
            if heads and self._assignments.addressee(above) is None:
                words = self._document.text.low[above.body : above.end]
                return None if _SHARED_OUT.search(words) else self._group(above)
            if above is source:
                break
        return None

    def named(self, start: int, end: int, sentence: Words, rule: Rule) -> Grounded[TaskGroup]:
        """The group that `[start, end)` names in an enumeration or table, which `rule` tells."""
        words = " ".join(self._document.text.norm[start:end].split())
        title = words[0].upper() + words[1:]
        return self._grounded((start, end), sentence, None, title, Ground(rule, ((start, end),)))

    def _group(self, block: Block) -> Grounded[TaskGroup]:
        if block.start not in self._known:
            norm = self._document.text.norm
            named = title_words(self._document, block) or stripped(norm, block.body, block.end, " :.", " :.")
            words = title(self._document, block) or " ".join(norm[slice(*named)].split())
            span = stripped(norm, block.body, block.end)[0], block.end
            own, ground = number(self._document, block), Ground(Rule.GROUP_ABOVE, (named,))
            self._known[block.start] = self._grounded(span, (block.start, block.end), own, words, ground)
        return self._known[block.start]

    def _grounded(
        self, words: Words, sentence: Words, own: str | None, title: str, ground: Ground
    ) -> Grounded[TaskGroup]:
        text, (named,) = self._document.text, ground.words
        programme, pillar = self._programme_group(named), self.pillar(*named)
        kinds = {"programme": programme, "pillar": pillar}
        group = TaskGroup(
            text.span(*words),
            text.span(*sentence),
            own,
            title,
            programme.id if programme else None,
            pillar.id if pillar else None,
        )
        attributes = (Attribute(name, *kind) for name, kind in kinds.items() if kind)
        self._given[group.span] = Grounded(group, (Attribute("group", title, ground), *attributes))
        return self._given[group.span]

    def grounded(self, group: TaskGroup) -> Grounded[TaskGroup]:
        """A group that was given before, with its grounds."""
        return self._given[group.span]

    def _programme_group(self, words: Words) -> Labelled | None:
        """The programme's group of which the words have the longest label."""
        found = _named(self._programme, self._document.text.fold, *words)
        longest = max(found, key=lambda kind: len(kind.ground.label or ""), default=None)
        return longest and Labelled(longest.id, longest.ground.under(Rule.LONGEST_LABEL))

    def pillar(self, start: int, end: int) -> Labelled | None:
        """The pillar that `[start, end)` names; None where it names none or several."""
        found = {kind.id: kind for kind in _named(self._pillars, self._document.text.fold, start, end)}
        return found.popitem()[1] if len(found) == 1 else None


_Labels = Mapping[str, tuple[str, str]]
"""The id and the label as written, by the folded label."""


@lru_cache(maxsize=4)
def _labels(vocabulary: Vocabulary) -> tuple[_Labels, _Labels]:
    """The labels of the pillars and of the programme's groups."""
    return _folded(vocabulary.pillars), _folded(vocabulary.task_groups)


def _folded(concepts: Mapping[str, Concept]) -> _Labels:
    return {
        fold(label): (concept.id, label)
        for concept in concepts.values()
        for label in (concept.labels.vi, *concept.labels.alt, *concept.labels.hidden)
    }


def _named(labels: _Labels, folded: str, start: int, end: int) -> Iterator[Labelled]:
    """The concepts of which a label stands in the words."""
    for label, (concept, written) in labels.items():
        at = folded.find(label, start, end)
        if at >= 0:
            yield Labelled(concept, Ground(Rule.ONLY_LABEL, ((at, at + len(label)),), written))
