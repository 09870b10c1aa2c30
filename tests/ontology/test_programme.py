"""The national programme as data: each target, task group and priority can be read in its document."""

from pyoxigraph import Literal, NamedNode

from ontology.iris import shared
from ontology.resources import programme_document, programme_triples
from ontology.terms import DCTERMS, LK, OA, RDF, SKOS
from ontology.vocabulary import vocabulary

TRIPLES = programme_triples()


def value(subject: NamedNode | str, predicate: NamedNode) -> str:
    node = NamedNode(subject) if isinstance(subject, str) else subject
    (found,) = [t.object for t in TRIPLES if t.subject == node and t.predicate == predicate]
    assert isinstance(found, Literal | NamedNode)
    return found.value


def evidence_of(kind: NamedNode) -> list[str]:
    facts = {t.subject for t in TRIPLES if t.predicate == RDF.type and t.object == kind}
    return [
        t.subject.value
        for t in TRIPLES
        if t.predicate == LK.evidence and t.subject in facts and isinstance(t.subject, NamedNode)
    ]


def test_each_quote_stands_where_its_position_says() -> None:
    _, _, text = programme_document()
    facts = evidence_of(LK.NationalTarget) + evidence_of(LK.SectorStatement)
    assert len(facts) == 39 + 8
    for fact in facts:
        start, end = int(value(f"{fact}#position", OA.start)), int(value(f"{fact}#position", OA.end))
        prefix, exact, suffix = (value(f"{fact}#quote", part) for part in (OA.prefix, OA.exact, OA.suffix))
        assert text[start:end] == exact
        assert text[start - len(prefix) : end + len(suffix)] == prefix + exact + suffix
        assert prefix + exact + suffix in text.splitlines()


def test_each_target_quotes_its_own_figure_in_its_own_line() -> None:
    for target in vocabulary().targets.values():
        exact = value(f"{target.iri.value}#quote", OA.exact)
        line = (
            value(f"{target.iri.value}#quote", OA.prefix)
            + exact
            + value(f"{target.iri.value}#quote", OA.suffix)
        )
        assert line == f"{target.label}."
        assert str(int(target.value)) in exact or exact == "Phổ cập"


def test_a_target_stands_under_its_clause() -> None:
    _, _, text = programme_document()
    for target in vocabulary().targets.values():
        start = int(value(f"{target.iri.value}#position", OA.start))
        heading = [line for line in text[:start].splitlines() if line.startswith("Mục ")][-1]
        assert heading.startswith(f"Mục {target.clause}. Đến năm {target.year}")


def test_the_eight_priority_sectors_are_those_of_the_vocabulary() -> None:
    stated = {t.object for t in TRIPLES if t.predicate == LK.sector}
    assert stated == {sector.iri for sector in vocabulary().sectors.values() if sector.priority}
    assert len(stated) == 8


def test_notes_are_in_both_languages() -> None:
    notes: dict[str, list[str | None]] = {}
    for triple in TRIPLES:
        if triple.predicate == SKOS.note and isinstance(triple.object, Literal):
            notes.setdefault(str(triple.subject), []).append(triple.object.language)
    assert notes
    assert {tuple(sorted(map(str, languages))) for languages in notes.values()} == {("en", "vi")}


def test_relations_of_the_register_have_a_source_and_no_evidence() -> None:
    relations = {t.subject for t in TRIPLES if t.predicate == RDF.type and t.object == LK.LegalRelation}
    assert len(relations) == 6
    for relation in relations:
        predicates = {t.predicate for t in TRIPLES if t.subject == relation}
        assert DCTERMS.source in predicates
        assert not predicates & {LK.evidence, LK.statedIn}


def test_what_749_is_based_on_and_what_implements_it() -> None:
    programme = shared("instrument", "749-QD-TTg")
    direct = {(t.subject, t.predicate, t.object) for t in TRIPLES}
    for basis in ("52-NQ-TW", "50-NQ-CP"):
        assert (programme, LK.basedOn, shared("instrument", basis)) in direct
    for symbol in ("09-NQ/TU", "1905/KH-UBND", "48-NQ/TU"):
        assert (vocabulary().instruments[symbol].iri, LK.implements, programme) in direct
