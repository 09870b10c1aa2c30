"""Answers that a client may have already: entity tags and `If-None-Match` (RFC 9110, section 13)."""

from hashlib import sha256

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from api.negotiation import is_known

_KEPT = ("Cache-Control", "Content-Language", "Content-Location", "ETag", "Vary")


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
