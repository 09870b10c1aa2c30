"""The catalogue of a running application: it follows an analyst's files, and the log says what is wrong with
them."""

import logging
from collections.abc import Iterable
from pathlib import Path

from queries.catalogue import Catalogue, LiveCatalogue
from queries.model import Fault

_LOG = logging.getLogger("lienket.questions")


class Questions:
    """The questions as the files in an analyst's `folders` are now. Each fault is logged once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._live = LiveCatalogue(folders)
        self._told: frozenset[Fault] = frozenset()

    def now(self) -> Catalogue:
        """The catalogue. It looks at the files, so it is not for an event loop."""
        catalogue = self._live.now()
        faults = frozenset(catalogue.faults)
        for fault in catalogue.faults:
            if fault not in self._told:
                where = f"{fault.folder / fault.file}" + (f":{fault.line}" if fault.line else "")
                _LOG.warning("%s is no question: %s", where, fault.message.en)
        self._told = faults
        return catalogue
