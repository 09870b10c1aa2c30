"""Keep a graph of your own in a running lienket: write it with a token, read it, remove it."""

import os

from SPARQLWrapper import JSON, POST, SPARQLWrapper

ENDPOINT = os.environ.get("LIENKET_URL", "http://127.0.0.1:8749") + "/sparql"
TOKEN = os.environ["LIENKET_TOKEN"]
NOTES = "http://example.org/notes"


def update(text: str) -> None:
    """Run an update. What lienket made itself cannot be changed in this way."""
    asked = SPARQLWrapper(ENDPOINT)
    asked.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    asked.setMethod(POST)
    asked.setQuery(text)
    asked.query()


def notes() -> list[str]:
    """The notes that are in the graph now; reading needs no token."""
    asked = SPARQLWrapper(ENDPOINT)
    asked.setQuery(f"SELECT ?note {{ GRAPH <{NOTES}> {{ ?thing ?property ?note }} }} ORDER BY ?note")
    asked.setReturnFormat(JSON)
    return [row["note"]["value"] for row in asked.queryAndConvert()["results"]["bindings"]]


update(f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA {{ GRAPH <{NOTES}> {{
  <https://w3id.org/lienket/id/place/11> skos:note "Xem lại số liệu quý 3"@vi , "Check the third quarter"@en .
}} }}""")
print("written:", notes())

update(f"DROP GRAPH <{NOTES}>")
print("removed:", notes())
