"""Answers that changed, as lines for people: what the question was, and which rows are others."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import click
from pyoxigraph import Literal, NamedNode

from api.cli import output
from api.cli.language import language, say
from api.tables import in_language
from graph.store import Term
from queries.catalogue import Catalogue
from queries.model import Question, Text
from queries.parameters import shown
from queries.regression import SHOWN, Change, Difference, Row, term

Labels = Mapping[str, Text]

_WIDEST = 100
"""Characters of a cell."""


def lines(difference: Difference, catalogue: Mapping[str, Question], pin: str = "") -> Iterator[str]:
    """A difference: the question with its arguments, how many rows changed, and the first of each kind."""
    question = catalogue.get(difference.question)
    yield _asked(difference, question, pin)
    yield f"  {counts(difference)}"
    columns = _columns(difference, question)
    for row in difference.added[:SHOWN]:
        yield "  + " + _cells(columns, row, difference.labels)
    yield from _rest("+", len(difference.added))
    for row in difference.removed[:SHOWN]:
        yield "  - " + _cells(columns, row, difference.former or difference.labels)
    yield from _rest("-", len(difference.removed))
    for before, after in difference.changed[:SHOWN]:
        yield "  ~ " + _changes(columns, before, after, difference)
    yield from _rest("~", len(difference.changed))


def counts(difference: Difference) -> str:
    """What changed, in a few words."""
    match difference.change:
        case Change.GONE:
            return say("the question is gone from the catalogue", "câu hỏi không còn trong danh mục")
        case Change.FAILED:
            return say("it cannot be asked: ", "không hỏi được: ") + difference.reason
        case Change.SLOW:
            return say("took too long to be compared: ", "quá lâu nên chưa so được: ") + difference.reason
        case Change.QUERY:
            asks = [say("the question asks something else now", "câu hỏi nay hỏi khác trước")]
        case Change.ROWS:
            asks = []
    told = (
        (len(difference.added), say("added", "thêm")),
        (len(difference.removed), say("removed", "mất")),
        (len(difference.changed), say("changed", "thay đổi")),
    )
    rows = ", ".join(f"{number} {name}" for number, name in told if number)
    rows = rows or say("as they were", "vẫn như cũ")
    return "; ".join((*asks, say("rows: ", "các dòng: ") + rows))


def _asked(difference: Difference, question: Question | None, pin: str) -> str:
    title = in_language(question.title, language()) if question else ""
    given = ", ".join(
        f"{name}: {_label(value, difference.former)}"
        for name, value in difference.arguments.items()
        if value is not None
    )
    head = click.style(pin or difference.question, bold=True)
    return " ".join(filter(None, (head, title, given and f"[{given}]")))


def _columns(difference: Difference, question: Question | None) -> list[str]:
    """The names of the columns for people; "" for comparisons, whose long IRIs are for programs."""
    known = {column.name: column for column in question.columns} if question else {}
    return [
        ("" if known[name].role == "comparison" else in_language(known[name].label, language()))
        if name in known
        else name
        for name in difference.columns
    ]


def _cells(columns: Sequence[str], row: Row, labels: Labels) -> str:
    cells = zip(columns, row, strict=True)
    return "; ".join(f"{name}: {_text(cell, labels)}" for name, cell in cells if name and cell)


def _changes(columns: Sequence[str], before: Row, after: Row, difference: Difference) -> str:
    """The cells of a row, those that changed with what they were."""
    told = []
    for name, was, now in zip(columns, before, after, strict=True):
        new, old = _text(now, difference.labels), _text(was, difference.former)
        if was != now and old == new:  # another IRI of the same name
            new, old = _text(now, {}), _text(was, {})
        if name and (was or now):
            told.append(f"{name}: {new}" if was == now else f"{name}: {old or '∅'} → {new or '∅'}")
    return "; ".join(told)


def _text(cell: str, labels: Labels) -> str:
    """A term as people read it; "" where unbound."""
    text = " ".join(_label(term(cell), labels).split()) if cell else ""
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}…"


def _label(value: Term, labels: Labels) -> str:
    if isinstance(value, NamedNode):
        label = labels.get(value.value)
        return in_language(label, language()) if label else shown(value)
    return value.value if isinstance(value, Literal) else str(value)


def _rest(sign: str, number: int) -> Iterator[str]:
    if number > SHOWN:
        more = number - SHOWN
        yield f"  {sign} " + say(f"… and {more} more", f"… và {more} dòng nữa")


def note(differences: Mapping[str, Difference], became: str, catalogue: Callable[[], Catalogue]) -> None:
    """Tell of pinned answers by their names, and what became of them."""
    for name, difference in differences.items():
        output.note(say("pinned answer ", "câu trả lời đã ghim ") + became + ":")
        output.note("\n".join(lines(difference, catalogue(), name)))


def refused(differences: Mapping[str, Difference], catalogue: Callable[[], Catalogue]) -> None:
    """Tell of pinned answers for which nothing is published, and what to do."""
    note(differences, say("would change", "sẽ thay đổi"), catalogue)
    output.note(
        say(
            "if that is right: --accept takes all of it, --accept-pin NAME one pin",
            "nếu thay đổi này đúng: --accept chấp nhận tất cả, --accept-pin TÊN chấp nhận một ghim",
        )
    )
