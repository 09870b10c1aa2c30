"""A report told in one language."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from urllib.parse import quote

from api.report.blocks import (
    Bar,
    Bars,
    Block,
    Cell,
    Heading,
    Items,
    Line,
    Noted,
    Paragraph,
    Run,
    Story,
    Table,
)
from api.report.texts import TEXTS, day, figure, signed
from api.tables import in_language
from queries.model import Evidence, Text
from queries.report import Report
from queries.report.model import Counterpart, Difference, Figure, Note, Progress, Row, Unit

_PERCENT = "%"


def story(report: Report, language: str, site: str) -> Story:
    """`report` in `vi` or `en`; `site` is the address of the lienket that its links lead to."""
    return _Teller(language, site.rstrip("/")).story(report)


class _Teller:
    def __init__(self, language: str, site: str) -> None:
        self._language = language
        self._site = site

    def story(self, report: Report) -> Story:
        title = self._say("title", place=self._in(report.label))
        blocks = [Heading(1, title), *self._opening(report)]
        for unit in report.units:
            blocks += self._unit(unit, alone=len(report.units) == 1)
        return Story(
            self._language, title, blocks, self._say("notes"), [self._note(note) for note in report.notes]
        )

    def _opening(self, report: Report) -> Iterator[Block]:
        yield self._paragraph("basis")
        for key, places in (("before", report.before), ("after", report.after)):
            if places:
                yield self._paragraph(key, places=", ".join(map(self._in, places)))

    def _unit(self, unit: Unit, *, alone: bool) -> Iterator[Block]:
        if not alone:
            yield Heading(2, f"{self._in(unit.label)} ({unit.code})")
        if not unit.documents:
            yield self._paragraph("nothing")
            return
        yield self._paragraph("summary", **{name: str(unit.count(name)) for name in _COUNTED})
        yield Heading(3, self._say("documents"))
        yield Items(
            [self._document(document.id, document.title, document.issued) for document in unit.documents]
        )
        yield Heading(3, self._say("linkage"))
        columns = ("national", "year", "local", "verdict", "result", "progress")
        yield Table(
            self._say("linkage"), tuple(map(self._say, columns)), [self._row(row) for row in unit.rows]
        )
        yield from self._chart(unit)
        yield from self._gaps(unit)
        yield from self._differences(unit.differences)

    def _row(self, row: Row) -> tuple[Cell, ...]:
        return (
            (self._figure(row.national),),
            (self._plain(row.year),),
            tuple(self._figure(one.target) for one in row.counterparts),
            tuple(self._verdict(one.verdict, one) for one in row.counterparts)
            or (
                (Run(self._say("missing"), link=self._proof(row.absent.proof), mark="missing"),)
                if row.absent
                else (),
            ),
            tuple((*self._figure(one.result), *self._time(one.as_of)) for one in row.progress),
            tuple(self._verdict(one.verdict, one) for one in row.progress),
        )

    def _verdict(self, verdict: str, of: Counterpart | Progress) -> Line:
        apart = f" ({signed(of.difference, self._language)})" if of.difference else ""
        return (Run(self._say(verdict) + apart, link=self._proof(of.proof), mark=verdict),)

    def _chart(self, unit: Unit) -> Iterator[Block]:
        bars = [bar for row in unit.rows if (bar := self._bar(row))]
        if bars:
            legend = self._say("chart-result"), self._say("chart-national"), self._say("chart-own")
            yield Heading(3, self._say("progress"))
            yield Bars(self._say("chart"), legend, bars)

    def _bar(self, row: Row) -> Bar | None:
        """The latest result of a row, where it is a share."""
        latest = next(iter(row.progress), None)
        national = row.national.value
        if latest is None or latest.result.value is None or national is None:
            return None
        if self._in(row.national.unit) != _PERCENT:
            return None
        own = next((one.target.value for one in row.counterparts if one.verdict != "notComparable"), None)
        told = self._say(
            "told", value=self._percent(latest.result.value), national=self._percent(national)
        ) + (self._say("told-own", own=self._percent(own)) if own is not None else "")
        label = f"{self._in(row.national.label)} ({row.year})"
        return Bar(label, latest.result.value, national, own, latest.verdict == "met", told)

    def _gaps(self, unit: Unit) -> Iterator[Block]:
        yield Heading(3, self._say("gaps"))
        yield self._paragraph("gaps-missing")
        yield self._items(self._absent(row) for row in unit.missing)
        yield self._paragraph("gaps-looser")
        yield self._items(
            (
                *self._figure(row.national),
                Run(" — "),
                *self._figure(one.target),
                Run(": "),
                *self._verdict("looser", one),
            )
            for row, one in unit.looser
        )

    def _absent(self, row: Row) -> Line:
        absent = row.absent
        assert absent is not None  # noqa: S101 - rows without a counterpart alone are told here
        told = self._say("searched", count=str(absent.searched))
        searched = f"; {told} ({self._in(absent.completeness)})"
        line = [
            *self._figure(row.national),
            Run(f" ({row.year}): "),
            Run(self._say("missing"), link=self._proof(absent.proof), mark="missing"),
            Run(searched),
        ]
        if absent.nearest:
            line.append(Run(f"; {self._say('nearest')}"))
            for place, near in enumerate(absent.nearest):
                line += [*([Run("; ")] if place else []), *self._figure(near.figure)]
                line.append(Run(f" ({self._in(near.reason)})"))
        return tuple(line)

    def _differences(self, differences: Iterable[Difference]) -> Iterator[Block]:
        yield Heading(3, self._say("differences"))
        rows = [
            (
                ((Run(self._in(one.kind), link=self._proof(one.proof)),),),
                (self._plain(self._in(one.about)),),
                ((*self._figure(one.one), *self._time(one.one_time)),),
                ((*self._figure(one.other), *self._time(one.other_time)),),
            )
            for one in differences
        ]
        if rows:
            columns = tuple(map(self._say, ("kind", "about", "one", "other")))
            yield Table(self._say("differences"), columns, rows)
        else:
            yield self._paragraph("no-differences")

    def _note(self, note: Note) -> Noted:
        found = note.evidence
        return Noted(
            note.number,
            self._in(note.label),
            (found.prefix, found.exact, found.suffix),
            ", ".join(filter(None, (found.title, found.section))),
            self._where(found),
            f"{self._site}/documents/{quote(found.document)}#{found.start}-{found.end}",
        )

    def _where(self, found: Evidence) -> str:
        """`(id), date, page, characters`."""
        parts = [f"({found.document})"]
        parts += [day(found.issued, self._language)] if found.issued else []
        parts += [self._say("page", page=str(found.page))] if found.page else []
        return ", ".join([*parts, self._say("offsets", start=str(found.start), end=str(found.end))])

    def _document(self, id_: str, title: str, issued: str | None) -> Line:
        told = f", {day(issued, self._language)}" if issued else ""
        return (Run(title, link=f"{self._site}/documents/{quote(id_)}", lang="vi"), Run(f" ({id_}){told}"))

    def _figure(self, of: Figure) -> Line:
        told = Run(self._in(of.label), notes=of.notes)
        return (told, Run(f" ({self._say('computed')})")) if len(of.notes) > 1 else (told,)

    def _time(self, told: str | None) -> Line:
        return (Run(f" ({day(told, self._language)})"),) if told else ()

    def _items(self, lines: Iterable[Line]) -> Block:
        told = list(lines)
        return Items(told) if told else self._paragraph("no-gaps")

    def _percent(self, value: Decimal) -> str:
        return f"{figure(value, self._language)}%"

    def _proof(self, comparison: str) -> str:
        return f"{self._site}/proof/{quote(comparison)}"

    def _paragraph(self, key: str, **values: str) -> Paragraph:
        return Paragraph(self._plain(self._say(key, **values)))

    def _plain(self, text: str) -> Line:
        return (Run(text),)

    def _in(self, text: Text) -> str:
        return in_language(text, self._language)

    def _say(self, key: str, **values: str) -> str:
        return self._in(TEXTS[key]).format(**values)


_COUNTED = ("equal", "stricter", "looser", "notComparable", "missing", "met", "behind")
