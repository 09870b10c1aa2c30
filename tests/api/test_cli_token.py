"""`lienket token`, as a person uses it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import cli
from api.tokens import Scope, Tokens


def run(data: Path, *arguments: str, language: str = "en") -> tuple[int, str, str]:
    asked = ["token", *arguments, "--data", str(data)]
    result = CliRunner().invoke(cli, asked, env={"LIENKET_LANG": language})
    return result.exit_code, result.stdout, result.stderr


def test_a_token_is_printed_once_alone_on_standard_output(tmp_path: Path) -> None:
    status, told, noted = run(
        tmp_path, "make", "ci", "--scope", "read", "--scope", "ingest", "--expires", "2h"
    )
    assert status == 0
    kept = Tokens(tmp_path).find(told.strip())
    assert kept is not None
    assert kept.scopes == {Scope.READ, Scope.INGEST}
    assert abs(kept.expires - datetime.now(UTC) - timedelta(hours=2)) < timedelta(minutes=1)
    assert "once" in noted
    status, listed, _ = run(tmp_path, "list")
    assert status == 0
    assert "ci\tingest read\t" in listed
    assert told.strip() not in listed
    assert kept.sha256 not in listed


def test_a_token_lasts_ninety_days_unless_told(tmp_path: Path) -> None:
    run(tmp_path, "make", "ci", "--scope", "read")
    (kept,) = Tokens(tmp_path).all()
    assert kept.expires - kept.created > timedelta(days=89)


def test_a_revoked_token_is_gone(tmp_path: Path) -> None:
    _, told, _ = run(tmp_path, "make", "ci", "--scope", "read")
    assert run(tmp_path, "revoke", "ci") == (0, "the token 'ci' is revoked\n", "")
    assert Tokens(tmp_path).find(told.strip()) is None
    status, _, noted = run(tmp_path, "revoke", "ci")
    assert status == 1
    assert noted.startswith("lienket: there is no token 'ci'")


@pytest.mark.parametrize("expires", ["0d", "never", "90", "-1d", "9999999d", "4000d"])
def test_a_time_that_cannot_be_is_told(tmp_path: Path, expires: str) -> None:
    status, _, noted = run(tmp_path, "make", "ci", "--scope", "read", "--expires", expires)
    assert status == 2
    assert "90d" in noted
    assert not (tmp_path / "tokens.json").exists()


def test_a_scope_is_needed(tmp_path: Path) -> None:
    assert run(tmp_path, "make", "ci")[0] == 2
    assert run(tmp_path, "make", "ci", "--scope", "write")[0] == 2


def test_it_speaks_vietnamese(tmp_path: Path) -> None:
    assert "chỉ hiện một lần" in run(tmp_path, "make", "ci", "--scope", "read", language="vi")[2]
    assert run(tmp_path, "revoke", "ci", language="vi")[1] == "đã thu hồi mã 'ci'\n"
