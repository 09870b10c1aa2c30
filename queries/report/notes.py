"""The notes of a report: each sentence has one number, given when it is first pointed to."""

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from queries.evidence import evidence
from queries.labels import labels
from queries.model import Evidence, Text
from queries.report.model import Note
from queries.views import Readable, select, text


class Notes:
    """Gives numbers to the sentences of facts."""

    def __init__(self, store: Readable) -> None:
        self._store = store
        self._known: dict[str, Evidence] = {}
        self._labels: dict[str, Text] = {}
        self._numbers: dict[str, int] = {}

    def learn(self, evidences: Mapping[str, Evidence], named: Mapping[str, Text]) -> None:
        """Take in the evidence and the labels of facts, as an answer has them."""
        self._known.update(evidences)
        self._labels.update(named)

    def of(self, fact: NamedNode) -> tuple[int, ...]:
        """The numbers of a fact's notes: one, or those of the facts that it was computed from."""
        if fact.value in self._known:
            return (self._number(fact.value),)
        rows = select(self._store, "sources", {"derived": fact}).rows
        sources = [NamedNode(text(row, "fact")) for row in rows]
        new = [source for source in sources if source.value not in self._known]
        self.learn(evidence(self._store, new), labels(self._store, new))
        return tuple(self._number(source.value) for source in sources if source.value in self._known)

    def all(self) -> Iterable[Note]:
        """The notes in the order of their numbers."""
        for fact, number in self._numbers.items():
            found = self._known[fact]
            yield Note(number, fact, self._labels.get(fact, Text(found.exact, found.exact)), found)

    def _number(self, fact: str) -> int:
        return self._numbers.setdefault(fact, len(self._numbers) + 1)
