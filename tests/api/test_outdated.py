"""Who asks over HTTP is told where the conclusions are those of another version, or of other settings."""

from pathlib import Path

import httpx
import pytest

from api.outdated import WARNING
from api.settings import load
from tests.api.conftest import serving

CONCLUDED = [
    "/questions/equal-targets?place=12",
    "/questions/equal-targets?place=12&format=csv",
    "/proof/12/749-2025-digital-economy-gdp-share",
    "/reports/12.html",
    "/api/ask?q=equal+targets",
    "/api/matrix",
    "/api/search?q=kinh+te+so",
]


def test_each_answer_tells_it_that_rests_on_conclusions(filled: Path, client: httpx.Client) -> None:
    with serving(load(data=filled, inference=False)) as other:
        for address in CONCLUDED:
            assert other.get(address).headers.get("warning") == WARNING, address
            assert "warning" not in client.get(address).headers, address
        assert "warning" not in other.get("/api/documents").headers


@pytest.mark.parametrize("inference", [True, False])
def test_an_answer_and_the_status_say_it_in_their_json(filled: Path, *, inference: bool) -> None:
    with serving(load(data=filled, inference=inference)) as server:
        assert server.get("/questions/equal-targets").json()["outdated"] is not inference
        assert server.get("/api/status").json()["outdated"] is not inference
