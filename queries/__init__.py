"""lienket: queries. The questions that the graph answers and the rules that link its targets.

| module | does |
|---|---|
| `catalogue`, `folders` | all questions: those that ship, those in an analyst's folders |
| `question`, `header`, `projection` | one question from its `.rq` file, with all that is checked |
| `glossary`, `markdown` | what questions have in common; their reference as Markdown |
| `parameters`, `things`, `names` | from what people type to RDF terms |
| `bind` | terms into the VALUES blocks of a query |
| `run`, `evidence`, `labels` | an answer with the sentences and names behind it |
| `rules` | the rules that map, judge and infer, as files |
| `derivation`, `conclusions` | what follows by rules, kept up with the documents |
| `links` | what one unpublished document links to |
| `matrix`, `proof` | the linkage matrix; one comparison in full |
| `matching`, `sssom` | how targets were matched; all mappings as an SSSOM table |
| `regression` | what became of an answer: two of them compared |
| `answers` | answers as RDF, networks and data frames, also from Python |
| `views`, `memory` | lienket's own queries; a dataset in memory |

For analysts: `from queries import ask`, see `queries.answers.asking`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from queries.answers.asking import Answer, Graph, ask, query, questions

__all__ = ["Answer", "Graph", "ask", "query", "questions"]


def __getattr__(name: str) -> Any:
    """What is for analysts, imported when it is first asked for: the layers above need none of it."""
    if name in __all__:
        return getattr(import_module("queries.answers.asking"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
