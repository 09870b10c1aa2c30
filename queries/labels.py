"""Labels in both languages for whatever an answer names."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from graph.store import Table
from queries.model import Text
from queries.views import Readable, select, text


def labels(store: Readable, things: Iterable[NamedNode]) -> dict[str, Text]:
    """By IRI, the labels of those things that have any."""
    wanted = sorted(set(things), key=lambda thing: thing.value)
    return texts(select(store, "labels", {"thing": wanted})) if wanted else {}


def texts(table: Table) -> dict[str, Text]:
    """Fold rows of `thing` and `label` into texts.

    The first label of a language counts; one without a language serves both, and a language without a label
    takes the other's.
    """
    found: dict[str, dict[str, str]] = {}
    for row in table.rows:
        label = row["label"]
        language = label.language if isinstance(label, Literal) else None
        found.setdefault(text(row, "thing"), {}).setdefault(language or "", text(row, "label"))
    return {thing: _choose(by_language) for thing, by_language in found.items()}


def _choose(labels: dict[str, str]) -> Text:
    def first(*languages: str) -> str:
        return next((labels[language] for language in languages if language in labels), "")

    return Text(vi=first("vi", "", "en"), en=first("en", "", "vi"))
