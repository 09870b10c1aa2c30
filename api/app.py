"""The web application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import problems
from api.context import Context
from api.headers import Head, SecurityHeaders
from api.routes import documents, matrix, pages, questions, resources, sparql, status
from api.settings import Settings
from api.storage import open_store
from ontology.iris import Iris
from queries import catalogue


def create_app(settings: Settings) -> FastAPI:
    """The application of one deployment; its store is open while the application runs."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        store = open_store(settings)
        try:
            app.state.context = Context(settings, store, catalogue.load(), Iris(settings.base))
            yield
        finally:
            store.close()

    app = FastAPI(
        title="lienket",
        version=version("lienket"),
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,  # its page loads scripts from a CDN
        redoc_url=None,
    )
    problems.install(app)
    for part in (pages, matrix, documents, questions, status, sparql, resources):
        app.include_router(part.router)
    app.mount("/static", pages.Assets(directory=pages.DIST, check_dir=False), name="static")
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST"])
    app.add_middleware(Head)
    app.add_middleware(SecurityHeaders)
    return app
