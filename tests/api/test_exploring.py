"""The graph in steps over HTTP."""

import httpx

from queries.exploring import MOST

ID = "https://w3id.org/lienket/id/"
LK = "https://w3id.org/lienket/ns#"
PLACE = f"{ID}place/12"
DECISION = f"{ID}instrument/749-QD-TTg"


def thing(client: httpx.Client, iri: str) -> dict:
    return client.get("/api/graph/thing", params={"iri": iri}).json()


def test_a_thing_is_told_with_what_lies_beyond_counted(client: httpx.Client) -> None:
    told = thing(client, PLACE)
    assert told["node"]["label"]["vi"] == "Lai Châu"
    assert told["node"]["kind"]["id"] == "Place"
    counts = {(link["property"], link["direction"]): link["count"] for link in told["links"]}
    assert counts[f"{LK}place", "in"] > 2
    assert not any("inferred" in link["property"] for link in told["links"])


def test_what_is_ours_leads_to_its_page_and_nothing_else(client: httpx.Client) -> None:
    assert thing(client, PLACE)["page"] == "/id/place/12?lang=vi"
    assert thing(client, f"{LK}Target")["page"] == "/ns?lang=vi#Target"
    assert thing(client, "http://www.w3.org/2004/02/skos/core#Concept")["page"] is None


def test_counts_are_of_what_comes_when_a_link_is_opened(client: httpx.Client) -> None:
    for link in thing(client, PLACE)["links"]:
        where = {"iri": PLACE, "property": link["property"], "direction": link["direction"]}
        found = client.get("/api/graph/neighbours", params={**where, "limit": 100}).json()
        assert found["count"] == link["count"]
        assert len(found["nodes"]) == min(100, link["count"])


def test_neighbours_come_in_parts(client: httpx.Client) -> None:
    where = {"iri": DECISION, "property": f"{LK}setBy", "direction": "in", "limit": 10}
    first = client.get("/api/graph/neighbours", params=where).json()
    second = client.get("/api/graph/neighbours", params={**where, "start": 10}).json()
    assert first["count"] == second["count"] > 20
    assert {node["iri"] for node in first["nodes"]}.isdisjoint(node["iri"] for node in second["nodes"])


def test_a_fact_is_told_with_its_sentence_and_its_document(client: httpx.Client) -> None:
    hit = client.get("/api/search", params={"q": "kinh te so chiem 12", "class": "Target"}).json()[0]
    told = thing(client, hit["iri"])
    assert told["node"]["document"] == "lai-chau"
    assert "12%" in told["evidence"]["exact"]
    assert not any(link["property"] == f"{LK}evidence" for link in told["links"])


def test_a_view_has_all_links_between_its_things_and_no_others(client: httpx.Client) -> None:
    hit = client.get("/api/search", params={"q": "kinh te so chiem 12", "class": "Target"}).json()[0]
    view = client.post("/api/graph/view", json={"iris": [PLACE, hit["iri"]]}).json()
    assert [node["iri"] for node in view["nodes"]] == [PLACE, hit["iri"]]
    assert {edge["property"] for edge in view["edges"]} == {f"{LK}place"}
    assert view["edges"][0]["label"]["vi"]


def test_a_comparison_has_its_verdict(client: httpx.Client) -> None:
    told = client.get("/api/matrix").json()
    cells = (cell for row in told["rows"] for cell in row["cells"].values())
    cell = next(cell for cell in cells if cell["verdict"] == "looser")
    comparison = f"{ID}comparison/{cell['comparison']}"
    (node,) = client.post("/api/graph/view", json={"iris": [comparison]}).json()["nodes"]
    assert node["verdict"] == "looser"


def test_what_is_not_there_or_too_much_is_told(client: httpx.Client) -> None:
    assert client.get("/api/graph/thing", params={"iri": f"{ID}place/nowhere"}).status_code == 404
    assert client.get("/api/graph/thing", params={"iri": "no iri"}).status_code == 400
    too_many = {"iris": [f"http://example.org/{number}" for number in range(MOST + 1)]}
    assert client.post("/api/graph/view", json=too_many).status_code == 400
