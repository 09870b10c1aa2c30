"""Who may do what, by bearer token."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.access import ANONYMOUS, Caller, Role, caller_of, limits_for
from api.errors import ForbiddenError, TokenError, UnauthorizedError
from api.settings import load
from api.tokens import Scope, Tokens

SOON = datetime.now(UTC) + timedelta(hours=1)
PAST = datetime.now(UTC) - timedelta(seconds=1)


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path / "data")


def test_who_sends_nothing_is_anonymous(tokens: Tokens) -> None:
    assert caller_of(None, tokens) == ANONYMOUS
    assert ANONYMOUS.role is Role.ANONYMOUS


def test_a_token_tells_its_name_and_scopes(tokens: Tokens) -> None:
    token = tokens.make("crawler", [Scope.INGEST], SOON)
    assert caller_of(f"Bearer {token}", tokens) == Caller("crawler", frozenset({Scope.INGEST}))
    assert caller_of(f"bearer  {token} ", tokens).role is Role.TOKEN


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer lk_wrong", "Bearer lk_é", "Bearer a b"])
def test_a_token_that_is_not_known_is_refused(tokens: Tokens, header: str) -> None:
    tokens.make("crawler", [Scope.INGEST], SOON)
    with pytest.raises(UnauthorizedError) as caught:
        caller_of(header, tokens)
    assert caught.value.headers["WWW-Authenticate"] == 'Bearer realm="lienket", error="invalid_token"'


@pytest.mark.parametrize("header", ["", "Basic dTpw", "Token lk_x"])
def test_another_scheme_is_refused(tokens: Tokens, header: str) -> None:
    with pytest.raises(UnauthorizedError) as caught:
        caller_of(header, tokens)
    assert caught.value.headers["WWW-Authenticate"] == 'Bearer realm="lienket"'


def test_an_expired_token_is_refused(tokens: Tokens) -> None:
    token = tokens.make("old", [Scope.READ], PAST)
    with pytest.raises(UnauthorizedError, match="expired"):
        caller_of(f"Bearer {token}", tokens)


def test_a_failed_login_leaves_a_record_without_what_was_sent(
    tokens: Tokens, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(UnauthorizedError):
        caller_of("Bearer lk_something-secret", tokens)
    assert len(caplog.records) == 1
    assert "secret" not in caplog.text


def test_a_scope_is_required_of_the_caller() -> None:
    with pytest.raises(UnauthorizedError) as unknown:
        ANONYMOUS.require(Scope.INGEST)
    assert unknown.value.headers["WWW-Authenticate"] == 'Bearer realm="lienket", scope="ingest"'
    with pytest.raises(ForbiddenError) as lacking:
        Caller("crawler", frozenset({Scope.INGEST})).require(Scope.ADMIN)
    assert 'error="insufficient_scope"' in lacking.value.headers["WWW-Authenticate"]


@pytest.mark.parametrize("held", list(Scope))
@pytest.mark.parametrize("needed", list(Scope))
def test_admin_includes_the_others_and_no_other_does(held: Scope, needed: Scope) -> None:
    caller = Caller("one", frozenset({held}))
    if held in {needed, Scope.ADMIN}:
        caller.require(needed)
    else:
        with pytest.raises(ForbiddenError):
            caller.require(needed)


def test_limits_grow_with_the_role() -> None:
    settings = load(query_seconds=10, query_rows=100, token_factor=1.5, admin_factor=3)
    roles = [
        ANONYMOUS,
        Caller("reader", frozenset({Scope.READ})),
        Caller("root", frozenset({Scope.ADMIN})),
    ]
    assert limits_for(ANONYMOUS, settings) == settings.limits
    assert [limits_for(caller, settings).seconds for caller in roles] == [10, 15, 30]
    assert [limits_for(caller, settings).rows for caller in roles] == [100, 150, 300]


# The file


def test_only_a_digest_is_kept_and_only_its_owner_may_read(tokens: Tokens, tmp_path: Path) -> None:
    token = tokens.make("one", [Scope.READ], SOON)
    file = tmp_path / "data" / "tokens.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert token not in file.read_text("utf-8")
    assert len(token) >= len("lk_") + 43
    assert {path.name for path in file.parent.iterdir()} <= {"tokens.json", "tokens.lock"}


def test_what_another_process_makes_or_revokes_counts_at_once(tokens: Tokens, tmp_path: Path) -> None:
    served = Tokens(tmp_path / "data")
    assert served.all() == ()
    token = tokens.make("one", [Scope.READ], SOON)
    assert served.find(token) is not None
    tokens.revoke("one")
    assert served.find(token) is None


def test_a_name_is_for_one_token(tokens: Tokens) -> None:
    tokens.make("one", [Scope.READ], SOON)
    with pytest.raises(TokenError, match="revoke"):
        tokens.make("one", [Scope.ADMIN], SOON)
    with pytest.raises(TokenError, match="no token 'two'"):
        tokens.revoke("two")
    with pytest.raises(TokenError, match="cannot name"):
        tokens.make("../x", [Scope.READ], SOON)


def test_a_damaged_file_accepts_no_token(tokens: Tokens, tmp_path: Path) -> None:
    token = tokens.make("one", [Scope.READ], SOON)
    file = tmp_path / "data" / "tokens.json"
    file.write_text(file.read_text("utf-8")[:-4], "utf-8")
    with pytest.raises(TokenError, match="no token is accepted"):
        tokens.find(token)
