"""Options that several commands share, and what they open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli import output
from api.cli.language import say

if TYPE_CHECKING:
    from api.settings import Settings
    from graph.store import Store
    from ingest.pipeline import Library

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
    """The store, for questions. An empty data folder is first filled with the samples."""
    from api import storage  # noqa: PLC0415 - the graph is heavy

    opened = storage.open_store(made)
    try:
        if storage.fill(made, opened):
            output.note(
                say(
                    f"{made.data} was empty; it now has the national programme and the sample documents",
                    f"{made.data} còn trống; đã nạp chương trình quốc gia và các tài liệu mẫu",
                )
            )
        yield opened
    finally:
        opened.close()


@contextmanager
def library(data: Path | None) -> Iterator["Library"]:
    """The library of documents, as it is."""
    from api import storage  # noqa: PLC0415 - the graph is heavy

    made = settings(data)
    opened = storage.open_store(made)
    try:
        yield storage.library(made, opened)
    finally:
        opened.close()
