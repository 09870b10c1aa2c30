"""What the questions of the catalogue have in common: their themes in order, and what columns of a name hold
(`catalogue/themes.yaml`, `catalogue/columns.yaml`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from queries.model import Column, Question, Text

OWN: Final = "own"
"""The theme of what lies in an analyst's folder itself."""


def themes() -> Mapping[str, Text]:
    """The names of the themes by id, in the order in which people meet them."""
    return _texts("themes")


def label(theme: str) -> Text:
    """The name of a theme: that of a folder of an analyst's own is the folder's."""
    return themes().get(theme) or Text(theme, theme)


def by_theme(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """Questions in their order, theme by theme; those of other folders come after those that have names."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(question.theme, []).append(question)
    order = list(themes())
    known = sorted(found.keys() & set(order), key=order.index)
    return {theme: found[theme] for theme in (*known, *sorted(found.keys() - set(order)))}


def explained(question: Question) -> Question:
    """`question` with the meaning of each column that says nothing of its own, and has a common name."""
    return replace(question, columns=tuple(map(_explained, question.columns)))


def _explained(column: Column) -> Column:
    return replace(column, meaning=column.meaning or _texts("columns").get(column.name))


@cache
def _texts(name: str) -> Mapping[str, Text]:
    told = yaml.safe_load((files("queries") / "catalogue" / f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: Text(**texts) for key, texts in told.items()}
