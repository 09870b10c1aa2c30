"""Each wording of an indicator's labels, put before the labeller: does it name that indicator?"""

from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.compiled import Compiled, compiled
from ingest.extract.indicators.labelling import Labeller
from ingest.extract.indicators.labels import Label, LabelBook
from ingest.model import Unit
from ingest.text.normalised import Text
from ontology.concepts import Vocabulary
from ontology.lint.findings import Finding


class _Outcome(NamedTuple):
    """The indicator that a text names, if any, and whether the one asked for is denied."""

    indicator: str | None
    denied: bool


def contests(vocabulary: Vocabulary) -> Iterator[Finding]:
    """The wordings by which a text would name another indicator than the one that has them, or none."""
    known = compiled(vocabulary)
    for label in known.book.having(known.book.by_part):
        for text in _texts(known.book, label):
            outcome = _put(known, label, text)
            if outcome.indicator != label.indicator:
                yield _lost(vocabulary.indicators[label.indicator].iri.value, text, outcome)


def _texts(book: LabelBook, label: Label) -> Iterator[str]:
    """The label with each wording of each part in turn, the first one of the others."""
    chosen = list(label.names)
    texts = {
        " … ".join([*chosen[:at], book.wordings[number], *chosen[at + 1 :]])
        for at, part in enumerate(label.parts)
        for number in part
    }
    yield from sorted(texts)


def _put(known: Compiled, label: Label, text: str) -> _Outcome:
    """What a quantity of the label's unit is of, of which just `text` is said."""
    read = Text.of(text)
    syllables = known.automaton.syllables(read)
    hits = known.automaton.hits(read, syllables)["indicator"]
    words = Labeller(known.book, hits, syllables, read.low).words((0, len(read)))
    if label.unit is Unit.COUNT:
        match = words.headed({hit.payload for hit in hits if hit.start == 0})
    else:
        match = words.best(label.unit)
    return _Outcome(match.indicator, label.indicator in words.ruled_out)


def _lost(concept: str, text: str, outcome: _Outcome) -> Finding:
    if outcome.denied:
        return Finding(
            "denied-label",
            concept,
            f"change “{text}” or the negative label in it: the concept's own words rule it out",
            f"hãy sửa “{text}” hoặc nhãn loại trừ nằm trong đó: chữ của khái niệm tự loại trừ nó",
        )
    if outcome.indicator is None:
        return Finding(
            "never-matches",
            concept,
            f"change or remove “{text}”: the extractor finds no indicator in that very text",
            f"hãy sửa hoặc bỏ “{text}”: bộ trích xuất không thấy chỉ tiêu nào ngay trong chữ ấy",
        )
    return Finding(
        "shadowed-label",
        concept,
        f"make “{text}” longer or remove it: by these words {outcome.indicator} is found instead",
        f"hãy viết “{text}” dài hơn hoặc bỏ: với chữ ấy, {outcome.indicator} được nhận thay",
    )
