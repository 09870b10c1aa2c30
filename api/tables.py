"""A question's answer as a table: for CSV with evidence columns behind its own, and for a screen."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from queries.model import Evidence, Result, Text
from queries.proof.identity import PROOF, row_ids

_EVIDENCE = ("document", "title", "sentence", "exact", "start", "end")


def answer(result: Result, lang: str) -> tuple[list[str], Iterator[list[str]]]:
    """The columns and rows of an answered question in the language `lang`, `vi` or `en`.

    A thing with a label is shown by it. For each column of facts there follow, named after it, the id and
    title of the document, the sentence, the exact words, and their offsets; last the address of the proof.
    """
    names = [column.name for column in result.question.columns]
    facts = result.question.facts()
    columns = [*names, *(f"{fact} {part}" for fact in facts for part in _EVIDENCE), PROOF]
    return columns, (
        [text(row.get(name), result, lang) for name in names]
        + [part for fact in facts for part in _evidence(row.get(fact), result)]
        + [f"/proof/{proof}"]
        for row, proof in zip(result.table.rows, row_ids(result), strict=True)
    )


def text(value: Term | None, result: Result, lang: str) -> str:
    """A term as people read it: its label, or its value; "" where unbound."""
    if isinstance(value, NamedNode):
        label = result.labels.get(value.value)
        return in_language(label, lang) if label else value.value
    return value.value if isinstance(value, Literal) else str(value or "")


def in_language(label: Text, lang: str) -> str:
    """The side of a text that `lang` asks for."""
    return label.en if lang == "en" else label.vi


def _evidence(fact: Term | None, result: Result) -> list[str]:
    found: Evidence | None = result.evidence.get(fact.value) if isinstance(fact, NamedNode) else None
    if found is None:
        return [""] * len(_EVIDENCE)
    return [found.document, found.title, found.sentence, found.exact, str(found.start), str(found.end)]


def shown(result: Result, lang: str) -> tuple[list[str], list[list[str]]]:
    """The columns, by their labels, and rows of an answer for a screen: facts by their labels, and without
    the comparisons, whose long IRIs are for programs."""
    columns = [column for column in result.question.columns if column.role != "comparison"]
    return (
        [in_language(column.label, lang) for column in columns],
        [[text(row.get(column.name), result, lang) for column in columns] for row in result.table.rows],
    )
