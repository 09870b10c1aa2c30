"""`lienket query`: SPARQL on the current generation."""

import sys
from pathlib import Path

import click
from pyoxigraph import Literal, NamedNode

from api import formats
from api.cli import output
from api.cli.language import say
from api.cli.options import data_folder, filled, settings
from graph.guard import inspect
from graph.store import Limits, Store, Term
from ontology.terms import compact

FORMATS = ("table", "json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld", "nquads", "trig", "rdfxml")


@click.command(
    help=say(
        """Run a SPARQL query (SELECT, ASK, CONSTRUCT or DESCRIBE).

        \b
        lienket query "SELECT * WHERE { ?s ?p ?o } LIMIT 10"
        lienket query --file question.rq --format csv > answer.csv
        cat question.rq | lienket query -""",
        """Chạy truy vấn SPARQL (SELECT, ASK, CONSTRUCT hoặc DESCRIBE).

        \b
        lienket query "SELECT * WHERE { ?s ?p ?o } LIMIT 10"
        lienket query --file cau-hoi.rq --format csv > tra-loi.csv
        cat cau-hoi.rq | lienket query -""",
    )
)
@click.argument("sparql", required=False)
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("File with the query.", "Tệp chứa câu truy vấn."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help=say("table is Turtle where the answer is a graph.", "table là Turtle nếu kết quả là đồ thị."),
)
@data_folder
def query(sparql: str | None, file: Path | None, form: str, data: Path | None) -> None:
    """Print the answer."""
    text = _text(sparql, file)
    made = settings(data)
    with filled(made) as opened:
        if form == "table" and not formats.is_graph(text):
            _print_table(opened, text, made.limits)
            return
        media_type = formats.named(text, "turtle" if form == "table" else form)
        with opened.answer(text, media_type, made.limits) as answer:
            for chunk in answer.chunks():
                output.data(chunk)


def _text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) == (file is None):
        raise click.UsageError(
            say(
                "give one query: as an argument, with --file, or - for standard input",
                "hãy đưa một câu truy vấn: tham số, --file, hoặc - để đọc từ đầu vào chuẩn",
            )
        )
    if file is not None:
        return decoded(file.read_bytes(), str(file))
    return decoded(sys.stdin.buffer.read(), "stdin") if sparql == "-" else str(sparql)


def decoded(content: bytes, name: str) -> str:
    """The text of a query, which is UTF-8 (a byte order mark is passed over)."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{name} is not UTF-8: {error.reason} at byte {error.start}") from error


def _print_table(opened: Store, text: str, limits: Limits) -> None:
    if inspect(text).form == "ASK":
        click.echo("true" if opened.ask(text, limits) else "false")
        return
    found = opened.select(text, limits)
    output.table(found.columns, ([_cell(row.get(name)) for name in found.columns] for row in found.rows))


def _cell(term: Term | None) -> str:
    """A term for a screen: IRIs by their prefixes, literals by their text."""
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else str(term or "")
