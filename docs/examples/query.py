"""Ask a running lienket by SPARQL: solutions, a truth value, a graph, and what is wrong with a query."""

import json
import os
from ast import literal_eval

from SPARQLWrapper import CSV, JSON, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

ENDPOINT = os.environ.get("LIENKET_URL", "http://127.0.0.1:8749") + "/sparql"
PREFIXES = "PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
TARGETS = """
SELECT ?label ?value WHERE {
  ?target a lk:NationalTarget ; lk:value ?value ; lk:deadline ?year ; rdfs:label ?label .
  FILTER(LANG(?label) = "vi" && ?value >= 80)
} ORDER BY DESC(?value) ?label LIMIT 3"""


def wrapper(query: str, form: str) -> SPARQLWrapper:
    """A query that is to be answered in a form."""
    asked = SPARQLWrapper(ENDPOINT)
    asked.setQuery(PREFIXES + query)
    asked.setReturnFormat(form)
    return asked


print("# JSON: a dictionary as SPARQL 1.1 has it")
for row in wrapper(TARGETS, JSON).queryAndConvert()["results"]["bindings"]:
    print(row["value"]["value"], row["label"]["value"])

print("# CSV: bytes")
print(wrapper(TARGETS, CSV).queryAndConvert().decode())

print("# ASK")
print(wrapper("ASK { ?target a lk:NationalTarget }", JSON).queryAndConvert()["boolean"])

GRAPH = "CONSTRUCT { ?plan lk:implements ?what } WHERE { ?plan lk:implements ?what }"
print("# A graph: Turtle, and what SPARQLWrapper makes of RDF/XML, a graph of rdflib")
print(wrapper(GRAPH, TURTLE).queryAndConvert().decode())
print(len(wrapper(GRAPH, "xml").queryAndConvert()), "triples")

print("# What is wrong with a query is told as problem+json")
try:
    wrapper("SELECT ?x WHERE { ?x a lk:Target ", JSON).query()
except QueryBadFormed as error:
    # SPARQLWrapper puts the bytes of the answer into its message as Python writes them.
    problem = json.loads(literal_eval(str(error).partition("Response:\n")[2]))
    print(problem["status"], problem["line"], problem["column"])
