"""Labels in both languages for whatever an answer names."""

from collections.abc import Iterable, Mapping, Set

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from queries.model import Text
from queries.names import short
from queries.views import Readable, rows_of, text


def labels(store: Readable, things: Iterable[NamedNode]) -> dict[str, Text]:
    """By IRI, the labels of those things that have any."""
    return texts(rows_of(store, "labels", "thing", things))


def label_of(known: Mapping[str, Text], iri: str) -> Text:
    """The label of a thing among those `known`, else its short id."""
    return known.get(iri) or Text(short(iri), short(iri))


def dated(label: Text, since: str | None, until: str | None) -> Text:
    """The label, and the month the thing began or ended in, of the ISO dates `since` and `until`: a merged
    province may keep an old one's name."""
    if since:
        year, month, _ = since.split("-")
        label = Text(f"{label.vi} (từ {month}/{year})", f"{label.en} (from {month}/{year})")
    if until:
        year, month, _ = until.split("-")
        label = Text(f"{label.vi} (đến {month}/{year})", f"{label.en} (to {month}/{year})")
    return label


def texts(rows: Iterable[Mapping[str, Term]]) -> dict[str, Text]:
    """Fold rows of `thing` and `label`, the best first, into texts.

    A label without a language (a symbol) serves both, and a language without a label takes the other's, which
    the text then says (`only`).
    """
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        label = row["label"]
        language = label.language if isinstance(label, Literal) else None
        of_thing = found.setdefault(text(row, "thing"), {})
        for one in (language,) if language else ("vi", "en"):
            of_thing.setdefault(one, text(row, "label"))
    return {
        thing: Text(
            of_thing.get("vi", other), of_thing.get("en", other), _only(of_thing.keys() & {"vi", "en"})
        )
        for thing, of_thing in found.items()
        for other in [next(iter(of_thing.values()))]
    }


def _only(languages: Set[str]) -> str | None:
    return next(iter(languages)) if len(languages) == 1 else None
