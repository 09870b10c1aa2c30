"""A data folder filled through the command line, and a server over it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.server import config
from api.settings import Settings, load

LAI_CHAU = """MỤC TIÊU CHUYỂN ĐỔI SỐ CỦA TỈNH LAI CHÂU

Ngày 15/3/2021, UBND tỉnh Lai Châu ban hành Kế hoạch số 777/KH-UBND triển khai Quyết định số 749/QĐ-TTg.
Đến năm 2025, tỉnh Lai Châu đặt mục tiêu 80% dịch vụ công trực tuyến mức độ 4.
Đến năm 2025, kinh tế số chiếm 12% GRDP của tỉnh.
"""

LAO_CAI = """KẾT QUẢ CHUYỂN ĐỔI SỐ CỦA TỈNH LÀO CAI

Năm 2022, tỷ lệ hồ sơ công việc cấp tỉnh của Lào Cai được xử lý trên môi trường mạng đạt 95%.
Đến năm 2025, tỉnh Lào Cai phấn đấu kinh tế số chiếm 25% GRDP.
"""

Cli = Callable[..., "subprocess.CompletedProcess[str]"]

PATIENCE = 240
"""Seconds that a test waits for what takes one: its machine has other things to do."""


def command(*arguments: str | Path) -> list[str]:
    """`lienket ARGUMENTS` as a process."""
    return [sys.executable, "-c", "from api.cli import main; main()", *map(str, arguments)]


@pytest.fixture(scope="session")
def lienket() -> Cli:
    """Run `lienket` as a person does; its data folder is the keyword `data`."""

    def run(
        *arguments: str | Path, data: Path | None = None, text: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        place = {"LIENKET_DATA": str(data)} if data else {}
        return subprocess.run(
            command(*arguments),
            capture_output=True,
            input=text,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "LIENKET_LANG": "en", **place, **environment},
        )

    return run


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two documents."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "lai-chau.txt").write_text(LAI_CHAU, encoding="utf-8")
    (folder / "lao-cai.txt").write_text(LAO_CAI, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def filled(lienket: Cli, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the two documents. Tests that use it do not change it."""
    data = tmp_path_factory.mktemp("data")
    run = lienket("ingest", documents, data=data)
    assert run.returncode == 0, run.stderr
    return data


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """The application behind a real server in a thread."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(config(create_app(settings), settings, log_level="critical"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server did not start"
                time.sleep(0.01)
            with httpx.Client(
                base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=PATIENCE
            ) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[httpx.Client]:
    """A client of a server over the filled data folder, with limits that tests can reach."""
    with serving(load(data=filled, query_rows=20_000, request_bytes=16_384)) as client:
        yield client
