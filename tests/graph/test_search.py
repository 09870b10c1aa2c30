"""The index of words: what is found, and that it follows the graphs."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from graph import search
from ontology.searched import SEARCHED
from ontology.terms import ELI, LK, OA, RDFS, SKOS

BASE = "http://example.org/"
G1, G2 = NamedNode(f"{BASE}g1"), NamedNode(f"{BASE}g2")
Decision, Economy, Fact = (NamedNode(f"{BASE}{name}") for name in ("decision", "economy", "fact"))


def sentence(fact: NamedNode, pieces: tuple[str, str, str], graph: NamedNode = G1) -> list[Quad]:
    annotation, source, quote = (NamedNode(f"{fact.value}#{part}") for part in ("a", "s", "q"))
    texts = zip((OA.prefix, OA.exact, OA.suffix), map(Literal, pieces), strict=True)
    return [
        Quad(fact, LK.evidence, annotation, graph),
        Quad(annotation, OA.hasTarget, source, graph),
        Quad(source, OA.hasSelector, quote, graph),
        *(Quad(quote, property_, text, graph) for property_, text in texts),
    ]


@pytest.fixture
def store() -> Store:
    store = Store()
    store.extend(
        [
            Quad(Decision, ELI.id_local, Literal("749/QĐ-TTg"), G1),
            Quad(Economy, SKOS.prefLabel, Literal("Kinh tế số", language="vi"), G1),
            Quad(Economy, SKOS.prefLabel, Literal("digital economy", language="en"), G1),
            *sentence(Fact, ("Đến năm 2025, ", "kinh tế số", " chiếm 20% GRDP của tỉnh.")),
        ]
    )
    return store


@pytest.fixture
def file(store: Store, tmp_path: Path) -> Path:
    search.update(tmp_path / "1", None, store, (), SEARCHED)
    return tmp_path / "1"


def found(file: Path, text: str) -> list[NamedNode]:
    return [hit.thing for hit in search.find(file, text, 10)]


@pytest.mark.parametrize("text", ["749/QĐ-TTg", "749/QD-TTg", "QĐ 749", "qd 749", "749/QÐ-TTG", "749-qd-tt"])
def test_a_symbol_is_found_however_it_is_written(file: Path, text: str) -> None:
    assert found(file, text) == [Decision]


@pytest.mark.parametrize("text", ["kinh tế số", "KINH TE SO", "kinh tê\u0301 sô\u0301", "kinh te s"])
def test_accents_and_case_do_not_matter_and_a_name_goes_before_a_sentence(file: Path, text: str) -> None:
    assert found(file, text) == [Economy, Fact]


def test_a_fact_is_found_by_the_words_of_its_sentence_on_both_sides_of_the_quote(file: Path) -> None:
    assert found(file, "den nam kinh te chiem") == [Fact]
    (hit,) = search.find(file, "chiem", 10)
    assert hit.text == "Đến năm 2025, kinh tế số chiếm 20% GRDP của tỉnh."


def test_all_words_are_wanted_and_only_the_last_may_be_a_beginning(file: Path) -> None:
    assert found(file, "kinh") == [Economy, Fact]
    assert found(file, "kin te") == []
    assert found(file, "digital society") == []


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', "'; DROP TABLE entry; --", "NEAR(a b, 5)", "name : kinh OR", "^*-+{}[]()", "a AND", "\x00",
     "\ud800", "_", "kinh" * 5_000, "kinh " * 5_000],
)  # fmt: skip
def test_a_question_is_words_and_never_a_command(file: Path, text: str) -> None:
    before = file.read_bytes()
    search.find(file, text, 10)
    assert file.read_bytes() == before
    assert found(file, "kinh") == [Economy, Fact]


def test_a_search_leaves_nothing_beside_the_file(file: Path) -> None:
    file.chmod(0o400)
    found(file, "kinh")
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_only_changed_graphs_are_read_anew(file: Path, store: Store, tmp_path: Path) -> None:
    store.add(Quad(Decision, RDFS.label, Literal("Chương trình"), G2))
    store.add(Quad(Economy, SKOS.altLabel, Literal("unseen"), G1))
    search.update(tmp_path / "2", file, store, [G2], SEARCHED)
    assert found(tmp_path / "2", "chuong trinh") == [Decision]
    assert found(tmp_path / "2", "unseen") == []
    assert found(tmp_path / "2", "kinh te") == [Economy, Fact]
    assert found(file, "chuong trinh") == []


def test_what_a_graph_no_longer_says_is_not_found(file: Path, store: Store, tmp_path: Path) -> None:
    store.remove_graph(G1)
    store.add(Quad(Economy, SKOS.prefLabel, Literal("xã hội số"), G1))
    search.update(tmp_path / "2", file, store, [G1], SEARCHED)
    assert (
        found(tmp_path / "2", "kinh") == found(tmp_path / "2", "749") == found(tmp_path / "2", "chiem") == []
    )
    assert found(tmp_path / "2", "xa hoi") == [Economy]
    store.remove_graph(G1)
    search.update(tmp_path / "3", tmp_path / "2", store, [G1], SEARCHED)
    assert found(tmp_path / "3", "xa hoi") == []


def test_an_index_changed_step_by_step_finds_what_one_made_at_once_does(
    file: Path, store: Store, tmp_path: Path
) -> None:
    before = file
    for step in range(5):
        store.remove_graph(G2)
        store.extend(
            [Quad(NamedNode(f"{BASE}{n}"), RDFS.label, Literal(f"tên {n}"), G2) for n in range(step, 9)]
        )
        after = tmp_path / f"step{step}"
        search.update(after, before, store, [G2], SEARCHED)
        before = after
    search.update(tmp_path / "whole", None, store, (), SEARCHED)
    for text in ("ten", "kinh", "749", "ten 8", "ten 3"):
        assert {*found(before, text)} == {*found(tmp_path / "whole", text)}, text
    assert len(found(before, "ten")) == 5


def test_an_index_that_looked_into_other_properties_is_made_anew(
    file: Path, store: Store, tmp_path: Path
) -> None:
    other = type(SEARCHED)(names=(ELI.id_local,), quotes=SEARCHED.quotes, path=SEARCHED.path)
    search.update(tmp_path / "2", file, store, (), other)
    assert found(tmp_path / "2", "digital") == []
    assert found(tmp_path / "2", "749") == [Decision]


def test_things_without_an_iri_and_the_graph_without_a_name(tmp_path: Path) -> None:
    store = Store()
    store.add(Quad(BlankNode("b"), RDFS.label, Literal("nút trống"), G1))
    store.add(Quad(Economy, RDFS.label, Literal("không tên"), DefaultGraph()))
    search.update(tmp_path / "1", None, store, (), SEARCHED)
    assert found(tmp_path / "1", "nut") == []
    assert found(tmp_path / "1", "khong ten") == [Economy]


def test_a_search_that_takes_too_long_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    store.extend([Quad(NamedNode(f"{BASE}{n}"), RDFS.label, Literal(f"a{n} b"), G1) for n in range(20_000)])
    search.update(file.with_name("large"), None, store, (), SEARCHED)
    monkeypatch.setattr(search, "_SECONDS", 0.0)
    with pytest.raises(search.QueryTimeout):
        search.find(file.with_name("large"), "b a", 10)


def test_places_in_folded_text_are_places_in_the_text() -> None:
    text = "Đẩy mạnh chuyển đổi số ở Điện Biên, İstanbul"
    assert len(search.folded(text)) == len(text)
    assert search.folded("Điện Biên") == "dien bien"
