"""The graph in steps over HTTP."""

import httpx
import pytest

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


def test_what_is_linked_to_a_thing_falls_into_parts_whose_counts_add_up(client: httpx.Client) -> None:
    group = f"in {LK}indicator {ID}indicator/digital-economy-gdp-share"
    told = client.post("/api/graph/parts", json={"group": group}).json()
    assert told["count"] == len(told["nodes"]) + sum(one["count"] for one in told["groups"]) > 0


def test_the_lineage_of_an_instrument_is_what_it_rests_on_and_what_rests_on_it(client: httpx.Client) -> None:
    told = client.post("/api/graph/parts", json={"group": f"lineage {DECISION}"}).json()
    assert "777/KH-UBND" in {node["label"]["vi"] for node in told["nodes"]}
    assert DECISION not in {node["iri"] for node in told["nodes"]}


WHOLE = """CONSTRUCT { ?s a ?class . ?s <http://example.org/copy> ?copy } WHERE {
    ?s a ?class FILTER(isIRI(?s)) VALUES ?n { 1 2 3 } BIND(IRI(CONCAT(STR(?s), "/", STR(?n))) AS ?copy) }"""


def test_an_answer_of_thousands_of_things_is_counted_in_groups(client: httpx.Client) -> None:
    lines = client.post("/sparql", data={"query": WHOLE, "format": "ntriples"}).text.splitlines()
    triples = [line.split(" ")[:3] for line in lines if line.startswith("<")]
    things = {end for subject, _, object_ in triples for end in (subject, object_)}
    assert len(things) > 5000
    told = client.post("/api/graph/answer", json={"query": WHOLE}).json()
    assert (told["things"], told["links"]) == (len(things), len(triples))
    assert len(told["groups"]) <= 24
    assert sum(group["count"] for group in told["groups"]) + len(told["nodes"]) == len(things)
    assert sum(edge["count"] for edge in told["edges"]) == len(triples)
    opened = client.post("/api/graph/answer", json={"query": WHOLE, "open": [told["groups"][0]["id"]]}).json()
    assert len(opened["groups"]) + len(opened["nodes"]) > len(told["groups"]) + len(told["nodes"])
    wanted = {"query": WHOLE, "groups": [group["id"] for group in told["groups"]]}
    view = client.post("/api/graph/view", json=wanted).json()
    assert [group["count"] for group in view["groups"]] == [group["count"] for group in told["groups"]]


@pytest.mark.parametrize(
    ("query", "status"),
    [("ASK {}", 400), ("", 400), ("SELECT ?x {", 400), ("SELECT * { SERVICE <http://x.example/> {} }", 403)],
)
def test_what_cannot_be_drawn_is_told(client: httpx.Client, query: str, status: int) -> None:
    answer = client.post("/api/graph/answer", json={"query": query})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


HOSTILE = [
    "no iri",
    "<script>alert(1)</script>",
    "http://example.org/a b",
    "_:blank",
    '"literal"',
    "",
    "\x00",
]


@pytest.mark.parametrize("iri", HOSTILE)
def test_what_is_no_iri_is_told(client: httpx.Client, iri: str) -> None:
    for answer in (
        client.get("/api/graph/thing", params={"iri": iri}),
        client.get("/api/graph/neighbours", params={"iri": iri, "property": iri, "direction": "in"}),
        client.post("/api/graph/view", json={"iris": [iri]}),
        client.post("/api/graph/parts", json={"group": f"in {LK}place {iri}"}),
    ):
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def test_an_iri_that_nobody_knows_is_drawn_as_it_is(client: httpx.Client) -> None:
    (node,) = client.post("/api/graph/view", json={"iris": ["javascript:alert(1)"]}).json()["nodes"]
    assert (node["iri"], node["kind"]) == ("javascript:alert(1)", None)


def test_a_view_has_room_for_so_many_things_and_groups(client: httpx.Client) -> None:
    things = [f"a:{number}" for number in range(MOST)]
    assert client.post("/api/graph/view", json={"iris": things[:250]}).status_code == 200
    more = {"iris": things[:300], "groups": [f"in a:b a:{number}" for number in range(201)]}
    assert client.post("/api/graph/view", json=more).status_code in {400, 413}


def test_what_is_not_there_or_too_much_is_told(client: httpx.Client) -> None:
    assert client.get("/api/graph/thing", params={"iri": f"{ID}place/nowhere"}).status_code == 404
    assert client.get("/api/graph/thing", params={"iri": "no iri"}).status_code == 400
    too_many = {"iris": [f"http://example.org/{number}" for number in range(MOST + 1)]}
    assert client.post("/api/graph/view", json=too_many).status_code == 400
