"""Over HTTP documents are staged, watched on their way, looked at, and published or dropped."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import LAI_CHAU, LAO_CAI, PATIENCE, Cli, serving

SOON = datetime.now(UTC) + timedelta(hours=1)
PIN = "looser-targets,place=12,year=2025"
ABOVE = "Tỉnh có 8 huyện và thành phố, với Kế hoạch số 1905/KH-UBND.\n"


@pytest.fixture(scope="module")
def data(lienket: Cli, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("staging")
    for command in (
        ("ingest", documents / "lai-chau.txt"),
        ("pin", "looser-targets", "--place", "12", "--year", "2025"),
    ):
        run = lienket(*command, data=data)
        assert run.returncode == 0, run.stderr
    return data


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[httpx.Client]:
    with serving(load(data=data, upload_bytes=100_000)) as client:
        yield client


def caller(server: httpx.Client, data: Path, *scopes: Scope) -> httpx.Client:
    token = Tokens(data).make("-".join(scopes), scopes, SOON)
    return httpx.Client(
        base_url=server.base_url, timeout=PATIENCE, headers={"Authorization": f"Bearer {token}"}
    )


@pytest.fixture(scope="module")
def crawler(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    with caller(server, data, Scope.INGEST) as client:
        yield client


@pytest.fixture(scope="module")
def reviewer(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    with caller(server, data, Scope.INGEST, Scope.REVIEW) as client:
        yield client


@pytest.fixture(autouse=True)
def nothing_staged(crawler: httpx.Client) -> Iterator[None]:
    yield
    assert crawler.delete("/api/staged").status_code == 204


def send(client: httpx.Client, *files: tuple[str, str | bytes], of: str | None = None) -> dict[str, Any]:
    """The upload, once it has ended."""
    parameters = {"document": of} if of else {}
    begun = client.post("/api/uploads", params=parameters, files=[("document", file) for file in files])
    assert begun.status_code == 202, begun.text
    return states(client, begun.headers["location"])[-1]


def states(client: httpx.Client, address: str) -> list[dict[str, Any]]:
    with client.stream("GET", f"{address}/events") as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        return [json.loads(line.removeprefix("data: ")) for line in events.iter_lines() if line]


def staged(client: httpx.Client) -> dict[str, Any]:
    return {one["document"]: one for one in client.get("/api/staged").json()["documents"]}


def test_an_upload_tells_of_each_file_until_the_end(crawler: httpx.Client) -> None:
    begun = crawler.post(
        "/api/uploads",
        files=[
            ("d", ("lào cai.txt", LAO_CAI)),
            ("d", ("scan.pdf", b"%PDF-1.4")),
            ("d", ("same.txt", LAI_CHAU)),
        ],
    )
    assert [file["stage"] for file in begun.json()["files"]] == ["waiting"] * 3
    told = states(crawler, begun.headers["location"])
    assert {file["stage"] for state in told for file in state["files"]} >= {"waiting", "extracting", "done"}
    assert [state["ended"] for state in told] == [False] * (len(told) - 1) + [True]
    new, refused, known = (file["outcome"] for file in told[-1]["files"])
    assert (new["status"], new["document"]) == ("new", "lao-cai")
    assert (refused["status"], refused["reason"]) == ("refused", "damaged")
    assert (known["status"], known["document"]) == ("unchanged", "lai-chau")
    # whoever comes later, as after a reload, is told the same
    assert crawler.get(begun.headers["location"]).json() == told[-1]


def test_readers_see_nothing_before_it_is_published(crawler: httpx.Client) -> None:
    generation = crawler.get("/api/status").json()["generation"]
    send(crawler, ("lao-cai.txt", LAO_CAI))
    assert crawler.get("/api/documents/lao-cai").status_code == 404
    assert crawler.get("/api/status").json()["generation"] == generation
    (one,) = staged(crawler).values()
    assert (one["change"], one["file"], one["facts"]["target"]) == ("new", "lao-cai.txt", 1)
    assert one["counts"]["added"] == sum(one["facts"].values())
    assert one["place"]["label"]["vi"] == "Lào Cai"


def test_a_preview_has_the_text_with_what_would_come_change_and_go(crawler: httpx.Client) -> None:
    changed = LAI_CHAU.replace("80%", "85%").replace("\n\n", f"\n\n{ABOVE}", 1)
    upload = send(crawler, ("a name of its own.txt", changed), of="lai-chau")
    assert upload["files"][0]["outcome"]["status"] == "changed"
    preview = crawler.get("/api/staged/lai-chau").json()
    assert preview["text"] == changed
    for fact in preview["statements"]:
        assert changed[fact["start"] : fact["end"]] == fact["exact"]
    (figure,) = [one for one in preview["changes"] if one["change"] == "changed"]
    assert (figure["before"]["exact"], figure["after"]["exact"]) == ("80%", "85%")
    assert set(figure["attributes"]) == {"exact", "value"}
    assert preview["counts"]["same"] > 3
    assert preview["counts"]["removed"] == 0


def test_what_cannot_be_right_is_told_with_its_reasons(crawler: httpx.Client) -> None:
    odd = "Đến năm 2025, 136% hồ sơ công việc cấp tỉnh của Lào Cai được xử lý trên môi trường mạng.\n"
    send(crawler, ("odd.txt", LAO_CAI + odd))
    (doubt,) = crawler.get("/api/staged/odd").json()["doubts"]
    assert doubt["exact"] == "136%"
    assert set(doubt["reasons"]) == {"vi", "en"}


def test_a_file_of_the_name_of_another_document_may_be_meant_as_its_version(crawler: httpx.Client) -> None:
    send(crawler, ("lai-chau.txt", LAI_CHAU + "Hết.\n"))
    (one,) = staged(crawler).values()
    assert (one["document"], one["change"], one["alike"]) == ("lai-chau-2", "new", ["lai-chau"])


def test_one_document_is_dropped_or_all_are(crawler: httpx.Client) -> None:
    send(crawler, ("lao-cai.txt", LAO_CAI), ("other.txt", LAO_CAI + "Hết.\n"))
    assert set(staged(crawler)) == {"lao-cai", "other"}
    assert crawler.delete("/api/staged/other").status_code == 204
    assert set(staged(crawler)) == {"lao-cai"}
    assert crawler.delete("/api/staged/other").status_code == 404
    assert crawler.get("/api/staged/other").status_code == 404


def test_pinned_answers_that_would_change_are_shown_and_guarded(
    crawler: httpx.Client, reviewer: httpx.Client
) -> None:
    send(crawler, ("p.txt", LAI_CHAU.replace("12% GRDP", "30% GRDP")), of="lai-chau")
    foreseen = crawler.post("/api/staged/publish", params={"dryRun": "true"}).json()
    assert foreseen["generation"] is None
    assert [pin["pin"] for pin in foreseen["pins"]] == [PIN]
    assert foreseen["answers"]
    assert all(answer["title"]["vi"] for answer in foreseen["answers"])
    assert crawler.post("/api/staged/publish").status_code == 409
    assert crawler.post("/api/staged/publish", params={"accept": PIN}).status_code == 403
    assert set(staged(crawler)) == {"lai-chau"}
    published = reviewer.post("/api/staged/publish", params={"accept": PIN}).json()
    assert published["generation"] == crawler.get("/api/status").json()["generation"]
    assert "30% GRDP" in crawler.get("/api/documents/lai-chau").json()["text"]
    assert staged(crawler) == {}


def test_only_what_was_looked_at_is_published(crawler: httpx.Client) -> None:
    send(crawler, ("lao-cai.txt", LAO_CAI))
    stamp = crawler.get("/api/staged").json()["stamp"]
    send(crawler, ("other.txt", LAO_CAI + "Hết.\n"))
    refused = crawler.post("/api/staged/publish", params={"stamp": stamp})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("/staged-changed")


def test_a_document_may_be_staged_at_once_by_a_program(crawler: httpx.Client) -> None:
    sent = crawler.post("/api/documents?stage=true", files={"document": ("lao-cai.txt", LAO_CAI)})
    assert (sent.status_code, sent.json()["generation"]) == (200, None)
    assert set(staged(crawler)) == {"lao-cai"}


def test_a_document_may_be_staged_to_go(crawler: httpx.Client) -> None:
    gone = crawler.delete("/api/documents/lai-chau?stage=true")
    assert (gone.status_code, gone.json()["generation"]) == (200, None)
    told = staged(crawler)["lai-chau"]
    assert (told["change"], told["counts"]["added"]) == ("removed", 0)
    assert told["counts"]["removed"] > 0
    assert crawler.get("/api/documents/lai-chau").status_code == 200  # readers still see it
    assert crawler.delete("/api/documents/nowhere?stage=true").status_code == 404


def test_a_document_that_went_out_comes_in_again_as_it_was(crawler: httpx.Client) -> None:
    assert crawler.post("/api/documents", files={"document": ("di-ve.txt", LAO_CAI)}).status_code == 200
    facts = crawler.get("/api/documents/di-ve/facts").json()
    assert crawler.post("/api/removed/di-ve").status_code == 404  # it is there
    assert crawler.delete("/api/documents/di-ve").status_code == 200
    (gone, *_) = crawler.get("/api/removed").json()
    assert (gone["document"], gone["file"]) == ("di-ve", "di-ve.txt")
    assert crawler.post("/api/removed/di-ve").status_code == 202
    assert staged(crawler)["di-ve"]["change"] == "new"
    assert crawler.get("/api/removed").json() == []
    assert crawler.post("/api/staged/publish").status_code == 200
    assert crawler.get("/api/documents/di-ve/facts").json() == facts
    assert crawler.delete("/api/documents/di-ve").status_code == 200


def test_the_reasons_of_what_is_staged_are_told_before_it_is_published(crawler: httpx.Client) -> None:
    crawler.post("/api/documents?stage=true", files={"document": ("lao-cai.txt", LAO_CAI)})
    preview = crawler.get("/api/staged/lao-cai").json()
    told = crawler.get("/api/staged/lao-cai/reasons").json()
    assert [one["iri"] for one in told["facts"]] == [fact["iri"] for fact in preview["statements"]]
    assert all(one["attributes"] for one in told["facts"])
    crawler.delete("/api/documents/lai-chau?stage=true")
    assert crawler.get("/api/staged/lai-chau/reasons").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/uploads"),
        ("GET", "/api/uploads/x"),
        ("GET", "/api/uploads/x/events"),
        ("GET", "/api/staged"),
        ("GET", "/api/staged/lai-chau"),
        ("GET", "/api/staged/lai-chau/reasons"),
        ("GET", "/api/removed"),
        ("POST", "/api/removed/lai-chau"),
        ("DELETE", "/api/staged"),
        ("DELETE", "/api/staged/lai-chau"),
        ("POST", "/api/staged/publish"),
    ],
)
def test_all_of_it_takes_a_token_for_it(server: httpx.Client, method: str, path: str) -> None:
    assert server.request(method, path).status_code == 401


def test_what_is_not_there_is_told(crawler: httpx.Client) -> None:
    assert crawler.get("/api/uploads/x").status_code == 404
    files = {"document": ("a.txt", LAO_CAI)}
    assert crawler.post("/api/uploads?document=nowhere", files=files).status_code == 404
    two = [("d", ("a.txt", LAO_CAI)), ("d", ("b.txt", LAO_CAI))]
    assert crawler.post("/api/uploads?document=lai-chau", files=two).status_code == 400
    assert crawler.post("/api/uploads", files={"d": ("x.txt", "x" * 200_000)}).status_code == 413
