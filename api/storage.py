"""Open what the settings name."""

from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.store import Store


def open_store(settings: Settings) -> Store:
    """The store of a deployment."""
    return EmbeddedStore(settings.data, settings.workers)
