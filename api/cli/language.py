"""The language of the command line: `--lang` where a command has it, else `LIENKET_LANG`, else that of the
locale; English if none says."""

import os
from typing import Literal

import click

Language = Literal["vi", "en"]
_CHOSEN = "lienket.language"


def language() -> Language:
    """`vi` or `en`."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(_CHOSEN) if context else None
    names = ("LIENKET_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    said = chosen or next((value for name in names if (value := os.environ.get(name))), "en")
    return "vi" if said.lower().startswith("vi") else "en"


def say(en: str, vi: str) -> str:
    """The text in the language of the command line."""
    return vi if language() == "vi" else en


def _choose(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    context.meta[_CHOSEN] = value


lang = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    callback=_choose,
    expose_value=False,
    is_eager=True,
    help=say("Language of what is printed (or LIENKET_LANG).", "Ngôn ngữ hiển thị (hoặc LIENKET_LANG)."),
)
"""The option `--lang`: its value counts for the whole run."""
