"""The web application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import access, problems
from api.catalogue import Questions
from api.context import Context
from api.counts import Counts
from api.draining import Drain, Draining
from api.headers import READING, Head, SecurityHeaders
from api.jobs import Jobs
from api.listening import Listening
from api.matrices import Matrices
from api.observing.observer import Observer
from api.observing.readiness import Readiness
from api.reviewing.desk import Desk
from api.reviewing.publishing import Publishing
from api.routes import (
    asking,
    callers,
    description,
    documents,
    exploring,
    exports,
    graph_store,
    ingestion,
    links,
    matrix,
    network,
    operation,
    pages,
    pins,
    proofs,
    questions,
    reference,
    reports,
    resources,
    reviews,
    search,
    staging,
    status,
    things,
    uploads,
    versions,
    void,
)
from api.settings import Settings
from api.shell import DIST
from api.sparql.cache import Cache
from api.sparql.endpoint import Endpoint
from api.sparql.queue import Queue
from api.storage import open_store
from api.tokens import Tokens
from api.warming import keep_warm
from api.writer import Writer
from ingest.readings import Readings
from ontology.iris import Iris
from ontology.release import release

PARTS = (
    pages,
    asking,
    matrix,
    network,
    proofs,
    documents,
    exploring,
    exports,
    reports,
    graph_store,
    ingestion,
    uploads,
    staging,
    versions,
    questions,
    description,
    pins,
    reviews,
    search,
    things,
    links,
    status,
    callers,
    operation,
    reference,
    void,
    resources,
)
"""The parts of the surface, each in a module."""


def create_app(settings: Settings) -> FastAPI:
    """The application of one deployment; its store is open while the application runs."""

    drain = Drain()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        own = Questions(settings.question_folders)
        own.now()  # what is wrong with the files is told at once
        store = open_store(settings, memory=settings.memory)
        try:
            queue = Queue(
                max(1, settings.workers - 1),  # a worker is left for the pages
                places=settings.queue,
                places_of_one=settings.queue_of_client,
            )
            app.state.context = here = Context(
                settings,
                store,
                own,
                Iris(settings.base),
                queue,
                Cache(settings.cache_bytes),
                Writer(settings, store),
                Tokens(settings.data),
                Observer(store),
                Readiness(store),
                drain,
                Counts(store),
                Matrices(store, settings.base),
                Listening(store),
                Jobs(),
                Readings(),
                Desk(settings.data, store),
                Publishing(lambda: reviews.publish_waiting(here)),
            )
            warming = asyncio.create_task(keep_warm(store, here.matrices.now))
            if here.desk.taken_in() < len(here.desk.decisions()):
                here.publishing.soon()
            yield
            warming.cancel()
            here.publishing.end()
        finally:
            store.close()

    app = FastAPI(
        title="lienket",
        version=release(),
        lifespan=lifespan,
        openapi_url=None,  # `routes.description` tells of the questions too
        docs_url=None,  # its page loads scripts from a CDN
        redoc_url=None,
        dependencies=[Depends(access.of_request)],  # a token that is not valid is refused everywhere
    )
    app.state.drain = drain
    problems.install(app)
    for part in PARTS:
        app.include_router(part.router)
    app.mount("/static", pages.Assets(directory=DIST, check_dir=False), name="static")
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=READING)
    app.add_middleware(Head)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Endpoint)
    app.add_middleware(Draining, drain=drain)
    return app
