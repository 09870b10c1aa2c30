"""What the library asks of a store: generations that are kept and can be returned to."""

from dataclasses import dataclass
from typing import Protocol

from graph.store import Generation, Store, UserDraft


class GenerationStore(Store, Protocol):
    """A store that keeps its generations."""

    def generations(self) -> list[Generation]:
        """Those that are kept, oldest first."""
        ...

    def activate(self, number: int) -> Generation:
        """Let readers see a kept generation."""
        ...

    def recover(self, committed: int | None) -> Generation | None:
        """Finish or undo a publication that was cut short; `committed` is what the journal names last."""
        ...

    def draft(self, *, empty: bool = False) -> UserDraft:
        """Begin a change of the current generation, or of nothing."""
        ...

    def prune(self, keep: int) -> list[int]:
        """Remove all but the newest `keep` generations and the current one; give the numbers removed."""
        ...


@dataclass(frozen=True, slots=True)
class Published:
    """A generation that can be returned to, the number of its documents, and whether readers see it."""

    generation: Generation
    documents: int
    current: bool
