"""What a client has seen already (RFC 9110, section 13): entity tags and times of change, by which it is
spared an answer, or keeps others' changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from api.negotiation import is_known
from graph.store import Version
from ontology.release import release

_KEPT = ("Cache-Control", "Content-Language", "Content-Location", "ETag", "Vary")


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of an answer from another: the values of ETag and Last-Modified."""

    tag: str
    modified: str

    def names(self, if_none_match: str | None) -> bool:
        """Whether a client that sends this header was given the answer in this state."""
        return (
            if_none_match is not None and if_none_match.strip() != "*" and is_known(if_none_match, self.tag)
        )

    def spare(self, headers: Mapping[str, str]) -> bool:
        """Whether a client with these headers needs no answer again. If-None-Match goes over the time, which
        counts whole seconds only."""
        if (if_none_match := headers.get("if-none-match")) is not None:
            return is_known(if_none_match, self.tag)
        since = _time(headers.get("if-modified-since"))
        return since is not None and self.time <= since

    @property
    def time(self) -> datetime:
        """When it came about, in whole seconds."""
        return parsedate_to_datetime(self.modified)


@lru_cache(maxsize=64)
def of_version(version: Version, form: str) -> Validators:
    """The validators of an answer about a version of the graph that is the same as long as it is; `form`
    tells the answers at one address apart. The tag is weak: solutions may come in another order."""
    since = datetime.fromtimestamp(version.since // 1_000_000_000, UTC)
    tag = f'W/"{release()}-{version.number}-{version.since:x}-{form}"'
    return Validators(tag, format_datetime(since, usegmt=True))


def _time(date: str | None) -> datetime | None:
    """The time that a header names; None for no date, and for one without a zone: as if it were not there."""
    try:
        time = parsedate_to_datetime(date or "")
    except ValueError:
        return None
    return None if time.tzinfo is None else time


def unmet(headers: Mapping[str, str], known: Iterable[Validators], *, exists: bool) -> str | None:
    """The condition of a change that does not hold, by its header; `known` are the validators of all forms of
    what is to change.

    If-Match compares as weakly as If-None-Match does: our tags are weak for the order of triples alone, and
    no change gets lost in that.
    """
    states = list(known) if exists else []

    def named(tags: str) -> bool:
        return exists if tags.strip() == "*" else any(state.names(tags) for state in states)

    match, none = headers.get("if-match"), headers.get("if-none-match")
    since = _time(headers.get("if-unmodified-since")) if match is None else None
    fails = {
        "If-Match": match is not None and not named(match),
        "If-Unmodified-Since": since is not None and any(state.time > since for state in states),
        "If-None-Match": none is not None and named(none),
    }
    return next((name for name, failed in fails.items() if failed), None)


def by_version(
    request: Request,
    version: Version | None,
    form: str,
    headers: Mapping[str, str],
    make: Callable[[], Response],
) -> Response:
    """What `make` answers about a version of the graph, with `headers`; where the client has it already, the
    word that it has. See `of_version` for `form`."""
    if version is None:
        answer = conditional(request, make())
    else:
        known = of_version(version, form)
        headers = {**headers, "ETag": known.tag, "Last-Modified": known.modified}
        answer = _spared(request, known, make)
    if answer.status_code in {200, 304}:
        answer.headers.update(headers)
    return answer


def _spared(request: Request, known: Validators, make: Callable[[], Response]) -> Response:
    """Nothing is made for a client that names the state, as it was given it; a time, or any state (`*`), says
    nothing of whether there is an answer."""
    if known.names(request.headers.get("if-none-match")):
        return Response(status_code=304)
    answer = make()
    has_it = answer.status_code == 200 and known.spare(request.headers)
    return Response(status_code=304) if has_it and not isinstance(answer, StreamingResponse) else answer


def conditional(request: Request, answer: Response) -> Response:
    """`answer` with a tag of its content, or the word that the client has it. Streams stay as they are."""
    if isinstance(answer, StreamingResponse):
        return answer
    tag = f'"{sha256(bytes(answer.body)).hexdigest()[:32]}"'
    answer.headers["ETag"] = tag
    if not is_known(request.headers.get("if-none-match"), tag):
        return answer
    kept = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
    return Response(status_code=304, headers=kept)
