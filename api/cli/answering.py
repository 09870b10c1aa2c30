"""How commands give the answer of a question: a table on the screen, or a file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from api import exports, tables
from api.cli import output as told
from api.cli.language import language, say
from api.cli.saving import form_of, opened, to_file
from api.settings import Settings
from graph.export import Format
from graph.store import Store
from ontology.iris import Iris
from queries import opening
from queries.model import Question, Result
from queries.parameters import shown
from queries.proof.identity import row_ids

_TABLE: Final = "table"

form_option: Callable[[Any], Any] = click.option(
    "--format",
    "form",
    type=click.Choice([_TABLE, *map(str, exports.ANSWERS)]),
    help=say(
        "A table for the screen, by default; all others but the networks carry the evidence of each row.",
        "Mặc định là bảng trên màn hình; các dạng khác, trừ mạng lưới, có kèm dẫn chứng từng dòng.",
    ),
)
evidence_option: Callable[[Any], Any] = click.option(
    "--evidence", is_flag=True, help=say("Quote the sentences under the table.", "Trích câu dẫn chứng.")
)

proof_option: Callable[[Any], Any] = click.option(
    "--proof",
    is_flag=True,
    help=say("Show the id of each row's proof, for `lienket proof`.", "Kèm mã cho `lienket proof`."),
)


def answers(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes `form`, `output`, `evidence` and `proof`."""
    decorated: Callable[..., None] = form_option(to_file(evidence_option(proof_option(command))))
    return decorated


def form_asked(form: str | None, output: Path | None) -> Format | None:
    """The form that is asked for; None for a table on the screen."""
    if form == _TABLE and output is not None:
        raise click.UsageError(
            say(
                "a table is for the screen: choose another --format",
                "bảng chỉ để xem trên màn hình: chọn --format khác",
            )
        )
    if form is None:
        return form_of(output, exports.ANSWERS)
    return None if form == _TABLE else Format(form)


def save(result: Result, store: Store, made: Settings, form: Format, output: Path | None) -> None:
    """Write an answer in a form to a file, or to standard output."""
    with opened(output, form) as file:
        exports.answer(result, store, Iris(made.base), form=form, lang=language(), output=file)


def show(result: Result, *, evidence: bool, proof: bool, complete: bool = True) -> None:
    """Print an answer as a table, with the ids of proofs and the sentences under it where they are wanted.
    That there are no rows tells of the documents where the question is `complete`: all it needs was said."""
    columns, rows = tables.shown(result, language())
    if proof:
        columns = [*columns, say("proof", "chứng minh")]
        rows = [[*row, id_] for row, id_ in zip(rows, row_ids(result), strict=True)]
    told.table(columns, rows)
    if complete and not result.table.rows:
        told.note(
            say(
                "no rows: not stated in the documents at hand",
                "không có dòng nào: tài liệu hiện có không nêu",
            )
        )
    for found in dict.fromkeys(result.evidence.values()) if evidence else ():
        where = f"{found.document} {found.start}-{found.end} ({found.title})"
        click.echo(f"\n{where}\n  {found.sentence.strip()}")
    _tell_opened(result)


def _tell_opened(result: Result) -> None:
    """How to list what the cells of a column sum up, as in the first row."""
    for column in result.question.columns:
        values = opening.opened(column, result.table.rows[0]) if result.table.rows else None
        if column.opens and values is not None:
            options = " ".join(f"--{name} {value}" for name, value in values.items())
            told.note(
                tables.in_language(column.label, language())
                + say(": each opens with, for instance, ", ": mỗi số mở ra bằng, ví dụ, ")
                + f"`lienket ask {column.opens.question} {options}`"
            )


def tell_defaults(question: Question, given: Mapping[str, str]) -> None:
    """A question that was asked without a parameter is asked with its example, and says so."""
    taken = [
        f"--{parameter.name} {shown(parameter.example)}"
        for parameter in question.parameters
        if parameter.required and parameter.name not in given
    ]
    if taken:
        told.note(say("asked with ", "đã hỏi với ") + " ".join(taken))
