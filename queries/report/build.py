"""A report from the catalogue's answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode

from graph.store import Term
from queries import things
from queries.catalogue import load
from queries.labels import labels
from queries.model import Result, Text
from queries.names import short
from queries.proof.identity import row_id
from queries.report.model import (
    Absent,
    Counterpart,
    Difference,
    Document,
    Figure,
    Near,
    Progress,
    Report,
    Row,
    Unit,
)
from queries.report.notes import Notes
from queries.run import run
from queries.things import Thing
from queries.views import Readable, maybe, number, select, text

TARGETS: Final = {
    "equal": "equal-targets",
    "stricter": "stricter-targets",
    "looser": "looser-targets",
    "notComparable": "incomparable-targets",
}
PROGRESS: Final = {"met": "targets-met", "behind": "targets-behind"}
MISSING: Final = "missing-targets"
DIFFERENCES: Final = "contradictions"
"""The questions that a report puts to the catalogue, by verdict."""

_NO_UNIT: Final = Text("", "")

Rows = Sequence[Mapping[str, Term]]


def report(store: Readable, place: str) -> Report:
    """The report on the place that `place` means: a code, an IRI or a name. Raises BadParameter."""
    iri = things.one(place, "place", store, "place")
    known = {place.iri: place for place in things.of_kind("place", store)}
    succession = select(store, "succession", {"place": iri}).rows
    before, after = _column(succession, "before"), _column(succession, "after")
    writer = _Writer(store)
    units = [writer.unit(known[iri])]
    units += [unit for old in before if (unit := writer.unit(known[old])).documents]
    return Report(
        code=known[iri].id,
        label=known[iri].label,
        before=tuple(known[old].shown for old in before),
        after=tuple(known[new].shown for new in after),
        units=tuple(units),
        notes=tuple(writer.notes.all()),
    )


class _Writer:
    """Writes the parts of a report, and numbers what they point to."""

    def __init__(self, store: Readable) -> None:
        self._store = store
        self.notes = Notes(store)
        self._programme = {text(row, "national"): row for row in select(store, "matrix-rows").rows}
        units = {NamedNode(text(row, "unit")) for row in self._programme.values()}
        self._labels = labels(store, units)

    def unit(self, place: Thing) -> Unit:
        """What the documents of one place say."""
        code = place.id
        documents = self._documents(place.iri)
        if not documents:
            return Unit(code, place.shown, (), (), ())
        answers = {id_: self._answer(id_, code) for id_ in (*TARGETS.values(), MISSING, *PROGRESS.values())}
        of = {id_: _by_national(answer.table.rows) for id_, answer in answers.items()}
        told = [national for national in self._programme if any(national in rows for rows in of.values())]
        rows = tuple(self._row(national, of) for national in told)
        # What is missing is told after all rows, so its notes are numbered after theirs.
        rows = tuple(
            replace(row, absent=self._absent(of[MISSING][national])) if national in of[MISSING] else row
            for national, row in zip(told, rows, strict=True)
        )
        return Unit(code, place.shown, documents, rows, tuple(self._differences(code)))

    def _answer(self, id_: str, place: str) -> Result:
        result = run(load()[id_], self._store, {"place": place})
        self.notes.learn(result.evidence, result.labels)
        self._labels |= result.labels
        return result

    def _row(self, national: str, of: Mapping[str, Mapping[str, Rows]]) -> Row:
        known = self._programme[national]
        figure = self._figure(NamedNode(national), number(known, "value"), known.get("unit"))
        counterparts = tuple(
            self._counterpart(verdict, row)
            for verdict, id_ in TARGETS.items()
            for row in of[id_].get(national, ())
        )
        progress = tuple(
            self._progress(verdict, row)
            for verdict, id_ in PROGRESS.items()
            for row in of[id_].get(national, ())
        )
        return Row(
            figure,
            text(known, "year"),
            counterparts,
            None,
            tuple(sorted(progress, key=lambda one: one.as_of or "", reverse=True)),
        )

    def _counterpart(self, verdict: str, row: Mapping[str, Term]) -> Counterpart:
        target = self._figure(row["local"], number(row, "value"), row.get("unit"))
        return Counterpart(target, verdict, _difference(verdict, row), short(text(row, "comparison")))

    def _progress(self, verdict: str, row: Mapping[str, Term]) -> Progress:
        result = self._figure(row["local"], number(row, "value"), row.get("unit"))
        apart = Decimal(text(row, "difference"))
        return Progress(result, verdict, apart, maybe(row, "asOf"), short(text(row, "comparison")))

    def _absent(self, rows: Rows) -> Absent:
        nearest = {near: row for row in rows if (near := row.get("nearest"))}
        first = rows[0]
        return Absent(
            int(text(first, "searched")),
            self._said(first["completeness"]),
            tuple(
                Near(self._figure(near, number(row, "value"), None), self._said(row["reason"]))
                for near, row in nearest.items()
            ),
            short(text(first, "comparison")),
        )

    def _differences(self, place: str) -> Iterator[Difference]:
        answer = self._answer(DIFFERENCES, place)
        for row in answer.table.rows:
            yield Difference(
                self._said(row["kind"]),
                self._said(row["about"]),
                self._figure(row["one"], number(row, "oneValue"), None),
                maybe(row, "oneTime"),
                self._figure(row["other"], number(row, "otherValue"), None),
                maybe(row, "otherTime"),
                row_id(answer, row),
            )

    def _figure(self, fact: Term, value: Decimal | None, unit: Term | None) -> Figure:
        assert isinstance(fact, NamedNode)  # noqa: S101 - the catalogue's columns of facts hold IRIs
        notes = self.notes.of(fact)
        if fact.value not in self._labels:
            self._labels |= labels(self._store, [fact])
        return Figure(self._said(fact), value, self._said(unit) if unit else _NO_UNIT, notes)

    def _said(self, thing: Term) -> Text:
        iri = thing.value if isinstance(thing, NamedNode) else str(thing)
        return self._labels.get(iri, Text(short(iri), short(iri)))

    def _documents(self, place: NamedNode) -> tuple[Document, ...]:
        found: dict[str, Document] = {}
        for row in select(self._store, "place-documents", {"place": place}).rows:
            document = Document(text(row, "id"), text(row, "title"), maybe(row, "issued"))
            found.setdefault(document.id, document)
        return tuple(found.values())


def _difference(verdict: str, row: Mapping[str, Term]) -> Decimal | None:
    """What the answer says of it: none between equals; None of what cannot be compared."""
    return Decimal(0) if verdict == "equal" else number(row, "difference")


def _by_national(rows: Rows) -> dict[str, list[Mapping[str, Term]]]:
    found: dict[str, list[Mapping[str, Term]]] = {}
    for row in rows:
        found.setdefault(text(row, "national"), []).append(row)
    return found


def _column(rows: Rows, name: str) -> list[NamedNode]:
    return [term for row in rows if isinstance(term := row.get(name), NamedNode)]
