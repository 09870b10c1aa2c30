"""How each error of lienket looks over HTTP: problem details (RFC 9457), and never a traceback. A person who
opens an address that is not there gets the explorer's page about it.

A status says whose turn it is: 4xx, change the request; 503, ask again later; 504, the query's time ran out;
507, its answer or its memory grew past the limit; 500, a fault of ours, which the log describes.
"""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api import errors as api
from api import present
from api.headers import METHODS, SECURITY
from api.negotiation import JSON, language, prefers_html
from api.shell import shell
from graph import errors as graph
from ingest import errors as ingest
from ontology.errors import LienketError
from queries import errors as queries

MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/lienket/problem/"
RETRY_AFTER = "5"
"""Seconds after which a client may ask again, where an error does not say."""

_LOG = logging.getLogger("lienket")


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem: its status, its name in IRIs, and its titles."""

    status: HTTPStatus
    name: str
    vi: str
    en: str


NO_METHOD = Problem(
    HTTPStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Phương thức không dùng được", "No such method here"
)
PROBLEMS: dict[type[BaseException], Problem] = {
    api.RequestError: Problem(
        HTTPStatus.BAD_REQUEST, "bad-request", "Yêu cầu không hợp lệ", "The request is not valid"
    ),
    api.RequestTooLargeError: Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "request-too-large",
        "Yêu cầu quá lớn",
        "The request is too large",
    ),
    api.MediaTypeError: Problem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "Không đọc được kiểu nội dung này",
        "This kind of content is not read here",
    ),
    api.NotAcceptableError: Problem(
        HTTPStatus.NOT_ACCEPTABLE,
        "not-acceptable",
        "Không có định dạng được yêu cầu",
        "No such format is offered",
    ),
    api.UnauthorizedError: Problem(
        HTTPStatus.UNAUTHORIZED, "unauthorized", "Cần mã truy cập hợp lệ", "A valid token is needed"
    ),
    api.ForbiddenError: Problem(
        HTTPStatus.FORBIDDEN, "forbidden", "Mã truy cập không đủ quyền", "The token is not for this"
    ),
    api.UnavailableError: Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, "unavailable", "Máy chủ chưa sẵn sàng", "The server is not ready"
    ),
    api.MethodError: NO_METHOD,
    api.PreconditionError: Problem(
        HTTPStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "Dữ liệu không còn như điều kiện nêu",
        "It is not as the condition says",
    ),
    api.RequestTimeoutError: Problem(
        HTTPStatus.REQUEST_TIMEOUT, "request-timeout", "Yêu cầu đến quá chậm", "The request came too slowly"
    ),
    api.ClientGone: Problem(
        HTTPStatus.REQUEST_TIMEOUT, "client-gone", "Người hỏi đã ngắt kết nối", "The client went away"
    ),
    api.TooManyRequestsError: Problem(
        HTTPStatus.TOO_MANY_REQUESTS, "too-many-requests", "Quá nhiều yêu cầu", "Too many requests"
    ),
    api.NotFoundError: Problem(HTTPStatus.NOT_FOUND, "not-found", "Không tìm thấy", "Not found"),
    graph.QuerySyntaxError: Problem(
        HTTPStatus.BAD_REQUEST, "query-syntax", "Câu truy vấn sai cú pháp", "The query is not SPARQL"
    ),
    graph.QueryRefused: Problem(
        HTTPStatus.FORBIDDEN, "query-refused", "Câu truy vấn không được phép", "The query is not allowed here"
    ),
    graph.RdfSyntaxError: Problem(
        HTTPStatus.BAD_REQUEST, "rdf-syntax", "Dữ liệu RDF sai cú pháp", "The data are not RDF of this kind"
    ),
    graph.FormatNotOffered: Problem(
        HTTPStatus.NOT_ACCEPTABLE,
        "not-acceptable",
        "Không có định dạng được yêu cầu",
        "No such format is offered",
    ),
    graph.QueryTimeout: Problem(
        HTTPStatus.GATEWAY_TIMEOUT, "query-timeout", "Câu truy vấn quá thời gian", "The query took too long"
    ),
    graph.QueryTooLarge: Problem(
        HTTPStatus.INSUFFICIENT_STORAGE,
        "query-too-large",
        "Kết quả vượt giới hạn",
        "The query passed a limit",
    ),
    graph.ExportTooLarge: Problem(
        HTTPStatus.INSUFFICIENT_STORAGE,
        "export-too-large",
        "Kết quả quá lớn cho dạng tệp này",
        "The answer is too large for this form",
    ),
    graph.WorkerDied: Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "query-crashed",
        "Câu truy vấn làm hỏng tiến trình",
        "The query ended its process",
    ),
    graph.StoreError: Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "store-unavailable",
        "Kho dữ liệu chưa sẵn sàng",
        "The store is not ready",
    ),
    graph.StoreBusy: Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, "busy", "Máy chủ đang bận", "The server is busy"
    ),
    graph.GenerationNotFound: Problem(HTTPStatus.NOT_FOUND, "not-found", "Không tìm thấy", "Not found"),
    ingest.UnknownGraphError: Problem(HTTPStatus.NOT_FOUND, "not-found", "Không tìm thấy", "Not found"),
    ingest.LibraryBusyError: Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, "busy", "Máy chủ đang bận", "The server is busy"
    ),
    queries.UnknownQuestion: Problem(
        HTTPStatus.NOT_FOUND, "unknown-question", "Không có câu hỏi này", "There is no such question"
    ),
    queries.UnknownComparison: Problem(
        HTTPStatus.NOT_FOUND, "unknown-comparison", "Không có so sánh này", "There is no such comparison"
    ),
    queries.UnknownProof: Problem(
        HTTPStatus.NOT_FOUND, "unknown-proof", "Không có chứng minh này", "There is no such proof"
    ),
    queries.RowGone: Problem(
        HTTPStatus.GONE, "row-gone", "Câu trả lời không còn dòng này", "The answer has no such row any more"
    ),
    queries.BadParameter: Problem(
        HTTPStatus.BAD_REQUEST, "bad-parameter", "Tham số không hợp lệ", "A parameter does not fit"
    ),
    ingest.RefusedError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "document-refused",
        "Một tài liệu chờ công bố nay không nhận được",
        "A staged document can no longer be taken in",
    ),
    ingest.UnknownVersionError: Problem(HTTPStatus.NOT_FOUND, "not-found", "Không tìm thấy", "Not found"),
    api.StagedChangedError: Problem(
        HTTPStatus.CONFLICT,
        "staged-changed",
        "Nội dung chờ công bố đã thay đổi",
        "What is staged has changed",
    ),
    ingest.UnknownDocumentError: Problem(HTTPStatus.NOT_FOUND, "not-found", "Không tìm thấy", "Not found"),
    ingest.FailedChecksError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "checks-failed",
        "Dữ liệu không qua được kiểm tra",
        "The graph would fail its checks",
    ),
    api.LinksFullError: Problem(
        HTTPStatus.INSUFFICIENT_STORAGE,
        "links-full",
        "Không còn chỗ cho liên kết ngắn",
        "There is no room for more short links",
    ),
    api.ChangedError: Problem(
        HTTPStatus.CONFLICT, "changed", "Dữ liệu đã thay đổi", "It has changed meanwhile"
    ),
    api.RowsRefusedError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "rows-refused",
        "Bảng có dòng không nhận được, nên chưa ghi gì",
        "Rows of the table cannot be taken in, so none is",
    ),
    api.ObjectionsFullError: Problem(
        HTTPStatus.INSUFFICIENT_STORAGE,
        "objections-full",
        "Không còn chỗ cho ý kiến phản hồi",
        "There is no room for more objections",
    ),
    ingest.DecisionError: Problem(
        HTTPStatus.BAD_REQUEST,
        "decision-refused",
        "Không ghi được quyết định này",
        "This cannot be decided so",
    ),
    ingest.NoDocumentsError: Problem(
        HTTPStatus.CONFLICT,
        "no-documents",
        "Địa phương này chưa có tài liệu nào",
        "There are no documents of this place",
    ),
    ingest.NothingPublishedError: Problem(
        HTTPStatus.CONFLICT, "nothing-published", "Chưa có dữ liệu nào", "Nothing is published yet"
    ),
    ingest.PinnedAnswersError: Problem(
        HTTPStatus.CONFLICT,
        "pinned-answers-change",
        "Câu trả lời đã ghim sẽ thay đổi",
        "Pinned answers would change",
    ),
    ingest.UnknownPinError: Problem(
        HTTPStatus.BAD_REQUEST, "bad-parameter", "Tham số không hợp lệ", "A parameter does not fit"
    ),
    api.NothingTakenError: Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "nothing-taken",
        "Không nạp được tài liệu nào",
        "No document could be taken in",
    ),
}
FAULT = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "fault", "Lỗi của máy chủ", "The server failed")

_MEMBERS = ("line", "column", "expected", "fault", "word", "suggestions", "parameter", "choices")


_ABOUT_US = (graph.StoreUnavailable, graph.StoreBusy, ingest.LibraryBusyError)
"""Errors that name folders or addresses of this machine, which are none of the client's business."""


def problem_of(error: BaseException) -> Problem:
    """The problem that an error is: that of its class, or of the nearest class above it."""
    return next((PROBLEMS[kind] for kind in type(error).__mro__ if kind in PROBLEMS), FAULT)


def described(error: Exception) -> dict[str, Any]:
    """A problem that no request is answered with, since it came later: its title in both languages."""
    problem = problem_of(error)
    if problem is FAULT or isinstance(error, _ABOUT_US):
        _LOG.error("work for a client failed", exc_info=error)
        detail = "ask again shortly; the server's log says why"
    else:
        detail = str(error)
    title = {"vi": problem.vi, "en": problem.en}
    return {"type": TYPES + problem.name, "title": title, "status": int(problem.status), "detail": detail}


def respond(request: Request, problem: Problem, detail: str, **members: Any) -> Response:
    """Problem details in the language that `?lang=` or the client asks for, Vietnamese by default."""
    if problem.status == HTTPStatus.NOT_FOUND and prefers_html(request.headers.get("accept"), (JSON,)):
        return shell(HTTPStatus.NOT_FOUND)
    said = language(request.query_params.get("lang"), request.headers.get("accept-language"))
    content = {
        "type": TYPES + problem.name,
        "title": problem.en if said == "en" else problem.vi,
        "status": int(problem.status),
        "detail": detail,
        **members,
    }
    # A fault is answered outside of all middleware, so these headers are set here too.
    headers = {**SECURITY, "Vary": "Accept, Accept-Language"}
    return JSONResponse(content, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def install(app: FastAPI) -> None:
    """Make every error of `app` answer with problem details."""
    app.add_exception_handler(LienketError, told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


async def told(request: Request, error: Exception) -> Response:
    """The answer that tells of `error`."""
    problem = problem_of(error)
    if problem is FAULT:  # about this machine, and so none of the client's business
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        return await _fault(request, error)
    detail = str(error)
    if isinstance(error, _ABOUT_US):
        _LOG.error("%s %s: %s", request.method, request.url.path, error)
        detail = f"{problem.en}: ask again shortly; the server's log says why"
    members: dict[str, Any] = {name: value for name in _MEMBERS if (value := getattr(error, name, None))}
    if isinstance(error, ingest.DecisionError):
        members["reason"] = present.plain(error.reason)
    if isinstance(error, ingest.PinnedAnswersError):
        pins = error.differences.items()
        members["pins"] = [{"pin": name, **present.difference(changed)} for name, changed in pins]
    answer = respond(request, problem, detail, **{**members, **getattr(error, "members", {})})
    answer.headers.update(getattr(error, "headers", {}))
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers.setdefault("Retry-After", RETRY_AFTER)
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    """FastAPI's complaints about parameters, without the values that were sent."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what the handler was registered for
    wrong = [{"parameter": str(e["loc"][-1]), "message": str(e["msg"])} for e in error.errors()]
    detail = "; ".join(f"{item['parameter']}: {item['message']}" for item in wrong)
    return respond(request, PROBLEMS[api.RequestError], detail, errors=wrong)


async def _http(request: Request, error: Exception) -> Response:
    """Starlette's own refusals: no such path, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - what the handler was registered for
    status = HTTPStatus(error.status_code)
    known = (problem for problem in PROBLEMS.values() if problem.status == status)
    answer = respond(request, next(known, FAULT), f"{request.method} {request.url.path}: {error.detail}")
    answer.headers.update(error.headers or {})
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(_methods(request))
    return answer


def _methods(request: Request) -> list[str]:
    """What may be asked of this path, by all of its routes (Starlette names the methods of the first)."""
    return [method for method in METHODS if _is_answered(request, "GET" if method == "HEAD" else method)]


def _is_answered(request: Request, method: str) -> bool:
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)


async def _fault(request: Request, _error: Exception) -> Response:
    """A fault of ours: the server's log has the traceback (Starlette raises it on), the client none of it."""
    return respond(request, FAULT, f"{request.method} {request.url.path} failed; the server's log says why")
