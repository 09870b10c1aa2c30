"""Long work beside the requests that wait for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


async def in_background(work: Callable[[], Result]) -> Result:
    """Do `work` in a thread of its own, which does not hold up the end of the process: it must be safe to end
    in the midst of it, when nobody has been told that it was done."""
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, name="lienket background", daemon=True).start()
    return await asyncio.shield(asyncio.wrap_future(future))
