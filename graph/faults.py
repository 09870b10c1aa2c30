"""What is wrong with a query that is not SPARQL, where it is one of the mistakes that people make.

An engine tells at which character its parser gave up, and what might have stood there: far from the mistake,
often, and in the words of a grammar. What is looked for here is looked for on tokens, whatever the engine.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import Final, Literal

from graph.tokens import NOTHING, Token, tokens

Kind = Literal[
    "undeclared-prefix",
    "bad-iri",
    "open-string",
    "typographic-quote",
    "unclosed",
    "unopened",
    "unknown-word",
    "prefix-without-colon",
    "comma",
    "no-form",
    "not-grouped",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake: what it is about, where it stands (code points of the text), and in English what to do."""

    kind: Kind
    word: str
    start: int
    advice: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLOSING: Final = {"{": "}", "(": ")", "[": "]"}
_FORMS: Final = _words("SELECT CONSTRUCT ASK DESCRIBE")
_CHANGES: Final = _words("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH")
_OTHERS: Final = _words("""
    BASE PREFIX VERSION DISTINCT REDUCED AS FROM NAMED WHERE ORDER GROUP BY ASC DESC HAVING LIMIT OFFSET
    VALUES UNDEF OPTIONAL UNION MINUS FILTER GRAPH SERVICE SILENT BIND EXISTS NOT IN A TRUE FALSE
    SEPARATOR COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI URI
    BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS
    STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256
    SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX
    SUBSTR REPLACE TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE LANGDIR HASLANG HASLANGDIR STRLANGDIR ADJUST
    LATERAL DATA USING INTO TO DEFAULT ALL
""")
_KNOWN: Final = _FORMS | _CHANGES | _OTHERS
_WORD: Final = re.compile(r"\w+")
_BROKEN_IRI: Final = re.compile(r"<(?:https?|urn|mailto):[^<>\s]*[\s\"{}|^`\\][^<>\n]*>?")
_TYPOGRAPHIC: Final = "“”‘’«»"


def fault(query: str, said: str = "") -> Fault | None:
    """The first mistake of those known, in a query that an engine does not take; `said` is what it said."""
    read = list(tokens(query))
    looks: Sequence[Callable[[], Iterator[Fault]]] = (
        lambda: _broken_iris(query),
        lambda: _quotes(read),
        lambda: _brackets(read),
        lambda: _prefixes(read),
        lambda: _unknown_words(query, read),
        lambda: _forms(query, read),
        lambda: _commas(read),
        lambda: _told(read, said),
    )
    return next((found for look in looks for found in look()), None)


def _broken_iris(query: str) -> Iterator[Fault]:
    for match in _BROKEN_IRI.finditer(query):
        yield Fault(
            "bad-iri",
            match[0],
            match.start(),
            "an IRI has no spaces, quotes or braces: write %20 for a space",
        )


def _quotes(read: Sequence[Token]) -> Iterator[Fault]:
    for token in read:
        if token.text in _TYPOGRAPHIC and token.text:
            yield Fault(
                "typographic-quote", token.text, token.start, 'write a text between straight quotes: "…"'
            )
        elif token.kind == "punctuation" and token.text in {'"', "'"}:
            yield Fault("open-string", token.text, token.start, "this text has no closing quote")


def _brackets(read: Sequence[Token]) -> Iterator[Fault]:
    opened: list[Token] = []
    for token in read:
        if token.kind != "punctuation":
            continue
        if token.text in _CLOSING:
            opened.append(token)
        elif token.text in _CLOSING.values():
            if not opened or _CLOSING[opened[-1].text] != token.text:
                before = opened[-1] if opened else None
                if before is not None and any(_CLOSING[one.text] == token.text for one in opened):
                    yield Fault(
                        "unclosed", before.text, before.start, f"no {_CLOSING[before.text]} closes this"
                    )
                else:
                    yield Fault("unopened", token.text, token.start, "this closes nothing: leave it out")
                return
            opened.pop()
    if opened:
        last = opened[-1]
        yield Fault("unclosed", last.text, last.start, f"no {_CLOSING[last.text]} closes this")


def _prefixes(read: Sequence[Token]) -> Iterator[Fault]:
    declared: set[str] = set()
    for before, token in pairwise([NOTHING, *read]):
        follows = before.kind == "keyword" and before.text.upper() == "PREFIX"
        if follows and token.kind != "pname":
            advice = "a prefix is declared with a colon: PREFIX name: <…>"
            yield Fault("prefix-without-colon", token.text, token.start, advice)
        if token.kind == "pname":
            prefix = token.text.partition(":")[0]
            if not follows and prefix not in declared:
                advice = f"the prefix {prefix}: is not declared: put PREFIX {prefix}: <…> first"
                yield Fault("undeclared-prefix", prefix, token.start, advice)
            declared.add(prefix)


def _unknown_words(query: str, read: Sequence[Token]) -> Iterator[Fault]:
    for token in read:
        if token.kind == "keyword" and token.text.upper() not in _KNOWN:
            word = _WORD.match(query, token.start)
            written = word[0] if word else token.text
            near = get_close_matches(written.upper(), _KNOWN, n=1)
            advice = f"SPARQL has no word {written!r}" + (f"; {near[0]} is near" if near else "")
            yield Fault("unknown-word", " ".join([written, *near]), token.start, advice)


def _forms(query: str, read: Sequence[Token]) -> Iterator[Fault]:
    forms = _FORMS | _CHANGES
    if not any(token.kind == "keyword" and token.text.upper() in forms for token in read):
        yield Fault("no-form", "", len(query.rstrip()), "a query says SELECT, CONSTRUCT, ASK or DESCRIBE")


def _commas(read: Sequence[Token]) -> Iterator[Fault]:
    """A comma between the variables of a SELECT."""
    selected = False
    for token in read:
        if token.kind == "keyword":
            selected = token.text.upper() in {"SELECT", "DISTINCT", "REDUCED"}
        elif token.kind != "var" and selected:
            if token.text == ",":
                yield Fault(
                    "comma", ",", token.start, "the variables of SELECT have spaces between them, no commas"
                )
            selected = False


def _told(read: Sequence[Token], said: str) -> Iterator[Fault]:
    """What an engine says only once it has read all of the text."""
    form = next((token for token in read if token.text.upper() in _FORMS), NOTHING)
    if "variable that is unbound" in said:
        advice = "with GROUP BY or an aggregate, SELECT has no other variables than those of GROUP BY"
        yield Fault("not-grouped", "", form.start, advice)
