"""How far reviewers agree: the share of statements that two decided alike, and Cohen's kappa.

https://doi.org/10.1177/001316446002000104. What is compared is the last word of each on the statements that
both decided; two corrections are alike where they say the same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.decisions.model import Decision, Verb
from ingest.decisions.standing import Standing


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers: `shared` statements were decided by both, `alike` by both in the same way. `kappa` is
    None where it is not defined: nothing is shared, or both always said one and the same."""

    first: str
    second: str
    shared: int
    alike: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """The share decided alike, from 0 to 1; None where nothing is shared."""
        return self.alike / self.shared if self.shared else None


def agreements(standings: Iterable[Standing]) -> list[Agreement]:
    """Each pair of reviewers who decided on the same statements, by name."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for standing in standings:
        for first, second in combinations(sorted(standing.last), 2):
            said = _category(standing.last[first]), _category(standing.last[second])
            pairs.setdefault((first, second), []).append(said)
    return [
        Agreement(first, second, len(said), sum(a == b for a, b in said), kappa(said))
        for (first, second), said in sorted(pairs.items())
    ]


def kappa(said: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two raters: how far they agree beyond what chance would give."""
    if not said:
        return None
    first, second = (Counter(column) for column in zip(*said, strict=True))
    observed = sum(a == b for a, b in said) / len(said)
    expected = sum(first[category] * second[category] for category in first) / len(said) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _category(decision: Decision) -> str:
    if decision.verb is not Verb.CORRECT:
        return decision.verb.value
    return f"{decision.verb} {sorted(decision.correction.given().items())}"
