"""Writes `ontology/own_terms.py`, the constants of `lienket.ttl` and `cube.ttl`: `make terms`."""

import keyword
import sys
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode

from ontology import resources
from ontology.index import Index
from ontology.iris import NAMESPACE
from ontology.terms import OWL, SKOS

FILE = Path(__file__).resolve().parent.parent / "own_terms.py"
_HEAD = '''"""The terms of `lienket.ttl`, of which `ontology.terms.LK` is made. Written by `make terms`."""

from pyoxigraph import NamedNode


class OwnTerms:
    """An annotation for each term, with its English definition."""
'''
_WIDTH = 104


def module() -> str:
    """The text of the module, for `lienket.ttl` and `cube.ttl` as they are now."""
    return _HEAD + "".join(_lines(Index((*resources.ontology_triples(), *resources.cube_triples()))))


def _lines(index: Index) -> Iterator[str]:
    for term in sorted(filter(_is_own, index.subjects()), key=str):
        name = term.value.removeprefix(NAMESPACE)
        if OWL.Ontology not in index.kinds(term) and name.isidentifier() and not keyword.iskeyword(name):
            yield f"\n    {name}: NamedNode\n"
            yield from (
                f'    """{_short(text)}"""\n' for text in index.texts(term, SKOS.definition, "en")[:1]
            )


def _is_own(term: NamedNode) -> bool:
    return term.value.startswith(NAMESPACE)


def _short(definition: str) -> str:
    """The definition on one line; what follows the first sentence only where there is room."""
    text = " ".join(definition.replace("\\", "").replace('"', "'").split())
    return text if len(text) <= _WIDTH - 6 else text[: _WIDTH - 10].rsplit(" ", 1)[0] + " …"


if __name__ == "__main__":
    FILE.write_text(module(), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
