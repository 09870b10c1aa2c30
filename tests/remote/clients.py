"""`python -m tests.remote.clients`: requests a second that aiohttp and httpx carry to an engine."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import click
import httpx

from tests.remote.engines import serve

QUERY = {"query": "SELECT ?x { VALUES ?x { 1 2 3 } }"}
ACCEPT = {"Accept": "application/sparql-results+json"}
REQUESTS = 1_500


async def rate(ask: Callable[[], Awaitable[bytes]], at_once: int) -> float:
    """Answers a second, `at_once` of them asked for at any time."""

    async def client() -> None:
        for _ in range(REQUESTS // at_once):
            assert b"results" in await ask()

    begin = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(at_once)))
    return REQUESTS // at_once * at_once / (time.perf_counter() - begin)


async def measure(url: str) -> None:
    async with aiohttp.ClientSession(headers=ACCEPT) as ours, httpx.AsyncClient(headers=ACCEPT) as theirs:

        async def by_aiohttp() -> bytes:
            async with ours.post(url, data=QUERY) as response:
                return await response.read()

        async def by_httpx() -> bytes:
            return (await theirs.post(url, data=QUERY)).content

        for at_once in (1, 8, 32):
            first, second = await rate(by_aiohttp, at_once), await rate(by_httpx, at_once)
            ratio = first / second
            click.echo(f"{at_once:3} at once: aiohttp {first:6.0f}/s, httpx {second:6.0f}/s, {ratio:.1f} x")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, serve("oxigraph", Path(folder)) as engine:
        asyncio.run(measure(engine.endpoints.query))
