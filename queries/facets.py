"""What things of a graph may have in common, so that many can be told of as few."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pyoxigraph import NamedNode

from ontology.iris import Iris
from queries.labels import label_of, labels
from queries.model import Text
from queries.search import classes, narrowest
from queries.views import Readable, rows_of, text

Things = Sequence[NamedNode]
Values = Mapping[NamedNode, str]
"""A value for each of the things, an IRI; "" for those without one."""

OTHERS: Final = "*"
"""In place of a value: those that few things have."""

_NONE: Final = {
    "class": Text("chưa phân lớp", "without a class"),
    "verdict": Text("không có kết luận", "without a verdict"),
    "document": Text("không thuộc tài liệu nào", "of no document"),
    "place": Text("không gắn với địa phương nào", "of no place"),
}
_REST: Final = Text("còn lại", "others")


def values(store: Readable, iris: Iris, facet: str, things: Things) -> Values:
    """What each of the things has of a facet of `FACETS`."""
    known = FACETS[facet](store, iris, things)
    return {thing: known.get(thing, "") for thing in things}


def names(store: Readable, said: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Text]:
    """What pairs of facet and value are called."""
    named = labels(store, {NamedNode(value) for _, value in said if value not in {"", OTHERS}})
    return {
        (facet, value): label_of(named | {OTHERS: _REST, "": _NONE[facet]}, value) for facet, value in said
    }


def _class(store: Readable, _: Iris, things: Things) -> Values:
    kinds = {thing: narrowest(found) for thing, found in classes(store, things).items()}
    return {thing: kind.value for thing, kind in kinds.items() if kind is not None}


def _document(_: Readable, iris: Iris, things: Things) -> Values:
    ids = ((thing, iris.document_of(thing)) for thing in things)
    return {thing: iris.document(document).value for thing, document in ids if document is not None}


def _stated(view: str, column: str) -> Callable[[Readable, Iris, Things], Values]:
    """The first of the values that a view tells."""

    def asked(store: Readable, _: Iris, things: Things) -> Values:
        rows = reversed(rows_of(store, view, "thing", things))
        return {NamedNode(text(row, "thing")): text(row, column) for row in rows}

    return asked


FACETS: Final[Mapping[str, Callable[[Readable, Iris, Things], Values]]] = {
    "class": _class,
    "verdict": _stated("exploring-verdicts", "verdict"),
    "document": _document,
    "place": _stated("exploring-places", "place"),
}
"""In the order in which they are tried."""
