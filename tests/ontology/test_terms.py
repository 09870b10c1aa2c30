"""Every term that code, queries, shapes and vocabularies use is defined."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib.namespace
from pyoxigraph import NamedNode

from ontology import terms
from ontology.resources import programme_triples, vocabulary_triples
from ontology.scripts import write_terms
from ontology.terms import LK, PREFIXES, RDF, Names
from tests.conftest import ROOT

PACKAGES = ("ontology", "graph", "queries", "ingest", "api")
CLOSED = {
    "RDF": rdflib.namespace.RDF,
    "RDFS": rdflib.namespace.RDFS,
    "OWL": rdflib.namespace.OWL,
    "XSD": rdflib.namespace.XSD,
    "SKOS": rdflib.namespace.SKOS,
    "DCTERMS": rdflib.namespace.DCTERMS,
    "PROV": rdflib.namespace.PROV,
    "ORG": rdflib.namespace.ORG,
    "QB": rdflib.namespace.QB,
    "VOID": rdflib.namespace.VOID,
    "DCAT": rdflib.namespace.DCAT,
}


def sources(pattern: str) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob(pattern)):
            if not {"node_modules", "versions"} & set(path.parts):
                yield path


def defined() -> set[str]:
    return {
        t.subject.value
        for t in vocabulary_triples()
        if isinstance(t.subject, NamedNode) and t.predicate == RDF.type
    }


def constants() -> dict[tuple[str, str], list[str]]:
    """Namespace and name of every term constant in Python sources, with the files that use it."""
    names = "|".join(name for name, value in vars(terms).items() if isinstance(value, Names))
    pattern = re.compile(rf"\b({names})(?:\.([A-Za-z]\w*)|\[\"(\w+)\"\])")
    found: dict[tuple[str, str], list[str]] = {}
    for path in sources("*.py"):
        for namespace, attribute, item in pattern.findall(path.read_text(encoding="utf-8")):
            if attribute != "iri":
                found.setdefault((namespace, attribute or item), []).append(str(path.relative_to(ROOT)))
    return found


def test_every_constant_of_ours_is_in_the_ontology() -> None:
    used = {name: files for (namespace, name), files in constants().items() if namespace == "LK"}
    assert len(used) >= 40, "the scan no longer finds the constants"
    assert {name: files for name, files in used.items() if LK[name].value not in defined()} == {}


def test_every_constant_of_another_standard_exists_there_or_is_declared() -> None:
    used = {key: files for key, files in constants().items() if key[0] != "LK"}
    assert len(used) >= 20, "the scan no longer finds the constants"
    missing = {}
    for (namespace, name), files in used.items():
        iri = vars(terms)[namespace][name].value
        known = CLOSED.get(namespace, ())
        if iri not in defined() and rdflib.URIRef(iri) not in known and namespace != "SEMAPV":
            missing[f"{namespace}.{name}"] = files
    assert missing == {}


@pytest.mark.parametrize(("pattern", "least"), [("*.rq", 30), ("*.ttl", 70)])
def test_every_name_of_ours_in_queries_and_turtle_is_in_the_ontology(pattern: str, least: int) -> None:
    used: dict[str, str] = {}
    for path in sources(pattern):
        text = re.sub(r"(?m)^\s*#.*$", "", path.read_text(encoding="utf-8"))
        used |= {name: str(path.relative_to(ROOT)) for name in re.findall(r"\blk:([A-Za-z]\w*)", text)}
    assert len(used) >= least, "the scan no longer finds the names"
    assert {name: file for name, file in used.items() if LK[name].value not in defined()} == {}


def test_every_class_and_property_of_ours_is_used_or_described_by_a_shape() -> None:
    """A term that nothing uses is a promise that nobody keeps."""
    ahead = {"Fact", "Measure", "Comparison"}  # what the model needs to be whole
    uses: Counter[str] = Counter()
    for pattern in ("*.rq", "*.py", "*.ttl"):
        for path in sources(pattern):
            text = path.read_text(encoding="utf-8")
            uses.update(re.findall(r"(?:\blk:|\bLK\.|\bLK\[\")([A-Za-z]\w*)", text))
    ours = {term.removeprefix(LK.iri) for term in defined() if term.startswith(LK.iri)}
    assert len(ours) > 90
    assert {name for name in ours if uses[name] < 2} <= ahead


def test_the_prefixes_are_those_of_the_namespaces() -> None:
    namespaces = {value.iri for value in vars(terms).values() if isinstance(value, Names)}
    assert set(PREFIXES.values()) == namespaces


def test_the_programme_uses_no_undefined_predicate_of_ours() -> None:
    predicates = {t.predicate.value for t in programme_triples() if t.predicate.value.startswith(LK.iri)}
    assert len(predicates) > 10
    assert predicates <= defined()


def test_the_typed_constants_are_those_of_the_ontology() -> None:
    assert write_terms.FILE.read_text(encoding="utf-8") == write_terms.module(), "run `make terms`"


def test_a_name_that_is_no_term_is_an_error_that_names_near_ones() -> None:
    with pytest.raises(AttributeError, match="near: Target"):
        getattr(LK, "Targett")  # noqa: B009 - type checkers refuse it as an attribute
    assert {"Target", "basedOn"} <= set(dir(LK))
