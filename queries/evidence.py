"""The sentences that facts rest on."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from queries.model import Evidence
from queries.views import Readable, maybe, rows_of, text


def evidence(store: Readable, facts: Iterable[NamedNode]) -> dict[str, Evidence]:
    """Where facts are written, by IRI.

    Facts without evidence of their own, derived ones and those of a register, are left out.
    """
    return {
        text(row, "fact"): Evidence(
            fact=text(row, "fact"),
            document=maybe(row, "document") or "",
            title=maybe(row, "title") or "",
            issued=maybe(row, "issued"),
            exact=text(row, "exact"),
            prefix=text(row, "prefix"),
            suffix=text(row, "suffix"),
            start=int(text(row, "start")),
            end=int(text(row, "end")),
            page=int(page) if (page := maybe(row, "page")) else None,
            section=maybe(row, "section"),
        )
        for row in rows_of(store, "evidence", "fact", facts)
    }
