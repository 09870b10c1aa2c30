"""`lienket ontology`: for who writes RDF with the ontology, or changes it. No data folder is needed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
import pyoxigraph as ox
from pyoxigraph import RdfFormat, Triple

from api.cli import output
from api.cli.language import lang, language, say
from graph.checks import run
from graph.store import Table
from graph.validate import validate as tested
from ontology import resources
from ontology.changes import Change, changes
from ontology.index import Index
from ontology.iris import Iris
from ontology.quotes import misquotes
from ontology.terms import compact

_YOUNGER = "cited-instrument-younger"
"""What only warns where dates were read from texts, and is wrong where someone wrote them."""


@click.group(help=say("Validate RDF and compare versions.", "Kiểm tra RDF và so các phiên bản."))
def ontology() -> None:
    """The group."""


@ontology.command(
    help=say(
        """Check RDF that you wrote: the shapes, whether each concept and document that it names is there,
        and, where the text that it quotes lies beside it (lk:fileName), every quote. The exit status is 1
        if something is wrong.

        \b
        lienket ontology validate plan.ttl""",
        """Kiểm tra RDF tự viết: các khuôn dạng SHACL, khái niệm và tài liệu được nhắc tới có tồn tại không,
        và từng trích dẫn nếu tệp văn bản nằm cùng thư mục (lk:fileName). Mã thoát là 1 nếu có lỗi.

        \b
        lienket ontology validate plan.ttl""",
    )
)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@lang
@click.pass_context
def validate(context: click.Context, files: tuple[Path, ...]) -> None:
    """Tell what is wrong with the files, taken together."""
    triples = [triple for file in files for triple in _parsed(file)]
    problems = [*_shapes(triples), *_checks(triples), *_quotes(triples, files)]
    for problem in problems:
        click.echo(problem)
    count = f"{len(triples)} " + say("triples", "bộ ba")
    output.note(
        f"{count}: " + (say(f"{len(problems)} problems", f"{len(problems)} lỗi") if problems else "ok")
    )
    if problems:
        context.exit(1)


@ontology.command(
    help=say(
        """Tell what changed from OLD to NEW: terms that were removed, changed or added, and which changes can
        break queries. OLD and NEW are versions of the ontology,
        RDF files, or folders of Turtle files.

        \b
        lienket ontology diff 1.0.0 mine.ttl
        lienket ontology diff before/vocab ontology/vocab --format json""",
        """Cho biết thay đổi từ OLD sang NEW: thuật ngữ bị bỏ, đổi hay thêm, và thay đổi nào có thể làm hỏng
        truy vấn. OLD và NEW là phiên bản của bản thể học, tệp
        RDF, hoặc thư mục chứa các tệp Turtle.

        \b
        lienket ontology diff 1.0.0 cua-toi.ttl
        lienket ontology diff truoc/vocab ontology/vocab --format json""",
    )
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--strict",
    is_flag=True,
    help=say("Exit with 1 if queries can break.", "Mã thoát là 1 nếu có thể làm hỏng truy vấn."),
)
@lang
@click.pass_context
def diff(context: click.Context, old: str, new: str, form: str, *, strict: bool) -> None:
    """Print the changes."""
    found = changes(_triples(old), _triples(new))
    breaking = sum(change.breaks for change in found)
    if form == "json":
        output.data(json.dumps([asdict(change) for change in found], ensure_ascii=False, indent=2) + "\n")
    else:
        output.table(_columns(), map(_row, found))
    output.note(
        say(
            f"{len(found)} changes, of which {breaking} can break queries",
            f"{len(found)} thay đổi, trong đó {breaking} có thể làm hỏng truy vấn",
        )
    )
    if strict and breaking:
        context.exit(1)


def _columns() -> Sequence[str]:
    return (
        say("change", "thay đổi"), say("term", "thuật ngữ"), say("property", "thuộc tính"),
        say("before", "trước"), say("after", "sau"), say("breaks queries", "hỏng truy vấn"),
    )  # fmt: skip


def _row(change: Change) -> Sequence[str]:
    what = {"removed": say("removed", "bỏ"), "changed": say("changed", "đổi"), "added": say("added", "thêm")}
    sides = (", ".join(side) for side in (change.before, change.after))
    return (
        what[change.what],
        change.term,
        change.property or "",
        *sides,
        say("yes", "có") if change.breaks else "",
    )


def _triples(name: str) -> Sequence[Triple]:
    """Those of a version, a file, or the Turtle files of a folder. Raises UsageError for anything else."""
    if text := resources.versions().get(name):
        return resources.read(text)
    path = Path(name)
    if path.is_dir():
        return [triple for file in sorted(path.glob("*.ttl")) for triple in _parsed(file)]
    if path.is_file():
        return _parsed(path)
    known = ", ".join(resources.versions())
    raise click.UsageError(
        say(
            f"{name!r} is no file, folder or version; there are {known}",
            f"{name!r} không phải tệp, thư mục hay phiên bản; có {known}",
        )
    )


def _parsed(file: Path) -> list[Triple]:
    """The triples of an RDF file, by its suffix. Raises UsageError where it cannot be read as such."""
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise click.UsageError(say(f"{file}: not a kind of RDF file", f"{file}: không phải tệp RDF"))
    try:
        return [quad.triple for quad in ox.parse(path=file, format=form)]
    except SyntaxError as error:
        raise click.UsageError(f"{file}: {error}") from error


def _shapes(triples: Sequence[Triple]) -> Iterator[str]:
    return (violation.line(language()) for violation in tested(triples).violations)


def _checks(triples: Sequence[Triple]) -> Iterator[str]:
    """What the checks find in the triples together with all that lienket ships."""
    store, iris = ox.Store(), Iris()
    store.extend(resources.ontology_quads(iris.graph("ontology")))
    store.extend(resources.programme_quads(iris.graph("programme")))
    store.extend(ox.Quad(*triple) for triple in triples)

    def select(query: str) -> Table:
        solutions = store.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - checks are SELECT queries
        return Table.of(solutions)

    for failure in run(select, resources.checks() | {_YOUNGER: resources.warnings()[_YOUNGER]}):
        yield from (f"{line}: {failure.description}" for line in failure.lines())


def _quotes(triples: Sequence[Triple], files: Sequence[Path]) -> Iterator[str]:
    """What the texts beside the files do not bear out."""
    texts = {
        path.name: path.read_text(encoding="utf-8") for file in files for path in file.parent.glob("*.txt")
    }
    for wrong in misquotes(Index(triples), texts):
        said, found = f"“{wrong.said}”", f"“{wrong.found}”"
        told = say(f"says {said}, and the text has {found}", f"ghi {said}, văn bản là {found}")
        yield f"{compact(wrong.node.value)}: {told}"
