"""What may not stand in a committed file, and what the documentation promises."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from api.cli import cli
from api.cli.ask import command as command_of
from queries.catalogue import load
from tests.conftest import ROOT


def committed() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in committed():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    assert len(found) > 100
    return found


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    inside = re.compile(r"(?<![\w.}])/(?:work|farm|root|home/\w+)/")
    mine = Path(__file__).resolve()
    offenders = [str(p.relative_to(ROOT)) for p, text in texts() if p != mine and inside.search(text)]
    assert offenders == []


def test_the_page_sources_name_no_other_host_to_load_from() -> None:
    loading = re.compile(r"""(?:src|href|import|url)\s*[=(]?\s*["'(]\s*(?:https?:)?//""")
    pages = [(p, t) for p, t in texts() if (ROOT / "api" / "explorer") in p.parents and p.suffix != ".json"]
    assert len(pages) >= 5
    # A link asks another host only when somebody follows it.
    assert [str(p.relative_to(ROOT)) for p, t in pages if loading.search(re.sub(r"<a\s[^>]*>", "", t))] == []


MARKDOWN = sorted(p for p in ROOT.glob("**/*.md") if not {".venv", "node_modules"} & set(p.parts))


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_in_documentation_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert missing == []


def test_the_readme_names_only_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:^|`)make ([a-z]+)", readme, flags=re.MULTILINE))
    assert {"run", "test"} <= targets
    assert targets <= set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_the_readme_calls_the_command_line_with_options_that_it_has(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    calls = re.findall(r"`(?:uv run )?lienket ([a-z]+)([^`]*)`", text)
    assert len(calls) >= 6
    for name, rest in calls:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None, name
        if isinstance(command, click.Group) and (action := next(iter(rest.split()), "")) in command.commands:
            command = command.commands[action]
        context = click.Context(command)
        known = {option for parameter in command.get_params(context) for option in parameter.opts}
        if name in {"ask", "pin"} and rest.split() and rest.split()[0] in load():
            asking = command_of(load()[rest.split()[0]])
            known |= {option for parameter in asking.get_params(context) for option in parameter.opts}
        assert set(re.findall(r"--[a-z]+", rest)) <= known
