"""The command line before any command runs."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import SECTIONS, cli

HEAVY = (
    "fastapi",
    "pydantic",
    "uvicorn",
    "pyoxigraph",
    "rdflib",
    "owlready2",
    "rich",
    "yaml",
    "networkx",
    "pyshacl",
)
LIENKET = [sys.executable, "-c", "from api.cli import main; main()"]
NAMES = [name for part in SECTIONS.values() for name in part]


def lienket(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*LIENKET, *arguments],
        capture_output=True,
        timeout=600,
        check=False,
        env={**os.environ, **environment},
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from api.cli import cli\n"
        "try: cli(['--help'])\n"
        f"except SystemExit: print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_help_is_there_within_half_a_second() -> None:
    """Of a processor's time: how long that takes, others on the machine have a say in."""
    seconds = []
    for _ in range(5):
        started = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
        assert lienket("--help").returncode == 0
        seconds.append(sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - started)
    assert min(seconds) < 0.5


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage: " in result.output


@pytest.mark.parametrize("language", ["vi_VN.UTF-8", "en_GB.UTF-8"])
def test_help_speaks_the_language_of_the_locale(language: str) -> None:
    shown = lienket("--help", LIENKET_LANG=language).stdout.decode()
    assert ("Tài liệu:" in shown) is language.startswith("vi")


def test_help_works_where_the_terminal_is_not_utf8() -> None:
    run = lienket("--help", LIENKET_LANG="vi", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 0
    assert "Bắt đầu" in run.stdout.decode(), "a pipe gets UTF-8"
    assert run.stderr == b""


def test_an_unknown_command_is_a_usage_error() -> None:
    run = lienket("frobnicate")
    assert run.returncode == 2
    assert b"No such command 'frobnicate'" in run.stderr


def test_a_setting_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    run = lienket("query", "ASK {}", LIENKET_PORT="many", LIENKET_DATA=str(tmp_path))
    assert run.returncode == 1
    assert run.stdout == b""
    assert run.stderr.startswith(b"lienket: a setting is not valid: port")
    assert run.stderr.count(b"\n") == 1
