"""Options that several commands share, and what they stand for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from api.cli.language import say

if TYPE_CHECKING:
    from api.settings import Settings
    from graph.store import Store

F = TypeVar("F", bound=Callable[..., Any])

data_folder = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help=say(
        "Folder of the store and the archive (or LIENKET_DATA); by default where programs keep their data.",
        "Thư mục chứa kho dữ liệu (hoặc LIENKET_DATA); mặc định là nơi hệ điều hành dành cho chương trình.",
    ),
)


def settings(data: Path | None, **overrides: Any) -> "Settings":
    """The settings of this run. Raises SettingsError."""
    from api.settings import load  # noqa: PLC0415 - pydantic is heavy

    return load(data=data, **overrides)


@contextmanager
def store(made: "Settings") -> Iterator["Store"]:
    """The store of these settings while a command runs, first filled with the samples if it is empty."""
    from api.storage import open_store  # noqa: PLC0415 - the graph is heavy

    opened = open_store(made)
    try:
        yield opened
    finally:
        opened.close()
