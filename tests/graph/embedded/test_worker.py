"""What a worker replies when a query fails."""

import pytest

from graph.embedded.worker import Worker

REQUEST = {"folder": None, "query": "ASK {}"}


@pytest.mark.parametrize(
    ("error", "replied"),
    [
        (RuntimeError("Corruption: Corruption: IO error: No such file or directory"), "io"),
        (RuntimeError("the custom function <x:f> is not supported"), "evaluation"),
        (OSError("the folder is gone"), "io"),
        (MemoryError(), "large"),
    ],
)
def test_files_that_are_gone_are_told_from_a_query_s_own_faults(
    monkeypatch: pytest.MonkeyPatch, error: Exception, replied: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Worker, "query", fail)
    header, body = Worker().run(REQUEST)
    assert (header["error"], body) == (replied, b"")
