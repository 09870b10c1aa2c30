"""Which lienket this is."""

from functools import cache
from importlib.metadata import version


@cache
def release() -> str:
    """The version of the installed lienket, as `0.1.0`. Finding it takes milliseconds."""
    return version("lienket")
