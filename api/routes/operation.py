"""For those who run the server: its health, its figures, its slowest queries."""

from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.access import Asker, Scope
from api.context import Here
from api.draining import ending
from api.headers import REVALIDATE
from api.negotiation import JSON, language, prefers_html
from api.observing.metrics import MEDIA_TYPE
from api.observing.slow import Slow

NOT_KEPT = {"Cache-Control": "no-store"}
PAGES = files("api") / "observing" / "pages"
LOOPBACK = ("127.0.0.1", "::1")
PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip", "origin")
"""Headers of requests that only seem to come from this machine: through a proxy, or a page in its browser."""

router = APIRouter(tags=["operation"])


@router.get("/health/live")
async def live() -> Response:
    """The process answers."""
    return JSONResponse({"status": "alive"}, headers=NOT_KEPT)


@router.get("/health/ready")
async def ready(here: Here) -> Response:
    """Queries are answered: one has just been run. 503 where it was not, and once the server is ending."""
    if here.drain.begun:
        raise ending()
    await here.readiness.check()
    return JSONResponse({"status": "ready"}, headers=NOT_KEPT)


@router.get("/metrics")
def metrics(request: Request, here: Here, asker: Asker) -> Response:
    """Figures for Prometheus, for this machine itself and for tokens with the scope read."""
    if not _is_from_here(request):
        asker.require(Scope.READ)
    return Response(here.observer.metrics.text(), media_type=MEDIA_TYPE, headers=NOT_KEPT)


@router.get("/admin/slow-queries")
async def slow_queries(request: Request, here: Here, asker: Asker) -> Response:
    """The slowest queries of the last day, with their texts, for tokens with the scope admin. A browser gets
    a page that asks for the token, and holds it no longer than it is open."""
    if prefers_html(request.headers.get("accept"), (JSON,)):
        said = language(request.query_params.get("lang"), request.headers.get("accept-language"))
        page = (PAGES / f"slow-queries.{said}.html").read_text("utf-8")
        return HTMLResponse(page, headers={**REVALIDATE, "Vary": "Accept, Accept-Language"})
    asker.require(Scope.ADMIN)
    return JSONResponse({"queries": list(map(_row, here.observer.slow.all()))}, headers=NOT_KEPT)


@router.get("/admin/slow-queries.js", include_in_schema=False)
def script() -> Response:
    """What the page does."""
    return _asset("slow-queries.js", "text/javascript")


@router.get("/admin/slow-queries.css", include_in_schema=False)
def style() -> Response:
    """What the page looks like."""
    return _asset("slow-queries.css", "text/css")


def _asset(name: str, media_type: str) -> Response:
    return Response((PAGES / name).read_bytes(), media_type=media_type, headers=REVALIDATE)


def _row(slow: Slow) -> dict[str, Any]:
    return {**asdict(slow), "last": datetime.fromtimestamp(slow.last, UTC).isoformat(timespec="seconds")}


def _is_from_here(request: Request) -> bool:
    """Whether the one who asks is on this machine, and no proxy or web page stands between."""
    host = request.client and request.client.host
    return host in LOOPBACK and not any(name in request.headers for name in PROXIED)
