"""`lienket path`, `lienket cascade` and `lienket similar`: how things are linked."""

import json
from pathlib import Path
from typing import Any

import click

from api import linking, tables
from api.cli import output
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.tables import in_language
from queries.catalogue import load
from queries.model import Evidence, Result
from queries.network import cascade as touched
from queries.network import paths
from queries.network.similar import Shared
from queries.network.similar import similar as alike
from queries.run import run
from queries.things import find

_form = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=say("json has all that is known, and a graph to draw.", "json có mọi chi tiết và đồ thị để vẽ."),
)


@click.command(
    help=say(
        """Show how two things are linked, each step with the sentence that says it.

        A thing is a place, an instrument, an indicator, a target, a sector, a document or a part of one, by
        IRI, id or name in any spelling. Steps that explain something go before those that many things share.

        \b
        lienket path dien-bien/691-694 "QĐ 749"
        lienket path "Quảng Ninh" "Nghị quyết 52" --format json""",
        """Cho biết hai đối tượng liên kết thế nào, mỗi bước kèm câu văn nêu điều đó.

        Đối tượng là địa phương, văn bản, chỉ tiêu, mục tiêu, lĩnh vực, tài liệu hoặc một phần của tài liệu,
        theo IRI, mã hoặc tên viết kiểu nào cũng được. Ưu tiên các bước có ý nghĩa giải thích.

        \b
        lienket path dien-bien/691-694 "QĐ 749"
        lienket path "Quảng Ninh" "Nghị quyết 52" --format json""",
    )
)
@click.argument("start", metavar="FROM")
@click.argument("goal", metavar="TO")
@_form
@data_folder
def path(start: str, goal: str, form: str, data: Path | None) -> None:
    """Print the path."""
    with filled(settings(data)) as store:
        found = paths.path(store, find(start, store, "FROM"), find(goal, store, "TO"))
    if form == "json":
        _json(linking.path(found))
        return
    if not found.found:
        output.note(in_language(linking.not_found(found), language()))
        return
    columns = (
        "",
        say("from", "từ"),
        say("relation", "quan hệ"),
        say("to", "tới"),
        say("said in", "nêu trong"),
    )
    output.table(columns, (_step(number, step) for number, step in enumerate(found.steps, 1)))


@click.command(
    help=say(
        """List what a change of an instrument, a national target or a document touches: the instruments that
        rest on it, national targets, provincial targets, mappings, comparisons and reviews.

        \b
        lienket cascade 749/QĐ-TTg
        lienket cascade 749-2025-mobile-coverage --format json""",
        """Liệt kê những gì bị ảnh hưởng khi một văn bản, mục tiêu quốc gia hay tài liệu thay đổi: văn bản căn
        cứ vào nó, mục tiêu quốc gia, mục tiêu địa phương, ánh xạ, so sánh và lượt duyệt.

        \b
        lienket cascade 749/QĐ-TTg
        lienket cascade 749-2025-mobile-coverage --format json""",
    )
)
@click.argument("of", metavar="THING")
@_form
@data_folder
def cascade(of: str, form: str, data: Path | None) -> None:
    """Print what is touched, with counts."""
    with filled(settings(data)) as store:
        result = run(load()[touched.QUESTION], store, {"of": of})
    if form == "json":
        _json(linking.cascade(result))
        return
    output.table(*tables.shown(result, language()))
    output.note(_counted(result))


@click.command(
    help=say(
        """List the documents that talk about the same as DOCUMENT, the most alike first, and what they share.

        \b
        lienket similar dien-bien""",
        """Liệt kê các tài liệu nói về cùng những điều với DOCUMENT, giống nhất trước, và những điều chung.

        \b
        lienket similar dien-bien""",
    )
)
@click.argument("document")
@_form
@data_folder
def similar(document: str, form: str, data: Path | None) -> None:
    """Print the documents."""
    with filled(settings(data)) as store:
        asked, found = alike(store, document)
    if form == "json":
        _json(linking.similar(asked, found))
        return
    columns = (say("document", "tài liệu"), say("similarity", "mức giống"), say("both treat", "cùng nói về"))
    output.table(
        columns,
        (
            [
                in_language(other.document.label, language()),
                f"{other.similarity:.2f}",
                "; ".join(_name(item) for item in other.shared),
            ]
            for other in found
        ),
    )


def _step(number: int, step: paths.Step) -> list[str]:
    """A step in the direction of the path; an arrow tells which way it was said."""
    ends = [in_language(thing.label, language()) for thing in (step.subject, step.object)]
    relation = in_language(step.relation.label, language())
    start, goal = ends if step.forward else reversed(ends)
    arrow = f"{relation} →" if step.forward else f"← {relation}"
    return [f"{number}", start, arrow, goal, "; ".join(map(_quoted, step.evidence)) or _register(step)]


def _quoted(said: Evidence) -> str:
    return f"{said.document} {said.start}-{said.end}: {said.sentence.strip()}"


def _register(step: paths.Step) -> str:
    return in_language(step.source.label, language()) if step.source else ""


def _counted(result: Result) -> str:
    counted = touched.counts(result).values()
    if not counted:
        return say("nothing builds on it", "không có gì dựa vào nó")
    return ", ".join(f"{in_language(label, language())}: {number}" for label, number in counted)


def _name(item: Shared) -> str:
    return in_language(item.thing.label, language())


def _json(value: dict[str, Any]) -> None:
    output.data(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
