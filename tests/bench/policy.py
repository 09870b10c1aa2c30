"""A policy graph of any size: plans and reports of the provinces, the same for the same number.

The documents are made up, their graphs are not: what a document says goes through `ingest.rdf`, with quotes
that stand in its text, and is published with the rules' conclusions as ingested documents are.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Final

from pyoxigraph import Triple

from ingest import rdf
from ingest.model import (
    Comparator,
    Extraction,
    InstrumentKey,
    Kind,
    Measure,
    Reference,
    Relation,
    Section,
    SectorStatement,
    Span,
    TaskGroup,
    Unit,
)
from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.release import release
from ontology.vocabulary import Indicator, Place, Sector, Vocabulary, vocabulary

MEASURES: Final = 100
"""Targets and results of a document, unless fewer are asked for."""

NATIONAL: Final = InstrumentKey("749/QĐ-TTg", None, None, "2020-06-03", "decision")
_YEARS: Final = (2025, 2030)
_REPORTERS: Final = ("Sở Y tế", "Sở Tư pháp", None, None)
_SHARES: Final = (50, 70, 80, 90, 100)


def documents(number: int, iris: Iris, measures: int = MEASURES) -> Iterator[tuple[str, list[Triple]]]:
    """The first `number` documents: id and triples, about 3,400 each with 100 measures. Every province has
    one before any has two; a document is the same however many are asked for."""
    known = vocabulary()
    for plan in _plans(number, measures, known):
        yield plan.name, rdf.triples(plan.document(), plan.extraction(), known, iris)


def texts(number: int, measures: int = MEASURES) -> Iterator[str]:
    """The texts of these documents, as an archive has them."""
    return (plan.text for plan in _plans(number, measures, vocabulary()))


def _plans(number: int, measures: int, known: Vocabulary) -> Iterator["_Plan"]:
    places = [place for place in known.places.values() if place.since is None]  # as they were then
    for index in range(number):
        yield _Plan(index + 1, places[index % len(places)], known, measures)


class _Plan:
    """One document in the making: its text, and what it says where."""

    def __init__(self, number: int, place: Place, known: Vocabulary, measures: int) -> None:
        self.name = f"ke-hoach-{number}"
        self._known = known
        self._place = place
        self._fields = sorted(known.sectors)
        self._chance = random.Random(number)
        self._issued = date(2022, 1, 1) + timedelta(days=self._chance.randrange(1000))
        self._own = InstrumentKey(f"{number}/KH-UBND", None, place.code, f"{self._issued}", "plan")
        self._title = f"KẾ HOẠCH CHUYỂN ĐỔI SỐ SỐ {number} CỦA {place.labels.vi.upper()}"
        self._text = f"{self._title}\n\n"
        self._measures: list[Measure] = []
        self._sectors: list[SectorStatement] = []
        self._groups: list[TaskGroup] = []
        self._sections: list[Section] = []
        self._basis, self._within = self._write_basis()
        for sector in self._chance.sample(sorted(known.sectors.values(), key=lambda s: s.id), 4):
            self._write_sector(sector)
        for group in known.task_groups.values():
            self._write_group(group)
        for kind, heading in ((Kind.TARGET, "MỤC TIÊU"), (Kind.RESULT, "KẾT QUẢ")):
            self._write_section(kind, heading, measures // 2)

    @property
    def text(self) -> str:
        """What is written in it."""
        return self._text

    def document(self) -> rdf.Document:
        """What is known of the document besides what it says."""
        digest = sha256(self._text.encode()).hexdigest()
        time = f"{self._issued}T08:00:00Z"
        return rdf.Document(self.name, f"{self.name}.txt", digest, digest, self._text, time, release())

    def extraction(self) -> Extraction:
        """What it says."""
        date_of = NATIONAL.date
        return Extraction(
            title=self._title,
            place=self._place.id,
            issued=f"{self._issued}",
            own=self._own,
            references=(Reference(self._basis, self._within, "749/QĐ-TTg", "decision", date_of, None),),
            measures=tuple(self._measures),
            relations=(Relation(self._own, "implements", NATIONAL, self._basis, self._within),),
            sectors=tuple(self._sectors),
            institutions=(),
            sections=tuple(self._sections),
            task_groups=tuple(self._groups),
        )

    def _add(self, words: str) -> Span:
        start = len(self._text)
        self._text += words
        return Span(start, len(self._text))

    def _sentence(self, before: str, named: str, after: str = "") -> tuple[Span, Span]:
        """Write a sentence; give where `named` stands in it, and where it stands itself."""
        start = self._add(before).start
        span = self._add(named)
        return span, Span(start, self._add(f"{after}.\n").end - 1)

    def _write_basis(self) -> tuple[Span, Span]:
        before = f"Kế hoạch số {self._own.symbol} của UBND {self._place.labels.vi} thực hiện "
        return self._sentence(before, f"Quyết định số {NATIONAL.symbol}")

    def _write_sector(self, sector: Sector) -> None:
        span, sentence = self._sentence("Ưu tiên chuyển đổi số ngành ", sector.labels.vi)
        self._sectors.append(SectorStatement(sector.id, priority=True, span=span, sentence=sentence))

    def _write_group(self, group: Concept) -> None:
        span, sentence = self._sentence("Nhóm nhiệm vụ ", group.labels.vi)
        self._groups.append(TaskGroup(span, sentence, None, group.labels.vi, group.id))

    def _write_section(self, kind: Kind, heading: str, figures: int) -> None:
        """Half of the document's figures."""
        number = f"{len(self._sections) + 1}"
        start = self._add(f"\n{number}. {heading}\n").start
        indicators = list(self._known.indicators.values())
        for _ in range(figures):
            self._measures.append(self._measure(kind, self._chance.choice(indicators)))
        self._sections.append(Section(Span(start, len(self._text)), number, heading))

    def _measure(self, kind: Kind, indicator: Indicator) -> Measure:
        """Write one figure: `Đến năm 2025, tỷ lệ … đạt tối thiểu 80%.`"""
        chance, target = self._chance, kind is Kind.TARGET
        year = chance.choice(_YEARS) if target else self._issued.year - chance.randrange(1, 4)
        unit = Unit(indicator.unit)
        value = Decimal(
            chance.randrange(1, 101) if unit is not Unit.COUNT else chance.randrange(100, 100_000)
        )
        start = self._add(f"- {'Đến năm' if target else 'Năm'} {year}, ").start
        named = self._add(indicator.labels.vi)
        figure, sentence = self._sentence(
            " đạt tối thiểu " if target else " đạt ", f"{value}%" if unit is Unit.PERCENT else f"{value}"
        )
        return Measure(
            span=figure,
            sentence=Span(start, sentence.end),
            kind=kind,
            indicator=indicator.id,
            comparator=Comparator.GE if target else Comparator.EQ,
            value=value,
            unit=unit,
            place=self._place.id,
            level=chance.choice((None, "province", "district", "commune")),
            year=year if target else None,
            as_of=None if target else f"{year}",
            counted=named,
            sectors=(self._fields[int(value) % len(self._fields)],),
            reporter=None if target else _REPORTERS[int(value) % len(_REPORTERS)],
            matched=(named,),
        )
