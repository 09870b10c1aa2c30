"""The ontology at its own IRIs and the reference pages, over HTTP."""

import re
from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest

from api.reference.listing import DIST, LANGUAGES, vocabularies
from ontology import resources
from tests.api.test_pages import FIREFOX

GRAPHS = ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"]
TARGET = ox.NamedNode("https://w3id.org/lienket/ns#Target")


def written() -> Iterator[str]:
    return (path.name.partition(".")[0] for path in DIST.glob("*.vi.html"))


def test_a_browser_gets_the_page_with_the_term_in_it(client: httpx.Client) -> None:
    """No redirect: the browser keeps the fragment, and `…/ns#Target` is a place on this page."""
    answer = client.get("/ns", headers=FIREFOX)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'id="Target"' in answer.text


@pytest.mark.parametrize("media_type", GRAPHS)
def test_a_program_gets_the_ontology_in_the_form_it_asks_for(client: httpx.Client, media_type: str) -> None:
    answer = client.get("/ns", headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    form = ox.RdfFormat.from_media_type(media_type)
    assert form
    found = list(ox.parse(answer.content, form))
    assert len(found) == len(resources.ontology_triples()) + len(resources.cube_triples())
    assert TARGET in {quad.subject for quad in found}


def test_turtle_is_the_file_itself_and_what_who_does_not_choose_gets(client: httpx.Client) -> None:
    assert client.get("/ns").text == resources.namespace_text()


def test_a_link_can_name_the_form(client: httpx.Client) -> None:
    answer = client.get("/ns?format=ntriples", headers=FIREFOX)
    assert answer.headers["content-type"] == "application/n-triples"
    refused = client.get("/ns?format=csv")
    assert (refused.status_code, refused.headers["content-type"]) == (400, "application/problem+json")


def test_a_form_that_is_not_there_is_refused_with_those_that_are(client: httpx.Client) -> None:
    answer = client.get("/ns", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert {*GRAPHS, "text/html"} <= set(answer.json()["offered"])
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize("accept", [*GRAPHS, "text/html"])
def test_head_tells_what_get_would_send(client: httpx.Client, accept: str) -> None:
    head, get = (getattr(client, method)("/ns", headers={"Accept": accept}) for method in ("head", "get"))
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("accept", [*GRAPHS, "text/html"])
def test_what_a_client_has_already_is_not_sent_again(client: httpx.Client, accept: str) -> None:
    first = client.get("/ns", headers={"Accept": accept})
    again = client.get("/ns", headers={"Accept": accept, "If-None-Match": f'W/{first.headers["etag"]}, "x"'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "accept" in again.headers["vary"].lower()
    assert client.get("/ns", headers={"Accept": accept, "If-None-Match": '"x"'}).status_code == 200


def test_forms_and_languages_have_tags_of_their_own(client: httpx.Client) -> None:
    asked = [{"Accept": accept} for accept in (*GRAPHS, "text/html")]
    asked.append({"Accept": "text/html", "Accept-Language": "en"})
    assert len({client.get("/ns", headers=headers).headers["etag"] for headers in asked}) == len(asked)


@pytest.mark.parametrize(
    ("address", "liked", "language"),
    [
        ("/ns", "en", "en"),
        ("/ns", "fr, en-GB;q=0.8", "en"),
        ("/ns", "en;q=0.5, vi;q=0.9", "vi"),
        ("/ns", "fr", "vi"),
        ("/ns?lang=vi", "en", "vi"),
        ("/reference/indicator?lang=en", "vi", "en"),
        ("/reference/guide", "en", "en"),
    ],
)
def test_a_page_is_in_the_language_that_the_address_names_or_the_reader_likes(
    client: httpx.Client, address: str, liked: str, language: str
) -> None:
    answer = client.get(address, headers={**FIREFOX, "Accept-Language": liked})
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text
    assert "accept-language" in answer.headers["vary"].lower()


class TestVersions:
    @pytest.mark.parametrize("version", resources.versions())
    def test_a_version_is_served_at_its_iri_as_it_was_written(
        self, client: httpx.Client, version: str
    ) -> None:
        answer = client.get(f"/ns/{version}", headers={"Accept": "text/turtle"})
        assert answer.text == resources.versions()[version]
        assert f"<https://w3id.org/lienket/ns/{version}>" in answer.text

    def test_people_are_sent_to_the_present_version(self, client: httpx.Client) -> None:
        answer = client.get(f"/ns/{resources.ontology_version()}", headers=FIREFOX)
        assert (answer.status_code, answer.headers["location"]) == (303, "/ns")

    def test_people_are_sent_to_what_an_earlier_version_changed(
        self, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(resources, "ontology_version", lambda: "9.0.0")
        answer = client.get("/ns/1.0.0", headers=FIREFOX)
        assert (answer.status_code, answer.headers["location"]) == (303, "/reference/changes#1-0-0")
        assert 'id="1-0-0"' in client.get("/reference/changes", headers=FIREFOX).text

    def test_a_version_that_never_was(self, client: httpx.Client) -> None:
        answer = client.get("/ns/0.0.1", headers={"Accept": "text/turtle"})
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
        assert "1.0.0" in answer.json()["suggestions"]


class TestPages:
    @pytest.mark.parametrize("name", sorted(written()))
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_page_and_all_that_it_loads_or_links_to_here_are_there(
        self, client: httpx.Client, name: str, language: str
    ) -> None:
        address = "/ns" if name == "ontology" else f"/reference/{name}"
        page = client.get(f"{address}?lang={language}", headers=FIREFOX)
        assert page.status_code == 200
        for link in set(re.findall(r'(?:href|src)="(/(?:ns|reference)[^"#]*)(?:#[^"]*)?"', page.text)):
            assert client.get(link, headers=FIREFOX).status_code in {200, 303}, link

    @pytest.mark.parametrize(
        ("file", "media_type"),
        [
            ("style.css", "text/css"),
            ("page.js", "text/javascript"),
            ("classes.en.svg", "image/svg+xml"),
            ("plan.ttl", "text/turtle"),
            ("plan.txt", "text/plain"),
        ],
    )
    def test_files_have_their_type_and_a_tag(self, client: httpx.Client, file: str, media_type: str) -> None:
        answer = client.get(f"/reference/{file}")
        assert answer.headers["content-type"].partition(";")[0] == media_type
        tag = {"If-None-Match": answer.headers["etag"]}
        assert client.get(f"/reference/{file}", headers=tag).status_code == 304

    def test_the_reference_begins_with_the_ontology(self, client: httpx.Client) -> None:
        assert client.get("/reference").headers["location"] == "/ns"

    @pytest.mark.parametrize(
        "name", ["nothing", "..%2Fsite.py", "site.py", ".sources.sha256", "ontology.vi.html"]
    )
    def test_nothing_else_is_served(self, client: httpx.Client, name: str) -> None:
        answer = client.get(f"/reference/{name}", headers={"Accept": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")

    def test_where_the_pages_are_not_built_that_is_said(
        self, client: httpx.Client, tmp_path: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("api.routes.reference.DIST", tmp_path)
        assert client.get("/ns", headers=FIREFOX).status_code == 503
        assert client.get("/ns", headers={"Accept": "text/turtle"}).status_code == 200


@pytest.mark.parametrize("kind", vocabularies())
def test_a_member_of_a_vocabulary_leads_people_to_its_place_there(client: httpx.Client, kind: str) -> None:
    member = vocabularies()[kind][0]
    path = member.value.removeprefix("https://w3id.org/lienket")
    answer = client.get(path, headers=FIREFOX, follow_redirects=True)
    link = re.search(r'class="elsewhere" href="([^"#]+)#([^"]+)"', answer.text)
    assert link
    page, place = link.groups()
    assert page == f"/reference/{kind}"
    assert f'id="{place}"' in client.get(page, headers=FIREFOX).text
    graph = client.get(path, headers={"Accept": "text/turtle"})
    known = {"Accept": "text/turtle", "If-None-Match": graph.headers["etag"]}
    assert client.get(path, headers=known).status_code == 304
    assert member in {quad.subject for quad in ox.parse(graph.content, ox.RdfFormat.TURTLE)}
