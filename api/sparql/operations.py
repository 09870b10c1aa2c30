"""What is asked of the endpoint: the query and update operations of the SPARQL 1.1 Protocol, as they are
carried by GET, by a posted form, and by a posted text."""

import math
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode
from python_multipart.multipart import parse_options_header

from api import fields
from api.errors import MediaTypeError, RequestError
from api.fields import Fields
from graph.store import Dataset
from graph.tokens import tokens

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii"})
_USING = frozenset({"USING", "WITH"})


@dataclass(frozen=True, slots=True)
class Query:
    """The query operation. `seconds` lowers the limit of time; `format` names a media type and goes over the
    header Accept."""

    text: str
    dataset: Dataset
    seconds: float | None
    format: str | None


@dataclass(frozen=True, slots=True)
class Update:
    """The update operation; `dataset` holds the graphs of USING and USING NAMED, `accept` the pins whose
    answer may change."""

    text: str
    dataset: Dataset
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """No operation: the client wants to know what there is."""

    format: str | None


@lru_cache(maxsize=256)
def by_url(query_string: str, *, union: bool) -> Query | Description:
    """What a GET asks; `union` is the deployment's default for the default graph. Raises RequestError."""
    given = fields.read(query_string)
    if "update" in given:
        raise RequestError("an update is posted, as a form or as application/sparql-update")
    return _query(given, union) if "query" in given else Description(fields.first(given, "format"))


def kind_of(content_type: str | None) -> str:
    """The media type of a body. Raises MediaTypeError for one that is not read here, or is not UTF-8."""
    name, options = parse_options_header(content_type)
    kind = name.decode("latin-1").lower()
    charset = options.get(b"charset", b"utf-8").decode("latin-1").lower()
    if kind not in {FORM, QUERY, UPDATE}:
        raise MediaTypeError(f"post {FORM}, {QUERY} or {UPDATE}, not {kind or 'what has no Content-Type'}")
    if charset not in _CHARSETS:
        raise MediaTypeError(f"the body must be in UTF-8, not in {charset}")
    return kind


def by_post(kind: str, body: str, query_string: str, *, union: bool) -> Query | Update:
    """What a POST asks whose body is of this `kind`. Raises RequestError."""
    given: Fields = fields.read(query_string)
    if kind == FORM:
        given = _joined(given, fields.read(body))
    elif "query" in given or "update" in given:
        raise RequestError(f"{kind} holds the operation; another one stands in the address")
    else:
        given = {**given, ("query" if kind == QUERY else "update"): [body]}
    if "query" in given and "update" in given:
        raise RequestError("the request has both a query and an update; send one")
    return _update(given, union) if "update" in given else _query(given, union)


def _joined(url: Fields, form: Fields) -> Fields:
    """The protocol has all parameters in the form; what clients leave in the address counts too."""
    return {name: [*url.get(name, ()), *form.get(name, ())] for name in {**url, **form}}


def _query(given: Fields, union: bool) -> Query:
    if "using-graph-uri" in given or "using-named-graph-uri" in given:
        raise RequestError("a query takes default-graph-uri and named-graph-uri; using-… is for updates")
    dataset = Dataset(
        _graphs(given, "default-graph-uri"), _graphs(given, "named-graph-uri"), _union(given, default=union)
    )
    seconds = _seconds(fields.single(given, "timeout"))
    return Query(_text(given, "query"), dataset, seconds, fields.first(given, "format"))


def _update(given: Fields, union: bool) -> Update:
    if "default-graph-uri" in given or "named-graph-uri" in given:
        raise RequestError("an update takes using-graph-uri and using-named-graph-uri")
    text = _text(given, "update")
    using, named = _graphs(given, "using-graph-uri"), _graphs(given, "using-named-graph-uri")
    if using or named:
        words = (token.text.upper() for token in tokens(text) if token.kind == "keyword")
        if (word := next((word for word in words if word in _USING), None)) is not None:
            raise RequestError(
                f"the update has {word}, so using-graph-uri and using-named-graph-uri may not be"
            )
    return Update(text, Dataset(using, named, _union(given, default=union)), tuple(given.get("accept", ())))


def _text(given: Fields, name: str) -> str:
    text = fields.single(given, name)
    if not text or not text.strip():
        raise RequestError(f"the parameter {name} is missing or empty")
    return text


def _graphs(given: Fields, name: str) -> tuple[str, ...]:
    try:
        return tuple(NamedNode(graph).value for graph in given.get(name, ()))
    except ValueError as error:
        raise RequestError(f"{name} must be an absolute IRI: {error}") from error


def _union(given: Fields, *, default: bool) -> bool:
    asked = fields.single(given, "union-default-graph")
    if asked not in {None, "true", "false"}:
        raise RequestError(f"union-default-graph is true or false, not {asked!r}")
    return default if asked is None else asked == "true"


def _seconds(given: str | None) -> float | None:
    if given is None:
        return None
    try:
        seconds = float(given)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise RequestError(f"timeout is a number of seconds above 0, not {given!r}")
    return seconds
