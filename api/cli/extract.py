"""`lienket extract`: what documents say, printed and not kept. No data folder is needed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from pyoxigraph import Quad

from api.cli import output
from api.cli.explaining import lines
from api.cli.language import lang, say
from api.cli.refusals import refusal
from ingest import rdf
from ingest.archive import digest
from ingest.errors import RefusedError
from ingest.explained import record as why
from ingest.extract import extract as find
from ingest.extract.explanation import explain as explained
from ingest.jsonl import record
from ingest.model import Extraction, Span, Task
from ingest.read import MAX_BYTES, load, text_of
from ontology.iris import Iris
from ontology.resources import ontology_quads, programme_quads
from ontology.vocabulary import vocabulary
from queries.rules import Link, compare


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text, where its pages begin, what was found, and how targets stand to the nation's."""

    text: str
    pages: tuple[int, ...]
    extraction: Extraction
    links: list[Link]


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
@lang
@click.pass_context
def extract(context: click.Context, files: tuple[Path, ...], form: str | None, *, explain: bool) -> None:
    """Print each document's facts; tell those that cannot be read, and go on."""
    refused = 0
    for path in files:
        try:
            if explain:
                _explain(path, form)
                continue
            reading = read(path)
        except RefusedError as error:
            output.note(f"{error.path}: {refusal(error.reason, error.message)}")
            refused += 1
            continue
        if form != "table":
            links: list[dict[str, Any]] = [asdict(link) for link in reading.links]
            found = record(reading.extraction, path.name, links, reading.pages)
            output.data(json.dumps(found, ensure_ascii=False) + "\n")
        else:
            click.echo(f"{path.name}: {reading.extraction.title}")
            output.table(
                [
                    say("place", "vị trí"),
                    say("text", "văn bản"),
                    say("what", "loại"),
                    say("meaning", "ý nghĩa"),
                ],
                rows(reading),
            )
    if refused:
        context.exit(1)


def _explain(path: Path, form: str | None) -> None:
    """Print one document's explanation. Raises RefusedError."""
    transcript = text_of(path, load(path, MAX_BYTES))
    explanation = explained(transcript.text, path.name, vocabulary())
    if form == "jsonl":
        found = why(explanation, path.name, transcript.pages)
        output.data(json.dumps(found, ensure_ascii=False) + "\n")
    else:
        title = [(f"{path.name}: {explanation.extraction.title}", "fact")]
        output.styled([title, *lines(explanation, transcript.pages)])


def read(path: Path) -> Reading:
    """Extract one document, and link its targets by the rules that publication uses. Raises RefusedError."""
    data = load(path, MAX_BYTES)
    transcript = text_of(path, data)
    text, pages = transcript.text, transcript.pages
    extraction = find(text, path.name, vocabulary())
    iris = Iris()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    hashes = digest(data), digest(text.encode())
    document = rdf.Document("extracted", path.name, *hashes, text, now, version("lienket"), pages)
    graph = iris.document_graph(document.id)
    facts = (Quad(s, p, o, graph) for s, p, o in rdf.triples(document, extraction, vocabulary(), iris))
    return Reading(text, pages, extraction, compare([*facts, *_knowledge(iris)], iris))


def _knowledge(iris: Iris) -> Iterator[Quad]:
    yield from ontology_quads(iris.graph("ontology"))
    yield from programme_quads(iris.graph("programme"))


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
    return [
        [f"{span.start}-{span.end}", reading.text[span.start : span.end], kind, meaning]
        for span, kind, meaning in sorted(lines, key=lambda line: line[0])
    ]
