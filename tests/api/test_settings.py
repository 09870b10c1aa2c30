from pathlib import Path

import pytest

from api.errors import SettingsError
from api.settings import load
from api.storage import open_store
from graph.errors import QueryTimeout


def test_the_environment_sets_and_the_command_line_overrides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIENKET_PORT", "9000")
    monkeypatch.setenv("LIENKET_QUERY_SECONDS", "5")
    assert load().port == 9000
    assert load(port=9001).port == 9001
    assert load(port=None).port == 9000
    assert load().limits.seconds == 5


def test_one_setting_says_how_long_queries_may_run_lienket_s_own_too(tmp_path: Path) -> None:
    slow = (
        "SELECT (COUNT(*) AS ?n) { "
        + " ".join(f"VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 }}" for n in range(12))
        + " }"
    )
    with open_store(load(data=tmp_path, query_seconds=0.2, query_rows=1)) as store:
        with store.draft() as draft:
            draft.publish()
        with pytest.raises(QueryTimeout):
            store.select(slow)
        assert len(store.select("SELECT * { VALUES ?v { 1 2 } }").rows) == 2  # which bounds what users get


def test_inference_is_on_unless_it_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().inference
    monkeypatch.setenv("LIENKET_INFERENCE", "off")
    assert not load().inference
    assert load(inference=True).inference


def test_the_data_folder_follows_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LIENKET_DATA", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load().data == tmp_path / "lienket"
    monkeypatch.setattr("sys.platform", "darwin")
    assert load().data.parts[-3:] == ("Library", "Application Support", "lienket")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert load().data == tmp_path / "Local" / "lienket"


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "70000"), ("PORT", "many"), ("WORKERS", "0"), ("BASE", "not an iri"), ("QUERY_SECONDS", "-1")],
)
def test_a_setting_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"LIENKET_{name}", value)
    with pytest.raises(SettingsError, match=name.lower()):
        load()


def test_services_are_a_list_and_by_default_none() -> None:
    assert load().endpoints_of_service == frozenset()
    assert load(services="http://a/sparql, https://b/,").endpoints_of_service == {
        "http://a/sparql",
        "https://b/",
    }
