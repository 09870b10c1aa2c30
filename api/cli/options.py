"""Options that several commands share, and what they open."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api import storage
from api.cli import output
from api.cli.language import say
from api.settings import Settings, load
from graph.store import Store

if TYPE_CHECKING:
    from ingest.pins import Acceptance
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
    """The store, for questions. An empty data folder is first filled with the samples; where the conclusions
    in it are not those of this lienket, that is told."""
    with opened(made) as store:
        if not fill(made, store) and storage.stale(made, store):
            output.note(
                say(
                    "another version of lienket, or other settings, drew the conclusions that are published: "
                    "`lienket publish` shows what changes and draws them anew",
                    "kết luận đang công bố là của phiên bản khác hoặc cài đặt khác: `lienket publish` cho "
                    "xem thay đổi và kết luận lại",
                )
            )
        yield store


def fill(made: Settings, store: Store) -> bool:
    """Fill an empty data folder with the samples, and tell it; False where it is not empty."""
    if not storage.fill(made, store):
        return False
    output.note(
        say(
            f"{made.data} was empty; it now has the national programme and the sample documents",
            f"{made.data} còn trống; đã nạp chương trình quốc gia và các tài liệu mẫu",
        )
    )
    return True


_accept_all = click.option(
    "--accept",
    "accept_all",
    is_flag=True,
    help=say(
        "Publish although pinned answers change; the pins take the new answers.",
        "Vẫn công bố dù câu trả lời đã ghim thay đổi; ghim lấy câu trả lời mới.",
    ),
)
_accept_pins = click.option(
    "--accept-pin",
    "accept_pins",
    multiple=True,
    metavar="PIN",
    help=say(
        "The same for one pin, by its name in `lienket pin`; may be repeated.",
        "Như trên cho một ghim, theo tên trong `lienket pin`; dùng được nhiều lần.",
    ),
)


def accepting(command: Callable[..., None]) -> Callable[..., None]:
    """Options that say which pinned answers may change; the command gets them as `accept`."""

    @wraps(command)
    def with_acceptance(
        *arguments: Any, accept_all: bool, accept_pins: tuple[str, ...], **options: Any
    ) -> None:
        from ingest.pins import Acceptance  # noqa: PLC0415 - see storage.library

        accept = Acceptance(user(), frozenset(accept_pins), accept_all)
        command(*arguments, accept=accept, **options)

    return _accept_all(_accept_pins(with_acceptance))


def user() -> str:
    """Who runs this, for what is to tell who decided; "" where the system does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@contextmanager
def library(
    made: Settings, processes: int | None = None, accept: "Acceptance | None" = None
) -> Iterator["Library"]:
    """The library of documents, as it is; `processes` read them, None for as many as are worth it. Pinned
    answers that changed are told, be it that `accept` lets them or that nothing is published for them."""
    with opened(made) as store, telling(storage.library(made, store, processes, accept=accept)) as documents:
        yield documents


@contextmanager
def telling(documents: "Library") -> Iterator["Library"]:
    """The library; what its publications change of pinned answers, or would have changed, is told."""
    from api.cli import answers  # noqa: PLC0415 - for those who write
    from ingest.errors import PinnedAnswersError  # noqa: PLC0415

    try:
        yield documents
    except PinnedAnswersError as error:
        answers.refused(error.differences, documents.catalogue)
        raise
    answers.note(documents.answers.renewed, say("renewed", "đã cập nhật"), documents.catalogue)
