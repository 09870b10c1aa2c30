"""What a page's own thread takes of a processor: machines are busy with other things as well."""

from collections.abc import Callable

from playwright.sync_api import Page


class Effort:
    """Counts from now on."""

    def __init__(self, page: Page) -> None:
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds(self) -> float:
        """What the page has worked so far, in seconds of a processor."""
        told = self._devtools.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in told if metric["name"] == "TaskDuration"))

    def of(self, work: Callable[[], object]) -> float:
        """What a piece of work takes."""
        before = self.seconds()
        work()
        return self.seconds() - before


def least(measure: Callable[[], float], enough: float, times: int = 3) -> float:
    """The least of some measures, as soon as one is `enough`: processors are shared, and warm up."""
    found = measure()
    while found > enough and (times := times - 1):
        found = min(found, measure())
    return found
