"""The description of the data set at the address where programs look for it (RFC 5785, VoID section 7.2)."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api import void
from api.conditional import by_version
from api.context import Here
from api.formats import page_or_graph
from api.headers import REVALIDATE
from api.negotiation import HTML, language
from api.resources import dataset, render
from api.resources.addresses import Addresses

router = APIRouter(tags=["resources"])


@router.get(f"/{void.PATH}")
def description(
    here: Here,
    request: Request,
    form: Annotated[str | None, Query(alias="format", description="turtle, jsonld, … over Accept")] = None,
    lang: Annotated[str | None, Query(description="vi or en, over the header Accept-Language")] = None,
) -> Response:
    """What the data set holds, and how it is reached: VoID and DCAT for programs, a page for people."""
    media_type = page_or_graph(request.headers.get("accept"), form)
    chosen = language(lang, request.headers.get("accept-language"))

    def make() -> Response:
        found = here.described.now()
        if media_type != HTML:
            content = void.write(found, here.iris, str(request.base_url), media_type)
            return Response(content, media_type=media_type)
        shown = dataset.read(here.store, here.iris, found, chosen, Addresses(here.iris, lang))
        return HTMLResponse(render.dataset(shown, chosen))

    if media_type == HTML:
        headers = {**REVALIDATE, "Vary": "Accept, Accept-Language", "Content-Language": chosen}
        return by_version(request, here.store.version(), f"{HTML}-{chosen}", headers, make)
    headers = {**REVALIDATE, "Vary": "Accept"}
    return by_version(request, here.store.version(), media_type, headers, make)
