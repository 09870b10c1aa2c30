"""Oxigraph's server, from the development group's wheel `oxigraph`."""

import sys
from pathlib import Path

from graph.remote import Endpoints
from tests.remote.engines.process import Absent, Running, free_port, run

SECONDS = 30
"""After which it ends a query itself: one whose client has gone would keep a processor busy for good."""


def program() -> Path:
    path = Path(sys.executable).with_name("oxigraph.exe" if sys.platform == "win32" else "oxigraph")
    if not path.exists():
        raise Absent(f"{path} is absent")
    return path


def start(folder: Path) -> Running:
    address = f"127.0.0.1:{free_port()}"
    url = f"http://{address}"
    endpoints = Endpoints(f"{url}/query", f"{url}/update", f"{url}/store")
    return run(
        "oxigraph", [program(), "serve", "--bind", address, "--timeout-s", str(SECONDS)], folder, endpoints
    )
