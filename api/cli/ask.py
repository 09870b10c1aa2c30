"""`lienket ask`: the catalogue's questions, each a subcommand with its parameters as options."""

from collections.abc import Mapping
from pathlib import Path

import click

from api import exports, tables
from api.cli import output as told
from api.cli.catalogue import QuestionGroup, catalogue
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.cli.saving import form_of, opened, to_file
from api.tables import in_language
from graph.export import Format
from ontology.iris import Iris
from queries.glossary import by_theme, label
from queries.model import Parameter, Question, Result
from queries.opening import opened as opened_by
from queries.parameters import shown
from queries.run import run

_TABLE = "table"
_VALUE = "value_"
"""What a parameter of a question is called in Python, so that it hides none of our own."""


class Questions(QuestionGroup):
    """One subcommand for each question; it goes by its id or its number."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command that asks a question. Raises UnknownQuestion, which names the nearest."""
        return command(catalogue(ctx)[cmd_name])


@click.group(
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="QUESTION [OPTIONS]",
    help=say(
        """Ask a question of the catalogue; alone, list the questions.

        \b
        lienket ask
        lienket ask equal-targets --place "Điện Biên"
        lienket ask 1 --place 11 --output answer.xlsx
        lienket ask 1 --help""",
        """Đặt câu hỏi có sẵn; không kèm câu hỏi thì liệt kê.

        \b
        lienket ask
        lienket ask equal-targets --place "Điện Biên"
        lienket ask 1 --place 11 --output tra-loi.xlsx
        lienket ask 1 --help""",
    ),
)
@data_folder
@click.pass_context
def ask(context: click.Context, data: Path | None) -> None:  # noqa: ARG001 - see `catalogue`
    """Without a question, list all of them, theme by theme."""
    if context.invoked_subcommand is not None:
        return
    known = catalogue(context)
    told.table(
        [
            say("theme", "chủ đề"),
            say("no.", "số"),
            say("question", "câu hỏi"),
            say("what it asks", "nội dung"),
            say("options", "tham số"),
        ],
        (
            [
                in_language(label(theme), language()),
                str(question.number or ""),
                question.id,
                in_language(question.title, language()),
                " ".join(f"--{parameter.name}" for parameter in question.parameters),
            ]
            for theme, questions in by_theme(known.values()).items()
            for question in questions
        ),
    )
    if known.faults:
        told.note(
            say(
                f"{len(known.faults)} files are no questions: `lienket questions check` tells why",
                f"{len(known.faults)} tệp không phải câu hỏi: `lienket questions check` nêu lý do",
            )
        )


def command(question: Question) -> click.Command:
    """The command that asks `question`."""
    title = in_language(question.title, language())

    @data_folder
    @click.option(
        "--format",
        "form",
        type=click.Choice([_TABLE, *map(str, exports.ANSWERS)]),
        help=say(
            "A table for the screen, by default; all others but the networks carry the evidence of each row.",
            "Mặc định là bảng trên màn hình; các dạng khác, trừ mạng lưới, có kèm dẫn chứng từng dòng.",
        ),
    )
    @to_file
    @click.option(
        "--evidence", is_flag=True, help=say("Quote the sentences under the table.", "Trích câu dẫn chứng.")
    )
    def answer(
        data: Path | None, form: str | None, output: Path | None, *, evidence: bool, **values: str | None
    ) -> None:
        given = given_values(values)
        chosen = _form(form, output)
        made = settings(data)
        with filled(made) as store:
            result = run(question, store, given)
            if chosen is not None:
                with opened(output, chosen) as file:
                    exports.answer(result, store, Iris(made.base), form=chosen, lang=language(), output=file)
        if chosen is None:
            told.table(*tables.shown(result, language()))
            _tell_opened(result)
            if evidence:
                _quote(result)
        _tell_defaults(question, given)

    made = click.command(
        name=question.id, help=f"{title}\n\n{in_language(question.description, language())}"
    )(answer)
    made.params = [*options(question), *made.params]
    return made


def _form(form: str | None, output: Path | None) -> Format | None:
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


def options(question: Question) -> list[click.Parameter]:
    """An option for each parameter of `question`; `given_values` reads what they were given."""
    return [
        click.Option([f"--{parameter.name}", _VALUE + parameter.name], help=_help(parameter))
        for parameter in question.parameters
    ]


def given_values(options: Mapping[str, str | None]) -> dict[str, str]:
    """The values that `options` of a question were given, by parameter."""
    return {name.removeprefix(_VALUE): value for name, value in options.items() if value is not None}


def _help(parameter: Parameter) -> str:
    example = shown(parameter.example)
    default = say("default", "mặc định") if parameter.required else say("e.g.", "ví dụ")
    return in_language(parameter.label, language()) + (f" [{default}: {example}]" if example else "")


def _tell_defaults(question: Question, given: Mapping[str, str]) -> None:
    """A question that was asked without a parameter is asked with its example, and says so."""
    taken = [
        f"--{parameter.name} {shown(parameter.example)}"
        for parameter in question.parameters
        if parameter.required and parameter.name not in given
    ]
    if taken:
        told.note(say("asked with ", "đã hỏi với ") + " ".join(taken))


def _tell_opened(result: Result) -> None:
    """How to list what the cells of a column sum up, as in the first row."""
    for column in result.question.columns:
        values = opened_by(column, result.table.rows[0]) if result.table.rows else None
        if column.opens and values is not None:
            options = " ".join(f"--{name} {value}" for name, value in values.items())
            told.note(
                in_language(column.label, language())
                + say(": each opens with, for instance, ", ": mỗi số mở ra bằng, ví dụ, ")
                + f"`lienket ask {column.opens.question} {options}`"
            )


def _quote(result: Result) -> None:
    for found in dict.fromkeys(result.evidence.values()):
        click.echo(
            f"\n{found.document} {found.start}-{found.end} ({found.title})\n  {found.sentence.strip()}"
        )
