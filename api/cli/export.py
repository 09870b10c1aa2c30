"""`lienket export`: the graph, a part of it, or its mappings, as a file."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from pyoxigraph import Quad, Triple

from api.cli.language import say
from api.cli.options import data_folder, filled, settings
from api.errors import NotFoundError
from graph.export import Format, quads, write
from graph.network import neighbourhood
from graph.store import Store
from ontology.iris import Iris
from queries.sssom import table
from queries.things import find

SUFFIXES = {
    ".ttl": Format.TURTLE,
    ".trig": Format.TRIG,
    ".nt": Format.NTRIPLES,
    ".nq": Format.NQUADS,
    ".jsonld": Format.JSONLD,
    ".graphml": Format.GRAPHML,
    ".html": Format.HTML,
}

SSSOM = "sssom"
"""The format of a mapping set, which is a table and no graph."""


@click.command(
    help=say(
        """Write the graph, what one document says, what surrounds an entity, or the mappings, to FILE.

        Without FILE it goes to standard output. Without --format the file's suffix decides (.ttl .trig .nt
        .nq .jsonld .graphml .html .sssom.tsv), else it is Turtle. The HTML page is a drawing that opens
        offline; .sssom.tsv is the table of mappings to national targets, in SSSOM.

        \b
        lienket export all.trig
        lienket export mappings.sssom.tsv
        lienket export --document dien-bien --output dien-bien.ttl
        lienket export --entity "749/QĐ-TTg" --depth 2 --output 749.html""",
        """Xuất toàn bộ đồ thị, nội dung một tài liệu, phần xung quanh một đối tượng, hoặc ánh xạ ra tệp FILE.

        Không có FILE thì in ra đầu ra chuẩn. Không có --format thì theo đuôi tệp (.ttl .trig .nt .nq .jsonld
        .graphml .html .sssom.tsv), nếu không thì là Turtle. Trang HTML là hình vẽ mở được khi không có mạng;
        .sssom.tsv là bảng ánh xạ tới mục tiêu quốc gia, theo chuẩn SSSOM.

        \b
        lienket export tat-ca.trig
        lienket export anh-xa.sssom.tsv
        lienket export --document dien-bien --output dien-bien.ttl
        lienket export --entity "749/QĐ-TTg" --depth 2 --output 749.html""",
    )
)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--document", help=say("Id of a document: only its own graph.", "Mã tài liệu: chỉ đồ thị của nó.")
)
@click.option(
    "--entity",
    help=say(
        "IRI, or name of a place, instrument, indicator, target, sector, or id of a document.",
        "IRI, hoặc tên địa phương, văn bản, chỉ tiêu, mục tiêu, lĩnh vực, hoặc mã tài liệu.",
    ),
)
@click.option(
    "--depth",
    type=click.IntRange(1, 6),
    default=1,
    show_default=True,
    help=say("Statements to follow from the entity.", "Số bước đi từ đối tượng."),
)
@click.option("--format", "form", type=click.Choice([*map(str, Format), SSSOM]))
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("The same as FILE.", "Như FILE."),
)
@data_folder
def export(
    *,
    file: Path | None,
    document: str | None,
    entity: str | None,
    depth: int,
    form: str | None,
    output: Path | None,
    data: Path | None,
) -> None:
    """Write what is asked for."""
    if document and entity:
        raise click.UsageError(
            say("give --document or --entity, not both", "chỉ dùng --document hoặc --entity")
        )
    if file and output:
        raise click.UsageError(say("give FILE or --output, not both", "chỉ dùng FILE hoặc --output"))
    target = file or output
    mappings = form == SSSOM or (form is None and target is not None and target.name.endswith(".sssom.tsv"))
    if mappings and (document or entity):
        raise click.UsageError(
            say(
                "the table of mappings is of the whole graph: leave out --document and --entity",
                "bảng ánh xạ là của toàn bộ đồ thị: bỏ --document và --entity",
            )
        )
    made = settings(data)
    iris = Iris(made.base)
    with filled(made) as store, _opened(target) as out:
        if mappings:
            out.write(table(store, iris, store.current()).encode())
            return
        chosen = (
            Format(form) if form else SUFFIXES.get(target.suffix.lower() if target else "", Format.TURTLE)
        )
        write(_content(store, iris, document, entity, depth), chosen, out, document or entity or "lienket")


def _content(
    store: Store, iris: Iris, document: str | None, entity: str | None, depth: int
) -> Iterable[Quad | Triple]:
    if entity:
        return neighbourhood(store, find(entity, store, "entity"), depth).triples
    if not document:
        return quads(store)
    found = list(quads(store, iris.document_graph(document)))
    if not found:
        raise NotFoundError(f"there is no document {document!r}; `lienket documents` lists them")
    return found


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """The file to write to; it gets its name when it is complete, and nothing is left if it fails."""
    if output is None:
        yield sys.stdout.buffer
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
