"""The explorer: one page for every address that a person opens, and the files that it loads."""

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.headers import REVALIDATE, UNCHANGING

DIST = Path(__file__).resolve().parent.parent / "explorer" / "dist"

_UNBUILT = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>lienket</title>
<h1>Trang web chưa được dựng · The web pages are not built</h1>
<p>Hãy chạy <code>uv sync --reinstall-package lienket</code> trong thư mục mã nguồn; máy chủ, SPARQL và
<code>/api</code> vẫn hoạt động.</p>
<p lang="en">Run <code>uv sync --reinstall-package lienket</code> in the source folder; the server, SPARQL and
<code>/api</code> work all the same.</p>
</html>"""

router = APIRouter(include_in_schema=False)


def shell() -> Response:
    """The explorer's only page, which reads the address itself; a clear word where it is not built (503)."""
    page = DIST / "index.html"
    if not page.is_file():
        return HTMLResponse(_UNBUILT, status_code=503, headers=REVALIDATE)
    return FileResponse(page, media_type="text/html", headers=REVALIDATE)


@router.get("/")
@router.get("/proof/{path:path}")
@router.get("/documents")
@router.get("/documents/{path:path}")
def page() -> Response:
    """The matrix, a proof, or a document."""
    return shell()


class Assets(StaticFiles):
    """The built files. Names under `assets/` hold a hash of the content, so these files never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, with how long a browser may keep it."""
        response = await super().get_response(path, scope)
        kept = UNCHANGING if path.startswith("assets") else REVALIDATE
        response.headers.update(kept)
        return response
