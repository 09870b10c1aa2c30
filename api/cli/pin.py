"""`lienket pin`: answers that are to stay as they are."""

from pathlib import Path

import click

from api.cli import answers, output
from api.cli.ask import given_values, options
from api.cli.catalogue import QuestionGroup, catalogue
from api.cli.language import language, say
from api.cli.options import data_folder, library, settings, user
from api.tables import in_language
from ingest.errors import UnknownPinError
from ingest.pins import Pin
from queries.model import Question
from queries.regression import Difference


class Questions(QuestionGroup):
    """One subcommand for each question, by its id or number, and one for each pin, to remove it by name."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command that pins a question's answer, or with --remove removes the pin of this name."""
        if ctx.params.get("remove"):
            return _removing(cmd_name, catalogue(ctx).get(cmd_name))
        return _pinning(catalogue(ctx)[cmd_name])


@click.group(
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="[QUESTION [OPTIONS] | PIN]",
    help=say(
        """Pin the answer of a question as it is now; alone, list the pins and whether they still hold.

        Whatever is published afterwards must give the same answer: else it is refused, and the difference is
        shown (see `lienket publish`). Pinned again, an answer is that of today. Pins are JSON files under
        pins/ in the data folder.

        \b
        lienket pin equal-targets --place "Điện Biên" --note "report of 2025"
        lienket pin
        lienket pin --remove equal-targets,place=11,year=2025""",
        """Ghim câu trả lời hiện nay của một câu hỏi; không kèm gì thì liệt kê các ghim, còn đúng hay không.

        Mọi lần công bố sau đó phải cho đúng câu trả lời ấy: nếu không thì bị từ chối và nêu rõ khác ở đâu
        (xem `lienket publish`). Ghim lại thì lấy câu trả lời hôm nay. Mỗi ghim là một tệp JSON trong thư mục
        pins/ của thư mục dữ liệu.

        \b
        lienket pin equal-targets --place "Điện Biên" --note "báo cáo năm 2025"
        lienket pin
        lienket pin --remove equal-targets,place=11,year=2025""",
    ),
)
@click.option(
    "--remove",
    is_flag=True,
    help=say("Remove the pin of this name.", "Gỡ ghim có tên này."),
)
@data_folder
@click.pass_context
def pin(context: click.Context, data: Path | None, *, remove: bool) -> None:
    """Without a question, list the pins."""
    if context.invoked_subcommand is not None:
        return
    if remove:
        raise UnknownPinError("--remove needs the name of a pin; `lienket pin` lists them")
    with library(settings(data)) as opened:
        states = opened.answers.all()
    if not states:
        click.echo(say("no answer is pinned", "chưa ghim câu trả lời nào"))
        return
    output.table(
        [
            say("pin", "ghim"),
            say("state", "trạng thái"),
            say("rows", "số dòng"),
            say("generation", "bản"),
            say("pinned", "ghim lúc"),
            say("by", "người ghim"),
            say("note", "ghi chú"),
        ],
        [_line(pin, difference) for pin, difference in states],
    )


def _line(pin: Pin, difference: Difference | None) -> list[str]:
    state = answers.counts(difference) if difference else say("as pinned", "đúng như đã ghim")
    return [pin.name, state, str(len(pin.answer.rows)), str(pin.generation), pin.time, pin.by, pin.note]


def _pinning(question: Question) -> click.Command:
    """The command that pins the answer of `question`."""

    @click.option("--note", default="", help=say("Why it is pinned.", "Vì sao ghim."))
    @data_folder
    def command(*, note: str, data: Path | None, **values: str | None) -> None:
        with library(settings(data)) as opened:
            made = opened.answers.pin(question.id, given_values(values), user(), note)
        rows, number = len(made.answer.rows), made.generation
        click.echo(
            say(
                f"pinned {made.name}: {rows} rows of generation {number}",
                f"đã ghim {made.name}: {rows} dòng của bản {number}",
            )
        )

    title = in_language(question.title, language())
    made = click.command(name=question.id, help=title)(command)
    made.params = [*options(question), *made.params]
    return made


def _removing(name: str, question: Question | None) -> click.Command:
    """The command that removes the pin called `name`: by that name, or by its question and arguments."""

    @data_folder
    def command(*, data: Path | None, **values: str | None) -> None:
        with library(settings(data)) as opened:
            removed = opened.answers.unpin(name, given_values(values))
        click.echo(say(f"removed the pin {removed}", f"đã gỡ ghim {removed}"))

    made = click.command(name=name)(command)
    if question is not None:  # else it is the name of a pin, be its question gone
        made.params = [*options(question), *made.params]
    return made
