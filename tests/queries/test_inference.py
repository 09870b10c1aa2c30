"""What an analyst expects to hold does: what follows is in the graph, once, in graphs of its own."""

from collections import Counter

import pytest
from pyoxigraph import NamedNode, Quad

from ontology.iris import DEFAULT_BASE
from queries.derivation import derive
from queries.memory import InMemory
from queries.rules import Scope, inferences, rules
from tests.queries.test_rules import TestMissing, result, target
from tests.queries.world import IRIS, PREFIXES, world

_QUERY_PREFIXES = "\n".join(
    line.replace("@prefix", "PREFIX").rstrip(" .") for line in PREFIXES.splitlines() if "@prefix" in line
)
MORE = """
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix instrument: <https://w3id.org/lienket/id/instrument/> .
@prefix institution: <https://w3id.org/lienket/id/institution/> .
"""
CHAIN = (
    MORE
    + """
instrument:c a lk:Instrument , lk:Plan ; lk:implements instrument:b .
instrument:b a lk:Instrument , lk:Decision ; lk:basedOn instrument:a .
instrument:a a lk:Instrument , lk:Law .
"""
)


def inferred(turtle: str) -> InMemory:
    graphs = world(turtle)
    derive(graphs, IRIS)
    return graphs


def ask(graphs: InMemory, pattern: str) -> list[str]:
    """The values of ?x, shortened, as often as they come."""
    prefixes = f"{_QUERY_PREFIXES}\nBASE <{DEFAULT_BASE}id/>\n" + "\n".join(
        line.replace("@prefix", "PREFIX").rstrip(" .") for line in MORE.splitlines() if line
    )
    rows = graphs.select(f"{prefixes}\nSELECT ?x WHERE {{ {pattern} }}").rows
    return sorted(row["x"].value.removeprefix(f"{DEFAULT_BASE}id/") for row in rows)


def quads(graphs: InMemory) -> list[Quad]:
    rows = graphs.select("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }").rows
    return [Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows]


class TestClasses:
    def test_a_target_is_a_goal_a_measure_and_a_fact(self):
        graphs = inferred(target("80.0"))
        for kind in ("lk:Target", "lk:Goal", "lk:Measure", "lk:Fact", "prov:Entity"):
            assert ask(graphs, f"?x a {kind} . FILTER(CONTAINS(STR(?x), 'plan/fact'))") == [
                "document/plan/fact/1-2"
            ]

    def test_an_instrument_is_a_legal_resource(self):
        assert ask(inferred(CHAIN), "?x a eli:LegalResource FILTER(STRENDS(STR(?x), '/c'))") == [
            "instrument/c"
        ]

    def test_what_a_rule_concludes_has_its_superclasses_too(self):
        graphs = inferred(TestMissing.DOCUMENT + target("85.0"))
        verdicts = ask(graphs, "?x lk:verdict ?v")
        assert ask(graphs, "?x a lk:Comparison") == verdicts
        assert len(verdicts) > 20

    def test_concepts_of_the_vocabulary_have_theirs(self):
        assert "indicator/dti-rank" in ask(inferred(""), "?x a <http://www.w3.org/2004/02/skos/core#Concept>")

    def test_classes_without_a_name_are_left_out(self):
        assert ask(inferred(CHAIN), "?x a ?class FILTER(CONTAINS(STR(?class), 'genid'))") == []


class TestLegalBasis:
    def test_what_implements_is_based_on_also_in_the_terms_of_eli(self):
        for path in ("lk:implements", "lk:basedOn", "eli:based_on"):
            assert ask(inferred(CHAIN), f"instrument:c {path} ?x") == ["instrument/b"]

    def test_it_is_followed_through_any_number_of_steps(self):
        graphs = inferred(CHAIN)
        assert ask(graphs, "instrument:c lk:basedOnTransitive ?x") == ["instrument/a", "instrument/b"]
        assert ask(graphs, "instrument:b lk:basedOnTransitive ?x") == ["instrument/a"]

    def test_it_is_asked_from_the_other_side(self):
        graphs = inferred(CHAIN)
        assert ask(graphs, "instrument:b eli:basis_for ?x") == ["instrument/c"]
        assert ask(graphs, "instrument:a eli:basis_for ?x") == ["instrument/b"]

    def test_a_circle_of_citations_does_no_harm(self):
        graphs = inferred(CHAIN + "instrument:a lk:basedOn instrument:c .")
        assert len(ask(graphs, "instrument:c lk:basedOnTransitive ?x")) == 3


class TestSuccession:
    def test_facts_of_a_merged_province_are_found_from_the_present_one(self):
        graphs = inferred(result("80.0").replace("place:11", "place:08"))
        found = ask(graphs, "?x lk:place/lk:presentUnit place:2025-08 ; a lk:Result")
        assert found == ["document/plan/fact/1-2"]

    def test_a_place_that_still_exists_is_its_own_present_unit(self):
        assert ask(inferred(""), "place:11 lk:presentUnit ?x") == ["place/11"]

    def test_an_institution_leads_through_all_changes_to_the_last(self):
        said = """
        institution:x a lk:Institution ; dcterms:isReplacedBy institution:y .
        institution:y a lk:Institution ; dcterms:isReplacedBy institution:z .
        institution:z a lk:Institution .
        """
        graphs = inferred(MORE + said)
        assert [ask(graphs, f"institution:{i} lk:presentUnit ?x") for i in "xyz"] == [["institution/z"]] * 3

    def test_what_ended_without_a_successor_has_none(self):
        ended = 'institution:x a lk:Institution ; lk:validUntil "2025-06-30"^^xsd:date .'
        assert ask(inferred(MORE + ended), "institution:x lk:presentUnit ?x") == []


class TestParts:
    def test_a_point_is_part_of_the_document_by_its_section(self):
        said = """
        <plan/section/9> a lk:Section ; dcterms:isPartOf <plan/section/1> .
        <plan/section/1> a lk:Section ; dcterms:isPartOf <plan> .
        """
        found = ask(inferred(said), "<document/plan/section/9> lk:partOfTransitive ?x")
        assert found == ["document/plan", "document/plan/section/1"]

    def test_places_are_parts_of_places_where_the_vocabulary_says_so(self):
        graphs = world("")
        nation = (
            "CONSTRUCT { <a:commune> ?p <a:province> . <a:province> ?p <a:nation> } WHERE { BIND(%s AS ?p) }"
        )
        graphs.add(IRIS.graph("ontology"), graphs.construct(nation % "<http://purl.org/dc/terms/isPartOf>"))
        derive(graphs, IRIS)
        assert ask(graphs, "<a:commune> lk:partOfTransitive ?x") == ["a:nation", "a:province"]


class TestGraphs:
    SAID = CHAIN + TestMissing.DOCUMENT + target("85.0")

    def test_nothing_inferred_is_told_anywhere_else(self, store):
        for graphs in (store, inferred(self.SAID)):
            told = Counter(quad.triple for quad in quads(graphs))
            inferences = {
                quad.triple for quad in quads(graphs) if "/graph/inferred/" in quad.graph_name.value
            }
            assert {triple for triple in inferences if told[triple] > 1} == set()

    def test_two_documents_that_name_one_instrument_infer_the_same_of_it_once(self):
        graphs = inferred(CHAIN)
        named = (
            "CONSTRUCT { ?x a ?class } WHERE { ?x a ?class FILTER(CONTAINS(STR(?x), '/id/instrument/c')) }"
        )
        graphs.replace(IRIS.document_graph("other"), graphs.construct(named)[:1])
        derive(graphs, IRIS)
        assert ask(graphs, "?x a eli:LegalResource FILTER(STRENDS(STR(?x), '/c'))") == ["instrument/c"]

    def test_all_that_follows_by_class_and_property_is_there(self):
        graphs = inferred(self.SAID)
        assert (
            ask(
                graphs,
                "?x a/<http://www.w3.org/2000/01/rdf-schema#subClassOf> ?class ."
                " FILTER(!CONTAINS(STR(?class), 'genid')) FILTER NOT EXISTS { ?x a ?class }",
            )
            == []
        )
        assert (
            ask(
                graphs,
                "?p <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> ?q . ?x ?p ?y ."
                " FILTER NOT EXISTS { ?x ?q ?y }",
            )
            == []
        )

    def test_without_inference_there_is_no_trace_of_it_and_all_else_is_the_same(self):
        with_it, without = inferred(self.SAID), world(self.SAID)
        derive(without, IRIS, inference=False)
        others = {quad for quad in quads(with_it) if "/graph/inferred/" not in quad.graph_name.value}
        rules_of = NamedNode(f"{DEFAULT_BASE}id/graph/rules")
        assert {q for q in others if q.graph_name != rules_of} == {
            q for q in quads(without) if q.graph_name != rules_of
        }

    def test_it_can_be_switched_off_and_on_again(self):
        graphs = inferred(self.SAID)
        first = set(quads(graphs))
        derive(graphs, IRIS, inference=False)
        assert not [graph for graph in graphs.graphs() if "/graph/inferred/" in graph.value]
        derive(graphs, IRIS)
        assert set(quads(graphs)) == first


class TestRules:
    @pytest.mark.parametrize("rule", sorted(inferences()))
    def test_a_rule_runs_as_it_is(self, rule):
        more = "<plan/section/9> dcterms:isPartOf <plan> . instrument:c eli:based_on instrument:b ."
        assert world(CHAIN + more).construct(inferences()[rule].query)

    def test_each_comes_after_those_that_it_builds_on(self):
        for known in (rules(), inferences()):
            order = list(known)
            for rule in known.values():
                assert all(order.index(before) < order.index(rule.id) for before in rule.after)

    def test_what_rules_conclude_stands_in_graphs_of_their_scope(self):
        assert {rule.graph for rule in inferences().values()} == {"inferred"}
        assert {rule.scope for rule in inferences().values()} == {Scope.EACH, Scope.SHARED}
        assert {rule.scope for rule in rules().values()} == {Scope.DOCUMENT, Scope.PLACE}
