"""What stands behind the verdict that something is not stated in the documents at hand."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from queries.model import Text
from queries.proof.facts import Fact, facts
from queries.views import Readable, maybe, select, text

_RESULT = Text("chỉ là kết quả đã báo cáo, không phải mục tiêu", "a reported result, not a target")
_OTHER_LEVEL = Text("khác cấp hành chính", "another administrative level")
_OTHER_YEAR = Text("khác thời hạn", "another deadline")
_OTHER_BOTH = Text("khác cấp hành chính và thời hạn", "another administrative level and deadline")


@dataclass(frozen=True, slots=True)
class Nearest:
    """A figure that came close to a missing counterpart, and why it was rejected."""

    fact: Fact
    reason: Text


@dataclass(frozen=True, slots=True)
class Searched:
    """A document that was searched for a counterpart; `issued` is an ISO date."""

    id: str
    title: str
    issued: str | None


@dataclass(frozen=True, slots=True)
class Absence:
    """What was searched in vain, and what came near."""

    searched: tuple[Searched, ...]
    nearest: tuple[Nearest, ...]


def absence(store: Readable, comparison: NamedNode, national: Fact) -> Absence:
    """What is behind the verdict `missing` of `comparison`, whose national target is `national`."""
    near = [text(row, "fact") for row in select(store, "nearest", {"comparison": comparison}).rows]
    found = facts(store, map(NamedNode, near))
    return Absence(
        searched=_searched(store, comparison),
        nearest=tuple(Nearest(found[fact], _reason(found[fact], national)) for fact in near),
    )


def _reason(near: Fact, national: Fact) -> Text:
    if near.kind in ("Result", "DerivedResult"):
        return _RESULT
    if near.level == national.level:
        return _OTHER_YEAR
    return _OTHER_LEVEL if near.year == national.year else _OTHER_BOTH


def _searched(store: Readable, comparison: NamedNode) -> tuple[Searched, ...]:
    rows = select(store, "searched", {"comparison": comparison}).rows
    return tuple(Searched(text(row, "document"), text(row, "title"), maybe(row, "issued")) for row in rows)
