"""The explorer's addresses that have no other form, and the files that it loads."""

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.headers import REVALIDATE, UNCHANGING
from api.shell import DIST, shell, unbuilt
from api.void import PATH

DESCRIBED = f'</{PATH}>; rel="describedby"'
"""Says where the data set is described."""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/documents")
@router.get("/card/{path:path}")
@router.get("/compare")
@router.get("/graph")
@router.get("/upload")
@router.get("/review")
@router.get("/documents/{path:path}")
def page() -> Response:
    """The matrix, the card of a proof, documents and their upload, a comparison, the graph, or the review."""
    answer = shell()
    answer.headers["Link"] = DESCRIBED
    return answer


@router.get("/favicon.ico")
def icon() -> Response:
    """The icon, where browsers look for that of a page that names none."""
    icons = sorted(DIST.glob("assets/icon-*.svg"))
    return FileResponse(icons[0], media_type="image/svg+xml", headers=REVALIDATE) if icons else unbuilt()


class Assets(StaticFiles):
    """The built files. Names under `assets/` hold a hash of the content, so these files never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, with how long a browser may keep it."""
        response = await super().get_response(path, scope)
        kept = UNCHANGING if path.startswith("assets") else REVALIDATE
        response.headers.update(kept)
        return response
