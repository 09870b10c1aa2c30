"""An explanation in a form for programs: one JSON object for each document."""

from collections.abc import Sequence
from typing import Any

from ingest.extract.explanation import Explained, ExplainedSentence, Explanation, Unmeasured
from ingest.extract.grounds import Rule
from ingest.model import (
    Candidate,
    Goal,
    InForce,
    InstrumentKey,
    Measure,
    Reference,
    Relation,
    SectorStatement,
    Span,
    Task,
    TaskGroup,
    page_at,
)
from ingest.rdf.labels import section_label

_KINDS: dict[type, str] = {
    Measure: "measure",
    Reference: "reference",
    Relation: "relation",
    SectorStatement: "sector",
    TaskGroup: "task-group",
    Task: "task",
    Goal: "goal",
    InForce: "in-force",
}


def record(explanation: Explanation, name: str, pages: Sequence[int] = ()) -> dict[str, Any]:
    """The object for the document with the file name `name`: ids, rules in both languages, and offsets in
    code points of its text. `pages` is where each page of the text begins."""
    return _Record(explanation, pages).document(name)


class _Record:
    """Objects with the quotes of one text."""

    def __init__(self, explanation: Explanation, pages: Sequence[int]) -> None:
        self._explanation, self._pages = explanation, pages

    def document(self, name: str) -> dict[str, Any]:
        found = self._explanation
        return {
            "document": name,
            "title": found.extraction.title,
            "place": found.extraction.place,
            "issued": found.extraction.issued,
            "sentences": [self._sentence(sentence) for sentence in found.sentences],
        }

    def _sentence(self, sentence: ExplainedSentence) -> dict[str, Any]:
        return {
            **self._quote(sentence.span),
            "section": section_label(sentence.section) if sentence.section else None,
            "facts": [self._fact(fact) for fact in sentence.facts],
            "no_measures": [self._unmeasured(each) for each in sentence.unmeasured],
        }

    def _fact(self, explained: Explained) -> dict[str, Any]:
        return {
            **self._quote(explained.fact.span),
            "fact": _KINDS.get(type(explained.fact), "institution"),
            **_more(explained.fact),
            "attributes": [
                {
                    "attribute": why.attribute,
                    "value": why.value,
                    **self._reason(why.rule, why.words),
                    "entry": {"file": entry.file, "concept": entry.concept, "label": entry.label}
                    if (entry := why.entry)
                    else None,
                }
                for why in explained.why
            ],
            "nearest": list(map(_candidate, explained.nearest)),
        }

    def _unmeasured(self, each: Unmeasured) -> dict[str, Any]:
        nearest = list(map(_candidate, each.nearest))
        return {**self._quote(each.span), **self._reason(each.rule, each.words), "nearest": nearest}

    def _reason(self, rule: Rule, words: Sequence[Span]) -> dict[str, Any]:
        because = {"vi": rule.vi, "en": rule.en}
        return {"rule": rule.id, "because": because, "words": [self._quote(span) for span in words]}

    def _quote(self, span: Span) -> dict[str, Any]:
        page, line = page_at(self._pages, span), self._explanation.line(span.start)
        text = self._explanation.text[span.start : span.end]
        return {"start": span.start, "end": span.end, "page": page, "line": line, "text": text}


def _more(fact: object) -> dict[str, Any]:
    """What a fact says beside its attributes."""
    if isinstance(fact, Relation):
        return {"subject": _name(fact.subject), "object": _name(fact.object)}
    if isinstance(fact, Task):
        return {
            "responsible": list(fact.responsible),
            "coordinating": list(fact.coordinating),
            "sectors": list(fact.sectors),
            "deadline": fact.deadline,
        }
    if isinstance(fact, Goal):
        return {"year": fact.year, "level": fact.level}
    return {"priority": fact.priority} if isinstance(fact, SectorStatement) else {}


def _name(key: InstrumentKey) -> str | None:
    return key.symbol or key.title


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "indicator": candidate.indicator,
        "score": candidate.score,
        "reason": candidate.reason.value,
        "words": candidate.words,
    }
