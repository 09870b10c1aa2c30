"""`python -m tests.asking [--failures]`: how many phrasings of each set are understood, in the small world.

The failures that are told are those of the development set; the held-out set is for its figures alone.
"""

import sys
from time import perf_counter

from queries.catalogue import load
from queries.words import Listener
from tests.asking.measure import SETS, Heard, heard
from tests.queries.conftest import small_world


def main() -> None:
    """Print the figures."""
    catalogue = load()
    listener = Listener(catalogue, small_world(inference=False))
    for name in SETS:
        started = perf_counter()
        found = heard(name, listener, catalogue)
        each = (perf_counter() - started) / len(found) * 1000
        _tell(name, found, each)
        if name == "development" and "--failures" in sys.argv:
            _tell_failures(found)


def _tell(name: str, found: list[Heard], milliseconds: float) -> None:
    meant = [one for one in found if one.phrasing.question]
    others = [one for one in found if not one.phrasing.question]
    print(  # noqa: T201 - a program for people
        f"{name}: right question {_share([one.right for one in meant])}, "
        f"with all its blanks filled {_share([one.filled for one in meant])}, "
        f"declined of what is no question of the catalogue {_share([one.right for one in others])}; "
        f"{milliseconds:.1f} ms each"
    )


def _share(right: list[bool]) -> str:
    return f"{sum(right)} of {len(right)} ({sum(right) / len(right):.0%})"


def _tell_failures(found: list[Heard]) -> None:
    for one in found:
        if not (one.filled or (one.right and not one.phrasing.question)):
            tops = [(c.question.id, c.score, dict(c.values)) for c in one.understood.candidates[:3]]
            print(f"  {one.phrasing.ask!r}: {one.phrasing.question} {dict(one.phrasing.values)}; {tops}")  # noqa: T201


if __name__ == "__main__":
    main()
