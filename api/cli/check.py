"""`lienket check`: is all as it must be? Ontology, shapes, checks, journal and archive."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import click
from pyoxigraph import NamedNode

from api import storage
from api.cli import output
from api.cli.language import say
from api.cli.options import data_folder, opened, settings
from graph.checks import run
from graph.export import quads
from graph.store import UNLIMITED, Store
from graph.validate import validate
from ontology.iris import INFERRED
from ontology.reasoning import check_consistency, disjointness_problems, load, structure
from ontology.resources import checks

SHOWN = 10
"""Problems of one kind that are told one by one."""

# What is inferred of a thing is told in another graph than the thing itself.
_GRAPHS = f"""SELECT DISTINCT ?graph WHERE {{
  GRAPH ?graph {{ ?s ?p ?o }}
  FILTER(!CONTAINS(STR(?graph), "{INFERRED}"))
}}
ORDER BY ?graph"""


@click.command(
    help=say(
        """Check that all is as it must be; the exit status is 1 if something is not.

        The structure of the ontology (through Owlready2), the shapes on every graph, the queries that must
        find nothing, and whether journal and archive are whole. Nothing is changed.""",
        """Kiểm tra mọi thứ có đúng không; mã thoát là 1 nếu có lỗi.

        Cấu trúc bản thể học (qua Owlready2), khuôn dạng SHACL trên mọi đồ thị, các truy vấn không được có
        kết quả, nhật ký và kho lưu trữ có toàn vẹn không. Không thay đổi gì.""",
    )
)
@click.option(
    "--reason",
    is_flag=True,
    help=say("Reason with HermiT as well (needs Java).", "Suy luận thêm bằng HermiT (cần Java)."),
)
@data_folder
@click.pass_context
def check(context: click.Context, data: Path | None, *, reason: bool) -> None:
    """Run every check and tell each one's outcome."""
    sound = True
    made = settings(data)
    with opened(made) as store:
        parts: dict[str, Callable[[], Iterable[str]]] = {
            say("ontology", "bản thể học"): _ontology,
            say("journal and archive", "nhật ký và kho lưu trữ"): storage.library(made, store).check,
        }
        if reason:
            parts[say("reasoning", "suy luận")] = _reasoning
        if store.current() is not None:
            parts[say("shapes", "khuôn dạng SHACL")] = lambda: _shapes(store)
            parts[say("checks", "truy vấn kiểm tra")] = lambda: _checks(store)
        for name, part in parts.items():
            sound = _tell(name, list(part())) and sound
    if not sound:
        context.exit(1)


def _tell(name: str, problems: list[str]) -> bool:
    click.echo(f"{name}: " + (say(f"{len(problems)} problems", f"{len(problems)} lỗi") if problems else "ok"))
    for problem in problems[:SHOWN]:
        output.note(f"  {problem}")
    return not problems


def _ontology() -> Iterator[str]:
    world = load()
    if not structure(world).classes:
        yield say("the ontology has no classes", "bản thể học không có lớp nào")
    yield from disjointness_problems(world)


def _reasoning() -> Iterator[str]:
    for unsatisfiable in check_consistency():
        yield f"{unsatisfiable}: " + say("can have no instance", "không thể có cá thể nào")


def _shapes(store: Store) -> Iterator[str]:
    for row in store.select(_GRAPHS, UNLIMITED).rows:
        graph = row["graph"]
        assert isinstance(graph, NamedNode)  # noqa: S101 - graphs have IRIs
        for violation in validate(quad.triple for quad in quads(store, graph)).violations:
            yield f"{graph.value}: {violation.line()}"


def _checks(store: Store) -> Iterator[str]:
    for failure in run(partial(store.select, limits=UNLIMITED), checks()):
        yield from (f"{failure.check}: {failure.description} {line}" for line in failure.lines())
