"""`lienket questions`: check the questions of the catalogue, an analyst's own before all, and list them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from api import storage
from api.cli import answers, output
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.errors import SettingsError
from api.settings import Settings
from api.tables import in_language
from graph.store import Store
from ontology.errors import LienketError
from queries import markdown
from queries.catalogue import Catalogue, load
from queries.model import Fault, Question
from queries.regression import Difference, regression
from queries.run import ask

Pinned = Mapping[str, list[Difference | None]]
"""By question, how its answer differs from each of its pins."""


class _Told(NamedTuple):
    """A line about a file, and whether it is a problem or only worth a look."""

    where: str
    said: str
    wrong: bool = True


@click.group(help=say("Check and list the questions.", "Kiểm tra và liệt kê các câu hỏi."))
def questions() -> None:
    """Check and list the questions."""


_folder = click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)


@questions.command(
    help=say(
        """Check the questions of FOLDER, else all: those of lienket, those in the data folder's questions/
        and in the folders of LIENKET_QUESTIONS. The exit status is 1 if something is wrong.

        Each file must be a question (see queries/README.md), its id and number nobody else's, its example
        must run within the limits of the server, and each question of your own must have an answer that is
        pinned and still holds (lienket pin). Each problem is told with file and line.

        \b
        lienket questions check
        lienket questions check my-questions/""",
        """Kiểm tra các câu hỏi trong FOLDER, nếu không nêu thì tất cả: của lienket, trong thư mục questions/
        của thư mục dữ liệu và các thư mục trong LIENKET_QUESTIONS. Mã thoát là 1 nếu có lỗi.

        Mỗi tệp phải là một câu hỏi đúng mẫu (xem queries/README.md), id và số không trùng, ví dụ chạy được
        trong giới hạn của máy chủ, và mỗi câu hỏi của bạn phải có câu trả lời đã ghim và còn đúng
        (lienket pin). Mỗi lỗi nêu rõ tệp và dòng.

        \b
        lienket questions check
        lienket questions check cau-hoi-cua-toi/""",
    )
)
@_folder
@data_folder
@click.pass_context
def check(context: click.Context, folder: Path | None, data: Path | None) -> None:
    """Tell of every problem, and how many there are."""
    made = settings(data)
    catalogue = load([folder] if folder else made.question_folders)
    asked = [question for question in catalogue.values() if question.own or not folder]
    told = [*map(_missing, _absent(made, folder)), *map(_fault, catalogue.faults)]
    with filled(made) as store, output.progress() as bars:
        pinned = _pinned(made, store, catalogue)
        for done, question in enumerate(asked):
            told += _checked(question, made, store, pinned)
            if bars.answers:
                bars.answers(done + 1, len(asked))
    for line in told:
        click.echo(f"{line.where}: {line.said}")
    wrong = sum(line.wrong for line in told)
    click.echo(
        say(
            f"questions: {len(asked)}, problems: {wrong}",
            f"câu hỏi: {len(asked)}, lỗi: {wrong}",
        )
    )
    if wrong:
        context.exit(1)


@questions.command(
    help=say(
        """Print the questions of FOLDER, else all of the catalogue, as Markdown: parameters, columns, tags.

        \b
        lienket questions docs > questions.md""",
        """In các câu hỏi trong FOLDER, nếu không nêu thì cả danh mục, dạng Markdown: tham số, cột, nhãn.

        \b
        lienket questions docs > cau-hoi.md""",
    )
)
@_folder
@data_folder
def docs(folder: Path | None, data: Path | None) -> None:
    """Print the questions as Markdown."""
    catalogue = load([folder] if folder else settings(data).question_folders)
    asked = [question for question in catalogue.values() if question.own or not folder]
    output.data(markdown.reference(asked))


def _absent(made: Settings, folder: Path | None) -> list[Path]:
    """The folders that the settings name and that are not there; the data folder's own need not be."""
    return [] if folder else [named for named in made.question_folders[1:] if not named.is_dir()]


def _missing(folder: Path) -> _Told:
    return _Told(
        str(folder),
        say("there is no such folder: mend LIENKET_QUESTIONS", "không có thư mục này: sửa LIENKET_QUESTIONS"),
    )


def _fault(fault: Fault) -> _Told:
    return _Told(_where(fault.folder / fault.file, fault.line), in_language(fault.message, language()))


def _where(file: Path, line: int | None) -> str:
    return f"{file}:{line}" if line else str(file)


def _checked(question: Question, made: Settings, store: Store, pinned: Pinned | None) -> Iterator[_Told]:
    """What is wrong with a question whose file is right."""
    where = _where(question.file or Path(question.theme, f"{question.id}.rq"), 1)
    try:
        rows = store.select(ask(question, store).sparql, made.limits).rows
    except LienketError as error:
        yield _Told(where, say("its example does not run: ", "ví dụ không chạy được: ") + str(error))
        return
    if not rows and question.own:
        yield _Told(where, say("its example finds nothing here", "ví dụ không cho dòng nào"), wrong=False)
    if not question.own or pinned is None:
        return
    if question.id not in pinned:
        yield _Told(
            where,
            say(
                f"no answer of it is pinned: read it, then `lienket pin {question.id}`",
                f"chưa ghim câu trả lời nào: hãy đọc rồi `lienket pin {question.id}`",
            ),
        )
    for difference in filter(None, pinned.get(question.id, ())):
        changed = say("a pinned answer has changed: ", "câu trả lời đã ghim thay đổi: ")
        yield _Told(where, changed + answers.counts(difference))


def _pinned(made: Settings, store: Store, catalogue: Catalogue) -> Pinned | None:
    """None for an engine, beside which nothing is pinned."""
    try:
        pins = storage.library(made, store).pins.all()
    except SettingsError:
        output.note(
            say("pins are not looked at: LIENKET_STORE has none", "không xem ghim: LIENKET_STORE không có")
        )
        return None
    found: dict[str, list[Difference | None]] = {}
    for pin in pins:
        difference = regression(pin.answer, catalogue, store)
        found.setdefault(pin.answer.question, []).append(difference)
    return found
