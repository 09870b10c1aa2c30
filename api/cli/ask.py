"""`lienket ask`: the catalogue's questions, each a subcommand with its parameters as options; what is no
question's name is a question in words."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import click

from api.cli import output as told
from api.cli.answering import answers, form_asked, save, show, tell_defaults
from api.cli.catalogue import QuestionGroup, catalogue
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.tables import in_language
from queries.errors import UnknownQuestion
from queries.glossary import by_theme, label
from queries.model import Parameter, Question
from queries.parameters import shown
from queries.run import run

_NAME = re.compile(r"[0-9]+|[a-z]+(-[a-z0-9]+)+")
"""What questions are called by: a number, or an id."""

_MISTYPED = 0.7
"""How like a question's name a word must be to be meant for it (see difflib)."""

_VALUE = "value_"
"""What a parameter of a question is called in Python, so that it hides none of our own."""


class Questions(QuestionGroup):
    """One subcommand for each question; it goes by its id or its number."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command that asks a question, or that understands one in words. Raises UnknownQuestion, which
        names the nearest, for a name that is mistyped."""
        questions = catalogue(ctx)
        try:
            return command(questions[cmd_name])
        except UnknownQuestion:
            if _NAME.fullmatch(cmd_name) and (
                cmd_name.isdigit() or get_close_matches(cmd_name, questions, cutoff=_MISTYPED)
            ):
                raise
        from api.cli import words  # noqa: PLC0415 - the words of few need to be understood

        return words.command(questions, cmd_name)


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
                f"files that are no questions: {len(known.faults)} (`lienket questions check` tells why)",
                f"tệp không phải câu hỏi: {len(known.faults)} (`lienket questions check` nêu lý do)",
            )
        )


def command(question: Question) -> click.Command:
    """The command that asks `question`."""
    title = in_language(question.title, language())

    @data_folder
    @answers
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
        chosen = form_asked(form, output)
        made = settings(data)
        with filled(made) as store:
            result = run(question, store, given)
            if chosen is not None:
                save(result, store, made, chosen, output)
        if chosen is None:
            show(result, evidence=evidence, proof=proof)
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
