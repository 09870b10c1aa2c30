"""The guide "model your province's plan": its RDF is valid, and its commands print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDE = ROOT / "ontology" / "guide"
PAGES = sorted(GUIDE.glob("model-your-plan.*.md"))


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page that are in `language`."""
    found = re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(found) >= 4
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the guide, and the command `lienket`, as a reader has them."""
    for name in ("plan.txt", "plan.ttl"):
        shutil.copy(GUIDE / name, tmp_path)
    command = tmp_path / "bin" / "lienket"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from api.cli import main; main()" "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    return tmp_path


def run(command: str, folder: Path, language: str) -> str:
    """What a command prints."""
    environment = os.environ | {
        "LIENKET_DATA": str(folder / "data"), "LIENKET_LANG": language,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout


def test_it_is_there_in_both_languages_with_the_same_steps() -> None:
    assert [page.name for page in PAGES] == ["model-your-plan.en.md", "model-your-plan.vi.md"]
    assert blocks(PAGES[0], "turtle") == blocks(PAGES[1], "turtle")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_fragment_is_part_of_the_worked_example(page: Path) -> None:
    example = (GUIDE / "plan.ttl").read_text(encoding="utf-8")
    assert [block for block in blocks(page, "turtle") if block not in example] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_prints_what_the_page_shows(page: Path, folder: Path) -> None:
    language = page.suffixes[0].removeprefix(".")
    for block in blocks(page, "console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            printed = run(command, folder, language)
            assert not shown or printed == shown, command
