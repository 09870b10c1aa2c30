"""`.rq` files: a YAML header on lines that begin with `#+`, then SPARQL."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml

from queries.errors import CatalogueError
from queries.model import Text

_MARK = "#+"
_LINE = "\0line"
_T = TypeVar("_T")


class Header:
    """A YAML mapping that knows its place, so that complaints name file and line."""

    def __init__(self, values: dict[str, Any], name: str) -> None:
        self._line: int = values.get(_LINE, 1)
        self._values = {key: value for key, value in values.items() if key != _LINE}
        self._name = name

    def fail(self, message: str) -> CatalogueError:
        """The error to raise about this mapping."""
        return CatalogueError(f"{self._name}:{self._line}: {message}")

    def allow(self, *keys: str) -> None:
        """Raise CatalogueError where there is another key than these."""
        if unknown := sorted(self._values.keys() - set(keys)):
            raise self.fail(f"unknown key {unknown[0]!r}; known are {', '.join(keys)}")

    def optional(self, key: str, kind: type[_T]) -> _T | None:
        """The value of `key`, None where absent."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, kind):
            raise self.fail(f"{key!r} must be of type {kind.__name__}, not {value!r}")
        return value

    def required(self, key: str, kind: type[_T]) -> _T:
        """The value of `key`."""
        value = self.optional(key, kind)
        if value is None:
            raise self.fail(f"{key!r} is missing")
        return value

    def text(self, key: str) -> Text:
        """A text in both languages."""
        inner = Header(self.required(key, dict), self._name)
        inner.allow("vi", "en")
        return Text(inner.required("vi", str), inner.required("en", str))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list `key`; none where absent."""
        items = self.optional(key, list) or []
        if bad := [item for item in items if not isinstance(item, str)]:
            raise self.fail(f"{key!r} must be a list of texts, but holds {bad[0]!r}")
        return tuple(items)

    def each(self, key: str) -> list["Header"]:
        """The mappings in the list `key`; none where absent."""
        items = self.optional(key, list) or []
        if bad := [item for item in items if not isinstance(item, dict)]:
            raise self.fail(f"{key!r} must be a list of mappings, but holds {bad[0]!r}")
        return [Header(item, self._name) for item in items]


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A `.rq` file: its name, header, SPARQL without the header, and whole text."""

    name: str
    header: Header
    query: str
    source: str


def read(file: Traversable) -> QueryFile:
    """Read a `.rq` file. Raises CatalogueError where it has no header or the header is no YAML mapping."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    head = [line for line in lines if line.startswith(_MARK)]
    loader = _LineLoader("".join(line.removeprefix(_MARK) for line in head))
    try:
        values = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError(f"{file.name}:{line}: the header is no YAML: {error.problem}") from error
    if not isinstance(values, dict):
        raise CatalogueError(f"{file.name}:1: a header of lines that begin with {_MARK} is missing")
    return QueryFile(file.name, Header(values, file.name), "".join(lines[len(head) :]).lstrip("\n"), source)


class _LineLoader(yaml.SafeLoader):
    """Notes in each mapping the line that it begins on. The header opens the file, so lines agree."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        return {**super().construct_mapping(node, deep=deep), _LINE: node.start_mark.line + 1}
