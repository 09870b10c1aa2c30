"""SHACL validation: typed results, in two languages, and pySHACL's own verdict."""

from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib.namespace import SH

from graph.validate import Report, Shapes, ontology_shapes, validate
from ontology import resources
from ontology.terms import DCTERMS, LK, OA, RDF, RDFS, XSD
from tests.graph.documents import IRIS, document

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:Person a sh:NodeShape ; sh:targetClass ex:Person ;
    sh:property [ sh:path ex:age ; sh:maxCount 1 ; sh:datatype xsd:integer ;
        sh:message "Tuổi là một số nguyên."@vi , "An age is one integer."@en ] ;
    sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:severity sh:Warning ;
        sh:message "A name is wanted."@en ] .
"""
EX = "http://example.org/"


def people(*statements: tuple[str, str, object]) -> list[Triple]:
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    subjects = {subject for subject, _, _ in statements}
    return [
        *(Triple(NamedNode(EX + s), rdf_type, NamedNode(f"{EX}Person")) for s in sorted(subjects)),
        *(Triple(NamedNode(EX + s), NamedNode(EX + p), Literal(o)) for s, p, o in statements),  # type: ignore[arg-type]
    ]


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes([SHAPES])


def test_data_that_conform(shapes: Shapes) -> None:
    report = shapes.validate(people(("an", "age", 30), ("an", "name", "An")))
    assert report == Report(())
    assert report.conforms


def test_a_violation_tells_focus_path_value_and_messages(shapes: Shapes) -> None:
    report = shapes.validate(people(("an", "age", "ba mươi"), ("an", "name", "An")))
    (violation,) = report.results
    assert violation.focus == f"{EX}an"
    assert violation.path == f"{EX}age"
    assert violation.value == "ba mươi"
    assert violation.messages == {"vi": "Tuổi là một số nguyên.", "en": "An age is one integer."}
    assert (violation.severity, violation.shape) == ("Violation", f"{EX}Person")
    assert violation.line("vi") == f"<{EX}an> <{EX}age>: Tuổi là một số nguyên."
    assert not report.conforms


def test_warnings_do_not_break_conformance_and_one_language_serves_for_both(shapes: Shapes) -> None:
    report = shapes.validate(people(("an", "age", 30)))
    (warning,) = report.results
    assert warning.severity == "Warning"
    assert warning.messages == {"vi": "A name is wanted.", "en": "A name is wanted."}
    assert report.conforms


def test_a_summary_says_the_first_few(shapes: Shapes) -> None:
    data = people(*((f"p{n}", "age", "?") for n in range(5)), *((f"p{n}", "name", "x") for n in range(5)))
    report = validate(data, shapes)
    assert len(report.violations) == 5
    assert report.summary().endswith("; and 2 more")


def test_literals_are_judged_as_they_are_written(shapes: Shapes) -> None:
    """rdflib would make 030 of 30; a shape on the text must see the text."""
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    data = people(("an", "name", "An"))
    data.append(Triple(NamedNode(f"{EX}an"), NamedNode(f"{EX}age"), Literal("x30", datatype=integer)))
    (violation,) = shapes.validate(data).results
    assert violation.value == "x30"


def test_a_day_that_does_not_exist_is_a_violation_and_nothing_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    day = Literal("2022-02-31", datatype=XSD.date)
    graph = [*document("plan", 1), Triple(IRIS.document("plan"), DCTERMS.issued, day)]
    assert not validate(graph).conforms
    assert not caplog.records


def test_a_whole_document_conforms_to_the_ontology_s_shapes() -> None:
    assert validate(document("example", 3)).results == ()


def breaks() -> dict[str, tuple[Triple | None, Triple | None]]:
    """A triple to take out and one to put in."""
    fact = IRIS.fact("example", 0, 3)
    source, position = (NamedNode(f"{fact.value}#{part}") for part in ("source", "position"))
    return {
        "no unit": (Triple(fact, LK.unit, LK.percent), None),
        "a comparator that is none": (
            Triple(fact, LK.comparator, LK.ge),
            Triple(fact, LK.comparator, LK.percent),
        ),
        "a value that is a text": (None, Triple(fact, LK.value, Literal("eighty"))),
        "a quote without position": (Triple(source, OA.hasSelector, position), None),
        "no label": (
            Triple(fact, RDFS.label, Literal("Dịch vụ công trực tuyến mức độ 4: 80%", language="vi")),
            None,
        ),
    }


@pytest.mark.parametrize("name", breaks())
def test_pyshacl_itself_comes_to_the_same_results(name: str) -> None:
    """Our store, our reading of its results and the patched look-up change nothing but the time."""
    out, put = breaks()[name]
    data = [triple for triple in document("example", 2) if triple != out] + ([put] if put else [])
    ours = validate(data)
    graph = rdflib.Graph().parse(data=serialize(data, format=RdfFormat.N_TRIPLES), format="nt")
    shacl = rdflib.Graph()
    for text in resources.shapes().values():
        shacl.parse(data=text, format="turtle")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shacl)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    theirs = set()
    for result in report.objects(None, sh.result):
        path = report.value(result, sh.resultPath)
        simple = str(path) if isinstance(path, rdflib.URIRef) else ""
        theirs.add((str(report.value(result, sh.focusNode)), simple))
    assert not ours.conforms
    assert not conforms
    assert {(result.focus, result.path or "") for result in ours.results} == theirs


EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples"


def examples(pattern: str) -> list[Triple]:
    texts = (path.read_text("utf-8") for path in sorted(EXAMPLES.glob(pattern)))
    return [quad.triple for text in texts for quad in parse(text, RdfFormat.TURTLE)]


def test_pyshacl_itself_finds_the_same_in_all_examples_at_once() -> None:
    """Also where shapes are SPARQL queries, which we ask of the whole graph and pySHACL of each node."""
    data = examples("*/*.ttl")
    graph = rdflib.Graph().parse(data=serialize(data, format=RdfFormat.N_TRIPLES), format="nt")
    shacl = rdflib.Graph()
    for text in resources.shapes().values():
        shacl.parse(data=text, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shacl)
    theirs = {(str(report.value(result, SH.focusNode)), asked(report, result)) for result in results(report)}
    queries = {str(shape) for shape in shacl.subjects(SH.sparql)}
    ours = {(result.focus, result.shape in queries) for result in validate(data).results}
    assert len(ours) > 30
    assert ours == theirs


def results(report: rdflib.Graph) -> Iterator[rdflib.term.Node]:
    return report.objects(None, SH.result)


def asked(report: rdflib.Graph, result: rdflib.term.Node) -> bool:
    """Whether it is a query that found the fault."""
    return report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent


def altered(data: list[Triple]) -> Iterator[list[Triple]]:
    """`data` with each statement left out, and with each that says something else."""
    for number, triple in enumerate(data):
        rest = [*data[:number], *data[number + 1 :]]
        yield rest
        for instead in (LK.percent, Literal("x"), Literal(7), Literal("0", datatype=XSD.decimal)):
            yield [*rest, Triple(triple.subject, triple.predicate, instead)]


def test_what_is_certain_without_pyshacl_is_what_pyshacl_says() -> None:
    shapes, worlds = ontology_shapes(), [*altered([*document("example", 1)]), examples("valid/*.ttl")]
    verdicts = [(shapes._conformance.certain(data), shapes._by_pyshacl(data) == []) for data in worlds]
    assert len(verdicts) > 150
    assert verdicts.count((True, True)) > 20
    assert verdicts.count((False, False)) > 80
    assert (True, False) not in verdicts, "what is certain must be right"
    assert verdicts.count((False, True)) < 5


UNKNOWN = {
    "a parameter": "ex:Person a sh:NodeShape ; sh:targetClass ex:Person ; sh:closed true .",
    "a single node": "ex:An a sh:NodeShape ; sh:targetNode ex:an ; sh:property ex:name .",
    "objects": "ex:Age a sh:NodeShape ; sh:targetObjectsOf ex:age ; sh:nodeKind sh:IRI .",
    "a class that is a shape": "ex:Person a sh:NodeShape , rdfs:Class ; sh:property ex:name .",
    "another kind of node": "ex:Person a sh:NodeShape ; sh:targetClass ex:Person ; sh:nodeKind sh:Literal .",
}


@pytest.mark.parametrize("shape", UNKNOWN.values(), ids=UNKNOWN)
def test_of_shapes_that_are_not_known_pyshacl_judges(shape: str) -> None:
    text = f"""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        ex:name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 .
        {shape}"""
    assert not Shapes([text]).validate(people(("an", "age", 30))).conforms


def test_of_data_with_subclasses_pyshacl_judges(shapes: Shapes) -> None:
    below = Triple(NamedNode(f"{EX}Poet"), RDFS.subClassOf, NamedNode(f"{EX}Person"))
    poet = Triple(NamedNode(f"{EX}an"), RDF.type, NamedNode(f"{EX}Poet"))
    assert shapes.validate([below, poet]).results != ()


def test_english_of_england_is_english() -> None:
    english = Shapes(
        [
            """
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
        ex:Person a sh:NodeShape ; sh:targetClass ex:Person ;
            sh:property [ sh:path ex:name ; sh:languageIn ( "en" ) ] ."""
        ]
    )
    an = people(("an", "age", 30))
    name = Triple(NamedNode(f"{EX}an"), NamedNode(f"{EX}name"), Literal("An", language="en-GB"))
    assert english.validate([*an, name]).conforms
