"""`lienket extract`: what documents say, printed and not kept. No data folder is needed."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import click
from pyoxigraph import Quad

from api.cli import output
from api.cli.explaining import lines
from api.cli.language import lang, say
from api.cli.options import jobs
from api.cli.refusals import refusal
from ingest import rdf
from ingest.archive import digest
from ingest.errors import RefusedError, ended, fault
from ingest.explained import record as why
from ingest.extract import extract as find
from ingest.extract.explanation import Explanation
from ingest.extract.explanation import explain as explained
from ingest.jsonl import record
from ingest.model import Extraction, Span, Task
from ingest.prepare import Reading as Parts
from ingest.processes import Ended, in_order
from ingest.read import MAX_BYTES, Tell, load, text_of
from ontology.iris import Iris
from ontology.release import release
from ontology.resources import ontology_quads, programme_quads
from ontology.vocabulary import vocabulary
from queries.links import Link, compare


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text, where its pages begin, which of them have no text, what was found, and how targets
    stand to the nation's."""

    text: str
    pages: tuple[int, ...]
    unread: tuple[int, ...]
    extraction: Extraction
    links: list[Link]


class Explained(NamedTuple):
    """Where a document's pages begin, which of them have no text, and why it says what was found."""

    pages: tuple[int, ...]
    unread: tuple[int, ...]
    explanation: Explanation


@click.command(
    help=say(
        """Print what documents say: references, measures, links to national targets, sectors, institutions.

        Nothing is kept, and no data folder is needed. As jsonl there is one JSON object for each document,
        with offsets in code points of its text.

        \b
        lienket extract plan.txt --format table
        lienket extract plan.docx --explain
        lienket extract plans/*.txt > found.jsonl""",
        """In nội dung rút từ tài liệu: viện dẫn, số liệu, liên kết mục tiêu quốc gia, lĩnh vực, cơ quan.

        Không lưu gì, không cần thư mục dữ liệu. Với jsonl, mỗi tài liệu là một đối tượng JSON, vị trí tính
        theo ký tự của văn bản.

        \b
        lienket extract ke-hoach.txt --format table
        lienket extract ke-hoach.docx --explain
        lienket extract ke-hoach/*.txt > ket-qua.jsonl""",
    )
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    help=say("jsonl unless --explain is given.", "Mặc định là jsonl, trừ khi có --explain."),
)
@click.option(
    "--explain",
    is_flag=True,
    help=say(
        "Print each sentence with its facts and what decided of each attribute; as jsonl for programs.",
        "In từng câu kèm nội dung rút ra và căn cứ của mỗi thuộc tính; jsonl là dạng cho chương trình.",
    ),
)
@jobs
@lang
@click.pass_context
def extract(
    context: click.Context, files: tuple[Path, ...], form: str | None, jobs: int | None, *, explain: bool
) -> None:
    """Print each document's facts; tell those that cannot be read, and go on."""
    refused = 0
    processes = 1 if explain else jobs
    with output.progress() as bars:
        here = partial(_attempt, explain=explain, reading=bars.parts)
        results = in_order(partial(_attempt, explain=explain), files, processes, here)
        for number, (path, found) in enumerate(results, start=1):
            outcome = ended(path) if isinstance(found, Ended) else found
            refused += isinstance(outcome, RefusedError)
            with bars.aside():
                _print(path, outcome, form)
            if bars.documents:
                bars.documents(number, len(files), path)
    if refused:
        context.exit(1)


def _attempt(
    path: Path, *, explain: bool, reading: Parts | None = None
) -> Reading | Explained | RefusedError:
    try:
        tell = reading and partial(reading, path)
        if explain:
            transcript = text_of(path, load(path, MAX_BYTES), tell)
            explanation = explained(transcript.text, path.name, vocabulary())
            return Explained(transcript.pages, transcript.unread, explanation)
        return read(path, tell)
    except RefusedError as error:
        return error
    except Exception as error:
        return fault(path, error)


def _print(path: Path, outcome: Reading | Explained | RefusedError, form: str | None) -> None:
    """Print what became of one document."""
    if isinstance(outcome, RefusedError):
        output.note(f"{outcome.path}: {refusal(outcome.reason, outcome.message)}")
        return
    output.unread(path, outcome.unread)
    if isinstance(outcome, Reading):
        _show(path, outcome, form)
    else:
        _explain(path, outcome, form)


def _show(path: Path, reading: Reading, form: str | None) -> None:
    """Print what was found in one document."""
    if form != "table":
        links: list[dict[str, Any]] = [asdict(link) for link in reading.links]
        found = record(reading.extraction, path.name, links, reading.pages)
        output.data(json.dumps(found, ensure_ascii=False) + "\n")
        return
    click.echo(f"{path.name}: {reading.extraction.title}")
    columns = [say("place", "vị trí"), say("text", "văn bản"), say("what", "loại"), say("meaning", "ý nghĩa")]
    output.table(columns, rows(reading))


def _explain(path: Path, outcome: Explained, form: str | None) -> None:
    """Print one document's explanation."""
    pages, _, explanation = outcome
    if form == "jsonl":
        found = why(explanation, path.name, pages)
        output.data(json.dumps(found, ensure_ascii=False) + "\n")
    else:
        title = [(f"{path.name}: {explanation.extraction.title}", "fact")]
        output.styled([title, *lines(explanation, pages)])


def read(path: Path, tell: Tell | None = None) -> Reading:
    """Extract one document, and link its targets by the rules that publication uses. Raises RefusedError."""
    data = load(path, MAX_BYTES)
    transcript = text_of(path, data, tell)
    text, pages = transcript.text, transcript.pages
    extraction = find(text, path.name, vocabulary())
    iris = Iris()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    hashes = digest(data), digest(text.encode())
    document = rdf.Document("extracted", path.name, *hashes, text, now, release(), pages)
    graph = iris.document_graph(document.id)
    facts = (Quad(s, p, o, graph) for s, p, o in rdf.triples(document, extraction, vocabulary(), iris))
    return Reading(text, pages, transcript.unread, extraction, compare([*facts, *_knowledge()], iris))


@cache
def _knowledge() -> tuple[Quad, ...]:
    iris = Iris()
    return (*ontology_quads(iris.graph("ontology")), *programme_quads(iris.graph("programme")))


def _assigned(task: Task) -> str:
    """Who leads, who helps, by when."""
    helping = f"({', '.join(task.coordinating)})" if task.coordinating else ""
    return " ".join(filter(None, (", ".join(task.responsible), helping, task.deadline)))


def rows(reading: Reading) -> list[list[str]]:
    """All that was found, in the order of the text: offsets, words, kind, meaning."""
    found = reading.extraction
    linked = {link.start: f"{link.national} ({link.relation})" for link in reading.links}
    lines: list[tuple[Span, str, str]] = [
        (r.span, say("reference", "viện dẫn"), r.symbol) for r in found.references
    ]
    lines += [
        (m.span, str(m.kind), " ".join(filter(None, (m.indicator, m.level, linked.get(m.span.start)))))
        for m in found.measures
    ]
    lines += [(s.span, say("sector", "lĩnh vực"), s.sector) for s in found.sectors]
    lines += [(i.span, say("institution", "cơ quan"), i.name) for i in found.institutions]
    lines += [(t.span, say("task", "nhiệm vụ"), _assigned(t)) for t in found.tasks]
    lines += [(g.span, say("task group", "nhóm nhiệm vụ"), g.programme or "") for g in found.task_groups]
    lines += [(g.span, say("goal", "mục tiêu định tính"), str(g.year or "")) for g in found.goals]
    lines += [
        (v.span, say("in force", "hiệu lực"), f"{v.instrument.symbol} {v.begins or ''}–{v.ends or ''}")
        for v in found.in_force
    ]
    return [
        [f"{span.start}-{span.end}", reading.text[span.start : span.end], kind, meaning]
        for span, kind, meaning in sorted(lines, key=lambda line: line[0])
    ]
