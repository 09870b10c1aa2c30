"""SPARQL's tokens, and their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tokens import Token, decode, tokens


def read(query: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(query)]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("<http://example.org/#a>", "iri"),
        ("<>", "iri"),
        ("lk:Target", "pname"),
        (":", "pname"),
        ("lk:", "pname"),
        ("a.b:c.d", "pname"),
        (r"ex:749\/QĐ-TTg", "pname"),
        ("ex:%C4%90", "pname"),
        ("ex:a:b", "pname"),
        ("?tỉnh", "var"),
        ("$x1", "var"),
        ("'nói'", "string"),
        ('"nói"', "string"),
        ("'''a 'b' ''c'''", "string"),
        ('"""dòng\n"hai" """', "string"),
        (r'"\"\\"', "string"),
        ("42", "number"),
        (".5", "number"),
        ("4.2", "number"),
        ("4.e1", "number"),
        ("4.2E-1", "number"),
        ("@vi", "langtag"),
        ("@zh-Hant-TW", "langtag"),
        ("SELECT", "keyword"),
        ("_:b0", "blank"),
        ("^^", "punctuation"),
        ("<=", "punctuation"),
        ("{", "punctuation"),
    ],
)
def test_one_token_of_each_kind(query: str, kind: str) -> None:
    assert read(query) == [(kind, query)]


def test_white_space_and_comments_are_left_out_but_not_within_strings_and_iris() -> None:
    query = "SELECT # 'a comment\n ?x { ?x <http://x/#y> '# no comment' }#end"
    assert [text for _, text in read(query)] == [
        "SELECT",
        "?x",
        "{",
        "?x",
        "<http://x/#y>",
        "'# no comment'",
        "}",
    ]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("?a < ?b && ?c > ?d", ["?a", "<", "?b", "&&", "?c", ">", "?d"]),
        ("?a<=?b", ["?a", "<=", "?b"]),
        ("<< <x:a> <x:b> 1 >>", ["<", "<", "<x:a>", "<x:b>", "1", ">", ">"]),
        ("?a<<http://x/#y>", ["?a", "<", "<http://x/#y>"]),
        ("?s ?p 1.", ["?s", "?p", "1", "."]),
        ("ex:a.", ["ex:a", "."]),
        ("ex:knows+/ex:name?", ["ex:knows", "+", "/", "ex:name", "?"]),
        ('"a"^^xsd:date', ['"a"', "^^", "xsd:date"]),
        ('"a"@vi.', ['"a"', "@vi", "."]),
        ("-5", ["-", "5"]),
        ('"open', ['"', "open"]),
    ],
)
def test_tokens_that_touch(query: str, texts: list[str]) -> None:
    assert [text for _, text in read(query)] == texts


def test_codepoint_escapes_are_decoded_in_the_text_and_kept_in_the_places() -> None:
    query = r"S\u0045RVICE <http://x/\U0001D11E>"
    assert list(tokens(query)) == [
        Token("keyword", "SERVICE", 0, 12),
        Token("iri", "<http://x/𝄞>", 13, len(query)),
    ]


def test_escapes_of_no_character_are_left_alone() -> None:
    assert decode(r"\uD800 \U00110000 \u0041") == r"\uD800 \U00110000 A"


@given(st.text(max_size=200))
def test_any_text_is_read_to_its_end(query: str) -> None:
    """Nothing but white space and comments lies between tokens, and they come in order."""
    end = 0
    for token in tokens(query):
        assert end <= token.start < token.end
        between = query[end : token.start]
        assert not between.strip("\ufeff \t\r\n") or "#" in between or between.isspace()
        assert decode(query[token.start : token.end]) == token.text
        end = token.end


@given(st.text(alphabet="\"'\\ab\n", max_size=30))
def test_a_string_s_content_never_leaks(content: str) -> None:
    escaped = content.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    assert read(f'"{escaped}" ?x') == [("string", f'"{escaped}"'), ("var", "?x")]
