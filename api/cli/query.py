"""`lienket query`: SPARQL on the current generation."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import click
from pyoxigraph import Literal, NamedNode

from api import exports, formats
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.cli.output import table as drawn
from api.cli.saving import form_of, opened, to_file
from api.errors import RequestError
from graph.export import Format, write
from graph.guard import inspect
from graph.store import Limits, Store, Term
from ontology.iris import Iris
from ontology.terms import compact
from queries.answers import free

_TABLE = "table"
FORMATS = (
    *(_TABLE, "json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld", "nquads", "trig", "rdfxml"),
    *map(str, (Format.XLSX, Format.GRAPHML, Format.GEXF, Format.HTML)),
)


@click.command(
    help=say(
        """Run a SPARQL query (SELECT, ASK, CONSTRUCT or DESCRIBE).

        \b
        lienket query "SELECT * WHERE { ?s ?p ?o } LIMIT 10"
        lienket query --file question.rq --output answer.xlsx
        cat question.rq | lienket query -""",
        """Chạy truy vấn SPARQL (SELECT, ASK, CONSTRUCT hoặc DESCRIBE).

        \b
        lienket query "SELECT * WHERE { ?s ?p ?o } LIMIT 10"
        lienket query --file cau-hoi.rq --output tra-loi.xlsx
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
    help=say(
        "By default a table on the screen, Turtle where the answer is a graph. Solutions can be any but "
        "nquads, trig, rdfxml; a graph any but xml, tsv.",
        "Mặc định là bảng trên màn hình, là Turtle nếu kết quả là đồ thị. Bảng kết quả xuất được mọi dạng "
        "trừ nquads, trig, rdfxml; đồ thị mọi dạng trừ xml, tsv.",
    ),
)
@to_file
@data_folder
def query(
    sparql: str | None, file: Path | None, *, form: str | None, output: Path | None, data: Path | None
) -> None:
    """Print the answer, or write it to a file."""
    text = _text(sparql, file)
    form = form or form_of(output, tuple(Format)) or _TABLE
    made = settings(data)
    with filled(made) as store:
        is_graph = formats.is_graph(text)
        if form == _TABLE and not is_graph and output is None:
            _print_table(store, text, made.limits)
            return
        form = Format.TURTLE if form == _TABLE else form
        with opened(output, Format(form) if form in list(Format) else None) as target:
            if form in (formats.GRAPHS if is_graph else formats.RESULTS) or inspect(text).form == "ASK":
                _stream(store, text, formats.named(text, form), made.limits, target)
            elif is_graph:
                write(store.construct(text, made.limits), _other(form, Format), target, "lienket", language())
            else:
                result = free.answered(text, store.select(text, made.limits), store)
                chosen = _other(form, exports.ANSWERS)
                exports.answer(result, store, Iris(made.base), form=chosen, lang=language(), output=target)


def _stream(store: Store, text: str, media_type: str, limits: Limits, target: IO[bytes]) -> None:
    """The answer in one of SPARQL's own formats, as the engine gives it."""
    with store.answer(text, media_type, limits) as answer:
        for chunk in answer.chunks():
            target.write(chunk)


def _other(form: str, offers: Iterable[Format]) -> Format:
    """Another form of an answer. Raises RequestError where it has none of this name."""
    if form not in (offered := list(offers)):
        raise RequestError(f"there is no format {form!r} for this query; there are {', '.join(offered)}")
    return Format(form)


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
    drawn(found.columns, ([_cell(row.get(name)) for name in found.columns] for row in found.rows))


def _cell(term: Term | None) -> str:
    """A term for a screen: IRIs by their prefixes, literals by their text."""
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else str(term or "")
