"""An explanation as lines for people."""

import re
from collections.abc import Iterator, Mapping, Sequence

from api.cli.language import language, say
from api.cli.output import Line
from ingest.extract.explanation import Explained, ExplainedSentence, Explanation, Fact, Unmeasured, Why
from ingest.extract.grounds import Grounds, Rule
from ingest.model import (
    Candidate,
    Goal,
    Kind,
    Measure,
    Relation,
    SectorStatement,
    Span,
    Task,
    TaskGroup,
    page_at,
)
from ingest.rdf.labels import bounded, figure, section_label, term_label
from ontology.concepts import Concept
from ontology.terms import LK
from ontology.vocabulary import vocabulary

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONG, _QUOTED = 96, 60
_FACT, _ATTRIBUTE = " " * 6, " " * 8
_MOST_WORDS = 6
_QUOTED_ANYWAY = {"counted", "task", "opening", "goal"}
"""Attributes of which the words that decided are all that there is to show."""
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
        "counts": say("counts", "số lượng"),
        "since": say("since", "từ khi"),
        "reporter": say("whose", "của"),
        "task": say("why", "vì sao"),
        "opening": say("wording", "câu chữ"),
        "responsible": say("leads", "chủ trì"),
        "coordinating": say("helps", "phối hợp"),
        "deadline": say("due", "thời hạn"),
        "group": say("group", "nhóm"),
        "programme": say("programme", "chương trình"),
        "pillar": say("pillar", "trụ cột"),
        "section": say("section", "mục"),
        "goal": say("why", "vì sao"),
        "targets": say("targets", "số chỉ tiêu"),
        "symbol": say("symbol", "số, ký hiệu"),
        "type": say("type", "loại"),
        "date": say("date", "ngày"),
        "predicate": say("relation", "quan hệ"),
        "subject": say("subject", "chủ thể"),
        "object": say("object", "văn bản kia"),
        "instrument": say("validity", "hiệu lực"),
        "begins": say("in force from", "có hiệu lực từ"),
        "ends": say("no longer from", "hết hiệu lực từ"),
        "sector": say("sector", "lĩnh vực"),
        "institution": say("institution", "cơ quan"),
        "name": say("name", "tên"),
        "successor": say("successor", "kế tục"),
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
        """A fact with its attributes below it; the first one tells what it is where nothing else does."""
        fact, rest = explained.fact, list(explained.why)
        headline = _headline(fact)
        if headline:
            quoted = "" if isinstance(fact, Measure) else f"  “{self._quoted(fact.span)}”"
            place = f"  {self._offsets(fact.span)}"
            yield [(_FACT, ""), (headline, "fact"), (quoted, ""), (place, "place")]
        else:
            first = rest.pop(0)
            yield from self._why(
                _FACT, (f"{self._names[first.attribute]}  ", "fact"), _told(first, fact), first
            )
        for why in rest:
            name = self._names[why.attribute].ljust(self._width)
            yield from self._why(_ATTRIBUTE, (f"{name}  ", "dim"), _shown(why, fact), why)
        for candidate in explained.nearest:
            yield [(_ATTRIBUTE, ""), *_candidate(candidate)]

    def _why(self, indent: str, name: tuple[str, str], shown: str, why: Why) -> Iterator[Line]:
        yield [(indent, ""), name, (shown, ""), *self._because(why.rule, why.words)]
        if why.entry:
            found = f"{why.entry.file}  {why.entry.concept}  “{_short(why.entry.label, _LONG)}”"
            yield [(indent + " " * len(name[0]), ""), (found, "dim")]

    def _because(self, rule: Rule, words: Sequence[Span]) -> Iterator[tuple[str, str]]:
        yield f" — {getattr(rule, language())}", "dim"
        for number, span in enumerate(words[:_MOST_WORDS]):
            yield (": " if number == 0 else ", "), "dim"
            yield f"“{self._quoted(span)}”", "words"
            yield f" {self._offsets(span)}", "place"
        if len(words) > _MOST_WORDS:
            yield f", … ({len(words)})", "dim"

    def _unmeasured(self, each: Unmeasured) -> Iterator[Line]:
        no_measure = say("no measure", "không phải số liệu")
        quoted = f"“{self._quoted(each.span)}”"
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

    def _quoted(self, span: Span) -> str:
        return _short(self._flat(span.start, span.end), _QUOTED)

    def _offsets(self, span: Span) -> str:
        """Page, where there are any, line, and code points."""
        page = page_at(self._pages, span)
        before = say(f"p. {page}, ", f"tr. {page}, ") if page else ""
        return f"{before}{self._explanation.line(span.start)}:{span.start}-{span.end}"


def _headline(fact: Fact) -> str | None:
    """What a fact is that is more than one of its attributes."""
    if isinstance(fact, Measure):
        kind = term_label(LK.Target if fact.kind is Kind.TARGET else LK.Result, language())
        return f"{kind} {bounded(fact, language())}"
    if isinstance(fact, Goal):
        return say("goal", "mục tiêu định tính")
    if isinstance(fact, TaskGroup | Task):
        kind = say("task", "nhiệm vụ") if isinstance(fact, Task) else say("task group", "nhóm nhiệm vụ")
        return f"{kind} {fact.number or ''}".rstrip()
    return None


def _shown(why: Why, fact: Fact) -> str:
    """An attribute's value as people say it."""
    if isinstance(fact, Measure) and why.attribute == "value":
        return figure(fact, language())
    if why.attribute in _QUOTED_ANYWAY:
        return ""
    if why.value is None:
        return "–"
    if why.attribute == "comparator":
        return _SYMBOLS[why.value]
    if why.attribute == "kind":
        return term_label(LK[why.value.capitalize()], language())
    concept = _concepts().get(why.attribute, {}).get(why.value)
    return _label(concept) if concept else why.value


def _concepts() -> Mapping[str, Mapping[str, Concept]]:
    """What attributes have as values, by id."""
    known = vocabulary()
    return {
        "indicator": known.indicators,
        "level": known.levels,
        "place": known.places,
        "base": known.bases,
        "sector": known.sectors,
        "programme": known.task_groups,
        "pillar": known.pillars,
        "type": known.instrument_types,
    }


def _told(why: Why, fact: Fact) -> str:
    """A fact in the few words of its first attribute."""
    if isinstance(fact, Relation):
        return _related(fact)
    first = isinstance(fact, SectorStatement) and fact.priority
    return _shown(why, fact) + (say(" (first)", " (ưu tiên)") if first else "")


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
