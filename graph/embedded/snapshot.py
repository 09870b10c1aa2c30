"""What a draft held at some moment: a store of its own, for as long as somebody looks at it."""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from graph.embedded.store import EmbeddedStore
from graph.store import Generation, Limits

_PREFIX: Final = "snapshot-"

_FORGOTTEN: Final = 24 * 3600.0
"""Seconds after which nobody looks at a snapshot any more: its process has been killed."""


class Snapshot(EmbeddedStore):
    """What `backup` writes into a folder, below the data folder `beside` so that it can be hard links. It is
    removed when it is closed; what killed processes have left goes a day later. `limits` are those of a query
    that comes without its own."""

    def __init__(self, backup: Callable[[str], None], beside: Path, quads: int, limits: Limits) -> None:
        _sweep(beside)
        super().__init__(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside)), workers=1, limits=limits)
        self._made = Generation(1, datetime.now(UTC), quads)
        place = self._generations.store(self._made.number)
        place.parent.mkdir(parents=True)
        backup(str(place))
        (self.folder / "current").write_text(f"{self._made.number}\n", "ascii")

    def current(self) -> Generation:
        """What the draft held."""
        return self._made

    def close(self) -> None:
        """End its workers, and remove it."""
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _sweep(beside: Path) -> None:
    for left in beside.glob(f"{_PREFIX}*"):
        if time.time() - left.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(left, ignore_errors=True)
