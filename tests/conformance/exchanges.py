"""Requests and the replies to them, as the protocols' manifests describe them in the `ht:` vocabulary."""

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat

from tests.conformance import results
from tests.conformance.manifests import CNT, HT, MF, Entry, Manifest, Node
from tests.conformance.service import Reply, Service

_STATUS = {"OK": {200}, "Created": {201}, "NoContent": {204}, "NotFound": {404}} | {
    f"StatusCode{hundreds}xx": set(range(hundreds * 100, hundreds * 100 + 100)) for hundreds in range(2, 6)
}
_BOOLEAN = {QueryResultsFormat.JSON.media_type, QueryResultsFormat.XML.media_type}
_FORMATS = {
    "boolean": _BOOLEAN,
    "tabular": _BOOLEAN | {"text/csv", "text/tab-separated-values"},
    "RDF": {f.media_type for f in (RdfFormat.RDF_XML, RdfFormat.TURTLE, RdfFormat.N_TRIPLES)},
}


def run(entry: Entry, service: Service, prefix: str, path: str) -> None:
    """Send the requests of a test in order, those to `prefix` to `path`, and look at each reply."""
    manifest = entry.manifest
    requests = manifest.items(manifest.one(entry.action, f"{HT}requests"))
    assert requests, "the test has no requests"
    location = ""
    for request in requests:
        target = manifest.text(request, f"{HT}absolutePath") or ""
        assert target.startswith(prefix), target
        target = (path + target.removeprefix(prefix)).replace("$LOCATION$", location)
        method = manifest.text(request, f"{HT}methodName") or ""
        headers = dict(_headers(manifest, request))
        reply = service.request(method, target, _body(manifest, request), headers)
        _look(manifest, request, reply)
        location = reply.headers.get("location", location)


def _headers(manifest: Manifest, node: Node) -> list[tuple[str, str]]:
    found = manifest.items(manifest.one(node, f"{HT}headers"))
    return [
        (manifest.text(header, f"{HT}fieldName") or "", manifest.text(header, f"{HT}fieldValue") or "")
        for header in found
    ]


def _body(manifest: Manifest, node: Node) -> bytes | None:
    body = manifest.one(node, f"{HT}body")
    if body is None:
        return None
    text = manifest.text(body, f"{CNT}chars") or ""
    return text.encode(manifest.text(body, f"{CNT}characterEncoding") or "utf-8")


def _look(manifest: Manifest, request: Node, reply: Reply) -> None:
    expected = manifest.one(request, f"{HT}resp")
    assert isinstance(expected, BlankNode)
    statuses = [n.value for n in manifest.all(expected, f"{MF}expectedStatus") if isinstance(n, NamedNode)]
    assert statuses, "the test expects no status"
    allowed = set().union(*(_STATUS[status.rpartition("#")[2]] for status in statuses))
    assert reply.status in allowed, reply
    if (kind := manifest.text(expected, f"{MF}expectedFormat")) is not None:
        assert reply.media_type in _FORMATS[kind], reply
    if (truth := manifest.one(expected, f"{MF}expectedBoolean")) is not None:
        assert isinstance(truth, Literal)
        assert results.table(reply.body, reply.media_type) == (truth.value == "true"), reply
    for name, value in _headers(manifest, expected):
        assert reply.headers.get(name) == value, (name, reply.headers.get(name))
    if manifest.text(expected, f"{MF}expectedLocation") is not None:
        assert "location" in reply.headers, reply
    if (body := _body(manifest, expected)) is not None:
        wanted = results.graph(body, RdfFormat.TURTLE.media_type, "http://www.example/")
        assert results.graph(reply.body, reply.media_type, "http://www.example/") == wanted, reply
