"""`lienket export`: the graph, a part of it, or its mappings, as a file."""

from collections.abc import Iterable
from pathlib import Path

import click
from pyoxigraph import Quad, Triple

from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.cli.saving import form_of, opened
from api.errors import NotFoundError
from graph.export import Format, quads, write
from graph.network import neighbourhood
from graph.store import Store
from ontology.iris import Iris
from queries.sssom import table
from queries.things import find

SSSOM = "sssom"
"""The format of a mapping set, which is a table and no graph."""


@click.command(
    help=say(
        """Write the graph, what one document says, what surrounds an entity, or the mappings, to FILE.

        Without FILE it goes to standard output, in Turtle unless --format says otherwise. Else the suffix
        decides: .csv .xlsx (statements as a table), .ttl .jsonld .nt .trig .nq (RDF), .json .graphml .gexf
        (a network), .html (a drawing that opens offline), .sssom.tsv (the mappings to national targets).

        \b
        lienket export all.trig
        lienket export mappings.sssom.tsv
        lienket export --document dien-bien --output dien-bien.ttl
        lienket export --entity "749/QĐ-TTg" --depth 2 --output 749.html""",
        """Xuất toàn bộ đồ thị, nội dung một tài liệu, phần xung quanh một đối tượng, hoặc ánh xạ ra tệp FILE.

        Không có FILE thì in ra đầu ra chuẩn, theo Turtle nếu không có --format. Có FILE thì theo đuôi tệp:
        .csv .xlsx (bảng các phát biểu), .ttl .jsonld .nt .trig .nq (RDF), .json .graphml .gexf (mạng lưới),
        .html (hình vẽ mở được khi không có mạng), .sssom.tsv (bảng ánh xạ tới mục tiêu quốc gia).

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
    chosen = None if mappings else Format(form) if form else form_of(target, tuple(Format)) or Format.TURTLE
    with filled(made) as store, opened(target, chosen) as out:
        if chosen is None:
            out.write(table(store, iris, store.current()).encode())
            return
        content = _content(store, iris, document, entity, depth)
        write(content, chosen, out, document or entity or "lienket", language())


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
