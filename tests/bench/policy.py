"""A policy graph of any size: plans and reports of the provinces, the same for the same number.

The documents are made up, their graphs are not: what a document says goes through `ingest.rdf`, with quotes
that stand in its text, and is published with the rules' conclusions as ingested documents are.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    Unit,
)
from ontology.iris import Iris
from ontology.release import release
from ontology.vocabulary import Indicator, Place, Vocabulary, vocabulary

MEASURES: Final = 100
"""Targets and results of a document."""

NATIONAL: Final = InstrumentKey("749/QĐ-TTg", None, None, "2020-06-03", "decision")
_YEARS: Final = (2025, 2030)


@dataclass
class _Text:
    """A text in the making: what is added knows where it stands."""

    written: str = ""

    def add(self, words: str) -> Span:
        start = len(self.written)
        self.written += words
        return Span(start, len(self.written))


@dataclass
class _Said:
    """What one document says so far."""

    text: _Text = field(default_factory=_Text)
    measures: list[Measure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sectors: list[SectorStatement] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def documents(number: int, iris: Iris) -> Iterator[tuple[str, list[Triple]]]:
    """The first `number` documents: id and triples, about 3,400 each. Every province has one before any has
    two; a document is the same however many are asked for."""
    known = vocabulary()
    places = [place for place in known.places.values() if place.successor is None]
    for index in range(number):
        place = places[index % len(places)]
        yield _document(index, place, known, iris)


def _document(index: int, place: Place, known: Vocabulary, iris: Iris) -> tuple[str, list[Triple]]:
    chance = random.Random(index)  # noqa: S311 - a graph to measure with
    issued = date(2022, 1, 1) + timedelta(days=chance.randrange(1000))
    own = InstrumentKey(f"{index + 1}/KH-UBND", None, place.code, issued.isoformat(), "plan")
    said = _Said()
    title = f"KẾ HOẠCH CHUYỂN ĐỔI SỐ SỐ {index + 1} CỦA {place.labels.vi.upper()}"
    said.text.add(f"{title}\n\n")
    _basis(said, own, place)
    for sector in chance.sample(sorted(known.sectors), 4):
        _sector(said, known.sectors[sector].labels.vi, sector)
    for kind, heading in ((Kind.TARGET, "MỤC TIÊU"), (Kind.RESULT, "KẾT QUẢ")):
        _measures(said, kind, heading, place, issued, known, chance)
    text = said.text.written
    name = f"ke-hoach-{index + 1}"
    digest = sha256(text.encode()).hexdigest()
    document = rdf.Document(name, f"{name}.txt", digest, digest, text, f"{issued}T08:00:00Z", release())
    extraction = Extraction(
        title=title,
        place=place.id,
        issued=issued.isoformat(),
        own=own,
        references=tuple(said.references),
        measures=tuple(said.measures),
        relations=tuple(said.relations),
        sectors=tuple(said.sectors),
        institutions=(),
        sections=tuple(said.sections),
    )
    return name, rdf.triples(document, extraction, known, iris)


def _basis(said: _Said, own: InstrumentKey, place: Place) -> None:
    start = len(said.text.written)
    said.text.add(f"Kế hoạch số {own.symbol} của UBND {place.labels.vi} thực hiện ")
    mention = said.text.add(f"Quyết định số {NATIONAL.symbol}")
    said.text.add(".\n")
    sentence = Span(start, len(said.text.written) - 1)
    said.references.append(Reference(mention, sentence, "749/QĐ-TTg", "decision", NATIONAL.date, None))
    said.relations.append(Relation(own, "implements", NATIONAL, mention, sentence))


def _sector(said: _Said, label: str, sector: str) -> None:
    start = len(said.text.written)
    said.text.add("Ưu tiên chuyển đổi số ngành ")
    named = said.text.add(label)
    said.text.add(".\n")
    said.sectors.append(SectorStatement(sector, True, named, Span(start, len(said.text.written) - 1)))


def _measures(
    said: _Said,
    kind: Kind,
    heading: str,
    place: Place,
    issued: date,
    known: Vocabulary,
    chance: random.Random,
) -> None:
    """A section of half of the document's figures."""
    start = len(said.text.written)
    number = str(len(said.sections) + 1)
    said.text.add(f"\n{number}. {heading}\n")
    indicators = list(known.indicators.values())
    for _ in range(MEASURES // 2):
        said.measures.append(_measure(said, kind, chance.choice(indicators), place, issued, chance))
    said.sections.append(Section(Span(start, len(said.text.written)), number, heading))


def _measure(
    said: _Said, kind: Kind, indicator: Indicator, place: Place, issued: date, chance: random.Random
) -> Measure:
    """One sentence: `Đến năm 2025, tỷ lệ … đạt tối thiểu 80%.`"""
    target = kind is Kind.TARGET
    year = chance.choice(_YEARS) if target else issued.year - chance.randrange(1, 4)
    unit = Unit(indicator.unit)
    value = Decimal(chance.randrange(1, 101) if unit is not Unit.COUNT else chance.randrange(100, 100_000))
    text = said.text
    start = len(text.written)
    text.add(f"- {'Đến năm' if target else 'Năm'} {year}, ")
    named = text.add(indicator.labels.vi)
    text.add(" đạt " if not target else " đạt tối thiểu ")
    figure = text.add(f"{value}%" if unit is Unit.PERCENT else str(value))
    text.add(".\n")
    return Measure(
        span=figure,
        sentence=Span(start, len(text.written) - 1),
        kind=kind,
        indicator=indicator.id,
        comparator=Comparator.GE if target else Comparator.EQ,
        value=value,
        unit=unit,
        place=place.id,
        level=chance.choice((None, "province", "district", "commune")),
        year=year if target else None,
        as_of=None if target else str(year),
        counted=named,
        matched=(named,),
    )
