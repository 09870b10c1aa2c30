"""`lienket vocabulary`: what the words of the vocabulary do, and what to change in it. No data folder is
needed."""

import json
import sys
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import click

from api.cli import linting, output
from api.cli.explaining import lines
from api.cli.language import lang, say
from ingest.explained import record
from ingest.extract.explanation import explain
from ingest.extract.structure.header import Known
from ingest.read.source import MAX_CHARACTERS
from ingest.text.letters import fold
from ontology.concepts import Place
from ontology.vocabulary import vocabulary as vocabularies

_SENTENCE = "sentence"


@click.group(help=say("Try and check the vocabulary.", "Thử và kiểm tra bộ từ vựng."))
def vocabulary() -> None:
    """The group."""


@vocabulary.command(
    help=say(
        """Show what a sentence would yield, as a document of its own: its facts, what decided of each
        attribute with the vocabulary's label, and for figures without indicator the nearest ones.

        \b
        lienket vocabulary test "Đến năm 2025, 80% hồ sơ công việc cấp huyện được xử lý trên mạng."
        lienket vocabulary test "Tỷ lệ này đạt 75%." --place "Tuyên Quang" --date 2023-05-01
        echo "…" | lienket vocabulary test -""",
        """Xem một câu sẽ cho ra những gì, như một tài liệu riêng: nội dung rút ra, căn cứ của từng thuộc tính
        kèm nhãn trong bộ từ vựng, và với con số chưa rõ chỉ tiêu là các chỉ tiêu gần nhất.

        \b
        lienket vocabulary test "Đến năm 2025, 80% hồ sơ công việc cấp huyện được xử lý trên mạng."
        lienket vocabulary test "Tỷ lệ này đạt 75%." --place "Tuyên Quang" --date 2023-05-01
        echo "…" | lienket vocabulary test -""",
    )
)
@click.argument("sentence", metavar="SENTENCE")
@click.option(
    "--place",
    metavar="NAME",
    help=say("Province whose document it is; name or id.", "Tỉnh, thành phố của tài liệu; tên hoặc mã."),
)
@click.option(
    "--date",
    "issued",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help=say("Date of the document.", "Ngày của tài liệu."),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang
def test(sentence: str, place: str | None, issued: datetime | None, form: str) -> None:
    """Print what the sentence yields."""
    text = _text(sentence)
    day = issued.date() if issued else None
    known = Known(_place(place, day), day.isoformat() if day else None)
    explanation = explain(text, _SENTENCE, vocabularies(), known)
    if form == "json":
        output.data(json.dumps(record(explanation, _SENTENCE), ensure_ascii=False, indent=2) + "\n")
    else:
        output.styled(lines(explanation))


def _text(sentence: str) -> str:
    """The sentence, or with `-` standard input. Raises UsageError for what is no text to read."""
    try:
        given = sys.stdin.buffer.read().decode("utf-8-sig") if sentence == "-" else sentence
        given.encode()
    except UnicodeError as error:
        raise click.UsageError(say("the sentence is not UTF-8", "câu không phải UTF-8")) from error
    if not any(map(str.isalnum, given)):
        raise click.UsageError(say("the sentence is empty", "câu trống"))
    if len(given) > MAX_CHARACTERS:
        raise click.UsageError(
            say(
                "the text is too long; use lienket extract --explain",
                "quá dài; dùng lienket extract --explain",
            )
        )
    return given


def _place(name: str | None, issued: date | None) -> str | None:
    """The id of the province called `name`, of those that share a name the one that was there at `issued`.
    Raises BadParameter for an unknown one."""
    if name is None:
        return None
    places = vocabularies().places.values()
    found = [place for place in places if fold(name.strip()) in _names(place)]
    if not found:
        known = {place.labels.vi: place for place in places}
        near = get_close_matches(name, known, 3, 0.5) or sorted(known)[:3]
        offered = ", ".join(f"{label} ({known[label].id})" for label in near)
        raise click.BadParameter(
            say(
                f"{name!r} is no province; perhaps: {offered}",
                f"không có tỉnh {name!r}; có thể là: {offered}",
            ),
            param_hint="--place",
        )
    standing = (place for place in found if issued and _stands(place, issued))
    return next(standing, found[0]).id


def _names(place: Place) -> set[str]:
    return {fold(name) for name in (place.id, place.labels.vi, place.labels.en, *place.labels.alt)}


def _stands(place: Place, day: date) -> bool:
    return (place.since is None or place.since <= day) and (place.until is None or day <= place.until)


@vocabulary.command(
    help=say(
        """Find what a careful editor would change in the vocabularies: missing languages, definitions, units;
        labels of two concepts, labels that the extractor never finds or that another indicator wins; negative
        labels that deny nothing. Each finding tells file, concept and what to do.

        A FILE is a draft: it is looked at with the others, in place of the one that has its name. The exit
        status is 1 where there are errors.

        \b
        lienket vocabulary lint
        lienket vocabulary lint drafts/indicators.ttl --format json""",
        """Tìm những chỗ người biên tập cẩn thận sẽ sửa trong các bộ từ vựng: thiếu ngôn ngữ, định nghĩa,
        đơn vị; nhãn của hai khái niệm, nhãn không bao giờ nhận ra hoặc bị chỉ tiêu khác lấy mất; nhãn loại
        trừ không loại trừ gì. Mỗi mục nêu tệp, khái niệm và việc cần làm.

        FILE là bản nháp: được xét cùng các tệp khác, thay cho tệp cùng tên. Mã thoát là 1 khi có lỗi.

        \b
        lienket vocabulary lint
        lienket vocabulary lint ban-nhap/indicators.ttl --format json""",
    )
)
@click.argument(
    "files",
    metavar="[FILE]...",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang
@click.pass_context
def lint(context: click.Context, files: tuple[Path, ...], form: str) -> None:
    """Print the findings."""
    found = linting.lint(files)
    if form == "json":
        output.data(json.dumps(linting.record(found), ensure_ascii=False, indent=2) + "\n")
    else:
        output.styled(linting.lines(found))
        output.note(linting.summary(found))
    context.exit(int(linting.errors(found) > 0))
