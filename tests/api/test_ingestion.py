"""Documents over HTTP."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from filelock import FileLock

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import LAI_CHAU, LAO_CAI, Cli, serving

SOON = datetime.now(UTC) + timedelta(hours=1)


@pytest.fixture(scope="module")
def data(lienket: Cli, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("ingestion")
    run = lienket("ingest", documents / "lai-chau.txt", data=data)
    assert run.returncode == 0, run.stderr
    return data


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[httpx.Client]:
    """A client with a token of the scope ingest."""
    token = Tokens(data).make("crawler", [Scope.INGEST], SOON)
    with serving(load(data=data, upload_bytes=100_000)) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        yield client


def send(client: httpx.Client, *files: tuple[str, str | bytes]) -> httpx.Response:
    return client.post("/api/documents", files=[("document", file) for file in files])


def ids(client: httpx.Client) -> set[str]:
    return {document["id"] for document in client.get("/api/documents").json()}


def told(answer: httpx.Response) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    return dict(answer.json())


def test_documents_come_in_change_and_go(client: httpx.Client) -> None:
    came = send(client, ("lào cai.txt", LAO_CAI), ("empty.txt", ""), ("same.txt", LAI_CHAU))
    assert came.status_code == 200
    taken, refused, known = came.json()["documents"]
    assert (taken["file"], taken["status"], taken["document"]) == ("lào cai.txt", "new", "lao-cai")
    assert taken["facts"]["target"] >= 1
    assert (refused["status"], refused["reason"]) == ("refused", "empty")
    assert (known["status"], known["document"]) == ("unchanged", "lai-chau")
    first = came.json()["generation"]
    assert client.get("/api/status").json()["generation"] == first
    assert "lao-cai" in ids(client)

    changed = send(client, ("lào cai.txt", LAO_CAI.replace("25%", "26%"))).json()
    assert changed["documents"][0]["status"] == "changed"
    assert changed["documents"][0]["document"] == "lao-cai"
    assert "26%" in client.get("/api/documents/lao-cai").json()["text"]

    assert client.delete("/api/documents/lao-cai").json()["generation"] > changed["generation"]
    assert "lao-cai" not in ids(client)
    assert client.get("/api/documents/lao-cai").status_code == 404


def test_where_none_can_be_taken_in_nothing_is_published(client: httpx.Client) -> None:
    before = client.get("/api/status").json()["generation"]
    answer = send(client, ("empty.txt", ""), ("tool.exe", b"MZ"))
    assert answer.status_code == 422
    assert [document["reason"] for document in told(answer)["documents"]] == ["empty", "unsupported"]
    assert client.get("/api/status").json()["generation"] == before


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_it_needs_a_token_for_it(client: httpx.Client, data: Path, method: str) -> None:
    path = "/api/documents" + ("/lai-chau" if method == "DELETE" else "")
    asked = httpx.Request(method, client.base_url.join(path))
    assert client.send(asked).status_code == 401
    reader = Tokens(data).make(f"reader-{method}", [Scope.READ, Scope.REVIEW], SOON)
    asked.headers["Authorization"] = f"Bearer {reader}"
    assert client.send(asked).status_code == 403
    assert "lai-chau" in ids(client)


def test_while_another_writes_the_client_is_told_to_come_again(client: httpx.Client, data: Path) -> None:
    with FileLock(data / "writer.lock"):
        answer = send(client, ("lao-cai.txt", LAO_CAI))
        assert client.get("/api/status").status_code == 200
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert told(answer)["type"].endswith("/busy")


def test_queries_are_answered_meanwhile(client: httpx.Client) -> None:
    with ThreadPoolExecutor(1) as thread:
        sent = thread.submit(send, client, ("lao-cai.txt", LAO_CAI))
        answered = 0
        while not sent.done():
            assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
            answered += 1
    assert sent.result().status_code == 200
    assert answered > 1, "the first may have come before the work began"
    assert client.delete("/api/documents/lao-cai").status_code == 200


def test_too_much_is_refused(client: httpx.Client) -> None:
    answer = send(client, ("large.txt", "x" * 200_000))
    assert answer.status_code == 413
    assert "100,000 bytes" in told(answer)["detail"]


@pytest.mark.parametrize(
    "files",
    [
        [("", b"x")],
        [("a.txt", b"x"), ("b/a.txt", b"y")],
        [("a" * 300 + ".txt", b"x")],
        [(f"{number}.txt", b"x") for number in range(101)],
    ],
)
def test_files_that_have_no_name_of_their_own_are_refused(
    client: httpx.Client, files: list[tuple[str, bytes]]
) -> None:
    assert told(send(client, *files))["status"] == 400


def test_what_is_no_form_is_refused(client: httpx.Client) -> None:
    assert client.post("/api/documents", content=b"text").status_code == 415
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/api/documents", content=b"--y\r\n", headers=broken).status_code == 400
    assert (
        client.post(
            "/api/documents", content=b"", headers={"Content-Type": "multipart/form-data"}
        ).status_code
        == 400
    )


def test_what_is_not_there_cannot_be_taken_out(client: httpx.Client) -> None:
    answer = client.delete("/api/documents/nowhere")
    assert told(answer)["status"] == 404


def test_pages_of_other_sites_cannot_send_a_token(client: httpx.Client) -> None:
    preflight = client.options(
        "/api/documents",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "DELETE",
            "Access-Control-Request-Headers": "authorization",
        },
    )
    assert preflight.status_code == 400
    assert "authorization" not in preflight.headers.get("access-control-allow-headers", "").lower()
