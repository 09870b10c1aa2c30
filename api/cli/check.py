"""`lienket check`: is all as it must be? Ontology, shapes, checks, journal and archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import click
from pyoxigraph import NamedNode

from api import storage
from api.cli import output
from api.cli.answers import counts
from api.cli.language import say
from api.cli.options import data_folder, opened, settings
from graph.checks import Failure, run
from graph.export import quads
from graph.store import UNLIMITED, Store
from graph.validate import validate
from ingest.pipeline import Library
from ontology import inferences
from ontology.iris import INFERRED, Iris
from ontology.reasoning import disjointness_problems, load, structure, unsatisfiable
from ontology.resources import checks, ontology_quads, pitfalls, warnings
from queries.memory import InMemory

SHOWN = 10
"""Problems of one kind that are told one by one."""

_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"


@click.command(
    help=say(
        """Check that all is as it must be; the exit status is 1 if something is not.

        The structure of the ontology (through Owlready2) and the pitfalls of ontologies, the shapes on every
        graph, the queries that must find nothing, and whether journal and archive are whole. What a person
        should look at is told besides. Nothing is changed.""",
        """Kiểm tra mọi thứ có đúng không; mã thoát là 1 nếu có lỗi.

        Cấu trúc bản thể học (qua Owlready2) và các lỗi thường gặp của bản thể học, khuôn dạng SHACL trên mọi
        đồ thị, các truy vấn không được có kết quả, nhật ký và kho lưu trữ có toàn vẹn không. Điều cần người
        xem lại được nêu thêm. Không thay đổi gì.""",
    )
)
@click.option(
    "--reason",
    is_flag=True,
    help=say(
        "Reason with HermiT as well, with the standards' axioms, and compare what follows with what should "
        "(needs Java; half a minute).",
        "Suy luận thêm bằng HermiT cùng tiên đề của các chuẩn, và so điều suy ra với điều phải suy ra "
        "(cần Java; nửa phút).",
    ),
)
@data_folder
@click.pass_context
def check(context: click.Context, data: Path | None, *, reason: bool) -> None:
    """Run every check and tell each one's outcome."""
    sound = True
    made = settings(data)
    with opened(made) as store:
        library = storage.library(made, store)
        parts: dict[str, Callable[[], Iterable[str]]] = {
            say("ontology", "bản thể học"): _ontology,
            say("journal and archive", "nhật ký và kho lưu trữ"): library.check,
        }
        if reason:
            parts[say("reasoning", "suy luận")] = _reasoning
        if store.current() is not None:
            parts[say("shapes", "khuôn dạng SHACL")] = lambda: _shapes(store)
            parts[say("checks", "truy vấn kiểm tra")] = lambda: _failures(store, checks())
        for name, part in parts.items():
            sound = _tell(name, list(part())) and sound
        if store.current() is not None:
            _tell(say("to look at", "cần xem lại"), list(_failures(store, warnings())))
            _tell(say("pinned answers", "câu trả lời đã ghim"), list(_differing(library)))
    if not sound:
        context.exit(1)


def _differing(library: Library) -> Iterator[str]:
    """The pins whose answer is another one now, as after a rollback."""
    for pin, difference in library.answers.all():
        if difference:
            yield f"{pin.name}: {counts(difference)}"


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
    shipped = InMemory(ontology_quads(Iris().graph("ontology")))
    yield from _lines(run(shipped.select, pitfalls()))


def _reasoning() -> Iterator[str]:
    for empty in unsatisfiable():
        yield f"{empty}: " + say("can have no instance", "không thể có cá thể nào")
    yield from inferences.problems()


def _shapes(store: Store) -> Iterator[str]:
    for row in store.select(_GRAPHS, UNLIMITED).rows:
        graph = row["graph"]
        assert isinstance(graph, NamedNode)  # noqa: S101 - graphs have IRIs
        if INFERRED in graph.value:
            continue  # what is inferred of a thing is told in another graph than the thing itself
        for violation in validate(quad.triple for quad in quads(store, graph)).violations:
            yield f"{graph.value}: {violation.line()}"


def _failures(store: Store, queries: Mapping[str, str]) -> Iterator[str]:
    yield from _lines(run(partial(store.select, limits=UNLIMITED), queries))


def _lines(failures: Iterable[Failure]) -> Iterator[str]:
    for failure in failures:
        yield from (f"{failure.check}: {failure.description} {line}" for line in failure.lines())
