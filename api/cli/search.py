"""`lienket search`: things by their names and by what documents say."""

from pathlib import Path

import click

from api.cli import output
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from ontology.terms import compact
from queries.search import Found, class_named
from queries.search import search as find


@click.command(
    help=say(
        """Find things by words in their names, or in the sentences that they are written in.

        Accents and case do not matter, and the last word may be the beginning of one.

        \b
        lienket search "kinh te so"
        lienket search "QĐ 749" --class Instrument""",
        """Tìm theo từ trong tên gọi, hoặc trong câu văn làm bằng chứng.

        Không cần dấu, không phân biệt hoa thường; từ cuối có thể gõ dở.

        \b
        lienket search "kinh te so"
        lienket search "QĐ 749" --class Instrument""",
    )
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--class",
    "kind",
    help=say("Only things of a class: Target, skos:Concept, an IRI.", "Chỉ tìm trong một lớp: Target, …"),
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help=say("At most.", "Tối đa.")
)
@data_folder
def search(words: tuple[str, ...], kind: str | None, limit: int, data: Path | None) -> None:
    """Print what is found."""
    with filled(settings(data)) as store:
        hits = find(store, " ".join(words), class_named(kind) if kind else None, limit)
    columns = (say("name", "tên"), say("class", "lớp"), say("text", "văn bản"), "IRI")
    output.table(columns, ([_name(hit), _kind(hit), hit.snippet, hit.thing.value] for hit in hits))


def _name(hit: Found) -> str:
    if hit.label is None:
        return ""
    return hit.label.vi if language() == "vi" else hit.label.en


def _kind(hit: Found) -> str:
    return "" if hit.kind is None else compact(hit.kind.value)
