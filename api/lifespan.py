"""From the start of an application to its end."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.catalogue import Questions
from api.context import Context
from api.described import describe
from api.draining import Drain
from api.jobs import Jobs
from api.kept import Kept
from api.matrices import show
from api.observing.observer import Observer
from api.observing.readiness import Readiness
from api.reviewing.desk import Desk
from api.reviewing.publishing import Publishing
from api.routes import reviews
from api.settings import Settings
from api.sparql.cache import Cache
from api.sparql.queue import Queue
from api.storage import open_store, stale
from api.tokens import Tokens
from api.writer import Writer
from graph.store import Store
from ingest.readings import Readings
from ontology.iris import Iris
from queries.words import Listener

RECOUNTED = 60
"""Seconds for which the counts of another engine, and the names that its things go by, are kept."""


@contextmanager
def running(settings: Settings, drain: Drain) -> Iterator[Context]:
    """What an application needs, as long as it runs; its store is open meanwhile."""
    questions = Questions(settings.question_folders)
    questions.now()  # what is wrong with the files is told at once
    store = open_store(settings, memory=settings.memory)
    try:
        here = _context(settings, store, questions, drain)
        if here.desk.taken_in() < len(here.desk.decisions()):
            here.publishing.soon()
        yield here
        here.publishing.end()
    finally:
        store.close()


def _context(settings: Settings, store: Store, questions: Questions, drain: Drain) -> Context:
    here = Context(
        settings=settings,
        store=store,
        questions=questions,
        iris=Iris(settings.base),
        queue=_queue(settings),
        cache=Cache(settings.cache_bytes),
        writer=Writer(settings, store),
        tokens=Tokens(settings.data),
        observer=Observer(store),
        readiness=Readiness(store),
        drain=drain,
        described=Kept(store.version, lambda: describe(store), seconds=RECOUNTED),
        matrix=Kept(store.version, lambda: show(store, settings.base)),
        listener=_listener(store, questions),
        outdated=Kept(store.version, lambda: stale(settings, store), seconds=RECOUNTED),
        jobs=Jobs(),
        readings=Readings(),
        desk=Desk(settings.data, store),
        publishing=Publishing(lambda: reviews.publish_waiting(here)),
    )
    return here


def _queue(settings: Settings) -> Queue:
    return Queue(
        max(1, settings.workers - 1),  # a worker is left for the pages
        places=settings.queue,
        places_of_one=settings.queue_of_client,
    )


def _listener(store: Store, questions: Questions) -> Kept[Listener]:
    """Who understands questions in words: those of the present catalogue, on what is published now."""

    def state() -> object | None:
        version = store.version()
        return version and (version, questions.now())

    return Kept(state, lambda: Listener(questions.now(), store), seconds=RECOUNTED)
