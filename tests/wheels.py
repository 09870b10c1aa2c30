"""Wheels of lienket, each installed into an empty environment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
"""The C compiler that a compiled wheel needs, or None."""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command prints, without this project's settings; AssertionError with all of it if it fails."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LIENKET_", "PYTHON", "VIRTUAL_ENV"))}
    outcome = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=kept | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def installed(folder: Path, *, compiled: bool = False) -> Path:
    """The `bin` folder of a new environment under `folder` that holds the wheel and what it asks for, nothing
    else. Compiling takes minutes."""
    uv = shutil.which("uv") or Path(sys.executable).parent / "uv"
    # a compiled wheel is made from a source distribution, as compiling leaves its files beside the sources
    parts, wish = ((), {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}) if compiled else (("--wheel",), {})
    run(uv, "build", "--quiet", *parts, "--out-dir", folder, ROOT, cwd=folder, **wish)
    run(uv, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=folder)
    (wheel,) = folder.glob("*.whl")
    run(uv, "pip", "install", "--quiet", "--python", folder / "env", wheel, cwd=folder)
    return folder / "env" / "bin"
