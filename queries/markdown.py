"""The catalogue as Markdown, made from the headers: the reference of all questions, and a short table."""

from collections.abc import Iterable, Iterator

from queries.glossary import by_theme, label
from queries.model import Column, Parameter, Question, Text
from queries.parameters import WRITTEN, shown

_HEAD = """# Questions · Câu hỏi

What the catalogue answers, made from the headers of its files by `lienket questions docs`. Each question has
a page and a form (`/questions/<id>`), JSON and other formats at the same address, and `lienket ask <id>`.

Danh mục câu hỏi, sinh từ phần đầu các tệp bằng `lienket questions docs`. Mỗi câu hỏi có trang và biểu mẫu
(`/questions/<id>`), JSON và các định dạng khác tại cùng địa chỉ, và lệnh `lienket ask <id>`.
"""


def reference(questions: Iterable[Question]) -> str:
    """All questions theme by theme, each with its parameters and columns."""
    parts = [_HEAD]
    for theme, inside in by_theme(questions).items():
        parts.append(f"## {_both(label(theme))}\n")
        parts += ["\n".join(_question(question)) for question in inside]
    return "\n".join(parts)


def table(questions: Iterable[Question], link: str = "") -> str:
    """A row for each question, theme by theme; its id leads to its part of the reference at `link`."""
    lines = [_row("no.", "question", "asks", "hỏi", "parameters"), "|---|---|---|---|---|"]
    for inside in by_theme(questions).values():
        for question in inside:
            named = [f"`{p.name}`" if p.required else f"[`{p.name}`]" for p in question.parameters]
            id_ = f"[`{question.id}`]({link}#{question.id})" if link else f"`{question.id}`"
            number = str(question.number or "")
            lines.append(_row(number, id_, question.title.en, question.title.vi, " ".join(named)))
    return "\n".join(lines) + "\n"


def _question(question: Question) -> Iterator[str]:
    number = f"{question.number}. " if question.number else ""
    yield f"### {question.id}\n"
    yield f"**{number}{_plain(question.title.en)}** {_plain(question.description.en)}\n"
    yield f"**{_plain(question.title.vi)}** {_plain(question.description.vi)}\n"
    if question.parameters:
        yield _row("parameter", "is", "là", "example")
        yield "|---|---|---|---|"
        yield from map(_parameter, question.parameters)
        yield ""
    yield _row("column", "holds", "chứa")
    yield "|---|---|---|"
    yield from map(_column, question.columns)
    yield ""
    if question.tags:
        yield f"Tags: {_plain(', '.join(question.tags))}\n"


def _parameter(parameter: Parameter) -> str:
    must = Text(" (bắt buộc)", " (required)") if parameter.required else Text("", "")
    said = WRITTEN[parameter.type]
    example = shown(parameter.example)
    return _row(
        f"`{parameter.name}`",
        f"{parameter.label.en}{must.en}: {said.en}",
        f"{parameter.label.vi}{must.vi}: {said.vi}",
        f"`{example}`" if example else "",
    )


def _column(column: Column) -> str:
    meaning = column.meaning or Text("", "")
    return _row(
        f"`{column.name}`",
        f"{column.label.en}{_after(meaning.en)}",
        f"{column.label.vi}{_after(meaning.vi)}",
    )


def _after(meaning: str) -> str:
    return f": {meaning}" if meaning else ""


def _both(text: Text) -> str:
    return text.en if text.en == text.vi else f"{_plain(text.en)} · {_plain(text.vi)}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(map(_plain, cells)) + " |"


def _plain(text: str) -> str:
    """`text` on one line, in which nothing ends a cell or begins HTML."""
    return " ".join(text.split()).replace("|", r"\|").replace("<", r"\<")
