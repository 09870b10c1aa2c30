"""The web application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import access, problems
from api.bodies import Bodies
from api.draining import Drain, Draining
from api.headers import READING, Head, SecurityHeaders
from api.lifespan import running
from api.outdated import Outdated
from api.routes import (
    asking,
    callers,
    completeness,
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
    returning,
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
from api.sparql.endpoint import Endpoint
from api.warming import keep_warm
from ontology.release import release

PARTS = (
    pages,
    asking,
    matrix,
    network,
    proofs,
    documents,
    completeness,
    exploring,
    exports,
    reports,
    graph_store,
    ingestion,
    uploads,
    returning,
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
        with running(settings, drain) as here:
            app.state.context = here
            warming = asyncio.create_task(keep_warm(here.store, here.matrix.now, here.desk.items))
            yield
            warming.cancel()

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
    app.add_middleware(Bodies, settings=settings)
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=READING)
    app.add_middleware(Outdated)
    app.add_middleware(Head)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Endpoint)
    app.add_middleware(Draining, drain=drain)
    return app
