"""What every request needs: made when the application starts, handed to the routes by FastAPI."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Query, Request

from api.catalogue import Questions
from api.described import Described
from api.draining import Drain
from api.jobs import Jobs
from api.kept import Kept
from api.matrices import Shown
from api.observing.observer import Observer
from api.observing.readiness import Readiness
from api.reviewing.desk import Desk
from api.reviewing.publishing import Publishing
from api.settings import Settings
from api.sparql.cache import Cache
from api.sparql.queue import Queue
from api.tokens import Tokens
from api.writer import Writer
from graph.store import Store
from ingest.readings import Readings
from ontology.iris import Iris
from queries.catalogue import Catalogue
from queries.words import Listener

Language = Annotated[Literal["vi", "en"], Query(alias="lang", description="language of texts made here")]


@dataclass(frozen=True, slots=True)
class Context:
    """One running application."""

    settings: Settings
    store: Store
    questions: Questions
    iris: Iris
    queue: Queue
    cache: Cache
    writer: Writer
    tokens: Tokens
    observer: Observer
    readiness: Readiness
    drain: Drain
    described: Kept[Described]
    matrix: Kept[Shown]
    listener: Kept[Listener]
    outdated: Kept[bool]
    jobs: Jobs
    readings: Readings
    desk: Desk
    publishing: Publishing

    @property
    def catalogue(self) -> Catalogue:
        """The questions as they are now. It looks at files, so it is not for an event loop."""
        return self.questions.now()


def of_request(request: Request) -> Context:
    """The context that the application's lifespan opened."""
    context = request.app.state.context
    assert isinstance(context, Context)  # noqa: S101 - state is untyped
    return context


Here = Annotated[Context, Depends(of_request)]
