"""What is made once for each generation, made before anybody asks for it.

The first who opens the matrix of a large graph, or what awaits review, would wait for seconds. Another
process may have published, so the store is looked at.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from api.background import in_background
from graph.store import Store
from ontology.errors import LienketError

PAUSE: Final = 2.0
"""Seconds between two looks, and before the first one: a server that starts has other things to do."""


async def keep_warm(store: Store, *makers: Callable[[], object]) -> None:
    """Call `makers`, beside the requests, for each generation that readers see, until the task is cancelled.

    Not for an engine, which tells of no generations. Where one fails, who asks is told.
    """
    warm = None
    while True:
        await asyncio.sleep(PAUSE)
        with suppress(LienketError):
            version = await asyncio.to_thread(store.version)
            if version is not None and version != warm:
                warm = version
                for make in makers:
                    await in_background(make)
