"""`lienket report`: what the documents of a province say to the national targets, as a file to mail."""

from pathlib import Path

import click

from api.cli import output as told
from api.cli.language import lang, language, say
from api.cli.options import data_folder, filled, settings
from api.cli.saving import opened
from api.report.files import FORMS
from api.report.story import story
from queries.report import report as report_on


@click.command(
    help=say(
        """Write the report on a province: its targets and results against the national ones, a chart, gaps,
        contradictions, and for each figure the sentence that says it.

        PLACE is a code or a name. The file's suffix is its form: .html opens offline in any browser, .docx is
        for word processors.

        \b
        lienket report 11 --out dien-bien.html
        lienket report "Tuyên Quang" --out tuyen-quang.docx --lang en""",
        """Lập báo cáo về một tỉnh: mục tiêu, kết quả so với quốc gia, biểu đồ, khoảng trống, mâu thuẫn, và
        với mỗi số liệu là câu văn làm bằng chứng.

        PLACE là mã hoặc tên. Đuôi tệp là định dạng: .html mở được ngoại tuyến bằng mọi trình duyệt, .docx cho
        trình soạn thảo.

        \b
        lienket report 11 --out dien-bien.html
        lienket report "Tuyên Quang" --out tuyen-quang.docx --lang en""",
    )
)
@click.argument("place")
@click.option(
    "--out",
    "--output",
    "output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("File to write: .html or .docx.", "Tệp để ghi: .html hoặc .docx."),
)
@click.option(
    "--site",
    metavar="URL",
    help=say("The lienket that links lead to.", "Địa chỉ lienket mà các liên kết dẫn tới."),
)
@lang
@data_folder
def report(place: str, output: Path, site: str | None, data: Path | None) -> None:
    """Write a report to a file."""
    form = FORMS.get(output.suffix.lower().removeprefix("."))
    if form is None:
        known = say(" or ", " hoặc ").join(f".{suffix}" for suffix in FORMS)
        raise click.UsageError(
            say(f"{output.name}: the suffix must be {known}", f"{output.name}: đuôi tệp phải là {known}")
        )
    made = settings(data)
    with filled(made) as store:
        found = report_on(store, place)
    address = site or f"http://{made.host}:{made.port}"
    with opened(output) as file:
        file.write(form.write(story(found, language(), address)))
    documents = sum(len(unit.documents) for unit in found.units)
    told.note(
        say(
            f"{output}: {found.label.en}, documents: {documents}, notes: {len(found.notes)}",
            f"{output}: {found.label.vi}, số tài liệu: {documents}, số chú thích: {len(found.notes)}",
        )
    )
