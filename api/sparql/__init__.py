"""The SPARQL endpoint: the SPARQL 1.1 Protocol on ASGI itself, beside the layers that the other routes need.

| module | does |
|---|---|
| `endpoint` | from request to answer |
| `operations` | what is asked: parameters, bodies, media types |
| `body` | a request's body, within its size and its time |
| `queue` | whose query runs when, and who is told to come back later |
| `paces` | which queries are known to be quick, or slow |
| `cache` | small answers about the current version of the graph |
| `coding` | gzip and br |
| `sending` | the answer's headers and its way out |
| `description` | what the endpoint can do, as RDF |
| `openapi` | what the endpoint is asked, for the API's description |
"""
