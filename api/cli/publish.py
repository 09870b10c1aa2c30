"""`lienket publish`: what is staged, and what it does to answers."""

from collections.abc import Sequence
from pathlib import Path

import click

from api.cli import answers, output
from api.cli.language import say
from api.cli.options import accepting, data_folder, inference, jobs, library, settings
from ingest.entries import Ingested
from ingest.pins import Acceptance
from ingest.review import Review
from queries.catalogue import Catalogue
from queries.regression import Difference


@click.command(
    help=say(
        """Publish what `lienket ingest --stage` and `lienket remove --stage` have staged, and what an upgrade
        of lienket changes. First it shows which answers become others: those of all questions with their
        examples, and for the provinces that the documents speak of.

        Where an answer changes that is pinned (`lienket pin`), nothing is published unless you accept that;
        the exit status is 1 then. With --dry-run it only shows.

        \b
        lienket ingest plans/ --stage
        lienket publish --dry-run
        lienket publish""",
        """Công bố những gì `lienket ingest --stage` và `lienket remove --stage` đã chuẩn bị, và những gì
        thay đổi do nâng cấp lienket. Trước hết nêu câu trả lời nào sẽ khác: của mọi câu hỏi với ví dụ của
        nó, và với các địa phương mà tài liệu nói đến.

        Nếu câu trả lời đã ghim (`lienket pin`) thay đổi thì không công bố gì, trừ khi bạn chấp nhận; khi đó
        mã thoát là 1. Với --dry-run thì chỉ xem.

        \b
        lienket ingest ke-hoach/ --stage
        lienket publish --dry-run
        lienket publish""",
    )
)
@click.option("--dry-run", is_flag=True, help=say("Only show.", "Chỉ xem."))
@click.option("--discard", is_flag=True, help=say("Drop what is staged.", "Bỏ những gì đã chuẩn bị."))
@accepting
@data_folder
@inference
@jobs
def publish(
    data: Path | None,
    jobs: int | None,
    *,
    dry_run: bool,
    discard: bool,
    inference: bool | None,
    accept: Acceptance,
) -> None:
    """Show what changes, and publish it."""
    made = settings(data, inference=inference)
    with library(made, jobs, accept) as opened:
        if discard:
            opened.discard()
            click.echo(say("nothing is staged any more", "đã bỏ những gì chuẩn bị"))
            return
        with output.progress() as bars:

            def show(differences: Sequence[Difference]) -> None:
                with bars.aside():
                    _show(differences, opened.catalogue())

            done = opened.publish(show, bars.documents, bars.answers, dry_run=dry_run)
        if done is None:
            click.echo(say("nothing is staged", "chưa chuẩn bị gì để công bố"))
        elif dry_run:
            answers.note(done.pinned, say("would change", "sẽ thay đổi"), opened.catalogue)
            _foresee(done, accept)
        else:
            _tell(done)


def _show(differences: Sequence[Difference], catalogue: Catalogue) -> None:
    """The answers of the catalogue that change."""
    for difference in differences:
        click.echo("\n".join(answers.lines(difference, catalogue)))
    number = len(differences)
    click.echo(say(f"{number} answers change", f"{number} câu trả lời thay đổi"))


def _foresee(review: Review, accept: Acceptance) -> None:
    """What publishing would come to."""
    refused = [name for name in review.pinned if not accept.covers(name)]
    end = (
        say("it would be refused, for pinned answers change", "sẽ bị từ chối vì câu trả lời đã ghim thay đổi")
        if refused
        else say("it would be published", "sẽ được công bố")
    )
    click.echo(f"{_counts(review)}; {end}")


def _tell(review: Review) -> None:
    number = review.generation.number if review.generation else None
    published = say(f"generation {number} is published", f"đã công bố bản {number}")
    click.echo(f"{_counts(review)}; {published}")


def _counts(review: Review) -> str:
    """What was staged."""
    come = sum(isinstance(operation, Ingested) for operation in review.staged)
    go = len(review.staged) - come
    if not review.staged:
        return say("what an upgrade changes", "thay đổi do nâng cấp")
    return say(f"{come} documents come or change, {go} go", f"{come} tài liệu vào hoặc đổi, {go} tài liệu ra")
