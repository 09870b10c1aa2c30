"""`lienket ask`: the catalogue's questions, each a subcommand with its parameters as options."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from api import exports, tables
from api.cli import output as told
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.cli.saving import form_of, opened, to_file
from api.tables import in_language
from graph.export import Format
from ontology.iris import Iris
from queries.catalogue import Catalogue, load
from queries.model import Parameter, Question, Result
from queries.parameters import shown
from queries.proof.identity import row_ids
from queries.run import run
from queries.themes import by_theme, label

_TABLE = "table"
_VALUE = "value_"
"""What a parameter of a question is called in Python, so that it hides none of our own."""


class Questions(click.Group):
    """One subcommand for each question; it goes by its id or its number."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The ids, in the order of the catalogue."""
        return list(_catalogue(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command that asks a question. Raises UnknownQuestion, which names the nearest."""
        return command(_catalogue(ctx)[cmd_name])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Which questions there are depends on the data folder, and that is an option of the question."""
        if folder := _data_in(args):
            ctx.params["data"] = Path(folder)
        elif folder := ctx.params.get("data"):
            args = [*args, "--data", str(folder)]
        return super().resolve_command(ctx, args)


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
def ask(context: click.Context, data: Path | None) -> None:  # noqa: ARG001 - see `_catalogue`
    """Without a question, list all of them, theme by theme."""
    if context.invoked_subcommand is not None:
        return
    catalogue = _catalogue(context)
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
            for theme, questions in by_theme(catalogue.values()).items()
            for question in questions
        ),
    )
    if catalogue.faults:
        told.note(
            say(
                f"{len(catalogue.faults)} files are no questions: `lienket questions check` tells why",
                f"{len(catalogue.faults)} tệp không phải câu hỏi: `lienket questions check` nêu lý do",
            )
        )


def _catalogue(context: click.Context) -> Catalogue:
    """The questions of the data folder that the command line names."""
    return load(settings(context.params.get("data")).question_folders)


def _data_in(arguments: Sequence[str]) -> str | None:
    """What `--data` is given as among a question's own arguments, which are yet to be read."""
    for place, argument in enumerate(arguments):
        if argument == "--data":
            return next(iter(arguments[place + 1 :]), None)
        if argument.startswith("--data="):
            return argument.removeprefix("--data=")
    return None


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
    @click.option(
        "--proof",
        is_flag=True,
        help=say("Show the id of each row's proof, for `lienket proof`.", "Kèm mã cho `lienket proof`."),
    )
    def answer(
        data: Path | None,
        form: str | None,
        output: Path | None,
        *,
        evidence: bool,
        proof: bool,
        **values: str | None,
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
            _show(result, evidence=evidence, proof=proof)
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


def _show(result: Result, *, evidence: bool, proof: bool) -> None:
    columns, rows = tables.shown(result, language())
    if proof:
        columns = [*columns, say("proof", "chứng minh")]
        rows = [[*row, id_] for row, id_ in zip(rows, row_ids(result), strict=True)]
    told.table(columns, rows)
    if evidence:
        _quote(result)


def _quote(result: Result) -> None:
    for found in dict.fromkeys(result.evidence.values()):
        click.echo(
            f"\n{found.document} {found.start}-{found.end} ({found.title})\n  {found.sentence.strip()}"
        )
