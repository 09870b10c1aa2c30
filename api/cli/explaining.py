"""An explanation as lines for people."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from api.cli.language import language, say
from api.cli.output import Line
from ingest.extract.explanation import Explained, ExplainedSentence, Explanation, Unmeasured, Why
from ingest.extract.grounds import Grounds, Rule
from ingest.model import Candidate, Goal, Kind, Measure, Relation, SectorStatement, Span, Task, page_at
from ingest.rdf.labels import bounded, figure, section_label, term_label
from ontology.concepts import Concept
from ontology.terms import LK
from ontology.vocabulary import vocabulary

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONG, _QUOTED = 96, 60
_FACT, _ATTRIBUTE = " " * 6, " " * 8
_SYMBOLS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}


def _attributes() -> dict[str, str]:
    return {
        "value": say("value", "giá trị"),
        "comparator": say("bound", "giới hạn"),
        "indicator": say("indicator", "chỉ tiêu"),
        "kind": say("kind", "loại"),
        "level": say("level", "cấp"),
        "place": say("place", "địa phương"),
        "time": say("time", "thời gian"),
        "counted": say("counted", "đếm"),
        "base": say("share of", "tính trên"),
        "about": say("goals of", "mục tiêu của"),
        "task": say("task", "nhiệm vụ"),
        "group": say("group", "nhóm"),
        "goal": say("goal", "mục tiêu định tính"),
        "symbol": say("symbol", "số, ký hiệu"),
        "predicate": say("relation", "quan hệ"),
        "sector": say("sector", "lĩnh vực"),
        "institution": say("institution", "cơ quan"),
    }


def lines(explanation: Explanation, pages: Sequence[int] = ()) -> Iterator[Line]:
    """The explanation in the language of the command line; `pages` is where each page of the text begins."""
    return _Shown(explanation, pages).lines()


class _Shown:
    """One explanation, shown."""

    def __init__(self, explanation: Explanation, pages: Sequence[int]) -> None:
        self._explanation, self._text, self._pages = explanation, explanation.text, pages
        self._names = _attributes()
        self._width = max(len(self._names[attribute]) for attribute in Grounds._fields)

    def lines(self) -> Iterator[Line]:
        """Each sentence under its section, its facts with their reasons, and its numbers that are none."""
        section = None
        for sentence in self._explanation.sentences:
            if sentence.section != section:
                section = sentence.section
                yield []
                if section and section.span.start != sentence.span.start:
                    yield [(section_label(section), "fact")]
            yield from self._sentence(sentence)

    def _sentence(self, sentence: ExplainedSentence) -> Iterator[Line]:
        number = (f"{self._explanation.line(sentence.span.start):>4}  ", "dim")
        yield [number, *self._marked(sentence)]
        for fact in sentence.facts:
            yield from self._fact(fact)
        for each in sentence.unmeasured:
            yield from self._unmeasured(each)

    def _marked(self, sentence: ExplainedSentence) -> Iterator[tuple[str, str]]:
        """The sentence on one line, its quantities marked; dimmed where nothing was found in it."""
        spans = sorted({fact.fact.span for fact in sentence.facts if isinstance(fact.fact, Measure)})
        rest = "" if sentence.facts else "dim"
        at = sentence.span.start
        for span in spans:
            yield self._flat(at, span.start), rest
            yield self._flat(span.start, span.end), "figure"
            at = span.end
        yield self._flat(at, max(at, sentence.span.end)), rest

    def _flat(self, start: int, end: int) -> str:
        """A part of the text on one line, without what would steer a terminal."""
        return _CONTROL.sub(" ", self._text[start:end])

    def _fact(self, explained: Explained) -> Iterator[Line]:
        fact = explained.fact
        if isinstance(fact, Measure):
            kind = term_label(LK.Target if fact.kind is Kind.TARGET else LK.Result, language())
            headline = f"{kind} {bounded(fact, language())}"
            yield [(_FACT, ""), (headline, "fact"), (f"  {self._offsets(fact.span)}", "place")]
            for why in explained.why:
                name = self._names[why.attribute].ljust(self._width)
                yield from self._why(_ATTRIBUTE, (f"{name}  ", "dim"), _shown(why, fact), why)
        else:
            for number, why in enumerate(explained.why):
                shown = _told(why, fact)
                yield from self._why(
                    _ATTRIBUTE if number else _FACT, (f"{self._names[why.attribute]}  ", "fact"), shown, why
                )
        for candidate in explained.nearest:
            yield [(_ATTRIBUTE, ""), *_candidate(candidate)]

    def _why(self, indent: str, name: tuple[str, str], shown: str, why: Why) -> Iterator[Line]:
        yield [(indent, ""), name, (shown, ""), *self._because(why.rule, why.words)]
        if why.entry:
            found = f"{why.entry.file}  {why.entry.concept}  “{_short(why.entry.label, _LONG)}”"
            yield [(indent + " " * len(name[0]), ""), (found, "dim")]

    def _because(self, rule: Rule, words: Sequence[Span]) -> Iterator[tuple[str, str]]:
        yield f" — {getattr(rule, language())}", "dim"
        for number, span in enumerate(words):
            quoted = _short(self._flat(span.start, span.end), _QUOTED)
            yield (": " if number == 0 else ", "), "dim"
            yield f"“{quoted}”", "words"
            yield f" {self._offsets(span)}", "place"

    def _unmeasured(self, each: Unmeasured) -> Iterator[Line]:
        no_measure = say("no measure", "không phải số liệu")
        quoted = f"“{_short(self._flat(each.span.start, each.span.end), _QUOTED)}”"
        words = [span for span in each.words if span != each.span]
        yield [
            (_FACT, ""),
            (f"{no_measure}: ", "dim"),
            (quoted, "words"),
            (f" {self._offsets(each.span)}", "place"),
            *self._because(each.rule, words),
        ]
        for candidate in each.nearest:
            yield [(_ATTRIBUTE, ""), *_candidate(candidate)]

    def _offsets(self, span: Span) -> str:
        """Page, where there are any, line, and code points."""
        page = page_at(self._pages, span)
        before = say(f"p. {page}, ", f"tr. {page}, ") if page else ""
        return f"{before}{self._explanation.line(span.start)}:{span.start}-{span.end}"


def _shown(why: Why, fact: object) -> str:
    """An attribute's value as people say it."""
    if isinstance(fact, Measure) and why.attribute == "value":
        return figure(fact, language())
    if why.attribute == "counted":
        return ""  # its words are quoted anyway
    if why.value is None:
        return "–"
    if why.attribute == "comparator":
        return _SYMBOLS[why.value]
    if why.attribute == "kind":
        return term_label(LK[why.value.capitalize()], language())
    concepts: dict[str, Any] = {
        "indicator": vocabulary().indicators,
        "level": vocabulary().levels,
        "place": vocabulary().places,
        "base": vocabulary().bases,
        "sector": vocabulary().sectors,
    }
    return _label(concepts[why.attribute][why.value]) if why.attribute in concepts else why.value


def _told(why: Why, fact: object) -> str:
    """A fact that is no measure, in a few words."""
    if isinstance(fact, Relation):
        return _related(fact)
    if isinstance(fact, Task) and why.attribute == "task":
        return _assigned(fact)
    if isinstance(fact, Goal):
        return str(fact.year or "–")
    first = isinstance(fact, SectorStatement) and fact.priority
    return _shown(why, fact) + (say(" (first)", " (ưu tiên)") if first else "")


def _assigned(task: Task) -> str:
    """Who leads a task, who helps, by when, and in which sectors."""
    told = {
        say("leads", "chủ trì"): ", ".join(task.responsible),
        say("helps", "phối hợp"): ", ".join(task.coordinating),
        say("by", "hạn"): task.deadline,
        say("in", "lĩnh vực"): ", ".join(_label(vocabulary().sectors[sector]) for sector in task.sectors),
    }
    return "; ".join(f"{name} {value}" for name, value in told.items() if value) or "–"


def _related(relation: Relation) -> str:
    """`1905/KH-UBND thực hiện 749/QĐ-TTg`."""
    subject, found = (key.symbol or key.title or "" for key in (relation.subject, relation.object))
    return f"{subject} {term_label(LK[relation.predicate], language())} {found}"


def _label(concept: Concept) -> str:
    return str(getattr(concept.labels, language()))


def _candidate(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """An indicator that the words come near to, and what is in the way."""
    near = say("near", "gần với")
    label = _label(vocabulary().indicators[candidate.indicator])
    reason = term_label(LK[candidate.reason.value], language())
    yield f"{near} {label} ({candidate.indicator}, {candidate.score:.0%}) — {reason}", "dim"
    if candidate.words:
        yield ": ", "dim"
        yield f"“{_short(candidate.words, _QUOTED)}”", "words"


def _short(text: str, length: int) -> str:
    """`text` with its middle left out where it is longer than `length`."""
    if len(text) <= length:
        return text
    return f"{text[: length * 2 // 3].rstrip()}…{text[-length // 3 :].lstrip()}"
