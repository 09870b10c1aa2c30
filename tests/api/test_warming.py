"""The matrix is there before anybody asks for it."""

from pathlib import Path
from threading import Event

import pytest

from api import matrices, warming
from api.settings import load
from tests.api.conftest import LAI_CHAU, PATIENCE, Cli, serving


def test_each_generation_has_its_matrix_soon_after_its_publication(
    lienket: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, whole = [Event(), Event()], matrices.matrix

    def noted(*given: object) -> object:
        found = whole(*given)  # type: ignore[arg-type]
        next(event for event in made if not event.is_set()).set()
        return found

    monkeypatch.setattr(warming, "PAUSE", 0.05)
    monkeypatch.setattr(matrices, "matrix", noted)
    data, document = tmp_path / "data", tmp_path / "lai-chau.txt"
    document.write_text(LAI_CHAU, encoding="utf-8")
    assert lienket("ingest", document, data=data).returncode == 0
    with serving(load(data=data)) as client:
        assert made[0].wait(PATIENCE), "none was made of what was there at the start"
        document.write_text(LAI_CHAU.replace("12%", "13%"), encoding="utf-8")
        assert lienket("ingest", document, data=data).returncode == 0  # another process publishes
        assert made[1].wait(PATIENCE), "none was made of what was published"
        assert client.get("/api/matrix").json()["generation"] == 2
