"""What a page asks of the terms that it shows."""

import httpx

ID = "https://w3id.org/lienket/id/"


def test_things_are_told_by_label_and_facts_by_their_sentence(client: httpx.Client) -> None:
    hits = client.get("/api/search", params={"q": "kinh te so chiem 12", "class": "Target"}).json()
    fact, place = hits[0]["iri"], f"{ID}place/12"
    told = client.post("/api/things", json={"iris": [fact, place, f"{ID}place/none", fact]}).json()
    assert set(told) == {fact, place}
    assert told[place]["label"]["vi"] == "Lai Châu"
    assert told[place]["evidence"] is None
    assert "12%" in told[fact]["evidence"]["exact"]


def test_what_is_no_iri_is_refused(client: httpx.Client) -> None:
    refused = client.post("/api/things", json={"iris": ["no iri"]})
    assert refused.status_code == 400
    assert "no iri" in refused.json()["detail"]
    assert client.post("/api/things", json={"iris": ["http://a"] * 501}).status_code == 400


def test_prefixes_are_those_of_our_own_queries(client: httpx.Client) -> None:
    prefixes = client.get("/api/prefixes").json()
    assert prefixes["lk"] == "https://w3id.org/lienket/ns#"
    assert prefixes["place"] == f"{ID}place/"


def test_a_syntax_error_says_what_might_stand_there(client: httpx.Client) -> None:
    told = client.get("/sparql", params={"query": "SELECT ?s WHERE { ?s a ?o "}).json()
    assert "}" in "".join(told["expected"])
    undeclared = client.get("/sparql", params={"query": "ASK { ?s x:y ?o }"}).json()
    assert undeclared["expected"] == ["PREFIX"]
    assert (undeclared["fault"], undeclared["word"]) == ("undeclared-prefix", "x")
