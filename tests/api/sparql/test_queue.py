"""Whose query runs when, and who is told to come back later."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack

import pytest

from api.errors import TooManyRequestsError
from api.sparql.queue import THREADS, Queue, client_of


class Running:
    """Starts queries that run until they are told to end."""

    def __init__(self, queue: Queue) -> None:
        self.queue = queue
        self.order: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def start(self, client: str, name: str) -> None:
        self._ends[name] = asyncio.Event()
        self._tasks[name] = asyncio.create_task(self._run(client, name))
        await settled()

    async def _run(self, client: str, name: str) -> None:
        with self.queue.place(client):
            async with self.queue.turn(client, name):
                self.order.append(name)
                await self._ends[name].wait()

    async def end(self, *names: str) -> None:
        for name in names:
            self._ends[name].set()
            await self._tasks[name]
            await settled()

    async def cancel(self, name: str) -> None:
        self._tasks[name].cancel()
        await asyncio.gather(self._tasks[name], return_exceptions=True)
        await settled()

    def error(self, name: str) -> BaseException | None:
        return self._tasks[name].exception() if self._tasks[name].done() else None


async def settled() -> None:
    """Let every task go on as far as it can."""
    for _ in range(10):
        await asyncio.sleep(0)


def queue(at_once: int = 2, places: int = 10, places_of_one: int = 10, wait: float = 10) -> Queue:
    return Queue(at_once, places=places, places_of_one=places_of_one, wait=wait)


def run(test: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        async with asyncio.timeout(20):
            await test()

    asyncio.run(whole())


def test_so_many_run_at_a_time_and_the_others_follow_in_order() -> None:
    async def test() -> None:
        running = Running(queue(at_once=1))
        for name in "abc":
            await running.start("one", name)
        assert running.order == ["a"]
        await running.end("a", "b", "c")
        assert running.order == ["a", "b", "c"]

    run(test)


def test_the_client_that_runs_fewest_comes_first() -> None:
    async def test() -> None:
        running = Running(queue(at_once=3))
        for name in ("a1", "a2", "a3"):
            await running.start("a", name)
        await running.start("b", "b1")
        await running.end("a1")
        assert running.order == ["a1", "a2", "b1"], "b runs none, a runs one"
        await running.end("b1", "a2", "a3")

    run(test)


def test_a_turn_is_left_for_queries_that_are_known_to_be_quick() -> None:
    async def test() -> None:
        running = Running(queue(at_once=2))
        await running.start("a", "ASK { <http://1> ?p ?o }")
        await running.end("ASK { <http://1> ?p ?o }")
        for name in ("ASK { ?new ?p ?o }", "ASK { ?other ?p ?o }", "ASK { <http://2> ?p ?o }"):
            await running.start("a", name)
        assert running.order[1:] == ["ASK { ?new ?p ?o }", "ASK { <http://2> ?p ?o }"]
        await running.end(*running.order[1:], "ASK { ?other ?p ?o }")

    run(test)


def test_a_query_that_was_cut_short_is_not_known_to_be_quick() -> None:
    async def test() -> None:
        running = Running(queue(at_once=2))
        await running.start("a", "ASK { <http://1> ?p ?o }")
        await running.cancel("ASK { <http://1> ?p ?o }")
        for name in ("ASK { ?new ?p ?o }", "ASK { <http://2> ?p ?o }"):
            await running.start("a", name)
        assert running.order[1:] == ["ASK { ?new ?p ?o }"]
        await running.end("ASK { ?new ?p ?o }", "ASK { <http://2> ?p ?o }")

    run(test)


class TestSlowQueries:
    """A query is slow here as soon as it runs."""

    @pytest.fixture(autouse=True)
    def _at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("api.sparql.paces.SLOW", 0.0)

    def test_one_that_others_wait_for_makes_room(self) -> None:
        async def test() -> None:
            running = Running(queue(at_once=3))
            for name in ("slow 1", "slow 2"):
                await running.start("a", name)
            assert running.error("slow 2") is None, "nobody waits"
            await running.start("a", "quick")
            assert running.order == ["slow 1", "slow 2", "quick"]
            evicted = running.error("slow 2")
            assert isinstance(evicted, TooManyRequestsError)
            assert evicted.headers["Retry-After"]
            assert running.error("slow 1") is None, "one of the turns may be slow"
            await running.end("slow 1", "quick")

        run(test)

    def test_one_that_is_known_waits_for_another_slow_one(self) -> None:
        async def test() -> None:
            running = Running(queue(at_once=3))
            await running.start("a", "known")
            await running.end("known")
            await running.start("a", "slow")
            await running.start("b", "known")
            await running.start("b", "new")
            assert running.order == ["known", "slow", "new"]
            await running.end("slow", "new")
            assert running.order == ["known", "slow", "new", "known"]
            await running.end("known")

        run(test)


def test_a_client_with_too_many_is_told_when_to_come_again() -> None:
    async def test() -> None:
        running = Running(queue(at_once=1, places_of_one=2))
        for name in "abc":
            await running.start("one", name)
        refused = running.error("c")
        assert isinstance(refused, TooManyRequestsError)
        assert int(refused.headers["Retry-After"]) >= 1
        await running.start("another", "d")
        assert running.error("d") is None
        await running.end("a", "b", "d")
        await running.start("one", "e")
        assert running.order[-1] == "e"
        await running.end("e")

    run(test)


def test_few_threads_wait_for_a_turn_so_that_pages_have_the_others() -> None:
    queue = Queue(2, places=100, places_of_one=100)
    with ExitStack() as waiting:
        for _ in range(THREADS):
            waiting.enter_context(queue.thread())
        with pytest.raises(TooManyRequestsError) as caught, queue.thread():
            pass
        assert caught.value.headers["Retry-After"] == "2"
    with queue.thread():
        pass


def test_a_full_queue_takes_nobody() -> None:
    async def test() -> None:
        running = Running(queue(at_once=1, places=2))
        for name in "abc":
            await running.start(f"client {name}", name)
        assert isinstance(running.error("c"), TooManyRequestsError)
        await running.end("a", "b")

    run(test)


def test_who_waits_too_long_is_told_so_and_keeps_no_place() -> None:
    async def test() -> None:
        asked = queue(at_once=1, wait=0.01)
        async with AsyncExitStack() as stack:
            stack.enter_context(asked.place("one"))
            await stack.enter_async_context(asked.turn("one", "a"))
            with pytest.raises(TooManyRequestsError, match="no turn came"), asked.place("two"):
                async with asked.turn("two", "b"):
                    pass
        running = Running(asked)
        await running.start("two", "a")
        assert running.order == ["a"]
        await running.end("a")

    run(test)


def test_who_goes_away_gives_the_turn_to_the_next() -> None:
    async def test() -> None:
        running = Running(queue(at_once=1))
        for name in "abcd":
            await running.start("one", name)
        await running.cancel("b")
        await running.cancel("a")
        assert running.order == ["a", "c"]
        await running.end("c", "d")

    run(test)


def test_the_time_to_wait_grows_with_what_waits() -> None:
    async def test() -> None:
        asked = queue(at_once=1, places=4)
        asked._seconds = 7.0
        running = Running(asked)
        for name in "abcde":
            await running.start("one", name)
        refused = running.error("e")
        assert isinstance(refused, TooManyRequestsError)
        assert refused.headers["Retry-After"] == "28"
        await running.end("a", "b", "c", "d")

    run(test)


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        (None, ""),
        ("testclient", "testclient"),
    ],
)
def test_an_ipv6_client_is_its_network(address: str | None, client: str) -> None:
    assert client_of(address) == client
