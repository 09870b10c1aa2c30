"""`lienket ingest`, `remove`, `documents`: what the library holds."""

from pathlib import Path

import click

from api.cli import output
from api.cli.language import language, say
from api.cli.options import accepting, data_folder, inference, jobs, library, settings
from api.cli.refusals import refusal
from ingest.pins import Acceptance
from ingest.summary import Outcome, Summary

LISTED = 50
"""Documents up to which each one has its line in the closing table."""

DOUBTS = 5
"""Left out facts of a document that are told one by one."""

KINDS = {
    "target": say("targets", "mục tiêu"),
    "result": say("results", "kết quả"),
    "relation": say("relations", "quan hệ"),
    "sector": say("sectors", "lĩnh vực"),
    "institution": say("institutions", "cơ quan"),
    "reference": say("references", "viện dẫn"),
    "task": say("tasks", "nhiệm vụ"),
    "task-group": say("task groups", "nhóm nhiệm vụ"),
    "goal": say("goals", "mục tiêu định tính"),
}
STATUSES = {
    "new": say("new", "mới"),
    "changed": say("changed", "thay đổi"),
    "unchanged": say("unchanged", "không đổi"),
    "refused": say("refused", "từ chối"),
}
STAGED = say(
    "staged: `lienket publish` shows what changes and publishes it",
    "đã chuẩn bị: `lienket publish` cho xem thay đổi rồi công bố",
)

stage = click.option(
    "--stage",
    is_flag=True,
    help=say(
        "Only prepare it, for `lienket publish`: readers see nothing of it until then.",
        "Chỉ chuẩn bị, để `lienket publish` công bố: trước đó người đọc không thấy gì.",
    ),
)


@click.command(
    help=say(
        """Read documents in, and folders of documents at any depth: plain text (.txt), web pages (.html),
        Word (.docx), PDF that has text (.pdf), Markdown (.md).

        A known document replaces its former self if it changed, and changes nothing if not. All that is new
        is published together, and a running server shows it without a restart. A document that cannot be
        read is told with the reason while the others come in; the exit status is 1 then. Where a pinned
        answer would change (`lienket pin`), nothing is published unless you accept that.

        \b
        lienket ingest plan.pdf
        lienket ingest plans/ reports/
        lienket ingest plans/ --stage      readers see nothing until `lienket publish`""",
        """Nạp tài liệu và cả thư mục tài liệu: văn bản thuần (.txt), trang web (.html), Word (.docx),
        PDF có lớp chữ (.pdf), Markdown (.md).

        Tài liệu đã có mà thay đổi thì thay bản cũ, không đổi thì giữ nguyên. Mọi thay đổi được công bố cùng
        lúc; máy chủ đang chạy hiện ngay, không cần khởi động lại. Tài liệu không đọc được thì báo lý do, các
        tài liệu khác vẫn được nạp; khi đó mã thoát là 1. Nếu câu trả lời đã ghim (`lienket pin`) sẽ thay đổi
        thì không công bố gì, trừ khi bạn chấp nhận.

        \b
        lienket ingest ke-hoach.pdf
        lienket ingest ke-hoach/ bao-cao/
        lienket ingest ke-hoach/ --stage      người đọc chưa thấy gì cho đến `lienket publish`""",
    )
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@stage
@accepting
@data_folder
@inference
@jobs
@click.pass_context
def ingest(
    context: click.Context,
    paths: tuple[Path, ...],
    data: Path | None,
    jobs: int | None,
    *,
    stage: bool,
    inference: bool | None,
    accept: Acceptance,
) -> None:
    """Take documents in and tell what became of each."""
    made = settings(data, inference=inference)
    with library(made, jobs, accept) as opened, output.progress() as bars:
        take = opened.stage if stage else opened.ingest
        summary = take(paths, bars.documents, bars.parts)
    _tell(summary, stage=stage)
    if not summary.outcomes or any(outcome.status == "refused" for outcome in summary.outcomes):
        context.exit(1)


def _tell(summary: Summary, *, stage: bool) -> None:
    taken = [outcome for outcome in summary.outcomes if outcome.status != "refused"]
    if taken and len(taken) <= LISTED:
        columns = [say("document", "tài liệu"), say("status", "trạng thái"), *KINDS.values()]
        output.table(columns, map(_line, taken))
    elif taken:
        output.table(list(KINDS.values()), [[str(summary.facts.get(kind, 0)) for kind in KINDS]])
    for outcome in summary.outcomes:
        if outcome.reason and outcome.message:
            output.note(f"{outcome.path}: {refusal(outcome.reason, outcome.message)}")
        output.unread(outcome.path, outcome.unread)
        _doubt(outcome)
    if summary.skipped:
        passed = len(summary.skipped)
        output.note(
            say(f"{passed} files of other kinds passed over", f"bỏ qua {passed} tệp không phải tài liệu")
        )
    counts = ", ".join(
        f"{sum(outcome.status == status for outcome in summary.outcomes)} {name}"
        for status, name in STATUSES.items()
    )
    click.echo(f"{counts}; {_end(summary, staged=stage and any(map(_comes, taken)))}")


def _comes(outcome: Outcome) -> bool:
    return outcome.status in ("new", "changed")


def _end(summary: Summary, *, staged: bool) -> str:
    if staged:
        return STAGED
    if published := summary.generation:
        return say(f"generation {published.number} is published", f"đã công bố bản {published.number}")
    return say("nothing to publish", "không có gì để công bố")


def _doubt(outcome: Outcome) -> None:
    """What a document says that was left out, the first few one by one."""
    for doubt in outcome.doubts[:DOUBTS]:
        left_out = say("left out", "bỏ ra ngoài")
        reason = doubt.reasons[language()]
        output.note(
            f"{outcome.path}: {left_out} {doubt.exact!r} ({doubt.span.start}-{doubt.span.end}): {reason}"
        )
    if len(outcome.doubts) > DOUBTS:
        more = len(outcome.doubts) - DOUBTS
        output.note(f"{outcome.path}: " + say(f"and {more} more left out", f"và {more} số liệu khác bị bỏ"))


def _line(outcome: Outcome) -> list[str]:
    facts = [str(outcome.facts.get(kind, "")) for kind in KINDS]
    return [outcome.document or outcome.path.name, STATUSES[outcome.status], *facts]


@click.command(
    help=say(
        """Take documents out, each with all that it said and nothing else.

        \b
        lienket documents          shows their ids
        lienket remove dien-bien
        lienket remove dien-bien --stage      not before `lienket publish`""",
        """Gỡ tài liệu cùng mọi nội dung của nó, không ảnh hưởng tài liệu khác.

        \b
        lienket documents          xem mã tài liệu
        lienket remove dien-bien
        lienket remove dien-bien --stage      chưa gỡ trước `lienket publish`""",
    )
)
@click.argument("names", metavar="DOCUMENT...", nargs=-1, required=True)
@stage
@accepting
@data_folder
@inference
def remove(
    names: tuple[str, ...], data: Path | None, *, stage: bool, inference: bool | None, accept: Acceptance
) -> None:
    """Take documents out by their ids."""
    with library(settings(data, inference=inference), accept=accept) as opened:
        if stage:
            opened.stage_removal(names)
            click.echo(say(f"{len(names)} to be removed; ", f"sẽ gỡ {len(names)}; ") + STAGED)
            return
        published = opened.remove(names)
    if published:
        click.echo(
            say(
                f"{len(names)} removed; generation {published.number} is published",
                f"đã gỡ {len(names)}; đã công bố bản {published.number}",
            )
        )


@click.command(
    help=say("List the documents of the current generation.", "Liệt kê tài liệu của bản hiện hành.")
)
@data_folder
def documents(data: Path | None) -> None:
    """List the documents."""
    with library(settings(data)) as opened:
        held, staged = opened.documents(), len(opened.staged())
    output.table(
        [say("document", "tài liệu"), say("file", "tệp"), say("ingested", "nạp lúc"), say("from", "từ")],
        ([item.document, item.file_name, item.time, item.path] for item in held),
    )
    if staged:
        output.note(
            say(
                f"changes staged: {staged}; see `lienket publish`",
                f"thay đổi đã chuẩn bị: {staged}; xem `lienket publish`",
            )
        )
