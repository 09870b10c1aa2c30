"""SPARQL's tokens, with their places in the text.

Reading is total: text that is no token of SPARQL comes as punctuation, character by character, so that
the engine's own parser has the last word on syntax. Codepoint escapes (``\\u0053``) are decoded in
`Token.text` and kept in the text, so `start` and `end` are always places in what the user wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["iri", "pname", "var", "string", "number", "keyword", "punctuation", "blank", "langtag"]

_CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LETTER = rf"(?:[^\W\d_]|{_CODEPOINT})"
_NAME = rf"(?:\w|[-\u00B7\u0300-\u036F\u203F\u2040]|{_CODEPOINT})"
# Once read it is not given back: the search for its colon would begin anew at each of its characters.
_RUN = rf"(?>{_LETTER}(?:(?:{_NAME}|\.)*{_NAME})?)"
_LOCAL_CHARACTER = rf"(?:{_NAME}|:|%[0-9A-Fa-f]{{2}}|\\[-_~.!$&'()*+,;=/?#@%])"
_LOCAL = rf"(?:{_LOCAL_CHARACTER}(?:(?:{_LOCAL_CHARACTER}|\.)*{_LOCAL_CHARACTER})?)?"
_ESCAPE = rf"\\[tbnrf\\\"']|{_CODEPOINT}"

_PLAIN = (
    r"(?P<number>(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))"
    rf"|(?P<keyword>(?:[A-Za-z]|{_CODEPOINT})(?:[A-Za-z0-9_]|{_CODEPOINT})*)"
    r"|(?P<punctuation>\^\^|&&|\|\||[!<>]=|.)"
)
_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<space>[\s\ufeff]+|\#[^\r\n]*)",
            rf"(?P<iri><(?:[^\x00-\x20<>\"{{}}|^`\\]|{_CODEPOINT})*>)",
            rf"(?P<var>[?$](?:\w|[\u00B7\u0300-\u036F\u203F\u2040]|{_CODEPOINT})+)",
            rf'(?P<string>"""(?:(?:"|"")?(?:[^"\\]|{_ESCAPE}))*"""'
            rf"|'''(?:(?:'|'')?(?:[^'\\]|{_ESCAPE}))*'''"
            rf'|"(?:[^"\\\r\n]|{_ESCAPE})*"'
            rf"|'(?:[^'\\\r\n]|{_ESCAPE})*')",
            rf"(?P<blank>_:(?:\w|{_CODEPOINT})(?:(?:{_NAME}|\.)*{_NAME})?)",
            rf"(?P<pname>(?:{_RUN})?:{_LOCAL})",
            rf"(?P<run>{_RUN})",
            r"(?P<langtag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)",
            _PLAIN,
        )
    ),
    re.DOTALL,
)
_WITHIN_RUN = re.compile(_PLAIN, re.DOTALL)
_CODEPOINTS = re.compile(_CODEPOINT)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are code points of the text. `text` is as written, codepoint escapes
    decoded: an IRI with its angle brackets, a string with its quotes, a variable with its mark. A sign
    before a number is a token of its own."""

    kind: Kind
    text: str
    start: int
    end: int


OPERANDS: Final = frozenset({"var", "number", "string", "iri", "pname", "langtag", "keyword"})
"""Kinds of tokens that an operand of an expression may end with."""

NOTHING: Final = Token("punctuation", "", 0, 0)
"""What stands before the first token and after the last one."""


def tokens(query: str) -> Iterator[Token]:
    """The tokens of `query` in order, white space and comments left out.

    >>> [token.text for token in tokens("SELECT * { ?s a <x:y> } # all")]
    ['SELECT', '*', '{', '?s', 'a', '<x:y>', '}']
    """
    for match in _matches(query):
        kind = match.lastgroup
        if kind != "space":
            text = match.group()
            yield Token(kind, decode(text) if "\\" in text else text, match.start(), match.end())  # type: ignore[arg-type]  # the pattern's group names are the kinds


def _matches(query: str) -> Iterator[re.Match[str]]:
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "run":  # as the start of a name, but no colon came: words, signs and numbers
            yield from _WITHIN_RUN.finditer(query, match.start(), match.end())
        else:
            yield match


def decode(text: str) -> str:
    """Replace SPARQL's codepoint escapes by what they stand for.

    Those of no character (surrogates, beyond U+10FFFF) are left, for the engine to report.
    """
    return _CODEPOINTS.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    number = int(match.group()[2:], 16)
    return match.group() if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
