"""`.rq` files: a YAML header on lines that begin with `#+`, then SPARQL.

Anybody may have written one, so the header is bounded, and refers to nothing: YAML's aliases, with which a
few lines grow to gigabytes, are refused.
"""

import reprlib
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from itertools import takewhile
from typing import Any, Final, TypeVar

import yaml

from queries.errors import CatalogueError
from queries.model import Text

LONGEST: Final = 16 * 1024
"""Characters that a header may have: several times what one needs."""

DEEPEST: Final = 20
"""Lists and mappings of a header that may stand within each other."""

_OF_SCALARS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What PyYAML lets through of a figure or a date that is none: 2021-99-99, 1:1:…, !!timestamp x."""

_MARK = "#+"
_LINE = "\0line"
_T = TypeVar("_T")


class Header:
    """A YAML mapping that knows its place, so that complaints name file and line."""

    def __init__(self, values: dict[str, Any], name: str) -> None:
        self._line: int = values.get(_LINE, 1)
        self._values = {key: value for key, value in values.items() if key != _LINE}
        self._name = name

    def fail(self, en: str, vi: str = "") -> CatalogueError:
        """The error to raise about this mapping."""
        return CatalogueError(en, vi, file=self._name, line=self._line)

    def allow(self, *keys: str) -> None:
        """Raise CatalogueError where there is another key than these."""
        if unknown := sorted(str(key) for key in self._values.keys() - set(keys)):
            known = ", ".join(keys)
            raise self.fail(
                f"unknown key {reprlib.repr(unknown[0])}; known are {known}",
                f"không có khóa {reprlib.repr(unknown[0])}; các khóa dùng được: {known}",
            )

    def optional(self, key: str, kind: type[_T]) -> _T | None:
        """The value of `key`, None where absent."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            held = reprlib.repr(_plain(value))
            raise self.fail(
                f"{key!r} must be of type {kind.__name__}, not {held}",
                f"{key!r} phải thuộc kiểu {kind.__name__}, không phải {held}",
            )
        return value

    def required(self, key: str, kind: type[_T]) -> _T:
        """The value of `key`."""
        value = self.optional(key, kind)
        if value is None:
            raise self.fail(f"{key!r} is missing", f"thiếu {key!r}")
        return value

    def text(self, key: str) -> Text:
        """A text in both languages."""
        return self._text(self.required(key, dict))

    def maybe_text(self, key: str) -> Text | None:
        """A text in both languages, None where absent."""
        value = self.optional(key, dict)
        return None if value is None else self._text(value)

    def _text(self, value: dict[str, Any]) -> Text:
        inner = Header(value, self._name)
        inner.allow("vi", "en")
        return Text(inner._shown(inner.required("vi", str)), inner._shown(inner.required("en", str)))

    def _shown(self, text: str) -> str:
        """`text` on one line, as pages and terminals show it."""
        line = " ".join(text.split())
        if not line or not line.isprintable():
            raise self.fail(
                f"a text is empty, or has characters that cannot be shown: {reprlib.repr(line)}",
                f"văn bản trống hoặc có ký tự không hiển thị được: {reprlib.repr(line)}",
            )
        return line

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list `key`; none where absent."""
        items = self.optional(key, list) or []
        if bad := [item for item in items if not isinstance(item, str)]:
            held = reprlib.repr(_plain(bad[0]))
            raise self.fail(
                f"{key!r} must be a list of texts, but holds {held}",
                f"{key!r} phải là danh sách văn bản, nhưng chứa {held}",
            )
        return tuple(map(self._shown, items))

    def inner(self, key: str) -> "Header | None":
        """The mapping `key`; None where absent."""
        value = self.optional(key, dict)
        return None if value is None else Header(value, self._name)

    def each(self, key: str) -> list["Header"]:
        """The mappings in the list `key`; none where absent."""
        items = self.optional(key, list) or []
        if bad := [item for item in items if not isinstance(item, dict)]:
            held = reprlib.repr(_plain(bad[0]))
            raise self.fail(
                f"{key!r} must be a list of mappings, but holds {held}",
                f"{key!r} phải là danh sách các mục khóa: giá trị, nhưng chứa {held}",
            )
        return [Header(item, self._name) for item in items]


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A `.rq` file: its name, header, SPARQL without the header, which begins on `line`, and whole text."""

    name: str
    header: Header
    query: str
    line: int
    source: str


def read(file: Traversable) -> QueryFile:
    """Read a `.rq` file. Raises CatalogueError where it has no header or the header is no YAML mapping."""
    return parse(file.read_text(encoding="utf-8"), file.name)


def parse(source: str, name: str) -> QueryFile:
    """The `.rq` file of this text, called `name` in complaints. Raises CatalogueError as `read` does."""
    lines = source.split("\n")
    head = list(takewhile(lambda line: line.startswith(_MARK), lines))
    values = _values("\n".join(line.removeprefix(_MARK) for line in head), name)
    if not isinstance(values, dict):
        raise CatalogueError(
            f"a header of lines that begin with {_MARK} is missing",
            f"thiếu phần đầu tệp gồm các dòng bắt đầu bằng {_MARK}",
            file=name,
            line=1,
        )
    blank = len(list(takewhile(lambda line: not line.strip(), lines[len(head) :])))
    begin = len(head) + blank
    return QueryFile(name, Header(values, name), "\n".join(lines[begin:]), begin + 1, source)


def _values(text: str, name: str) -> object:
    if len(text) > LONGEST:
        raise CatalogueError(
            f"the header has more than {LONGEST:,} characters; shorten it",
            f"phần đầu tệp dài hơn {LONGEST:,} ký tự; hãy rút gọn",
            file=name,
            line=1,
        )
    try:
        return _LineLoader(text).get_single_data()
    except (yaml.YAMLError, *_OF_SCALARS) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        said = (
            error.problem if isinstance(error, yaml.MarkedYAMLError) else (str(error).splitlines() or [""])[0]
        )
        raise CatalogueError(
            f"the header is no YAML: {said}",
            f"phần đầu tệp không đúng YAML: {said}",
            file=name,
            line=mark.line + 1 if mark else 1,
        ) from error


class _LineLoader(yaml.SafeLoader):
    """Notes in each mapping the line that it begins on. The header opens the file, so lines agree."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self._depth += 1
        if self.check_event(yaml.AliasEvent):
            raise self._refusal("aliases (*name) are not read here: write it out")
        if self._depth > DEEPEST:
            raise self._refusal(f"it nests deeper than {DEEPEST} levels")
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def _refusal(self, why: str) -> yaml.composer.ComposerError:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's
        return yaml.composer.ComposerError(None, None, why, mark)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {reprlib.repr(key.value)} stands twice", key.start_mark
                )
            seen.add(key.value)
        return {**super().construct_mapping(node, deep=deep), _LINE: node.start_mark.line + 1}


def _plain(value: object) -> object:
    """`value` as it was written, without the lines that we note."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != _LINE}
    return value
