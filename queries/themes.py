"""What questions are about: the names of the themes, in their order (`catalogue/themes.yaml`)."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from queries.model import Question, Text

OWN: Final = "own"
"""The theme of what lies in an analyst's folder itself."""


@cache
def themes() -> Mapping[str, Text]:
    """The names of the themes by id, in the order in which people meet them."""
    told = yaml.safe_load((files("queries") / "catalogue" / "themes.yaml").read_text(encoding="utf-8"))
    return {theme: Text(**names) for theme, names in told.items()}


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
