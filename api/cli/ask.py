"""`lienket ask`: the catalogue's questions, each a subcommand with its parameters as options."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from api import present, tables
from api.cli import output
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.tables import in_language
from queries.catalogue import load
from queries.model import Parameter, Question, Result
from queries.parameters import shown
from queries.proof.identity import row_ids
from queries.run import run

_VALUE = "value_"
"""What a parameter of a question is called in Python, so that it hides none of our own."""


class Questions(click.Group):
    """One subcommand for each question; it goes by its id or its number."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The ids, in the order of the catalogue."""
        return list(load())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002
        """The command that asks a question. Raises UnknownQuestion, which names the nearest."""
        return command(load()[cmd_name])


@click.group(
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="QUESTION [OPTIONS]",
    help=say(
        """Ask a question of the catalogue; alone, list the questions.

        \b
        lienket ask
        lienket ask equal-targets --place "Điện Biên"
        lienket ask 1 --place 11 --format csv > answer.csv
        lienket ask 1 --help""",
        """Đặt câu hỏi có sẵn; không kèm câu hỏi thì liệt kê.

        \b
        lienket ask
        lienket ask equal-targets --place "Điện Biên"
        lienket ask 1 --place 11 --format csv > tra-loi.csv
        lienket ask 1 --help""",
    ),
)
@click.pass_context
def ask(context: click.Context) -> None:
    """Without a question, list all of them."""
    if context.invoked_subcommand is not None:
        return
    output.table(
        [
            say("no.", "số"),
            say("question", "câu hỏi"),
            say("what it asks", "nội dung"),
            say("options", "tham số"),
        ],
        (
            [
                str(question.number or ""),
                question.id,
                in_language(question.title, language()),
                " ".join(f"--{parameter.name}" for parameter in question.parameters),
            ]
            for question in load().values()
        ),
    )


def command(question: Question) -> click.Command:
    """The command that asks `question`."""
    own = [
        click.Option([f"--{parameter.name}", _VALUE + parameter.name], help=_help(parameter))
        for parameter in question.parameters
    ]
    title = in_language(question.title, language())

    @data_folder
    @click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "json"]),
        default="table",
        show_default=True,
        help=say("csv and json carry the evidence of each row.", "csv và json có kèm dẫn chứng từng dòng."),
    )
    @click.option(
        "--evidence", is_flag=True, help=say("Quote the sentences under the table.", "Trích câu dẫn chứng.")
    )
    @click.option(
        "--proof",
        is_flag=True,
        help=say("Show the id of each row's proof, for `lienket proof`.", "Kèm mã cho `lienket proof`."),
    )
    def answer(data: Path | None, form: str, *, evidence: bool, proof: bool, **values: str | None) -> None:
        given = {name.removeprefix(_VALUE): value for name, value in values.items() if value is not None}
        with filled(settings(data)) as store:
            result = run(question, store, given)
        _print(result, form, evidence=evidence, proof=proof)
        _tell_defaults(question, given)

    made = click.command(
        name=question.id, help=f"{title}\n\n{in_language(question.description, language())}"
    )(answer)
    made.params = [*own, *made.params]
    return made


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
        output.note(say("asked with ", "đã hỏi với ") + " ".join(taken))


def _print(result: Result, form: str, *, evidence: bool, proof: bool) -> None:
    if form == "json":
        output.data(json.dumps(present.answer(result), ensure_ascii=False, indent=2) + "\n")
    elif form == "csv":
        output.data(tables.write(*tables.answer(result, language())))
    else:
        columns, rows = tables.shown(result, language())
        if proof:
            columns = [*columns, say("proof", "chứng minh")]
            rows = [[*row, id_] for row, id_ in zip(rows, row_ids(result), strict=True)]
        output.table(columns, rows)
        if evidence:
            _quote(result)


def _quote(result: Result) -> None:
    for found in dict.fromkeys(result.evidence.values()):
        click.echo(
            f"\n{found.document} {found.start}-{found.end} ({found.title})\n  {found.sentence.strip()}"
        )
