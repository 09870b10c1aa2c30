"""`lienket ask`: the catalogue's questions, each a subcommand with its parameters as options; what is no
question's name is a question in words."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from api.cli import output as told
from api.cli.answering import answers, form_asked, save, show, tell_defaults
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.tables import in_language
from queries.catalogue import Catalogue, load
from queries.errors import UnknownQuestion
from queries.model import Parameter, Question
from queries.parameters import shown
from queries.run import run
from queries.themes import by_theme, label

_NAME = re.compile(r"[0-9]+|[a-z]+(-[a-z0-9]+)+")
"""What questions are called by: a number, or an id."""

_VALUE = "value_"
"""What a parameter of a question is called in Python, so that it hides none of our own."""


class Questions(click.Group):
    """One subcommand for each question; it goes by its id or its number."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The ids, in the order of the catalogue."""
        return list(_catalogue(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command that asks a question, or that understands one in words. Raises UnknownQuestion, which
        names the nearest, for what looks like a name."""
        catalogue = _catalogue(ctx)
        try:
            return command(catalogue[cmd_name])
        except UnknownQuestion:
            if _NAME.fullmatch(cmd_name):
                raise
        from api.cli import words  # noqa: PLC0415 - it answers as this module does

        return words.command(catalogue, cmd_name)

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
        """Ask a question of the catalogue, by its name or in your own words; alone, list the questions.

        \b
        lienket ask
        lienket ask equal-targets --place "Điện Biên"
        lienket ask "which province sets lower targets than the nation?"
        lienket ask 1 --place 11 --output answer.xlsx
        lienket ask 1 --help""",
        """Đặt câu hỏi có sẵn, theo tên hoặc bằng lời của bạn; không kèm câu hỏi thì liệt kê.

        \b
        lienket ask
        lienket ask equal-targets --place "Điện Biên"
        lienket ask "tỉnh nào đặt mục tiêu thấp hơn quốc gia về kinh tế số?"
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
    @answers
    def answer(
        data: Path | None, form: str | None, output: Path | None, *, evidence: bool, **values: str | None
    ) -> None:
        given = given_values(values)
        chosen = form_asked(form, output)
        made = settings(data)
        with filled(made) as store:
            result = run(question, store, given)
            if chosen is not None:
                save(result, store, made, chosen, output)
        if chosen is None:
            show(result, evidence=evidence)
        tell_defaults(question, given)

    made = click.command(
        name=question.id, help=f"{title}\n\n{in_language(question.description, language())}"
    )(answer)
    made.params = [*options(question), *made.params]
    return made


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
