"""Open what the settings name: the store, and the library of documents over it."""

from functools import partial
from typing import TYPE_CHECKING

import graph
from api.errors import SettingsError
from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.store import Store
from ontology.iris import Iris

if TYPE_CHECKING:
    from graph.remote import Endpoints
    from ingest.pins import Acceptance
    from ingest.pipeline import Library
    from ingest.readings import Readings


def open_store(settings: Settings, *, memory: bool = False) -> Store:
    """The store of a deployment: the engine that LIENKET_STORE names, else the data folder's own, which
    with `memory` is worth loading, for a process that answers many questions."""
    return graph.open_store(
        settings.data,
        workers=settings.workers,
        memory=memory,
        limits=settings.own_limits,
        services=settings.endpoints_of_service,
        endpoints=endpoints(settings),
        engine=settings.store_engine,
    )


def endpoints(settings: Settings) -> "Endpoints | None":
    """The addresses of the engine that LIENKET_STORE names, and who lienket is to it."""
    if settings.store is None:
        return None
    from graph.remote import Credentials, Endpoints  # noqa: PLC0415 - the embedded store needs no HTTP client

    token = settings.store_token
    credentials = Credentials(
        settings.store_user,
        settings.store_password.get_secret_value(),
        None if token is None else token.get_secret_value(),
    )
    return Endpoints(settings.store, settings.store_update, settings.store_graphs, credentials)


def library(
    settings: Settings,
    store: Store,
    processes: int | None = None,
    *,
    wait: float = 10.0,
    accept: "Acceptance | None" = None,
    readings: "Readings | None" = None,
) -> "Library":
    """The documents behind a store, read by `processes` (None: as many as are worth it); `wait` is how many
    seconds a change waits for another writer, `accept` what it may change of pinned answers, `readings` keep
    what is found in documents.

    Raises SettingsError for an engine, which keeps no generations.
    """
    if not isinstance(store, EmbeddedStore):
        raise SettingsError(
            "documents are kept in the embedded store; unset LIENKET_STORE for this command, and send "
            "what it published to the engine with `lienket push`"
        )
    from ingest.pins import NOTHING  # noqa: PLC0415 - reading needs neither extraction nor shapes
    from ingest.pipeline import Library  # noqa: PLC0415
    from queries.catalogue import load  # noqa: PLC0415

    return Library(
        settings.data,
        store,
        Iris(settings.base),
        processes=processes,
        wait=wait,
        inference=settings.inference,
        accept=accept or NOTHING,
        catalogue=partial(load, settings.question_folders),
        readings=readings,
    )


def stale(settings: Settings, store: Store) -> bool:
    """Whether what is published was concluded with another version, vocabulary or rules than are here."""
    if not isinstance(store, EmbeddedStore) or store.current() is None:
        return False
    from ingest.journal import Journal  # noqa: PLC0415 - see `library`
    from ingest.knowledge import stale  # noqa: PLC0415

    return stale(Journal(settings.data / "journal.jsonl"), inference=settings.inference)


def fill(settings: Settings, store: Store) -> bool:
    """Give an empty data folder the programme and the sample documents; False where it is not empty."""
    if store.current() is not None or not isinstance(store, EmbeddedStore):
        return False
    library(settings, store).ingest_samples()
    return True
