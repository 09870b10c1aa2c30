"""On a terminal, how far the reading of documents is, down to the pages of one; elsewhere nothing."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from tests.api.conftest import command
from tests.ingest.paper import Page, Word, pdf

TEXT = (
    "Đến năm 2025, có 90% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng theo kế hoạch chung."
)


def long_pdf() -> bytes:
    pages = [Page() for _ in range(12)]
    for page in pages:
        page.paragraphs(*[TEXT] * 18)
    return pdf(*pages)


def long_word() -> bytes:
    word = Word()
    for _ in range(1500):
        word.paragraph(TEXT)
    return word.data()


def shown(*arguments: object, data: Path) -> str:
    """What a command writes to the terminal that its errors go to."""
    import pty

    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LIENKET_LANG": "en",
                   "LIENKET_DATA": str(data)}  # fmt: skip
    pieces: list[bytes] = []

    def listen() -> None:
        try:
            while piece := os.read(master, 1 << 16):
                pieces.append(piece)
        except OSError:  # the other end is closed
            return

    listener = Thread(target=listen)
    listener.start()
    subprocess.run(
        command(*arguments), stdout=subprocess.DEVNULL, stderr=slave, check=True, env=environment, timeout=600
    )
    os.close(slave)
    listener.join()
    os.close(master)
    return b"".join(pieces).decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("deed", ["ingest", "extract"])
@pytest.mark.parametrize(
    ("name", "content", "parts"), [("plan.pdf", long_pdf(), "/12"), ("plan.docx", long_word(), "/1501")]
)
def test_the_parts_of_a_document_that_are_read(
    tmp_path: Path, deed: str, name: str, content: bytes, parts: str
) -> None:
    (tmp_path / name).write_bytes(content)
    screen = shown(deed, tmp_path / name, data=tmp_path / "data")
    assert f"{name}: reading" in screen
    assert f"{name}: finding facts" in screen
    assert parts in screen


def test_nothing_where_no_terminal_shows_it(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(long_pdf())
    run = subprocess.run(command("extract", tmp_path / "plan.pdf"), capture_output=True, check=True)
    assert run.stderr == b""
