"""What facts are called, in Vietnamese and English."""

from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from ingest.model import Kind, Measure, Section, Unit
from ontology.resources import vocabulary_triples
from ontology.terms import LK, RDFS
from ontology.vocabulary import Vocabulary

LANGUAGES = ("vi", "en")

_BOUND = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "eq": ""}
_LONGEST = 200
_SWAPPED = str.maketrans(",.", ".,")


@cache
def term_label(term: NamedNode, language: str) -> str:
    """What the ontology calls one of its terms."""
    return next(
        found.value
        for subject, predicate, found in vocabulary_triples()
        if subject == term
        and predicate == RDFS.label
        and isinstance(found, Literal)
        and found.language == language
    )


def section_label(section: Section) -> str:
    """`II.1.a. Chính quyền số`: the number, and the title of the section or of the nearest around it."""
    return ". ".join(filter(None, (section.path, section.heading)))


def wording_label(kind: NamedNode, wording: str, language: str) -> str:
    """What a text says in Vietnamese words, cut where it is long; in English with the kind before it."""
    words = " ".join(wording.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return words if language == "vi" else f"{term_label(kind, language).capitalize()}: {words}"


def measure_label(measure: Measure, counted: str | None, vocabulary: Vocabulary, language: str) -> str:
    """`Hồ sơ công việc xử lý trên mạng (Cấp tỉnh): ≥ 90%`: indicator, level, figure.

    Without indicator the Vietnamese words for what is counted, in English as a quote after the kind of
    figure; without those the kind alone.
    """
    if measure.indicator:
        subject: str = getattr(vocabulary.indicators[measure.indicator].labels, language)
    elif counted and language == "vi":
        subject = counted
    else:
        kind = LK.Target if measure.kind is Kind.TARGET else LK.Result
        subject = term_label(kind, language).capitalize() + (f" “{counted}”" if counted else "")
    level = f" ({getattr(vocabulary.levels[measure.level].labels, language)})" if measure.level else ""
    return f"{subject}{level}: {bounded(measure, language)}"


def bounded(measure: Measure, language: str) -> str:
    """`≥ 90%`: a measure's bound and figure."""
    return f"{_BOUND[measure.comparator]}{figure(measure, language)}"


def figure(measure: Measure, language: str) -> str:
    """`90%`, `12/63`, `1.854`: a measure's figure."""
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
