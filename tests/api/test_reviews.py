"""Review over HTTP: what readers object to, what awaits a person, and what becomes of what is decided."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from filelock import FileLock

from api.reviewing import objections, publishing
from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import Cli, serving

SON_LA = """KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH SƠN LA

UBND tỉnh Sơn La triển khai Quyết định số 749/QĐ-TTg ngày 3/6/2020 của Thủ tướng Chính phủ.
Tỉnh Sơn La đặt mục tiêu kinh tế số chiếm 15% GRDP.
Đến năm 2025, tỉnh Sơn La có 60% người trưởng thành có tài khoản thanh toán điện tử.
"""
WALLET = "749-2025-epayment-account-share"
ECONOMY = "749-2025-digital-economy-gdp-share"


@dataclass
class Desk:
    """A reviewers' desk over HTTP: each reviewer has a token."""

    client: httpx.Client
    data: Path
    tokens: dict[str, str]

    def get(self, path: str, by: str | None = None, **parameters: str) -> Any:
        answer = self.client.get(path, params=parameters, headers=self._as(by))
        assert answer.status_code == 200, answer.text
        return answer.json()

    def queue(self, by: str | None = None, **parameters: str) -> Any:
        return self.get("/api/reviews/queue", by, **parameters)

    def item(self, national: str, state: str = "all") -> str:
        (found,) = (one["of"] for one in self.queue(state=state)["items"] if one["national"] == national)
        return str(found)

    def decide(self, of: str, decision: str, by: str = "an", **more: Any) -> httpx.Response:
        content = {"of": of, "decision": decision, **more}
        return self.client.post("/api/reviews", json=content, headers=self._as(by))

    def publish(self, **parameters: str) -> httpx.Response:
        return self.client.post("/api/reviews/publication", params=parameters, headers=self._as("an"))

    def cell(self, national: str) -> str | None:
        """The verdict in the matrix for Sơn La."""
        rows = {row["id"]: row for row in self.client.get("/api/matrix").json()["rows"]}
        return rows[national]["cells"]["14"]["verdict"]

    def _as(self, by: str | None) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[by]}"} if by else {}


@pytest.fixture(scope="module")
def doubtful(lienket: Cli, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a document of which two targets are doubtful."""
    folder = tmp_path_factory.mktemp("doubtful")
    (folder / "son-la.txt").write_text(SON_LA, encoding="utf-8")
    run = lienket("ingest", folder / "son-la.txt", data=folder / "data")
    assert run.returncode == 0, run.stderr
    return folder / "data"


@pytest.fixture
def copied(doubtful: Path, tmp_path: Path) -> Path:
    return shutil.copytree(doubtful, tmp_path / "data")


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is decided is published when a test says so."""
    monkeypatch.setattr(publishing, "PAUSE", 3600.0)
    monkeypatch.setattr(publishing, "LATEST", 3600.0)


@contextmanager
def opened(data: Path) -> Iterator[Desk]:
    soon = datetime.now(UTC) + timedelta(hours=1)
    tokens = {name: Tokens(data).make(name, [Scope.REVIEW], soon) for name in ("an", "binh")}
    tokens["reader"] = Tokens(data).make("reader", [Scope.READ], soon)
    with serving(load(data=data, workers=2)) as client:
        yield Desk(client, data, tokens)


@pytest.fixture
def desk(copied: Path) -> Iterator[Desk]:
    with opened(copied) as desk:
        yield desk


@pytest.fixture(scope="module")
def untouched(doubtful: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at which nothing is decided."""
    with opened(shutil.copytree(doubtful, tmp_path_factory.mktemp("untouched") / "data")) as desk:
        yield desk


def told(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return dict(answer.json())


def test_the_queue_says_what_is_doubtful_and_why_least_sure_first(untouched: Desk) -> None:
    queue = untouched.queue()
    assert queue["total"] == queue["states"]["open"] == 3
    confidences = [item["confidence"] for item in queue["items"]]
    assert confidences == sorted(confidences)
    reasons = {facet["id"]: facet["count"] for facet in queue["facets"]["reason"]}
    assert reasons == {"deadlineUnstated": 2, "partialBase": 1}
    assert [item["national"] for item in untouched.queue(reason="partialBase")["items"]] == [WALLET]
    assert untouched.queue(place="01")["total"] == 0
    (place,) = queue["facets"]["place"]
    assert (place["label"]["vi"], place["count"]) == ("Sơn La", 3)

    item = untouched.get("/api/reviews/item", of=untouched.item(WALLET))
    assert item["local"]["evidence"]["exact"] == "60%"
    assert item["national"]["evidence"]["document"]["id"] == "749-QD-TTg"
    assert "749-2030-epayment-account-share" in [near["id"] for near in item["candidates"]]


def test_what_is_decided_is_seen_at_the_desk_at_once_and_by_readers_when_published(desk: Desk) -> None:
    of = desk.item(WALLET)
    assert desk.cell(WALLET) == "stricter"
    said = desk.decide(of, "reject", note="Khác phạm vi.")
    assert said.status_code == 201
    assert said.json()["state"] == "refused"
    assert desk.queue()["total"] == 2
    assert desk.queue()["publication"]["waiting"] == 1
    assert desk.cell(WALLET) == "stricter"

    assert desk.publish().json()["waiting"] == 0
    assert desk.cell(WALLET) == "missing"
    (decision,) = desk.get("/api/reviews", of=of)["decisions"]
    assert (decision["reviewer"], decision["note"], decision["published"]) == ("an", "Khác phạm vi.", True)
    row = next(
        line for line in desk.client.get("/api/mappings.sssom.tsv").text.splitlines() if "\tNot\t" in line
    )
    assert "person:an" in row
    assert "semapv:ManualMappingCuration" in row


def test_it_is_published_after_a_pause(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "PAUSE", 0.05)
    desk.decide(desk.item(WALLET), "reject")
    until(lambda: desk.get("/api/reviews/publication")["waiting"] == 0)
    until(lambda: desk.cell(WALLET) == "missing")  # readers are switched after it is on record


def test_what_a_server_left_unpublished_the_next_one_publishes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.decide(desk.item(WALLET), "reject")
    monkeypatch.setattr(publishing, "PAUSE", 0.05)
    with serving(load(data=desk.data)) as client:
        until(lambda: client.get("/api/reviews/publication").json()["waiting"] == 0)


def test_another_target_and_another_figure_take_the_place_of_what_was_read(desk: Desk) -> None:
    desk.decide(desk.item(WALLET), "correct", correction={"national": "749-2030-epayment-account-share"})
    item = desk.get("/api/reviews/item", of=desk.item(ECONOMY))
    desk.decide(item["local"]["iri"], "correct", correction={"value": "25", "time": "2025"})
    desk.publish()
    assert desk.cell("749-2030-epayment-account-share") == "looser"
    assert desk.cell(WALLET) == "missing"
    assert desk.cell(ECONOMY) == "stricter"
    again = desk.get("/api/reviews", of=item["local"]["iri"])
    assert again["state"] == "corrected"
    assert desk.get("/api/reviews/item", of=item["local"]["iri"])["local"]["evidence"]["exact"] == "15%"
    # Another reviewer may still speak of what was read.
    assert desk.decide(item["local"]["iri"], "reject", by="binh").json()["state"] == "disputed"


def test_a_reference_and_a_document_that_were_objected_to_are_corrected_and_readers_see_it(
    desk: Desk,
) -> None:
    facts = desk.get("/api/documents/son-la/facts")
    (reference,) = (fact["iri"] for fact in facts if fact["label"]["vi"] == "Nhắc đến 749/QĐ-TTg")
    document = reference.partition("/fact/")[0]
    for thing in (reference, document):
        made = desk.client.post("/api/objections", json={"of": thing, "comment": "Đọc sai."})
        assert made.status_code == 201
    assert {item["kind"] for item in desk.queue(state="objections")["items"]} == {"reference", "document"}

    item = desk.get("/api/reviews/item", of=reference)
    assert item["parts"] == ["instrument"]
    assert item["names"]["749-QD-TTg"]["vi"] == "749/QĐ-TTg"
    desk.decide(reference, "correct", correction={"instrument": "1813/QĐ-TTg"})
    of_document = desk.get("/api/reviews/item", of=document)
    assert of_document["parts"] == ["time", "place", "instrument", "institution"]
    said = {"time": "2022-03-20", "instrument": "99/KH-UBND", "institution": "Ủy ban nhân dân tỉnh Sơn La"}
    desk.decide(document, "correct", correction=said)
    told(desk.decide(document, "reject"), 400)
    assert desk.queue(state="objections")["total"] == 0
    desk.publish()
    assert desk.get("/api/documents/son-la")["issued"] == "2022-03-20"
    now = desk.get("/api/reviews/item", of=document)
    named = {now["names"][now["statement"][part]]["vi"] for part in ("instrument", "institution")}
    assert named == {"99/KH-UBND", "Ủy ban nhân dân tỉnh"}
    # The sentence says of the plan, whose symbol is known now, what it is based on: a fact more at its place.
    facts = desk.get("/api/documents/son-la/facts")
    (corrected,) = (fact for fact in facts if fact["label"]["vi"] == "Nhắc đến 1813/QĐ-TTg")
    assert corrected["iri"].endswith("-corrected")
    kinds = {facet["id"]: facet["count"] for facet in desk.queue(state="decided")["facets"]["kind"]}
    assert kinds == {"reference": 1, "document": 1}
    assert desk.get("/api/reviews", of=corrected["iri"])["of"] == corrected["iri"].removesuffix("-corrected")


def test_two_reviewers_agree_disagree_and_take_back(desk: Desk) -> None:
    of, other = desk.item(WALLET), desk.item(ECONOMY)
    desk.decide(of, "accept")
    assert desk.decide(of, "reject", by="binh").json()["state"] == "disputed"
    desk.decide(other, "accept")
    desk.decide(other, "accept", by="binh")
    assert [item["of"] for item in desk.queue(state="disputed")["items"]] == [of]
    (pair,) = desk.get("/api/reviews/agreement")
    assert (pair["first"], pair["second"], pair["shared"], pair["share"]) == ("an", "binh", 2, 0.5)
    assert pair["kappa"] == pytest.approx(0)
    desk.publish()
    assert desk.cell(WALLET) == "stricter"

    taken_back = desk.decide(of, "withdraw", by="binh").json()
    assert taken_back["state"] == "accepted"
    assert [decision["standing"] for decision in taken_back["decisions"]] == [True, False, False]


def test_only_reviewers_decide_and_all_may_object(desk: Desk) -> None:
    of = desk.item(WALLET)
    told(desk.client.post("/api/reviews", json={"of": of, "decision": "accept"}), 401)
    told(desk.decide(of, "accept", by="reader"), 403)
    told(desk.client.post("/api/reviews/publication"), 401)

    comparison = desk.get("/api/reviews/item", of=of)["comparison"]
    made = desk.client.post("/api/objections", json={"of": comparison, "comment": "Con số này là của 2030."})
    assert made.status_code == 201
    first = desk.queue(by="an")["items"][0]
    assert (first["of"], first["objections"]) == (of, 1)
    assert desk.get("/api/reviews", of=comparison)["comments"] == []
    (comment,) = desk.get("/api/reviews", by="an", of=comparison)["comments"]
    assert comment["comment"] == "Con số này là của 2030."
    assert "2030." not in desk.client.get("/api/mappings.sssom.tsv").text
    desk.decide(of, "comment", note="Đã xem.")
    assert desk.get("/api/reviews", of=of)["objections"] == 0


def test_objections_are_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    of = desk.item(WALLET)

    def object_to(iri: str, comment: str) -> httpx.Response:
        return desk.client.post("/api/objections", json={"of": iri, "comment": comment})

    told(object_to("https://example.org/nothing", "?"), 404)
    told(object_to(of, ""), 400)
    told(object_to(of, " \n "), 400)
    told(object_to(of, "a" * (objections.LONGEST + 1)), 400)
    monkeypatch.setattr(objections, "OFTEN", 1)
    assert object_to(of, "một").status_code == 201
    assert int(told_with(object_to(of, "hai"), 429).headers["retry-after"]) > 0
    monkeypatch.setattr(objections, "OFTEN", 100)
    monkeypatch.setattr(objections, "MOST", 5)
    told(object_to(of, "ba bốn"), 507)


@pytest.mark.parametrize(
    ("of", "content"),
    [
        ("no IRI", {"decision": "accept"}),
        (None, {"decision": "guess"}),
        (None, {"decision": "comment"}),
        (None, {"decision": "accept", "correction": {"national": ECONOMY}}),
        (None, {"decision": "correct", "correction": {"national": "749-2099-nothing"}}),
        (None, {"decision": "correct", "correction": {"colour": "red"}}),
        (None, {"decision": "accept", "note": "a" * 2001}),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    untouched: Desk, of: str | None, content: dict[str, Any]
) -> None:
    assert told(untouched.decide(of or untouched.item(WALLET), **content), 400)["detail"]
    assert untouched.queue()["publication"]["waiting"] == 0


@pytest.mark.parametrize(
    ("method", "path", "content"),
    [
        ("POST", "/api/reviews", b"{"),
        ("POST", "/api/reviews", b"\xff\xfe"),
        ("POST", "/api/reviews", b"[]"),
        ("POST", "/api/reviews", b'{"of": "x:y", "decision": "accept"}'),
        ("POST", "/api/reviews", b'{"of": "https://a.b/\\ud800", "decision": "accept"}'),
        ("POST", "/api/reviews", b'{"of": "OF", "decision": "correct", "correction": {"value": "\\ud800"}}'),
        ("POST", "/api/reviews", b'{"of": "OF", "decision": "correct", "correction": {"value": 5}}'),
        ("POST", "/api/reviews", b'{"of": "OF", "decision": "correct", "correction": {"given": "x"}}'),
        ("POST", "/api/reviews", b'{"of": "OF", "decision": "comment", "note": "\\u202e \\u0000"}'),
        ("POST", "/api/reviews/import?reviewer=%E2%80%AE", b"subject_id\tpredicate_id\tobject_id\n"),
        ("POST", "/api/reviews/import", b"subject_id\tpredicate_id\tobject_id\n\0\t\0\t\xff\n"),
        ("POST", "/api/objections", b'{"of": "OF", "comment": 1}'),
        ("DELETE", "/api/objections/0", b""),
        ("DELETE", "/api/objections/99999999999999999999999999", b""),
        ("DELETE", "/api/objections/one", b""),
        ("GET", "/api/reviews?of=", b""),
        ("GET", "/api/reviews", b""),
        ("GET", "/api/reviews/item?of=%00", b""),
        ("GET", f"/api/reviews/item?of=https://a.b/{'a' * 3000}", b""),
        ("GET", "/api/reviews/queue?state=everything", b""),
        ("GET", "/api/reviews/queue?offset=-1", b""),
        ("GET", "/api/reviews/queue?limit=100000", b""),
        ("PUT", "/api/reviews", b"{}"),
    ],
)
def test_bad_input_is_refused_with_a_problem(untouched: Desk, method: str, path: str, content: bytes) -> None:
    """Also on a thing that can be decided on, whose IRI is put in for OF."""
    content = content.replace(b"OF", untouched.item(WALLET).encode())
    headers = {"Authorization": f"Bearer {untouched.tokens['an']}", "Content-Type": "application/json"}
    answer = untouched.client.request(method, path, content=content, headers=headers)
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert 400 <= answer.status_code < 500, answer.text
    assert untouched.queue()["publication"]["waiting"] == 0


def test_what_has_changed_since_it_was_seen_is_not_decided_on(desk: Desk) -> None:
    of = desk.item(WALLET)
    seen = desk.get("/api/reviews/item", of=of)["key"]
    told(desk.decide(of, "accept", key="another"), 409)
    assert desk.decide(of, "accept", key=seen).status_code == 201


def test_while_another_writes_a_decision_is_on_record_and_waits_for_the_next_publication(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "PAUSE", 0.05)
    with FileLock(desk.data / "writer.lock"):
        said = desk.decide(desk.item(WALLET), "reject")
        assert (said.status_code, said.json()["state"]) == (201, "refused")
        until(lambda: desk.get("/api/reviews/publication")["held"])
        assert desk.get("/api/reviews/publication")["waiting"] == 1
    until(lambda: desk.get("/api/reviews/publication")["waiting"] == 0)
    until(lambda: desk.cell(WALLET) == "missing")  # readers are switched after it is on record


def test_a_pinned_answer_keeps_decisions_waiting_until_its_change_is_accepted(
    desk: Desk, lienket: Cli
) -> None:
    run = lienket("pin", "stricter-targets", "--place", "Sơn La", "--year", "2025", data=desk.data)
    assert run.returncode == 0, run.stderr
    desk.decide(desk.item(WALLET), "reject")
    refused = told(desk.publish(), 409)
    (pin,) = refused["pins"]
    assert desk.queue()["publication"]["waiting"] == 1
    assert desk.publish(accept=pin["pin"]).json() == {
        "waiting": 0,
        "underWay": False,
        "held": False,
        "refused": None,
    }


def test_an_earlier_decision_is_told_where_the_sentence_has_changed(desk: Desk, lienket: Cli) -> None:
    desk.decide(desk.item(WALLET), "reject", note="Khác phạm vi.")
    folder = desk.data.parent / "anew"
    folder.mkdir()
    (folder / "son-la.txt").write_text(SON_LA.replace("60% người", "65% người"), encoding="utf-8")
    run = lienket("remove", "son-la", data=desk.data)
    run = lienket("ingest", folder / "son-la.txt", data=desk.data)
    assert run.returncode == 0, run.stderr
    (item,) = (one for one in desk.queue()["items"] if one["national"] == WALLET)
    assert item["earlier"]
    (earlier,) = desk.get("/api/reviews", of=item["of"])["earlier"]
    assert (earlier["reviewer"], earlier["decision"]) == ("an", "reject")
    assert "60% người" in earlier["sentence"]


def test_the_command_line_lists_decides_and_tells_of_agreement(copied: Path, lienket: Cli) -> None:
    listed = lienket("review", "--reason", "partialBase", data=copied).stdout.splitlines()
    assert len(listed) == 2
    of = listed[1].split("\t")[-1]
    run = lienket("review", "reject", of, "--as", "an", "--note", "scope", data=copied)
    assert run.stdout == "on record; published as generation 2\n", run.stderr
    assert lienket("check", data=copied).returncode == 0
    lienket("review", "accept", of, "--as", "binh", data=copied)
    assert lienket("review", "--state", "disputed", data=copied).stdout.count("\n") == 2
    assert lienket("review", "agreement", data=copied).stdout.splitlines()[1].split("\t") == [
        "an, binh", "1", "0", "0.00", "0.00",
    ]  # fmt: skip
    wrong = lienket("review", "correct", of, "--set", "national=nothing", data=copied)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)
    assert lienket("review", "accept", "https://example.org/", data=copied).returncode == 1


def told_with(answer: httpx.Response, status: int) -> httpx.Response:
    told(answer, status)
    return answer


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds that a server does by itself."""
    end = datetime.now(UTC) + timedelta(seconds=60)
    while not condition():
        assert datetime.now(UTC) < end, "it never came"
