"""`lienket proof`: what a row of an answer, or a comparison, rests on."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from pyoxigraph import RdfFormat, serialize

from api import present
from api.cli import output
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.tables import in_language
from graph.jsonld import nested
from ontology.iris import Iris
from ontology.terms import PREFIXES
from queries.catalogue import load
from queries.model import Text
from queries.proof import linked
from queries.proof.chain import Document, Step
from queries.proof.proofs import Proof, prove


@click.command(
    help=say(
        """Show what a row of an answer rests on: facts with their sentences, rules, documents, SPARQL.

        ID is what `lienket ask … --proof` prints, the `proof` of a row in JSON or CSV, or the id of a
        comparison from the matrix.

        \b
        lienket ask 1 --place 11 --proof
        lienket proof "equal-targets;place=11;year=2025;a73a6894cbd49ef3" """,
        """Xem một dòng trả lời dựa vào đâu: dữ kiện kèm câu trích, quy tắc, tài liệu, SPARQL.

        ID là mã mà `lienket ask … --proof` in ra, cột `proof` trong JSON hoặc CSV, hoặc mã so sánh lấy từ
        ma trận.

        \b
        lienket ask 1 --place 11 --proof
        lienket proof "equal-targets;place=11;year=2025;a73a6894cbd49ef3" """,
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonld", "turtle"]),
    default="text",
    show_default=True,
)
@data_folder
def proof(id_: str, form: str, data: Path | None) -> None:
    """Print the proof."""
    made = settings(data)
    iris = Iris(made.base)
    with filled(made) as store:
        found = prove(store, load(made.question_folders), made.base, id_.rpartition("/proof/")[2])
        if form in {"jsonld", "turtle"}:
            triples = linked.triples(store, found, iris)
    if form == "text":
        for line in _lines(found):
            click.echo(line)
    elif form == "json":
        output.data(_json(present.proof(found)))
    elif form == "jsonld":
        output.data(_json(nested(triples, [linked.root(found, iris)])))
    else:
        output.data(serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _lines(found: Proof) -> Iterator[str]:
    numbers = {step.iri: number for number, step in enumerate(found.chain.steps, 1)}
    documents = {document.iri: document for document in found.chain.documents}
    for step in found.chain.steps:
        yield f"{numbers[step.iri]}. {_said(step.kind.label)}: {_said(step.label)}"
        yield from (f"   {line}" for line in _step(step, documents))
        if step.rests_on:
            rests = ", ".join(str(numbers[iri]) for iri in step.rests_on)
            yield f"   {say('rests on', 'dựa vào')} {rests}"
    yield ""
    yield from (_document(document) for document in found.chain.documents)
    yield ""
    yield found.sparql.rstrip()


def _step(step: Step, documents: dict[str, Document]) -> Iterator[str]:
    if step.evidence:
        written = step.evidence
        page = say(f"page {written.page}, ", f"trang {written.page}, ") if written.page else ""
        section = " › ".join(map(_said, step.sections))
        yield f"“{written.prefix}[{written.exact}]{written.suffix}”".replace("\n", " ")
        yield f"{written.document} {written.start}-{written.end} ({page}{section or written.title})"
    elif step.role == "fact" and (source := documents.get(step.document or "")):
        yield say(f"by {source.title.en}, no document", f"theo {source.title.vi}, không có tài liệu")
    if step.rule:
        yield f"{say('rule', 'quy tắc')} {step.rule.id}: {_said(step.rule.label)}"
    if step.arithmetic:
        yield step.arithmetic
    if step.confidence is not None:
        yield f"{say('confidence', 'độ tin cậy')} {step.confidence}"
    if step.match:
        yield f"{_said(step.match.predicate.label)}; {_said(step.match.justification.label)}"
    yield _review(step)


def _review(step: Step) -> str:
    if step.reviews:
        return "; ".join(
            f"{_said(review.decision.label)} ({review.by} {review.time})" for review in step.reviews
        )
    if step.match and step.match.review:
        doubts = "; ".join(_said(doubt.label) for doubt in step.match.doubts)
        return f"{_said(step.match.review.label)}: {doubts}"
    return say("not reviewed", "chưa có người duyệt")


def _document(document: Document) -> str:
    read = document.extraction
    how = f"lienket {read.version} {read.time}" if read else say("read by hand", "đọc bằng tay")
    parts = [document.id, _said(document.title), document.issued, document.sha256, how]
    return " · ".join(part for part in parts if part)


def _said(text: Text) -> str:
    return in_language(text, language())
