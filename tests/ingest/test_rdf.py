"""Facts become triples in the agreed form, and the same facts the same triples."""

from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import (
    Comparator,
    Extent,
    Extraction,
    InForce,
    InstrumentKey,
    Measure,
    Reference,
    Section,
    Span,
    Unit,
)
from ingest.rdf import Document, misquotes, triples
from ingest.rdf.institutions import Institutions
from ingest.rdf.labels import measure_label, number
from ingest.rdf.literals import decimal
from ontology.iris import Iris
from ontology.resources import vocabulary_triples
from ontology.terms import LK, PREFIXES
from ontology.vocabulary import Vocabulary, vocabulary
from tests.ingest.facts import EXTRACTION, PLAN, RESULT, TARGET, TEXT, line, span

IRIS = Iris("https://example.org/")
DOCUMENT = Document("plan", "Plan.txt", "a" * 64, "b" * 64, TEXT, "2026-11-21T08:00:00Z", "0.1.0")


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary()


def written(extraction: Extraction, known: Vocabulary) -> list[ox.Triple]:
    return triples(DOCUMENT, extraction, known, IRIS)


def graph_of(turtle: str) -> set[str]:
    """Triples in N-Triples; <#12-14/> abbreviates what belongs to the fact at 12-14."""
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    text = f"{head}BASE <https://example.org/id/document/plan/fact/>\n{turtle}"
    store = ox.Store()
    store.load(text, ox.RdfFormat.TURTLE)
    return {str(quad.triple) for quad in store}


def about(found: list[ox.Triple], subject: str) -> set[str]:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in found)
    return {str(quad.triple) for quad in store.quads_for_pattern(ox.NamedNode(subject), None, None, None)}


def place_of(quote: str) -> str:
    where = span(quote)
    return f"{where.start}-{where.end}"


FACT = "https://example.org/id/document/plan/fact/"


def test_the_document_and_its_extraction(known: Vocabulary) -> None:
    found = written(EXTRACTION, known)
    assert about(found, "https://example.org/id/document/plan") == graph_of(
        f"""<https://example.org/id/document/plan> a lk:SourceDocument ;
            dcterms:title "Kế hoạch chuyển đổi số"@vi ; dcterms:identifier "plan" ; lk:fileName "Plan.txt" ;
            lk:sha256 "{"a" * 64}" ; lk:textSha256 "{"b" * 64}" ; dcterms:issued "2021-05-06"^^xsd:date ;
            lk:place <https://w3id.org/lienket/id/place/24> ; lk:completeness lk:undetermined ;
            lk:textOf <https://w3id.org/lienket/id/instrument/24/327-KH-UBND> ."""
    )
    assert about(found, "https://example.org/id/document/plan/extraction") == graph_of(
        """<https://example.org/id/document/plan/extraction> a lk:Extraction ;
            prov:used <https://example.org/id/document/plan> ; lk:version "0.1.0" ;
            prov:endedAtTime "2026-11-21T08:00:00Z"^^xsd:dateTime ."""
    )


def test_pages_that_are_pictures_are_parts_that_are_not_there(known: Vocabulary) -> None:
    whole = replace(EXTRACTION, extent=Extent.COMPLETE)
    found = triples(replace(DOCUMENT, unread=(2,)), whole, known, IRIS)
    told = {(t.predicate, str(t.object)) for t in found if t.subject == IRIS.document("plan")}
    assert (LK.completeness, str(LK.partial)) in told
    assert (LK.absentPart, '"trang 2 (chỉ có ảnh)"') in told


def test_a_target(known: Vocabulary) -> None:
    where = place_of("trên 90,5%")
    found = about(written(EXTRACTION, known), FACT + where)
    names = {label for label in found if "rdf-schema#label" in label}
    assert found - names == graph_of(
        f"""<{where}> a lk:Target ; lk:statedIn <https://example.org/id/document/plan> ;
            lk:evidence <{where}#evidence> ;
            lk:indicator <https://w3id.org/lienket/id/indicator/work-file-online-share> ;
            lk:comparator lk:gt ; lk:value 90.5 ; lk:unit lk:percent ; lk:confidence 0.95 ;
            lk:level <https://w3id.org/lienket/id/level/province> ;
            lk:place <https://w3id.org/lienket/id/place/24> ; lk:deadline "2025"^^xsd:gYear ."""
    )
    assert {label.rpartition(":")[2] for label in names} == {' > 90.5%"@en', ' > 90,5%"@vi'}


def test_a_result(known: Vocabulary) -> None:
    where = place_of("16/20")
    assert about(written(EXTRACTION, known), FACT + where) == graph_of(
        f"""<{where}> a lk:Result ; lk:statedIn <https://example.org/id/document/plan> ;
            rdfs:label "mục tiêu đã giao: 80%"@vi , "Result “mục tiêu đã giao”: 80%"@en ;
            lk:evidence <{where}#evidence> ;
            lk:comparator lk:eq ; lk:value 80.0 ; lk:unit lk:percent ; lk:confidence 1.0 ;
            lk:numerator 16.0 ; lk:denominator 20.0 ; lk:place <https://w3id.org/lienket/id/place/24> ;
            lk:asOf "2023-03"^^xsd:gYearMonth ; lk:counted "mục tiêu đã giao" ;
            lk:about <https://w3id.org/lienket/id/instrument/24/327-KH-UBND> ;
            qb:dataSet <https://example.org/id/document/plan/results> ; lk:refIndicator lk:unstated ;
            lk:refPlace <https://w3id.org/lienket/id/place/24> ; lk:refLevel lk:unstated ;
            lk:refPeriod <https://w3id.org/lienket/id/period/2023-03> ; lk:refStatement "206-211" ."""
    )


def test_results_are_observations_of_the_document_s_data_set(known: Vocabulary) -> None:
    found = written(EXTRACTION, known)
    assert about(found, "https://example.org/id/document/plan/results") == graph_of(
        """<https://example.org/id/document/plan/results> a qb:DataSet , dcat:Dataset ;
            qb:structure lk:resultStructure ; dcterms:source <https://example.org/id/document/plan> ;
            rdfs:label "Kết quả nêu trong: Kế hoạch chuyển đổi số"@vi ,
                "Results stated in: Kế hoạch chuyển đổi số"@en ."""
    )
    assert about(found, "https://w3id.org/lienket/id/period/2023-03") == graph_of(
        """<https://w3id.org/lienket/id/period/2023-03> a lk:Period ; rdfs:label "2023-03" ;
            time:inXSDgYearMonth "2023-03"^^xsd:gYearMonth ."""
    )


def test_sections_are_parts_of_one_another_and_facts_stand_in_them(known: Vocabulary) -> None:
    outer = Section(Span(0, len(TEXT)), "II", "MỤC TIÊU")
    inner = Section(line("trên 90,5%"), "1", None, outer)
    found = written(replace(EXTRACTION, sections=(outer, inner)), known)
    start, end = inner.span.start, inner.span.end
    assert about(found, f"https://example.org/id/document/plan/section/{start}") == graph_of(
        f"""<../section/{start}> a lk:Section ; rdfs:label "II.1. MỤC TIÊU"@vi , "II.1. MỤC TIÊU"@en ;
            lk:number "1" ; lk:clause "II.1" ; lk:order 2 ; dcterms:isPartOf <../section/0> ;
            oa:hasSource <https://example.org/id/document/plan> ;
            oa:hasSelector <../section/{start}#extent> ."""
    )
    assert about(found, f"https://example.org/id/document/plan/section/{start}#extent") == graph_of(
        f"<../section/{start}#extent> a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ."
    )
    target = f"{FACT}{place_of('trên 90,5%')}"
    assert graph_of(f"<{target}> lk:section <../section/{start}> .") <= about(found, target)
    assert graph_of(
        """<../section/0> dcterms:isPartOf <https://example.org/id/document/plan> ;
            dcterms:title "MỤC TIÊU"@vi ."""
    ) <= about(found, "https://example.org/id/document/plan/section/0")
    assert misquotes(found, TEXT) == []


def test_evidence_is_the_quote_in_its_whole_sentence_and_its_position(known: Vocabulary) -> None:
    where = span("16/20")
    fact = f"{FACT}{where.start}-{where.end}"
    found = written(EXTRACTION, known)
    chain = [about(found, f"{fact}#{part}") for part in ("evidence", "source", "quote", "position")]
    assert set().union(*chain) == graph_of(
        f"""<{fact}#evidence> a lk:Evidence ; oa:hasTarget <{fact}#source> .
        <{fact}#source> a oa:SpecificResource ; oa:hasSource <https://example.org/id/document/plan> ;
            oa:hasSelector <{fact}#quote> , <{fact}#position> .
        <{fact}#quote> a oa:TextQuoteSelector ; oa:exact "16/20" ;
            oa:prefix "Năm 2023, Sở Y tế hoàn thành " ; oa:suffix " mục tiêu đã giao." .
        <{fact}#position> a oa:TextPositionSelector ; oa:start {where.start} ; oa:end {where.end} ."""
    )


def test_a_relation_a_mention_on_the_same_span_and_the_instruments(known: Vocabulary) -> None:
    found = written(EXTRACTION, known)
    where = place_of("749/QĐ-TTg ngày 3/6/2020")
    plan = "https://w3id.org/lienket/id/instrument/24/327-KH-UBND"
    decision = "https://w3id.org/lienket/id/instrument/749-QD-TTg"
    relation = about(found, FACT + where)
    assert (
        graph_of(
            f"""<{where}> a lk:LegalRelation ; rdf:subject <{plan}> ; rdf:predicate lk:implements ;
            rdf:object <{decision}> ; rdfs:label "327/KH-UBND implements 749/QĐ-TTg"@en ."""
        )
        <= relation
    )
    assert about(found, plan) == graph_of(
        f"""<{plan}> a lk:Instrument , lk:Plan ; eli:id_local "327/KH-UBND" ; rdfs:label "327/KH-UBND" ;
            lk:place <https://w3id.org/lienket/id/place/24> ; lk:implements <{decision}> ."""
    )
    assert graph_of(
        f"""<{where}-1> a lk:Mention ; lk:mentions <{decision}> ; lk:date "2020-06-03"^^xsd:date ."""
    ) <= about(found, f"{FACT}{where}-1")


def test_a_sector_and_an_institution(known: Vocabulary) -> None:
    found = written(EXTRACTION, known)
    assert graph_of(
        f"""<{place_of("Y tế")}> a lk:SectorStatement ; lk:priority true ; rdfs:label "Y tế"@vi ;
            lk:sector <https://w3id.org/lienket/id/sector/health> ."""
    ) <= about(found, FACT + place_of("Y tế"))
    department = "https://example.org/id/institution/24/So-Y-te"
    kind, place = "https://w3id.org/lienket/id/institution-type/So-Y-te", "https://w3id.org/lienket/id/place"
    today = "https://example.org/id/institution/2025-24/So-Y-te"
    assert about(found, department) == graph_of(
        f"""<{department}> a lk:Institution ; rdfs:label "Sở Y tế"@vi , "Department of Health"@en ;
            org:classification <{kind}> ; lk:place <{place}/24> ; dcterms:isReplacedBy <{today}> ."""
    )
    assert graph_of(f"<{place_of('Sở Y tế')}> a lk:Mention ; lk:mentions <{department}> .") <= about(
        found, FACT + place_of("Sở Y tế")
    )


def test_the_same_document_gives_the_same_triples_in_the_same_order(known: Vocabulary) -> None:
    once = written(EXTRACTION, known)
    assert once == written(EXTRACTION, known)
    assert len(once) == len(set(once))
    assert not any(isinstance(term, ox.BlankNode) for triple in once for term in triple)


class TestInstitutions:
    """One body, one IRI, however it is written; and the body that has its work today."""

    @pytest.mark.parametrize(
        ("place", "name", "body"),
        [
            ("08", "Sở TT&TT", "08/So-Thong-tin-va-Truyen-thong"),
            ("08", "Sở Thông tin và Truyền thông tỉnh Tuyên Quang", "08/So-Thong-tin-va-Truyen-thong"),
            ("08", "Sở Y tế Hà Giang", "02/So-Y-te"),
            ("31", "UBND thành phố", "31/Uy-ban-nhan-dan-tinh"),
            ("14", "UBND thành phố Sơn La", "14/UBND-thanh-pho-Son-La"),
            ("14", "Trung tâm Y tế huyện Yên Châu", "14/Trung-tam-Y-te-huyen-Yen-Chau"),
            (None, "Tập đoàn Bình Minh", "Tap-doan-Binh-Minh"),
        ],
    )
    def test_a_body_has_one_iri(self, known: Vocabulary, place: str | None, name: str, body: str) -> None:
        found = Institutions(place, known, IRIS).iri(name)
        assert found.value == f"https://example.org/id/institution/{body}"

    def test_who_has_the_work_of_a_department_today(self, known: Vocabulary) -> None:
        """In SPARQL: `?body dcterms:isReplacedBy+ ?today` by the kind, or at once by the body."""
        institutions = Institutions("08", known, IRIS)
        store = ox.Store()
        store.extend(ox.Quad(*triple) for triple in institutions.triples("Sở TT&TT"))
        store.extend(ox.Quad(*triple) for triple in vocabulary_triples())
        query = """SELECT ?label ?code ?source {
            ?body rdfs:label "Sở Thông tin và Truyền thông"@vi ; dcterms:isReplacedBy ?today ;
                org:classification/dcterms:source/eli:id_local ?source .
            ?today rdfs:label ?label ; lk:place/skos:notation ?code FILTER(LANG(?label) = "vi") }"""
        rows = store.query(query, prefixes=PREFIXES)
        assert isinstance(rows, ox.QuerySolutions)
        assert [[str(term.value) for term in row] for row in rows] == [
            ["Sở Khoa học và Công nghệ", "08", "45/2025/NĐ-CP"]
        ]


class TestInstruments:
    """Symbols return each year and in each province; the IRI must not."""

    def iri(self, known: Vocabulary, *mentions: tuple[str, str | None, str | None]) -> list[str]:
        references = tuple(
            Reference(Span(i, i + 1), Span(0, 9), symbol, "plan", date, place)
            for i, (symbol, date, place) in enumerate(mentions)
        )
        extraction = Extraction("", None, None, None, references, (), (), (), ())
        found = written(extraction, known)
        return [
            t.object.value.removeprefix("https://w3id.org/lienket/id/instrument/")
            for i in range(len(mentions))
            for t in found
            if t.predicate.value.endswith("#mentions") and t.subject.value == f"{FACT}{i}-{i + 1}"
        ]

    def test_one_of_the_register_keeps_its_iri(self, known: Vocabulary) -> None:
        assert self.iri(known, ("09-NQ/TU", None, "22")) == ["22/09-NQ-TU"]
        assert self.iri(known, ("09-NQ/TU", "2022-02-05", "22")) == ["22/09-NQ-TU"]

    def test_another_year_is_another_instrument(self, known: Vocabulary) -> None:
        assert self.iri(known, ("09-NQ/TU", "2016-01-01", "22")) == ["22/09-NQ-TU/2016"]

    def test_another_province_is_another_instrument(self, known: Vocabulary) -> None:
        assert self.iri(known, ("09-NQ/TU", None, "24")) == ["24/09-NQ-TU"]

    def test_the_year_of_one_mention_holds_for_all_of_the_document(self, known: Vocabulary) -> None:
        found = self.iri(known, ("327/KH-UBND", None, "24"), ("327/KH-UBND", "2021-07-02", "24"))
        assert found == ["24/327-KH-UBND/2021"] * 2

    def test_mentions_of_two_years_stay_two(self, known: Vocabulary) -> None:
        dates = ("2021-07-02", "2022-07-02", None)
        found = self.iri(known, *(("327/KH-UBND", date, "24") for date in dates))
        assert found == ["24/327-KH-UBND/2021", "24/327-KH-UBND/2022", "24/327-KH-UBND"]

    def test_a_symbol_that_holds_its_year_needs_no_second_one(self, known: Vocabulary) -> None:
        assert self.iri(known, ("45/2020/NĐ-CP", "2020-04-08", None)) == ["45-2020-ND-CP"]

    @pytest.mark.parametrize(
        ("told", "written_days"),
        [
            ([("2021-06-01", None)], {"first_date_entry_in_force": "2021-06-01"}),
            ([(None, "2025-12-31")], {"date_no_longer_in_force": "2025-12-31"}),
            (
                [("2021-06-01", None), (None, "2025-12-31")],
                {"first_date_entry_in_force": "2021-06-01", "date_no_longer_in_force": "2025-12-31"},
            ),
            ([("2021-06-01", None), ("2021-07-01", None)], {}),
            ([("2021-06-01", None), (None, "2021-05-31")], {}),
        ],
    )
    def test_days_of_validity_are_told_where_all_that_is_said_agrees(
        self, known: Vocabulary, told: list[tuple[str | None, str | None]], written_days: dict[str, str]
    ) -> None:
        facts = tuple(InForce(PLAN, *days, Span(i, i + 1), Span(0, 9)) for i, days in enumerate(told))
        found = written(replace(EXTRACTION, in_force=facts), known)
        assert {
            name: t.object.value
            for t in found
            if (name := t.predicate.value.rpartition("#")[2]).endswith("_in_force")
        } == written_days
        labels = " ".join(t.object.value for t in found if t.predicate.value.endswith("#label"))
        assert all(day in labels for days in told for day in days if day)

    def test_what_has_no_symbol_goes_by_its_title(self, known: Vocabulary) -> None:
        own = InstrumentKey(None, "Đại hội Đảng bộ tỉnh lần thứ XV", "22")
        found = written(replace(EXTRACTION, own=own), known)
        assert any(t.object.value.endswith("/instrument/22/dai-hoi-dang-bo-tinh-lan-thu-xv") for t in found)

    def test_a_central_institution_of_the_register_is_no_provincial_one(self, known: Vocabulary) -> None:
        mention = replace(EXTRACTION.institutions[0], name="Bộ Chính trị")
        found = written(replace(EXTRACTION, institutions=(mention,)), known)
        assert any(t.object.value == "https://w3id.org/lienket/id/institution/Bo-Chinh-tri" for t in found)


class TestLabels:
    def test_figures_read_as_people_write_them(self, known: Vocabulary) -> None:
        rank = replace(RESULT, unit=Unit.RANK, value=Decimal(3), denominator=Decimal(63))
        assert measure_label(rank, None, known, "en") == "Result: 3/63"
        about_half = replace(TARGET, comparator=Comparator.APPROX, value=Decimal("50.0"))
        assert measure_label(about_half, None, known, "vi").endswith("(Cấp tỉnh): ≈ 50%")
        count = replace(RESULT, unit=Unit.COUNT, value=Decimal("1390000"))
        assert measure_label(count, "hồ sơ", known, "vi") == "hồ sơ: 1.390.000"
        assert number(Decimal("1854.5"), "en") == "1,854.5"

    @given(st.decimals(-(10**15), 10**15, places=4))
    def test_no_digit_of_a_value_is_lost(self, value: Decimal) -> None:
        assert Decimal(decimal(value).value) == value
        assert "E" not in decimal(value).value
        assert Decimal(number(value, "en").replace(",", "")) == value


class TestMisquotes:
    def test_what_was_written_stands_in_the_text(self, known: Vocabulary) -> None:
        assert misquotes(written(EXTRACTION, known), TEXT) == []

    def test_another_text_is_noticed(self, known: Vocabulary) -> None:
        problems = misquotes(written(EXTRACTION, known), TEXT.replace("16/20", "17/20"))
        assert len(problems) == 3, "the quote itself, and the sentence around the sector and the institution"

    def test_a_form_feed_in_a_sentence_is_a_space_in_its_quote(self, known: Vocabulary) -> None:
        text = TEXT[: TARGET.span.start - 1] + "\f" + TEXT[TARGET.span.start :]
        found = triples(replace(DOCUMENT, text=text), EXTRACTION, known, IRIS)
        assert misquotes(found, text) == []
        assert fromstring(ox.serialize(found, format=ox.RdfFormat.RDF_XML) or b"") is not None

    @given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    def test_spans_that_quote_nothing_are_noticed_and_sound_ones_pass(
        self, known: Vocabulary, start: int, end: int, sentence_end: int
    ) -> None:
        measure: Measure = replace(TARGET, span=Span(start, end), sentence=Span(0, sentence_end))
        extraction = Extraction("", None, None, None, (), (measure,), (), (), ())
        problems = misquotes(written(extraction, known), TEXT)
        assert problems == [] or not start < end <= sentence_end
        assert problems != [] or start < end
