"""The reference as it is built: every term in both languages, every link a place, nothing from elsewhere."""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest
from lxml.html import HtmlElement
from pyoxigraph import NamedNode

from api.reference.demands import demands
from api.reference.diagram import Arrow, diagram
from api.reference.entries import Reader
from api.reference.listing import LANGUAGES, address, everything, vocabularies
from api.reference.site import build
from ontology import resources
from ontology.index import Index
from ontology.iris import SHARED
from ontology.terms import DCAT, LK, ORG, OWL, RDFS, SKOS
from tests.ontology.support import own, turtle

Pages = Mapping[str, HtmlElement]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("reference")
    build(built)
    return built


@pytest.fixture(scope="module")
def pages(folder: Path) -> Pages:
    """Each page by its address and language: `/ns en`."""
    found = {}
    for path in folder.glob("*.html"):
        name, language, _ = path.name.split(".")
        where = "/ns" if name == "ontology" else f"/reference/{name}"
        found[f"{where} {language}"] = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    return found


def entry(pages: Pages, thing: NamedNode, language: str) -> str:
    """The text of the entry on `thing`."""
    where, _, place = (address(thing) or "").partition("#")
    return " ".join(pages[f"{where} {language}"].get_element_by_id(place).text_content().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_ontology_has_its_label_in_both_languages_and_its_definition(
    pages: Pages, language: str
) -> None:
    index = Index(resources.ontology_triples())
    terms = [t for t in index.subjects() if own(t)]
    assert len(terms) > 150
    for term in terms:
        told = entry(pages, term, language)
        for text in (
            *index.texts(term, RDFS.label, "vi"),
            *index.texts(term, RDFS.label, "en"),
            *index.texts(term, SKOS.definition, language),
            term.value,
        ):
            assert text in told, term


def test_every_concept_event_and_scheme_that_is_named_has_its_place() -> None:
    index = everything()
    kinds = {SKOS.Concept, SKOS.ConceptScheme, ORG.ChangeEvent, DCAT.DatasetSeries}
    shared = [s for s in index.subjects() if isinstance(s, NamedNode) and s.value.startswith(SHARED)]
    assert not [s for s in shared if kinds & {*index.kinds(s)} and not address(s)]
    assert address(NamedNode(f"{SHARED}scheme/indicators")) == "/reference/indicator"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_a_vocabulary_is_there_with_its_labels(pages: Pages, language: str) -> None:
    assert {
        "indicator",
        "sector",
        "pillar",
        "level",
        "place",
        "institution",
        "target",
        "series",
        "institution-change",
    } <= vocabularies().keys()
    for members in vocabularies().values():
        for member in members:
            told = entry(pages, member, language)
            for label in ("vi", "en"):
                for text in everything().texts(member, SKOS.prefLabel, label):
                    assert " ".join(text.split()) in told


def test_a_page_speaks_one_language_and_marks_words_of_the_other(pages: Pages) -> None:
    for where, page in pages.items():
        language = where.split()[1]
        assert page.get("lang") == language
        for other in page.cssselect(".other [lang]"):
            assert other.get("lang") != language


def test_every_link_within_the_reference_leads_to_a_place(pages: Pages) -> None:
    ids = {where: {e.get("id") for e in page.iter() if e.get("id")} for where, page in pages.items()}
    for where, page in pages.items():
        address_, language = where.split()
        for link in page.iter("a", "{http://www.w3.org/2000/svg}a"):
            target, _, place = (link.get("href") or "").partition("#")
            if place and (not target or target.startswith(("/ns", "/reference"))):
                assert place in ids[f"{target or address_} {language}"], (where, link.get("href"))


def test_no_id_is_given_twice(pages: Pages) -> None:
    for page in pages.values():
        ids = [e.get("id") for e in page.iter() if e.get("id")]
        assert len(ids) == len(set(ids))


def test_nothing_is_loaded_from_elsewhere(folder: Path, pages: Pages) -> None:
    for page in pages.values():
        for element in page.iter("img", "link", "script", "iframe", "source"):
            loaded = element.get("src") or element.get("href")
            assert loaded
            assert loaded.startswith(("/reference/", "/ns?"))
        assert [e.tag for e in page.iter() if e.get("style") or e.tag == "style"] == []
    for path in (*folder.glob("*.css"), *folder.glob("*.js"), *folder.glob("*.svg")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"(?m)^\s*//.*$", "", text), path.name
        assert "@import" not in text


def test_two_builds_are_the_same(folder: Path, tmp_path: Path) -> None:
    build(tmp_path)
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_shapes_ask_of_a_class_stands_with_it(pages: Pages, language: str) -> None:
    asked = demands(language)[LK.Target]
    assert len(asked) > 10
    assert all(" ".join(text.split()) in entry(pages, LK.Target, language) for text in asked)


def test_a_class_has_the_properties_of_the_classes_above_it() -> None:
    rows = {row.label: row for row in Reader(everything(), "en", {}).entry(LK.Target, "Target").rows}
    inherited = {value.href for value in rows["Inherited properties"].values}
    assert {"/ns#value", "/ns#indicator", "/ns#statedIn", "/ns#deadline"} <= inherited


class TestDiagram:
    def test_every_class_is_in_a_box_or_named_in_one(self) -> None:
        index = everything()
        shown = diagram(index)
        named = {box.name for box in shown.boxes}
        named |= {name for box in shown.boxes for name in box.kinds}
        named |= {row.leads_to for box in shown.boxes for row in box.rows}
        alone = [c for c in index.instances(OWL.Class) if own(c) and c.value.partition("#")[2] not in named]
        concepts = {c for c in alone if SKOS.Concept in index.iris(c, RDFS.subClassOf)}
        assert set(alone) == concepts, "all but vocabularies to which no property leads"

    def test_a_property_is_a_row_or_an_arrow_and_bare_leaves_are_folded(self) -> None:
        shown = diagram(
            Index(
                turtle("""
                    @prefix lk: <https://w3id.org/lienket/ns#> .
                    @prefix owl: <http://www.w3.org/2002/07/owl#> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                    lk:Top a owl:Class ; rdfs:subClassOf skos:Item .
                    lk:Thing a owl:Class ; rdfs:subClassOf lk:Top .
                    lk:A a owl:Class ; rdfs:subClassOf lk:Thing .
                    lk:B a owl:Class ; rdfs:subClassOf lk:Thing .
                    lk:C a owl:Class ; rdfs:subClassOf lk:Thing .
                    lk:Unit a owl:Class ; rdfs:subClassOf skos:Concept .
                    lk:value a owl:DatatypeProperty ; rdfs:domain lk:Thing ; rdfs:range xsd:decimal .
                    lk:unit a owl:ObjectProperty ; rdfs:domain lk:Thing ; rdfs:range lk:Unit .
                    lk:top a owl:ObjectProperty ; rdfs:domain lk:Thing ; rdfs:range lk:Top .""")
            )
        )
        (thing,) = [box for box in shown.boxes if box.name == "Thing"]
        assert {(row.name, row.leads_to) for row in thing.rows} == {("value", "decimal"), ("unit", "Unit")}
        assert thing.kinds == ("A", "B", "C")
        assert set(shown.arrows) == {Arrow("Thing", "Top", ("top",)), Arrow("Thing", "Top")}
        assert {box.name for box in shown.boxes} == {"Thing", "Top"}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_picture_has_a_name_a_description_and_a_link_for_each_box(
        self, folder: Path, language: str
    ) -> None:
        picture = ElementTree.parse(folder / f"classes.{language}.svg").getroot()
        svg = "{http://www.w3.org/2000/svg}"
        described = picture.findtext(f"{svg}desc") or ""
        assert picture.findtext(f"{svg}title") in {"Sơ đồ lớp", "Class diagram"}
        assert "Target" in described
        links = {link.get("href") for link in picture.iter(f"{svg}a")}
        assert {f"#{box.name}" for box in diagram(everything()).boxes} <= links

    def test_no_text_is_wider_than_its_box(self, folder: Path) -> None:
        """By the narrow side of what fonts give: browser tests measure it."""
        for language in LANGUAGES:
            picture = ElementTree.parse(folder / f"classes.{language}.svg").getroot()
            for link in picture.iter("{http://www.w3.org/2000/svg}a"):
                box = link.find("{http://www.w3.org/2000/svg}rect")
                if box is not None:
                    longest = max(
                        len(text.text or "") for text in link.iter("{http://www.w3.org/2000/svg}text")
                    )
                    assert longest * 5.5 < float(box.get("width") or 0)
