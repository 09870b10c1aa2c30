"""`lienket complete`: who knows that the documents at hand of a province are all there are says so."""

from collections.abc import Collection
from pathlib import Path

import click

from api.cli import output
from api.cli.language import say
from api.cli.options import accepting, data_folder, inference, library, settings, user
from api.settings import Settings
from ingest.declarations import Declared
from ingest.pins import Acceptance
from ontology.vocabulary import vocabulary


@click.command(
    help=say(
        """Say that the documents at hand of a province are all there are; alone, list who said so of which.

        What its documents do not state is then known to be stated in none of them, and answers and proofs say
        who vouches for that, and since when. It outlasts `lienket rebuild` and new versions of the documents.
        It counts no more once one of those documents is removed, or with --revoke.

        \b
        lienket complete "Điện Biên" --note "list of the provincial office, 12 May"
        lienket complete
        lienket complete 11 --revoke""",
        """Xác nhận các tài liệu hiện có của một tỉnh là tất cả; không kèm gì thì liệt kê ai đã xác nhận.

        Khi đó điều mà các tài liệu không nêu được biết chắc là không có trong văn bản nào; câu trả lời và
        chứng minh ghi rõ ai xác nhận, từ bao giờ. Xác nhận vẫn giữ sau `lienket rebuild` và khi tài liệu có
        bản mới; hết giá trị khi một tài liệu trong số đó bị gỡ, hoặc khi dùng --revoke.

        \b
        lienket complete "Điện Biên" --note "theo danh mục của Văn phòng UBND tỉnh, 12/5"
        lienket complete
        lienket complete 11 --revoke""",
    )
)
@click.argument("place", required=False)
@click.option("--note", default="", help=say("How it is known.", "Căn cứ để xác nhận."))
@click.option("--as", "name", metavar="NAME", help=say("Who says so.", "Tên người xác nhận."))
@click.option("--revoke", is_flag=True, help=say("It is so no more.", "Rút lại xác nhận."))
@accepting
@data_folder
@inference
def complete(
    place: str | None,
    note: str,
    name: str | None,
    data: Path | None,
    *,
    revoke: bool,
    inference: bool | None,
    accept: Acceptance,
) -> None:
    """Declare, revoke, or list."""
    made = settings(data, inference=inference)
    if place is None:
        _list(made)
        return
    by = name or user()
    with library(made, accept=accept) as opened:
        published = opened.revoke(place, by) if revoke else opened.declare(place, by, note)
    if published is None:
        click.echo(say(f"{place}: nobody said so", f"{place}: chưa ai xác nhận"))
        return
    said = (
        say("revoked", "đã rút lại xác nhận") if revoke else say("known to be complete", "đã xác nhận là đủ")
    )
    end = say(f"generation {published.number} is published", f"đã công bố bản {published.number}")
    click.echo(f"{place}: {said}; {end}")


def _list(made: Settings) -> None:
    with library(made) as opened:
        declared, held = opened.declarations(), opened.journal.state()
    if not declared:
        click.echo(say("nobody has said so of any province", "chưa ai xác nhận địa phương nào"))
        return
    output.table(
        [
            say("province", "địa phương"),
            say("state", "trạng thái"),
            say("documents", "tài liệu"),
            say("by", "người xác nhận"),
            say("time", "lúc"),
            say("note", "ghi chú"),
        ],
        [
            [_named(one.place), _state(one, held), ", ".join(one.documents), one.by, one.time, one.note]
            for one in declared.values()
        ],
    )


def _named(place: str) -> str:
    labels = vocabulary().places[place].labels
    return f"{place}: {say(labels.en, labels.vi)}"


def _state(declared: Declared, held: Collection[str]) -> str:
    if declared.counts(held):
        return say("counts", "còn giá trị")
    return say("counts no more, as a document is gone", "hết giá trị vì có tài liệu đã gỡ")
