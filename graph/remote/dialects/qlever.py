"""QLever, by its documentation: https://docs.qlever.dev/. Not run by our tests.

Its default graph is the union; a query may say how many seconds it may take, and changes want
the access token.
"""

from typing import ClassVar, Final

from graph.remote.dialects.dialect import Dialect, Question


class QLever(Dialect):
    """Standard, with a limit of time."""

    name: ClassVar[str] = "qlever"

    def parameters(self, question: Question) -> list[tuple[str, str]]:
        """Whole seconds, at least one, with their unit."""
        seconds = max(1, round(question.limits.seconds))
        return [*super().parameters(question), ("timeout", f"{seconds}s")]


DIALECT: Final = QLever()
