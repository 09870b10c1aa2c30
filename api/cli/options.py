"""Options that several commands share, and what they open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api import storage
from api.cli import output
from api.cli.language import say
from api.settings import Settings, load
from graph.store import Store

if TYPE_CHECKING:
    from ingest.pipeline import Library

data_folder = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help=say(
        "Folder of the store and the archive (or LIENKET_DATA); by default where programs keep their data.",
        "Thư mục chứa kho dữ liệu (hoặc LIENKET_DATA); mặc định là nơi hệ điều hành dành cho chương trình.",
    ),
)


def settings(data: Path | None, **overrides: Any) -> Settings:
    """The settings of this run. Raises SettingsError."""
    return load(data=data, **overrides)


jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help=say(
        "Processes that read; by default one, and for many documents as many as there are cores.",
        "Số tiến trình đọc tài liệu; mặc định là một, khi có nhiều tài liệu thì mỗi lõi một tiến trình.",
    ),
)


inference = click.option(
    "--inference/--no-inference",
    default=None,
    help=say(
        "Publish also what follows from classes, properties and succession, or not (or LIENKET_INFERENCE).",
        "Công bố cả điều suy ra từ lớp, thuộc tính và kế tục, hoặc không (hay LIENKET_INFERENCE).",
    ),
)


@contextmanager
def opened(made: Settings) -> Iterator[Store]:
    """The store, as it is."""
    store = storage.open_store(made)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def filled(made: Settings) -> Iterator[Store]:
    """The store, for questions. An empty data folder is first filled with the samples."""
    with opened(made) as store:
        if storage.fill(made, store):
            output.note(
                say(
                    f"{made.data} was empty; it now has the national programme and the sample documents",
                    f"{made.data} còn trống; đã nạp chương trình quốc gia và các tài liệu mẫu",
                )
            )
        yield store


@contextmanager
def library(made: Settings, processes: int | None = None) -> Iterator["Library"]:
    """The library of documents, as it is; `processes` read them, None for as many as are worth it."""
    with opened(made) as store:
        yield storage.library(made, store, processes)
