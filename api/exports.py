"""Answers as files of every form: over HTTP and on the command line alike."""

import json
from typing import IO, Final

from api import present, tables
from api.sheets import sheets
from graph.export import Format, delimited, workbook, write
from graph.export.files import drawn
from graph.export.forms import RDF
from graph.store import Store
from ontology.iris import Iris
from queries.answers import described
from queries.model import Result

ANSWERS: Final = (
    Format.JSON,
    Format.CSV,
    Format.XLSX,
    Format.TURTLE,
    Format.JSONLD,
    Format.NTRIPLES,
    Format.GRAPHML,
    Format.GEXF,
    Format.HTML,
)
"""The forms of an answer."""


def answer(result: Result, store: Store, iris: Iris, *, form: Format, lang: str, output: IO[bytes]) -> None:
    """Write an answer in the language `lang`, `vi` or `en`.

    A table (CSV, XLSX) has its evidence beside the rows, RDF the facts that the rows name and the rows
    themselves, a network (GraphML, GEXF, HTML) the things in the rows. Raises ExportTooLarge.
    """
    current = store.current()
    published = None if current is None else current.published
    title = tables.in_language(result.question.title, lang)
    if form is Format.JSON:
        output.write((json.dumps(present.answer(result), ensure_ascii=False, indent=2) + "\n").encode())
    elif form is Format.CSV:
        output.write(delimited.write(*tables.answer(result, lang)).encode())
    elif form is Format.XLSX:
        workbook.write(sheets(result, current, lang), output, title, published)
    elif form in RDF:
        write(described.triples(result, store, iris, published), form, output)
    else:
        from queries.answers.network import network  # noqa: PLC0415 - as long as a question takes

        output.write(drawn(network(result, store, lang), form, title, lang))
