"""Quotes are held against the text that they are said to be in."""

from hashlib import sha256

import pytest

from ontology.index import Index
from ontology.quotes import misquotes
from tests.ontology.support import turtle

TEXT = "Đến năm 2025, đạt 90%."


def quoted(exact: str = "90%", start: int = 18, end: int = 21, hashed: str = TEXT) -> Index:
    digest = sha256(hashed.encode()).hexdigest()
    return Index(
        turtle(f"""
            @base <https://example.org/> .
            @prefix lk: <https://w3id.org/lienket/ns#> .
            @prefix oa: <http://www.w3.org/ns/oa#> .
            <plan> a lk:SourceDocument ; lk:fileName "plan.txt" ; lk:textSha256 "{digest}" .
            <part> oa:hasSource <plan> ; oa:hasSelector <quote> , <position> .
            <quote> oa:exact "{exact}" . <position> oa:start {start} ; oa:end {end} .""")
    )


def test_a_true_quote_is_not_told() -> None:
    assert list(misquotes(quoted(), {"plan.txt": TEXT})) == []


@pytest.mark.parametrize(
    ("index", "said", "found"),
    [
        (quoted(exact="80%"), "80%", "90%"),
        (quoted(start=17), "90%", " 90%"),
        (quoted(start=1000, end=1003), "90%", ""),
    ],
)
def test_a_false_quote_is_told_with_what_stands_there(index: Index, said: str, found: str) -> None:
    (wrong,) = misquotes(index, {"plan.txt": TEXT})
    assert (wrong.node.value, wrong.said, wrong.found) == ("https://example.org/part", said, found)


def test_a_text_with_another_hash_is_told() -> None:
    (wrong,) = misquotes(quoted(hashed="another"), {"plan.txt": TEXT})
    assert wrong.node.value == "https://example.org/plan"


def test_a_text_that_is_not_at_hand_is_not_asked_for() -> None:
    assert list(misquotes(quoted(exact="80%"), {})) == []
