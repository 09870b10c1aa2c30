"""What things are called, read from the published vocabularies themselves, and labels made from that."""

from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import Kind, Measure, Unit
from ontology.iris import shared
from ontology.terms import ELI, LK, RDFS, SKOS

_BOUND = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "eq": ""}
_SWAPPED = str.maketrans(",.", ".,")


class Labels:
    """Labels in Vietnamese and English, and the register of instruments, of a set of triples (ontology,
    vocabularies and programme)."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._labels: dict[tuple[str, str], str] = {}
        self._years: dict[str, int | None] = {}
        self._things: set[str] = set()
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                self._things.add(triple.subject.value)
                self._read(triple.subject.value, triple)

    def _read(self, thing: str, triple: Triple) -> None:
        value = triple.object
        if not isinstance(value, Literal):
            return
        if triple.predicate in (SKOS.prefLabel, RDFS.label) and value.language:
            self._labels[thing, value.language] = value.value
        elif triple.predicate == ELI.id_local:
            self._years.setdefault(thing, None)
        elif triple.predicate == ELI.date_document:
            self._years[thing] = int(value.value[:4])

    def __contains__(self, thing: NamedNode) -> bool:
        return thing.value in self._things

    def of(self, thing: NamedNode, language: str) -> str:
        """The label of a thing. Raises KeyError for what the vocabularies do not label in that language."""
        return self._labels[thing.value, language]

    def registered(self, instrument: NamedNode, year: int | None = None) -> bool:
        """Whether the register has this instrument, of that year where both years are known."""
        if instrument.value not in self._years:
            return False
        known = self._years[instrument.value]
        return year is None or known is None or known == year


def measure_label(measure: Measure, counted: str | None, labels: Labels, language: str) -> str:
    """`Hồ sơ công việc xử lý trên mạng (Cấp tỉnh): ≥ 90%`: indicator, level, figure.

    Without indicator the Vietnamese words for what is counted, or what kind of figure it is.
    """
    kind = LK.Target if measure.kind is Kind.TARGET else LK.Result
    if measure.indicator:
        subject = labels.of(shared("indicator", measure.indicator), language)
    elif counted and language == "vi":
        subject = counted
    else:
        subject = labels.of(kind, language).capitalize()
    level = f" ({labels.of(shared('level', measure.level), language)})" if measure.level else ""
    return f"{subject}{level}: {_BOUND[measure.comparator]}{_figure(measure, language)}"


def _figure(measure: Measure, language: str) -> str:
    value = number(measure.value, language)
    if measure.unit is Unit.PERCENT:
        return f"{value}%"
    if measure.unit is Unit.RANK and measure.denominator is not None:
        return f"{value}/{number(measure.denominator, language)}"
    return value


def number(value: Decimal, language: str) -> str:
    """`1.854,5` in Vietnamese, `1,854.5` in English."""
    english = f"{value.normalize():,f}"
    return english.translate(_SWAPPED) if language == "vi" else english
