"""`lienket generations`, `rollback`, `rebuild`: the published states of the graph."""

from pathlib import Path

import click

from api.cli import answers, output
from api.cli.language import say
from api.cli.options import accepting, data_folder, inference, library, settings
from ingest.pins import Acceptance


@click.command(
    help=say(
        """List the published states that `lienket rollback` can return to; * marks what readers see.""",
        """Liệt kê các bản mà `lienket rollback` có thể quay lại; * là bản hiện hành.""",
    )
)
@data_folder
def generations(data: Path | None) -> None:
    """List the generations, oldest first."""
    with library(settings(data)) as opened:
        kept = opened.generations()
    output.table(
        [
            "",
            say("generation", "bản"),
            say("published", "công bố lúc"),
            say("documents", "tài liệu"),
            "quads",
        ],
        (
            [
                "*" if item.current else "",
                str(item.generation.number),
                item.generation.published.isoformat(timespec="seconds"),
                str(item.documents),
                str(item.generation.quads or ""),
            ]
            for item in kept
        ),
    )


@click.command(
    help=say(
        """Return to an earlier generation; readers see it at once.

        What is ingested afterwards builds on it. Nothing is lost: the newer ones stay and can be returned to.
        Pinned answers (`lienket pin`) that differ there are told, and keep nothing from being returned to.

        \b
        lienket generations
        lienket rollback 3""",
        """Quay lại một bản trước; người đọc thấy ngay.

        Tài liệu nạp sau đó nối tiếp bản này. Không mất gì: các bản mới hơn vẫn còn và có thể quay lại.
        Câu trả lời đã ghim (`lienket pin`) mà khác ở bản đó thì được nêu ra, nhưng không ngăn việc quay lại.

        \b
        lienket generations
        lienket rollback 3""",
    )
)
@click.argument("number", type=click.IntRange(min=1))
@data_folder
def rollback(number: int, data: Path | None) -> None:
    """Let readers see generation `number`."""
    with library(settings(data)) as opened:
        now = opened.rollback(number)
        differing = {pin.name: difference for pin, difference in opened.answers.all() if difference}
    click.echo(say(f"readers now see generation {now.number}", f"bản hiện hành là bản {now.number}"))
    answers.note(differing, say("differs there", "khác ở bản này"), opened.catalogue)


@click.command(
    help=say(
        """Make the store anew from the archive and the journal, as a new generation with the same documents.

        For after an upgrade, or when the store is damaged. Originals and journal are only read.""",
        """Dựng lại kho dữ liệu từ bản gốc và nhật ký, thành một bản mới với cùng các tài liệu.

        Dùng sau khi nâng cấp hoặc khi kho bị hỏng. Bản gốc và nhật ký chỉ được đọc.""",
    )
)
@accepting
@data_folder
@inference
def rebuild(data: Path | None, *, inference: bool | None, accept: Acceptance) -> None:
    """Extract every document anew and publish the result."""
    with library(settings(data, inference=inference), accept=accept) as opened:
        now = opened.rebuild()
    click.echo(
        say(f"rebuilt; generation {now.number} is published", f"đã dựng lại; công bố bản {now.number}")
    )
