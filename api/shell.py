"""The explorer's only page, which every address of it shares; the page reads the address itself."""

from pathlib import Path

from fastapi import Response
from fastapi.responses import FileResponse, HTMLResponse

from api.headers import REVALIDATE

DIST = Path(__file__).resolve().parent / "explorer" / "dist"

# An address may give a program something else than the page.
_HEADERS = {**REVALIDATE, "Vary": "Accept"}

_UNBUILT = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>lienket</title>
<h1>Trang web chưa được dựng · The web pages are not built</h1>
<p>Hãy chạy <code>uv sync --reinstall-package lienket</code> trong thư mục mã nguồn; máy chủ, SPARQL và
<code>/api</code> vẫn hoạt động.</p>
<p lang="en">Run <code>uv sync --reinstall-package lienket</code> in the source folder; the server, SPARQL and
<code>/api</code> work all the same.</p>
</html>"""


def unbuilt() -> Response:
    """A clear word where pages are not built."""
    return HTMLResponse(_UNBUILT, status_code=503, headers=_HEADERS)


def shell(status: int = 200) -> Response:
    """The page, with this status; a clear word where it is not built (503)."""
    page = DIST / "index.html"
    if not page.is_file():
        return unbuilt()
    return FileResponse(page, status_code=status, media_type="text/html", headers=_HEADERS)
