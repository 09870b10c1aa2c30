"""The thread that looks after the workers."""

import logging
import threading
from typing import Final

import psutil

from graph.embedded.crews import Crew, Crews
from graph.embedded.generations import Generations
from graph.embedded.loading import Plan
from graph.embedded.processes import Loader, LoaderDied, Starter
from graph.errors import GraphError, StoreUnavailable

WATCH: Final = 0.05
"""Seconds between two looks."""

_log = logging.getLogger("lienket.workers")


class Keeper:
    """Ends queries past their limits, replaces workers and loaders that have ended, and has the current one
    of `generations` loaded if `memory` says so. With `fork` workers are forked. It starts nothing before it
    is `wanted`."""

    def __init__(self, crews: Crews, generations: Generations, *, memory: bool, fork: bool) -> None:
        self.wanted = memory
        self.plan = Plan(generations)
        self._crews = crews
        self._generations = generations
        self._memory = memory
        self._fork = fork
        self._thread = threading.Thread(target=self._keep, name="lienket query watch", daemon=True)
        self._thread.start()

    def _keep(self) -> None:
        trouble = ""
        while not self._crews.closed:
            self._crews.wake.wait(WATCH)
            self._crews.wake.clear()
            for worker in self._crews.workers():
                worker.look()
            try:
                self._tend()
                trouble = ""
            except (GraphError, OSError, psutil.Error) as error:  # a full system, a damaged folder
                if str(error) != trouble:
                    _log.warning("query workers cannot be looked after: %s", error)
                trouble = str(error)

    def _tend(self) -> None:
        if self.wanted:
            self._tend_disk()
        if self._memory:
            self._tend_memory(self._generations.current())
        self._bury()

    def _tend_disk(self) -> None:
        """Have a full crew stand by that reads on disk."""
        crew = self._crews.disk
        if crew is None:
            crew = self._crews.found(Crew(Loader() if self._fork else Starter()))
            self._crews.disk = crew
        try:
            crew.source.ready()
            self._staff(crew)
        except LoaderDied:
            self._crews.dismiss(crew)
            return
        if self._crews.serving is None:
            self._crews.serve(crew)

    def _tend_memory(self, current: int | None) -> None:
        """Have a full crew serve that reads the current generation in memory, as soon as it is loaded."""
        crew = self._crews.memory
        if crew is None:
            if current is not None and self.plan.due(current):
                self._load(current)
            return
        if crew.generation != current:
            self._crews.dismiss(crew)
            return
        try:
            if crew.source.ready():
                self._staff(crew)
                self._crews.serve(crew)
        except LoaderDied:
            self.plan.failed()
            self._crews.dismiss(crew)

    def _load(self, current: int) -> None:
        """Begin to load a generation, unless somebody still reads another one in memory."""
        if all(crew.generation is None for crew in self._crews.all):
            private = self.plan.private(current)
            source = Loader(self._generations.store(current))
            self._crews.memory = self._crews.found(Crew(source, current, private))

    def _staff(self, crew: Crew) -> None:
        """Fill the places of workers that have left."""
        while len(crew.workers) < self._crews.size and not self._crews.closed:
            self._crews.add(crew, crew.source.start())

    def _bury(self) -> None:
        """See to it that nothing is left of workers that were ended, nor of crews without workers."""
        for crew in list(self._crews.all):
            for worker in self._crews.leavers(crew):
                worker.end()
                worker.shut()
            if self._crews.disband(crew):
                crew.source.close()

    def close(self) -> None:
        """End all processes; queries that still run end with StoreUnavailable."""
        if not self._crews.close():
            return
        self._thread.join()
        for worker in self._crews.workers():
            worker.kill(StoreUnavailable("the store was closed while the query ran"))
            worker.end()
        for crew in self._crews.all:
            for worker in (*crew.idle, *crew.leaving):
                worker.shut()
            crew.source.close()
