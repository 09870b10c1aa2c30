import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iris import DEFAULT_BASE, Iris, shared, slug

NAMES = st.text(min_size=1).filter(lambda text: any(c.isascii() and c.isalnum() for c in text))


def test_a_slug_keeps_case_and_drops_accents() -> None:
    assert slug("749/QĐ-TTg") == "749-QD-TTg"
    assert slug("Đề án 06") == "De-an-06"


def test_both_letters_that_look_like_a_barred_d_give_the_same_slug() -> None:
    assert slug("749/Q\u0110-TTg") == slug("749/Q\u00d0-TTg")


@given(NAMES)
def test_a_slug_is_ascii_words_and_single_hyphens(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", slug(text))


@given(NAMES)
def test_a_slug_of_a_slug_is_the_same(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(NAMES)
def test_composed_and_decomposed_letters_give_the_same_slug(text: str) -> None:
    assert slug(unicodedata.normalize("NFC", text)) == slug(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", ["", "   ", "—/–", "…"])
def test_nothing_to_name_a_thing_by_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no letter or digit"):
        slug(text)


@given(
    st.lists(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4)
)
def test_each_name_is_one_segment_of_the_path(names: list[str]) -> None:
    rest = shared("instrument", *names).value.removeprefix(f"{DEFAULT_BASE}id/")
    assert rest.count("/") == len(names)
    assert not re.search(r"[\s<>\"{}|\\^`?#]", rest)


@given(st.integers(0, 10**7), st.integers(1, 500), st.integers(0, 3))
def test_facts_on_different_spans_have_different_iris(start: int, length: int, twin: int) -> None:
    iris = Iris()
    fact = iris.fact("dien-bien", start, start + length, twin)
    assert fact.value.startswith(iris.document("dien-bien").value + "/fact/")
    assert fact != iris.fact("dien-bien", start, start + length, twin + 1)
    assert fact != iris.fact("dien-bien", start, start + length + 1, twin)


def test_a_deployment_mints_its_own_documents_and_shares_instruments() -> None:
    iris = Iris("https://example.org/graph/")
    assert iris.document("a").value == "https://example.org/graph/id/document/a"
    assert iris.graph("programme").value == "https://example.org/graph/id/graph/programme"
    assert iris.institution("Sở Y tế", "22").value == "https://example.org/graph/id/institution/22/So-Y-te"
    assert iris.instrument("09-NQ/TU", "22").value == f"{DEFAULT_BASE}id/instrument/22/09-NQ-TU"
    assert (
        iris.instrument("327/KH-UBND", "24", 2021).value == f"{DEFAULT_BASE}id/instrument/24/327-KH-UBND/2021"
    )


@pytest.mark.parametrize("base", ["https://example.org", "ftp://example.org/", "https://exa mple.org/", "x/"])
def test_a_base_that_cannot_carry_paths_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="must be an http"):
        Iris(base)
