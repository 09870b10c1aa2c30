"""`lienket review`: what awaits a person's review, and what people decide."""

from pathlib import Path
from typing import Any

import click
from pyoxigraph import NamedNode

from api.cli import output
from api.cli.language import language, say
from api.cli.options import accepting, data_folder, library, opened, settings, user
from api.errors import RequestError, RowsRefusedError
from api.reviewing import choosing, shown
from api.reviewing.desk import Desk
from api.reviewing.importing import imported
from ingest.decisions.model import Correction, Decision, Verb, remark
from ingest.entries import now
from ingest.errors import DecisionError
from ingest.pins import Acceptance
from ontology.iris import Iris
from queries.model import Text

_STATES = ("open", "pending", "disputed", "decided", "objections", "all")


@click.group(
    invoke_without_command=True,
    help=say(
        """List what awaits review, least sure first; or decide on it, by the IRI in the list.

        What is decided is written to the journal, counts for everything that is concluded from it, and stays
        when documents come in again. `lienket export mappings.sssom.tsv` has the mappings with their reviews.

        \b
        lienket review
        lienket review accept IRI --note "checked with the department"
        lienket review correct IRI --set national=749-2025-online-service-level4-share
        lienket review agreement""",
        """Liệt kê những gì chờ duyệt, kém chắc nhất trước; hoặc quyết định, theo IRI trong danh sách.

        Quyết định được ghi vào nhật ký, có hiệu lực với mọi kết luận, và còn nguyên khi nạp lại tài liệu.
        `lienket export anh-xa.sssom.tsv` có các ánh xạ kèm kết quả duyệt.

        \b
        lienket review
        lienket review accept IRI --note "đã hỏi lại sở"
        lienket review correct IRI --set national=749-2025-online-service-level4-share
        lienket review agreement""",
    ),
)
@click.option("--state", type=click.Choice(_STATES), default="open", help=say("Which.", "Trạng thái nào."))
@click.option("--place", help=say("Code of a province.", "Mã tỉnh."))
@click.option("--document", help=say("Id of a document.", "Mã tài liệu."))
@click.option("--reason", help=say("Why it is doubtful: `unsure`.", "Vì sao nghi ngờ: `unsure`."))
@data_folder
@click.pass_context
def review(context: click.Context, /, state: str, data: Path | None, **chosen: str | None) -> None:
    """Without a subcommand, list."""
    if context.invoked_subcommand is not None:
        return
    made = settings(data)
    with opened(made) as store:
        found = [item for item in Desk(made.data, store).items() if choosing.in_state(item, state)]
        rows = shown.summaries(
            store, [item for item in found if choosing.matches(item, chosen)], reviewer=True
        )
    output.table(
        [
            say("state", "trạng thái"),
            say("confidence", "độ tin cậy"),
            say("why", "vì sao"),
            say("sentence", "câu văn"),
            say("national target", "mục tiêu quốc gia"),
            say("reviewers", "người duyệt"),
            "IRI",
        ],
        [_line(row) for row in rows],
    )


def _line(row: dict[str, Any]) -> list[str]:
    doubts = "; ".join(_said(doubt["label"], doubt["id"]) for doubt in row["doubts"])
    objections = say(f"{row['objections']} objections", f"{row['objections']} phản hồi")
    why = "; ".join(filter(None, (doubts, objections if row["objections"] else "")))
    confidence = "" if row["confidence"] is None else str(row["confidence"])
    national = row["national"] or ""
    return [row["state"], confidence, why, row["quote"], national, ", ".join(row["reviewers"]), row["of"]]


def _said(label: dict[str, str] | None, otherwise: str) -> str:
    return label[language()] if label else otherwise


_HELP = {
    Verb.ACCEPT: Text("Đúng như đã đọc.", "It is right as it stands."),
    Verb.REJECT: Text("Không phải như vậy.", "It is not so."),
    Verb.CORRECT: Text(
        "Sửa lại, bằng --set PHẦN=GIÁ-TRỊ.", "Say what is right instead, by --set PART=VALUE."
    ),
    Verb.COMMENT: Text("Ghi nhận xét, chưa quyết định.", "Leave a remark that decides nothing."),
    Verb.WITHDRAW: Text("Rút lại điều mình đã quyết định.", "Take back what you decided before."),
}


def _deciding(verb: Verb) -> click.Command:
    """The command for one kind of decision."""

    @click.argument("iri")
    @click.option("--note", default="", help=say("Why; a remark.", "Lý do, nhận xét."))
    @click.option(
        "--as", "by", help=say("Who decides; by default the user.", "Người duyệt; mặc định là bạn.")
    )
    @accepting
    @data_folder
    def command(
        iri: str, note: str, by: str | None, accept: Acceptance, data: Path | None, **more: Any
    ) -> None:
        made = settings(data)
        with opened(made) as store:
            item = Desk(made.data, store).item(_node(iri))
        if item.statement is None:
            raise DecisionError(
                f"<{iri}> follows from other things: decide on the mapping or the figure",
                f"<{iri}> suy ra từ dữ kiện khác: hãy duyệt ánh xạ hoặc số liệu",
            )
        reviewer = by or user()
        if not reviewer:
            raise DecisionError(
                "who decides is not known here; name yourself by --as",
                "không rõ ai duyệt; hãy ghi tên mình bằng --as",
            )
        correction = _correction(more.get("parts", ()))
        decision = Decision(item.statement, verb, reviewer, now(), remark(note), correction)
        with library(made, accept=accept) as opened_library:
            opened_library.decide([decision])
            published = opened_library.publish_decisions()
        number = published.number if published else None
        click.echo(say(f"on record; published as generation {number}", f"đã ghi; công bố là bản {number}"))

    text = _HELP[verb]
    made = click.command(name=verb.value, help=say(text.en, text.vi))(command)
    if verb is Verb.CORRECT:
        made.params.append(
            click.Option(
                ["--set", "parts"],
                multiple=True,
                required=True,
                metavar="PART=VALUE",
                help=say(
                    "Of a mapping national, predicate; of a figure kind, indicator, comparator, value, unit, "
                    "level, time; of others what they have of relation, instrument, institution (names "
                    "between `;`), sector, time, level, place.",
                    "Của ánh xạ: national, predicate; của số liệu: kind, indicator, comparator, value, unit, "
                    "level, time; của dữ kiện khác: phần nào có trong relation, instrument, institution (các "
                    "tên cách nhau bằng `;`), sector, time, level, place.",
                ),
            )
        )
    return made


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise RequestError(f"{iri!r} is no IRI; `lienket review` lists those that await review") from error


def _correction(parts: tuple[str, ...]) -> Correction:
    given = dict(part.partition("=")[::2] for part in parts)
    try:
        return Correction(**given)
    except TypeError as error:
        raise DecisionError(
            f"a correction has no such part: {error}", f"nội dung sửa không có phần đó: {error}"
        ) from error


for _verb in Verb:
    review.add_command(_deciding(_verb))


@review.command(
    name="import",
    help=say(
        """Take in what a colleague decided in mappings.sssom.tsv: `Not` rejects, another object_id or
        predicate_id corrects, reviewer_id says who, review_date or mapping_date when, comment why.

        All rows or none: each that cannot be taken in is told. The same table again changes nothing.

        \b
        lienket export mappings.sssom.tsv
        lienket review import mappings.sssom.tsv""",
        """Nhập quyết định mà đồng nghiệp ghi trong mappings.sssom.tsv: `Not` là bác bỏ, đổi object_id hoặc
        predicate_id là sửa, reviewer_id là người duyệt, review_date hoặc mapping_date là ngày, comment là
        lý do.

        Nhận tất cả các dòng hoặc không nhận dòng nào: dòng nào không nhận được thì nêu rõ. Nhập lại cùng một
        bảng thì không thay đổi gì.

        \b
        lienket export mappings.sssom.tsv
        lienket review import mappings.sssom.tsv""",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as",
    "by",
    help=say(
        "Who decided, where a changed row names nobody.", "Người duyệt của các dòng có sửa mà không ghi tên."
    ),
)
@accepting
@data_folder
def import_table(file: Path, by: str | None, accept: Acceptance, data: Path | None) -> None:
    """Take a table in."""
    made = settings(data)
    with opened(made) as store:
        try:
            found = imported(
                Desk(made.data, store),
                store,
                Iris(made.base),
                file.read_bytes(),
                importer=user() or "",
                reviewer=by,
            )
        except RowsRefusedError as error:
            for line, reason in error.rows:
                click.echo(say(f"line {line}: {reason.en}", f"dòng {line}: {reason.vi}"), err=True)
            raise
    if found.decisions:
        with library(made, accept=accept) as opened_library:
            opened_library.decide(found.decisions)
            opened_library.publish_decisions()
    decided = len(found.decisions)
    click.echo(
        say(
            f"{decided} decisions taken in; {found.unchanged} rows change nothing",
            f"đã nhận {decided} quyết định; {found.unchanged} dòng không thay đổi gì",
        )
    )


@review.command(
    help=say(
        "How far reviewers agree, two by two: the share decided alike, and Cohen's kappa.",
        "Những người duyệt thống nhất tới đâu, từng cặp: phần giống nhau, và kappa của Cohen.",
    )
)
@data_folder
def agreement(data: Path | None) -> None:
    """Print the table of agreement."""
    made = settings(data)
    with opened(made) as store:
        pairs = Desk(made.data, store).agreements()
    output.table(
        [
            say("reviewers", "người duyệt"),
            say("both decided", "cùng quyết định"),
            say("alike", "giống nhau"),
            say("share", "tỷ lệ"),
            "kappa",
        ],
        [
            [
                f"{pair.first}, {pair.second}",
                str(pair.shared),
                str(pair.alike),
                _number(pair.share),
                _number(pair.kappa),
            ]
            for pair in pairs
        ],
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
