"""Every word on screen is a message, in Vietnamese and in English, and every message is on a screen."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from tree_sitter import Node

from api.problems import FAULT, NO_METHOD, PROBLEMS
from tests.conftest import ROOT
from tests.repo.sources import MESSAGES, SOURCES, literals, pages, text, tree, within

LANGUAGES = ("vi", "en")
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2}")

# Names that are the same in every language: forms of files, and whom the map is from.
NAMES = {
    *("CSV", "TSV", "JSON", "XLSX", "PNG", "SVG", "Turtle", "JSON-LD", "N-Triples", "GraphML", "GEXF"),
    *("svg-maps", "(Victor Cazanave, Stephen Truong),"),
}
SHOWN = {"aria-label", "aria-description", "title", "placeholder", "alt", "label", "text", "summary"}

# Messages that read alike in both languages, and why.
ALIKE = {
    "appName": "a name",
    "navigation.sparql": "a name",
    "sparql.title": "a name",
    "language.vi": "each language is called by its own name",
    "language.en": "each language is called by its own name",
    "footer.version": "a name and a number",
}

# What CodeMirror says is English as it stands, and by that has its translation.
PHRASES = "sparql.phrases"


@cache
def messages(language: str) -> Mapping[str, Node]:
    """Where each message is said, by its path: `matrix.title`."""
    exported = {}
    for file in (MESSAGES / language).glob("*.ts"):
        for made in within(tree(file), "variable_declarator"):
            exported[text(made.child_by_field_name("name"))] = made.child_by_field_name("value")

    def leaves(path: str, node: Node) -> Iterator[tuple[str, Node]]:
        while node.type in {"as_expression", "satisfies_expression", "parenthesized_expression"}:
            node = node.named_children[0]
        if node.type != "object":
            yield path, node
            return
        if path == PHRASES:
            return
        for part in node.named_children:
            if part.type == "pair":
                key = text(part.child_by_field_name("key")).strip('"')
                value = part.child_by_field_name("value")
            elif part.type == "shorthand_property_identifier":
                key, value = text(part), exported[text(part)]
            else:
                continue
            assert value is not None
            yield from leaves(f"{path}.{key}" if path else key, value)

    root = exported[language]
    assert root is not None
    return dict(leaves("", root))


def used() -> set[str]:
    """The paths of the messages that pages name; `messages.verdicts[verdict]` names all below `verdicts`."""
    found = set()
    for file in pages():
        for node in within(tree(file), "member_expression"):
            said = re.sub(r"\s+", "", text(node)).replace("?.", ".")
            if met := re.fullmatch(r"(?:this\.props\.)?messages\.([\w.]+)", said):
                found.add(met[1])
    return found


def test_both_languages_say_the_same_things() -> None:
    vi, en = (messages(language).keys() for language in LANGUAGES)
    assert len(vi) > 200
    assert vi == en


def test_every_message_is_translated() -> None:
    vi, en = map(messages, LANGUAGES)
    alike = {path for path in vi if literals(vi[path]) == literals(en[path]) and _has_words(vi[path])}
    assert alike == ALIKE.keys()


def test_vietnamese_is_vietnamese_and_english_english() -> None:
    english = {path: said for path in messages("en") if (said := _vietnamese(messages("en")[path]))}
    assert {*english} - ALIKE.keys() == set()


def test_every_message_is_shown_somewhere() -> None:
    named = used()
    assert len(named) > 150
    prefixes = {path for path in named if path not in messages("vi")}
    unused = [
        path
        for path in messages("vi")
        if path not in named and not any(path.startswith(f"{prefix}.") for prefix in prefixes)
    ]
    assert unused == []


def test_no_page_shows_words_that_are_no_message() -> None:
    found = {}
    for file in pages():
        root = tree(file)
        said = [*_children(root), *_attributes(root)]
        if words := [one for one in said if one.strip() not in NAMES and WORD.search(one)]:
            found[str(file.relative_to(SOURCES))] = words
    assert found == {}


def test_no_page_has_vietnamese_of_its_own() -> None:
    found = {str(file): words for file in pages() if (words := _vietnamese(tree(file)))}
    assert found == {}


def test_a_text_of_the_data_tells_its_language_where_it_is_shown() -> None:
    """`localised` gives mere text, for options and names of controls; what is shown goes through `Label`."""
    bare = {}
    for file in pages():
        for shown in within(tree(file), "jsx_expression"):
            inside = shown.named_children[0] if shown.named_children else None
            if inside and inside.type == "call_expression" and text(inside).startswith("localised("):
                element = shown.parent
                if element and element.type == "jsx_element" and not text(element).startswith("<option"):
                    bare.setdefault(str(file.relative_to(SOURCES)), []).append(text(shown))
    assert bare == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_says_what_to_do(language: str) -> None:
    kinds = {problem.name for problem in (*PROBLEMS.values(), NO_METHOD, FAULT)}
    assert {path.partition("advice.")[2] for path in messages(language) if ".advice." in path} == kinds


def test_the_server_says_everything_in_both_languages() -> None:
    wrong = []
    for file in (ROOT / "api").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and (pair := _pair(call)):
                vi, en = pair
                if _is_vietnamese(en) or (vi == en and len(vi.split()) > 1):
                    wrong.append(f"{file.relative_to(ROOT)}:{call.lineno}: {vi} / {en}")
    assert wrong == []


def _pair(call: ast.Call) -> tuple[str, str] | None:
    """The texts of `Text("…", "…")` and its like, Vietnamese first."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in {"Problem", "Text", "Said"}:
        return None
    said = [
        part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    if len(said) < 2:
        return None
    return said[-2], said[-1]


def _is_vietnamese(said: str) -> bool:
    """Whether a text is Vietnamese, apart from symbols of instruments and what it quotes as an example."""
    return bool(VIETNAMESE.search(re.sub(r"“[^”]*”|\"[^\"]*\"|\S+/\S+", "", said)))


def _has_words(node: Node) -> bool:
    return any(WORD.search(part) for part in literals(node))


def _vietnamese(node: Node) -> list[str]:
    parts = [*literals(node), *map(text, within(node, "jsx_text"))]
    return [part for part in parts if _is_vietnamese(part)]


_ELSEWHERE = (
    "jsx_element",
    "jsx_self_closing_element",
    "arguments",
    "array",
    "binary_expression",
    "subscript_expression",
)


def _children(root: Node) -> Iterator[str]:
    """Words between tags: as they stand, and as strings in braces, but for what is compared or passed on.
    Commands, in `code`, are the same in every language."""
    for word in within(root, "jsx_text"):
        if not _is_code(word):
            yield text(word)
    for expression in within(root, "jsx_expression"):
        if expression.parent and expression.parent.type == "jsx_element" and not _is_code(expression):
            yield from literals(expression, but=_ELSEWHERE)


def _is_code(inside: Node) -> bool:
    return bool(inside.parent and text(inside.parent).startswith(("<code", "<kbd", "<pre")))


def _attributes(root: Node) -> Iterator[str]:
    for attribute in within(root, "jsx_attribute"):
        name, *value = attribute.named_children
        if value and text(name) in SHOWN:
            yield from literals(value[0], but=_ELSEWHERE)
