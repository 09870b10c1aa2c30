"""Ontotext GraphDB, by its manual: https://graphdb.ontotext.com/documentation/. Not run by our tests.

Its default graph is the union; a query may say how many seconds it may take.
"""

from typing import ClassVar, Final

from graph.remote.dialects.dialect import Dialect, Question


class GraphDB(Dialect):
    """Standard, with a limit of time."""

    name: ClassVar[str] = "graphdb"

    def parameters(self, question: Question) -> list[tuple[str, str]]:
        """Whole seconds, at least one."""
        seconds = max(1, round(question.limits.seconds))
        return [*super().parameters(question), ("timeout", str(seconds))]


DIALECT: Final = GraphDB()
