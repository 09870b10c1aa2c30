"""`lienket serve`: the explorer, the API and the SPARQL endpoint in one process."""

import logging
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path
from types import FrameType

import click
import uvicorn
from fastapi import FastAPI

from api import server, storage
from api.app import create_app
from api.cli.language import say
from api.cli.options import data_folder, fill, inference, opened, settings
from api.draining import LAST_WORDS, DrainingServer
from api.errors import SettingsError
from api.observing import logs
from api.settings import Settings
from ontology.errors import LienketError

_LOG = logging.getLogger("lienket")

FIRST_ANSWERS = 2.0
"""Seconds that the first answers have to themselves."""


@click.command(
    help=say(
        """Serve the explorer, the API and SPARQL on this machine, until Ctrl+C.

        An empty data folder is first filled with the national programme and three sample documents. Documents
        that are ingested meanwhile show without a restart.

        \b
        lienket serve --open
        lienket serve --port 9000 --data ./graph""",
        """Chạy trang tra cứu, API và SPARQL trên máy này, đến khi bấm Ctrl+C.

        Thư mục dữ liệu còn trống thì được nạp chương trình quốc gia và ba tài liệu mẫu. Tài liệu nạp thêm
        trong lúc chạy sẽ hiện ra mà không cần khởi động lại.

        \b
        lienket serve --open
        lienket serve --port 9000 --data ./do-thi""",
    )
)
@click.option("--host", help=say("Address to listen on [127.0.0.1].", "Địa chỉ lắng nghe [127.0.0.1]."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=say("Port; 0 takes a free one [8749].", "Cổng; 0 là tự chọn [8749]."),
)
@click.option("--open", "browse", is_flag=True, help=say("Open a browser as well.", "Mở luôn trình duyệt."))
@data_folder
@inference
def serve(
    host: str | None, port: int | None, data: Path | None, *, browse: bool, inference: bool | None
) -> None:
    """Listen, say where, and answer."""
    made = settings(data, host=host, port=port, inference=inference)
    with _listen(made) as listening:
        _fill(made)
        _run(made, listening, browse=browse)


def _listen(made: Settings) -> socket.socket:
    """Take the port first: a taken one is told before any work is done."""
    try:
        family = socket.AF_INET6 if ":" in made.host else socket.AF_INET
        listening = socket.create_server((made.host, made.port), family=family)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {made.host} port {made.port} ({error.strerror}); choose another with --port"
        ) from error
    # Connections inherit it. asyncio sets it only where a socket names its protocol, which this one does not;
    # without, each answer on a kept connection waits 40 ms for the client's acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _fill(made: Settings) -> None:
    """An empty data folder gets the samples."""
    with opened(made) as store:
        fill(made, store)


def _refresh(made: Settings) -> None:
    """Publish what an upgrade has changed in the ontology or the rules, beside the server: readers get the
    new generation when it is there."""
    try:
        with opened(made) as store:
            storage.library(made, store).refresh()
    except LienketError as error:
        _LOG.warning("serving what was published: %s", error)


class _Server(DrainingServer):
    """Says where it listens once it does, in a browser too with `browse`."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, made: Settings, *, browse: bool) -> None:
        super().__init__(config, app, made.drain_seconds)
        self._made = made
        self._browse = browse

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started and sockets:
            self._announce(_address(self._made, sockets[0]))

    def _announce(self, address: str) -> None:
        click.echo(say(f"lienket is at {address} - stop with Ctrl+C", f"lienket: {address} - dừng: Ctrl+C"))
        if self._browse:
            webbrowser.open(address)
        if self._made.store is None:
            refresh = threading.Timer(FIRST_ANSWERS, _refresh, [self._made])
            refresh.daemon = True
            refresh.start()


def _address(made: Settings, listening: socket.socket) -> str:
    host = f"[{made.host}]" if ":" in made.host else made.host
    return f"http://{host}:{listening.getsockname()[1]}/"


def _run(made: Settings, listening: socket.socket, *, browse: bool) -> None:
    app = create_app(made)
    config = server.config(
        app,
        made,
        log_config=logs.configuration(made.log),
        log_level="warning",
        timeout_graceful_shutdown=LAST_WORDS,
    )
    signal.signal(signal.SIGTERM, _end)
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once all is closed
        _Server(config, app, made, browse=browse).run(sockets=[listening])


def _end(_signal: int, _frame: FrameType | None) -> None:
    """SIGTERM ends the program in peace: uvicorn raises the signal again once all is closed."""
    sys.exit(0)
