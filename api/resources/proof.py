"""What the page of a proof shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode

from api import tables
from api.negotiation import Language
from api.resources.addresses import Addresses, query
from graph.store import Term
from queries.model import Column, Text
from queries.opening import opened
from queries.parameters import shown
from queries.proof.chain import Chain, Document, Step
from queries.proof.proofs import Proof


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of the row: what it is called, what it holds, and where that is shown."""

    label: str
    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """All of the page. `title` is the question, or what a comparison comes to; `answer` is where the whole
    answer is, `query` where the query for the row can be run; `numbers` are those of the steps, `sources` the
    documents, `cards` where the explorer shows comparisons, by IRI."""

    path: str
    title: Text
    answer: str | None
    cells: tuple[Cell, ...]
    chain: Chain
    numbers: Mapping[str, int]
    sources: Mapping[str, Document]
    cards: Mapping[str, str]
    sparql: str
    query: str


def read(proof: Proof, language: Language, addresses: Addresses) -> Shown:
    """The page of `proof` in `language`."""
    steps = proof.chain.steps
    answered = proof.answered
    return Shown(
        path=f"proof/{proof.id}",
        title=answered.result.question.title if answered else _compared(steps),
        answer=_answer(proof) if answered else None,
        cells=tuple(_cells(proof, language, addresses)),
        chain=proof.chain,
        numbers={step.iri: number for number, step in enumerate(steps, 1)},
        sources={document.iri: document for document in proof.chain.documents},
        cards={step.iri: card for step in steps if (card := addresses.card(step.iri))},
        sparql=proof.sparql,
        query=query(proof.sparql),
    )


def _compared(steps: Sequence[Step]) -> Text:
    """What a comparison comes to, and the national target that it is of."""
    verdict = steps[0].label
    national = next((step.label for step in steps if step.kind.id == "NationalTarget"), Text("", ""))
    return Text(f"{national.vi}: {verdict.vi}", f"{national.en}: {verdict.en}")


def _answer(proof: Proof) -> str:
    assert proof.answered  # noqa: S101 - asked for rows alone
    result = proof.answered.result
    values = {name: shown(term) for name, term in sorted(result.arguments.items()) if term is not None}
    asked = f"?{urlencode(values)}" if values else ""
    return f"/questions/{quote(result.question.id, safe='')}{asked}"


def _cells(proof: Proof, language: Language, addresses: Addresses) -> Iterator[Cell]:
    if proof.answered is None:
        return
    result, row = proof.answered.result, proof.answered.row
    steps = {step.iri: (number, step.label) for number, step in enumerate(proof.chain.steps, 1)}
    for column in result.question.columns:
        value, label = row.get(column.name), tables.in_language(column.label, language)
        if isinstance(value, NamedNode) and value.value in steps:
            number, name = steps[value.value]
            yield Cell(label, tables.in_language(name, language), f"#step-{number}")
        elif value is not None:
            href = addresses.of(value.value) if isinstance(value, NamedNode) else _opening(column, row)
            yield Cell(label, tables.text(value, result, language), href)


def _opening(column: Column, row: Mapping[str, Term]) -> str | None:
    """Where the rows behind a count are listed, each with its proof."""
    values = opened(column, row)
    if column.opens is None or values is None:
        return None
    return f"/questions/{quote(column.opens.question, safe='')}?{urlencode(values)}"
