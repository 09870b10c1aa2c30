"""Amazon Neptune, by its manual: https://docs.aws.amazon.com/neptune/. Not run by our tests.

Its default graph is the union. Limits of time belong to the cluster (`neptune_query_timeout`). Requests
are not signed: give the cluster a network of its own, or a signing proxy.
"""

from typing import ClassVar, Final

from graph.remote.dialects.dialect import Dialect


class Neptune(Dialect):
    """Standard."""

    name: ClassVar[str] = "neptune"


DIALECT: Final = Neptune()
