"""Files that are made for a request: their forms by name and media type, and the way they are sent."""

from collections.abc import Callable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from api.errors import RequestError
from api.negotiation import choose
from graph.export import Format
from ontology.iris import slug

_IN_MEMORY: Final = 4 * 1024**2
_PIECE: Final = 64 * 1024

# The page is made from what documents say and has scripts of its own: in a frame without an origin it can
# reach nothing here, and its own policy allows those scripts alone, by their hashes.
_PAGE: Final = {
    "Content-Security-Policy": "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; "
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
}
_VARY: Final = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}


def asked(request: Request, name: str | None, offers: Sequence[Format]) -> Format:
    """The form that `name` (of `?format=`) is, else the one that `Accept` wants most, the first among equals.

    Raises RequestError for a name that is none of `offers`, NotAcceptableError.
    """
    if name is None:
        by_type = {form.media_type: form for form in offers}
        return by_type[choose(request.headers.get("accept"), tuple(by_type))]
    if name not in offers:
        raise RequestError(f"there is no format {name!r} here; there are {', '.join(offers)}")
    return Format(name)


def send(form: Format, name: str, fill: Callable[[IO[bytes]], None]) -> Response:
    """What `fill` writes as a file called `name`, whole or not at all: an error in it is told as such."""
    file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when it is sent
    try:
        fill(file)
    except BaseException:
        file.close()
        raise
    size = file.tell()
    headers = {
        **_VARY,
        **(_PAGE if form is Format.HTML else {}),
        "Content-Length": str(size),
        "Content-Disposition": f'inline; filename="{_named(name)}{form.suffix}"',
    }
    return StreamingResponse(_pieces(file), media_type=form.media_type, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _named(name: str) -> str:
    try:
        return slug(name)[:80]
    except ValueError:
        return "lienket"
