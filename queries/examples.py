"""What each rule concludes and what it must not, as data: `rules/examples/<rule>.trig`, and in `inference/`.

The default graph of a file is what is given. `ex:concluded` is found among what the rule then concludes, and
none of the graphs `ex:refused…` is; a blank node stands for whatever there is. The header says both in words.
`python -m queries.examples > docs/rules.md` writes all rules with their examples.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import DefaultGraph, Literal, RdfFormat, Triple, parse

from ontology.terms import SKOS
from queries import header
from queries.model import Text
from queries.rules import Rule, inferences, rules

_EXAMPLE: Final = "https://w3id.org/lienket/id/example/"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule. `concludes` and `refuses` tell in words what `concluded` and each of `refused`
    are: patterns of triples. `turtle` is the file without its header."""

    rule: str
    concludes: Text
    refuses: Text
    given: tuple[Triple, ...]
    concluded: tuple[Triple, ...]
    refused: tuple[tuple[Triple, ...], ...]
    turtle: str


@cache
def examples() -> Mapping[str, Example]:
    """The examples by rule: of those that map and judge, then of those that infer."""
    folders = ((files("queries") / name / "examples") for name in ("rules", "inference"))
    found = (file for folder in folders for file in sorted(folder.iterdir(), key=lambda file: file.name))
    return {example.rule: example for example in map(_example, map(header.read, found))}


def illustrations(described: Iterable[Rule]) -> Iterator[Triple]:
    """What the examples of rules show, for their description in the graph."""
    for rule in described:
        example = examples()[rule.id]
        for text in (example.concludes, example.refuses):
            yield Triple(rule.iri, SKOS.example, Literal(text.vi, language="vi"))
            yield Triple(rule.iri, SKOS.example, Literal(text.en, language="en"))


def _example(file: header.QueryFile) -> Example:
    head = file.header
    head.allow("concluded", "refused")
    graphs: dict[str, list[Triple]] = {}
    for quad in parse(file.query, RdfFormat.TRIG):
        graph = quad.graph_name
        name = "given" if isinstance(graph, DefaultGraph) else graph.value.removeprefix(_EXAMPLE)
        graphs.setdefault(name, []).append(quad.triple)
    if unknown := sorted(name for name in graphs if not name.startswith(("given", "concluded", "refused"))):
        raise head.fail(f"no graph is called {unknown[0]!r}: there are ex:concluded and ex:refused…")
    return Example(
        rule=file.name.removesuffix(".trig"),
        concludes=head.text("concluded"),
        refuses=head.text("refused"),
        given=tuple(graphs.get("given", ())),
        concluded=tuple(graphs.get("concluded", ())),
        refused=tuple(tuple(graphs[name]) for name in sorted(graphs) if name.startswith("refused")),
        turtle=file.query,
    )


def book() -> str:
    """All rules with their examples, in Markdown."""
    parts = (
        ("Rules that map and judge", rules(), "rules"),
        ("Rules that infer", inferences(), "inference"),
    )
    sections = (
        section
        for title, applied, folder in parts
        for section in (f"## {title}", *(_section(rule, folder) for rule in applied.values()))
    )
    return "\n\n".join(("# Rules, with examples both ways", *_opening(), *sections)) + "\n"


def _opening() -> Iterator[str]:
    yield (
        "Each rule is a SPARQL CONSTRUCT with a header, in the order in which they run. Written by\n"
        "`python -m queries.examples` from the files; a test runs every example."
    )


def _section(rule: Rule, folder: str) -> str:
    example = examples()[rule.id]
    return "\n\n".join(
        (
            f"### {rule.id}: {rule.label.en}",
            f"*{rule.label.vi}* · [`{rule.id}.rq`](../queries/{folder}/{rule.id}.rq) · scope `{rule.scope}`",
            rule.description.en,
            f"*{rule.description.vi}*",
            f"- **It concludes** ({_file(rule, folder)}): {example.concludes.en} *{example.concludes.vi}*\n"
            f"- **It does not**: {example.refuses.en} *{example.refuses.vi}*",
            f"```turtle\n{_shown(example)}\n```",
        )
    )


def _file(rule: Rule, folder: str) -> str:
    return f"[example](../queries/{folder}/examples/{rule.id}.trig)"


def _shown(example: Example) -> str:
    """What is given and the graphs, without the prefixes."""
    lines = example.turtle.strip().splitlines()
    return "\n".join(line for line in lines if not line.startswith("@")).strip()


if __name__ == "__main__":
    sys.stdout.write(book())
