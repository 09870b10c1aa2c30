"""What `/sparql` is asked, for the API's description: the endpoint is beside the routes that describe
themselves."""

from typing import Any, Final

from api.accepting import DESCRIPTION
from api.formats import GRAPHS, RESULTS
from api.sparql.operations import FORM, QUERY, UPDATE

_PARAMETERS = {
    "query": "the query; without one, the description of the service is given",
    "default-graph-uri": "graphs that make up the default graph, in place of FROM",
    "named-graph-uri": "graphs that GRAPH may name, in place of FROM NAMED",
    "union-default-graph": "true or false: whether a query that names no graph asks the union of all",
    "timeout": "seconds; may only lower the limit",
    "format": f"{', '.join(RESULTS)}, or {', '.join(GRAPHS)}; goes over Accept",
}
_RESPONSES = {
    "200": {
        "description": "the answer",
        "content": {kind: {} for kind in (*RESULTS.values(), *GRAPHS.values())},
    },
    "304": {"description": "the client has the answer already"},
    "default": {
        "description": "what is wrong",
        "content": {"application/problem+json": {}},
    },
}
PATH: Final[dict[str, Any]] = {
    "get": {
        "tags": ["sparql"],
        "summary": "SPARQL 1.1 Protocol: a query",
        "parameters": [
            {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
            for name, text in _PARAMETERS.items()
        ],
        "responses": _RESPONSES,
    },
    "post": {
        "tags": ["sparql"],
        "summary": "SPARQL 1.1 Protocol: a query, or with a token an update",
        "parameters": [
            {
                "name": "accept",
                "in": "query",
                "description": DESCRIPTION,
                "schema": {"type": "array", "items": {"type": "string"}},
            }
        ],
        "requestBody": {"content": {kind: {"schema": {"type": "string"}} for kind in (FORM, QUERY, UPDATE)}},
        "responses": {**_RESPONSES, "204": {"description": "the update is done"}},
    },
}
