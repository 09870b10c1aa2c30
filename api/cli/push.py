"""`lienket push`: send what is published to another engine."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from api import storage
from api.cli.language import say
from api.cli.options import accepting, data_folder, settings, telling
from api.errors import SettingsError
from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.remote import Endpoints, RemoteStore
from graph.remote.push import Pushed
from graph.remote.push import push as send
from graph.store import Store
from ingest.pins import Acceptance


@click.command(
    help=say(
        """Send the published graph to the engine that LIENKET_STORE names: what has changed since.

        Graphs of others in that engine are left alone. A push that was broken off goes on where it was.
        Nothing is sent while a pinned answer (`lienket pin`) differs, unless you accept that.

        \b
        LIENKET_STORE=http://localhost:3030/lienket/query \\
        LIENKET_STORE_GRAPHS=http://localhost:3030/lienket/data lienket push""",
        """Gửi đồ thị đã công bố đến kho SPARQL ghi trong LIENKET_STORE: chỉ những phần thay đổi từ lần trước.

        Đồ thị của người khác trong kho đó được giữ nguyên. Lần gửi bị ngắt sẽ tiếp tục ở chỗ dừng.
        Không gửi gì khi câu trả lời đã ghim (`lienket pin`) khác đi, trừ khi bạn chấp nhận.

        \b
        LIENKET_STORE=http://localhost:3030/lienket/query \\
        LIENKET_STORE_GRAPHS=http://localhost:3030/lienket/data lienket push""",
    )
)
@accepting
@data_folder
def push(data: Path | None, accept: Acceptance) -> None:
    """See that what is pinned holds, compare digests, and send."""
    made = settings(data)
    endpoints = storage.endpoints(made)
    if endpoints is None:
        raise SettingsError("LIENKET_STORE must name the engine to send to; see docs/engines.md")
    with EmbeddedStore(made.data) as source:
        with telling(storage.library(made, source, accept=accept)) as documents:
            documents.answers.hold()
        done = _send(source, endpoints, made)
    click.echo(
        say(
            f"generation {done.number}: {done.sent} graphs sent, {done.removed} removed, "
            f"{done.unchanged} unchanged",
            f"bản {done.number}: đã gửi {done.sent} đồ thị, gỡ {done.removed}, giữ nguyên {done.unchanged}",
        )
    )


def _send(source: Store, endpoints: Endpoints, made: Settings) -> Pushed:
    with (
        RemoteStore(endpoints, made.store_engine) as engine,
        Progress(console=Console(stderr=True), transient=True) as bars,
    ):
        bar = bars.add_task(say("graphs", "đồ thị"), total=None)
        return send(source, engine, lambda done, of: bars.update(bar, completed=done, total=of))
