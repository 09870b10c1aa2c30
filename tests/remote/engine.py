"""A real SPARQL 1.1 engine for tests: Oxigraph's own server, in memory, on a free loopback port."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 20.0


def program() -> Path:
    """Oxigraph's server from the development group's `oxigraph` wheel, beside this Python."""
    name = "oxigraph.exe" if sys.platform == "win32" else "oxigraph"
    path = Path(sys.executable).with_name(name)
    assert path.exists(), f"{path} is absent: install the development group (`uv sync`)"
    return path


@contextmanager
def serve() -> Iterator[str]:
    """Run an engine and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen([program(), "serve", "--bind", address], stderr=subprocess.DEVNULL)
    try:
        _await(f"http://{address}/query?query=ASK%7B%7D", server)
        yield f"http://{address}"
    finally:
        server.kill()  # a polite end would wait for queries that were given up
        server.wait()


def _await(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE):
                return
        except urllib.error.URLError as error:
            assert server.poll() is None, f"the engine ended with status {server.returncode}"
            if time.monotonic() > deadline:
                raise TimeoutError(url) from error
            time.sleep(0.02)
