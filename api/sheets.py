"""The answer of a question as the sheets of a workbook: the rows, their evidence, and what was asked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from pyoxigraph import NamedNode

from api.tables import in_language, text
from graph.export.workbook import CUT, LONGEST, Sheet
from graph.store import Generation, Term
from graph.values import Value, value
from ontology.release import release
from queries.answers.free import is_free
from queries.model import Column, Evidence, Question, Result, Text
from queries.proof.identity import row_ids

_ANSWER, _EVIDENCE, _QUESTION = (
    Text("Trả lời", "Answer"),
    Text("Dẫn chứng", "Evidence"),
    Text("Câu hỏi", "Question"),
)
_PROOF: Final = Text("Chứng minh", "Proof")
_OF_EVIDENCE: Final = (
    Text("Dòng", "Row"),
    Text("Cột", "Column"),
    Text("Nội dung", "Fact"),
    Text("Mã tài liệu", "Document"),
    Text("Tài liệu", "Title"),
    Text("Ngày", "Date"),
    Text("Trang", "Page"),
    Text("Mục", "Section"),
    Text("Câu", "Sentence"),
    Text("Trích nguyên văn", "Exact words"),
    Text("Từ ký tự", "Start"),
    Text("Đến ký tự", "End"),
)
_PARTS: Final = (Text("Mục", "Part"), Text("Nội dung", "Content"))
_WIDTHS: Final = (6, 20, 40, 20, 40, 11, 6, 24, 80, 30, 9, 9)
"""Those of the sheet of evidence."""


def sheets(result: Result, generation: Generation | None, lang: str) -> tuple[Sheet, Sheet, Sheet]:
    """The answer in the language `lang`, `vi` or `en`. The first sheet has a line for each row: the columns
    by their labels, the IRIs of things, and the address of the proof."""
    columns, shown = result.question.columns, _shown(result.question)
    things = [c for c in columns if any(isinstance(row.get(c.name), NamedNode) for row in result.table.rows)]
    headings = [in_language(column.label, lang) for column in shown]
    headings += [f"{in_language(column.label, lang)} (IRI)" for column in things]
    if not is_free(result.question):
        headings.append(in_language(_PROOF, lang))
    return (
        Sheet(in_language(_ANSWER, lang), headings, _rows(result, things, lang), [30] * len(shown)),
        Sheet(
            in_language(_EVIDENCE, lang),
            [in_language(heading, lang) for heading in _OF_EVIDENCE],
            _evidence(result, lang),
            _WIDTHS,
        ),
        Sheet(
            in_language(_QUESTION, lang),
            [in_language(part, lang) for part in _PARTS],
            list(_about(result, generation, lang)),
            (24, 100),
        ),
    )


def _rows(result: Result, things: Sequence[Column], lang: str) -> Iterator[list[Value]]:
    proofs = None if is_free(result.question) else row_ids(result)
    for index, row in enumerate(result.table.rows):
        cells = [_cell(row.get(column.name), result, lang) for column in _shown(result.question)]
        iris = [_iri(row.get(column.name)) for column in things]
        yield [*cells, *iris, *([f"/proof/{proofs[index]}"] if proofs else [])]


def _shown(question: Question) -> list[Column]:
    """The columns for people: comparisons have no names, only IRIs."""
    return [column for column in question.columns if column.role != "comparison"]


def _cell(term: Term | None, result: Result, lang: str) -> Value:
    return text(term, result, lang) if isinstance(term, NamedNode) else value(term)


def _iri(term: Term | None) -> str | None:
    return term.value if isinstance(term, NamedNode) else None


def _evidence(result: Result, lang: str) -> Iterator[list[Value]]:
    facts = [column for column in result.question.columns if column.role == "fact"]
    for index, row in enumerate(result.table.rows, start=1):
        for column in facts:
            fact = _iri(row.get(column.name))
            if fact is not None and (found := result.evidence.get(fact)):
                yield [index, in_language(column.label, lang), fact, *_quoted(found)]


def _quoted(found: Evidence) -> Iterable[Value]:
    try:
        issued: Value = date.fromisoformat(found.issued or "")
    except ValueError:
        issued = found.issued
    where = (found.document, found.title, issued, found.page, found.section)
    return (*where, found.sentence.strip(), found.exact, found.start, found.end)


def _about(result: Result, generation: Generation | None, lang: str) -> Iterator[tuple[str, Value]]:
    """What was asked, of what, and how, a line each."""

    def told(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    question = result.question
    yield told("Câu hỏi", "Question"), in_language(question.title, lang)
    if not is_free(question):
        yield told("Mã", "Id"), question.id
        yield told("Nội dung", "Description"), in_language(question.description, lang)
    for parameter in question.parameters:
        term = result.arguments[parameter.name]
        yield in_language(parameter.label, lang), _cell(term, result, lang)
    yield told("Số dòng", "Rows"), len(result.table.rows)
    if generation is not None:
        yield told("Bản dữ liệu", "Generation"), generation.number
        yield told("Công bố lúc", "Published"), generation.published
    yield "lienket", release()
    if _has_long(result):
        yield (
            told("Lưu ý", "Note"),
            told(
                f"Văn bản kết thúc bằng {CUT.strip()} dài hơn một ô chứa được; CSV và JSON có đầy đủ.",
                f"A text that ends in {CUT.strip()} is longer than a cell holds; CSV and JSON have it whole.",
            ),
        )
    yield "SPARQL", result.sparql


def _has_long(result: Result) -> bool:
    return any(len(found.sentence) > LONGEST // 2 for found in result.evidence.values()) or any(
        len(getattr(term, "value", "")) > LONGEST // 2 for row in result.table.rows for term in row.values()
    )
