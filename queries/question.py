"""One question from its file: what the header must say, and what the query must be."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.errors import QueryError, QuerySyntaxError
from graph.store import Term
from ontology.terms import XSD
from queries.bind import examples
from queries.errors import CatalogueError
from queries.header import Header, QueryFile
from queries.model import Column, Opens, Parameter, Question
from queries.parameters import TYPES
from queries.projection import projected
from queries.proof.identity import PROOF

ROLES: Final = ("fact", "comparison", "document", "instrument", "place", "label", "value", "iri")

TAKEN: Final = frozenset({"format", "lang", "limit", "offset", "data", "evidence", "output", "help"})
"""What a question's parameter may not be called: addresses and commands take these themselves."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_ID: Final = 80
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_MOST_PARAMETERS: Final = 20


def question(file: QueryFile, theme: str, own: Path | None = None) -> Question:
    """The question that `file` is, which an analyst has at `own`. Raises CatalogueError, which names file and
    line."""
    head = file.header
    head.allow("id", "number", "title", "description", "parameters", "columns", "tags", "asks")
    columns = tuple(_column(item) for item in head.each("columns"))
    _check_columns(file, columns)
    return Question(
        id=_id(file),
        theme=theme,
        number=_number(head),
        title=head.text("title"),
        description=head.text("description"),
        parameters=_parameters(file),
        columns=columns,
        tags=head.texts("tags"),
        asks=head.texts("asks"),
        query=file.query,
        file=own,
    )


def _number(head: Header) -> int | None:
    number = head.optional("number", int)
    if number is not None and number < 1:
        raise head.fail(f"numbers begin with 1, so not {number}", f"số bắt đầu từ 1, không phải {number}")
    return number


def _id(file: QueryFile) -> str:
    id_ = file.header.required("id", str)
    if not _ID.fullmatch(id_) or len(id_) > _LONGEST_ID:
        raise file.header.fail(
            "the id must be words of a-z and 0-9 with hyphens between, such as 'targets-by-place'",
            "id phải gồm các từ a-z, 0-9 nối bằng gạch nối, ví dụ 'targets-by-place'",
        )
    stem = re.split(r"[/\\]", file.name)[-1].removesuffix(".rq")
    if id_ != stem:
        raise file.header.fail(
            f"the id must be the file's name, {stem!r}", f"id phải trùng tên tệp, {stem!r}"
        )
    return id_


def _column(item: Header) -> Column:
    item.allow("name", "label", "role", "meaning", "opens")
    name, role = item.required("name", str), item.required("role", str)
    if role not in ROLES:
        known = ", ".join(ROLES)
        raise item.fail(f"no role {role!r}; known are {known}", f"không có vai trò {role!r}; dùng: {known}")
    if name == PROOF:
        raise item.fail(
            f"no column may be called {PROOF!r}, as each row's proof is", f"cột không được tên là {PROOF!r}"
        )
    return Column(name, item.text("label"), role, item.maybe_text("meaning"), _opens(item))


def _opens(item: Header) -> Opens | None:
    inner = item.inner("opens")
    if inner is None:
        return None
    inner.allow("question", "by")
    return Opens(inner.required("question", str), inner.texts("by"))


def _parameters(file: QueryFile) -> tuple[Parameter, ...]:
    items = file.header.each("parameters")
    if len(items) > _MOST_PARAMETERS:
        raise file.header.fail(
            f"more than {_MOST_PARAMETERS} parameters", f"nhiều hơn {_MOST_PARAMETERS} tham số"
        )
    data = examples(file.query, [item.required("name", str) for item in items])
    parameters = tuple(_parameter(item, data) for item in items)
    _refuse_twice(file, [parameter.name for parameter in parameters])
    return parameters


def _parameter(item: Header, data: Mapping[str, Term | None]) -> Parameter:
    item.allow("name", "type", "label", "required")
    name, kind = item.required("name", str), item.required("type", str)
    if not _NAME.fullmatch(name) or name in TAKEN:
        raise item.fail(
            f"a parameter may not be called {name!r}: use letters and digits, and none of "
            f"{', '.join(sorted(TAKEN))}",
            f"tham số không được tên là {name!r}: dùng chữ và số, khác các tên {', '.join(sorted(TAKEN))}",
        )
    if kind not in TYPES:
        known = ", ".join(TYPES)
        raise item.fail(
            f"no parameter type {kind!r}; known are {known}", f"không có kiểu tham số {kind!r}; dùng: {known}"
        )
    if name not in data:
        raise item.fail(
            f"the query has no block VALUES ?{name} {{ … }} with an example",
            f"truy vấn không có khối VALUES ?{name} {{ … }} chứa một ví dụ",
        )
    required = item.required("required", bool)
    _check_example(item, name, kind, data[name], required=required)
    return Parameter(name, kind, item.text("label"), required, data[name])


def _check_example(item: Header, name: str, kind: str, example: Term | None, *, required: bool) -> None:
    if example is None:
        if required:
            raise item.fail(
                f"?{name} is required, so its VALUES block must hold an example",
                f"?{name} là bắt buộc nên khối VALUES phải chứa một ví dụ",
            )
        return
    if kind == "year":
        fits, wanted = isinstance(example, Literal) and example.datatype == XSD.gYear, '"2025"^^xsd:gYear'
    else:
        fits, wanted = isinstance(example, NamedNode), "an IRI"
    if not fits:
        raise item.fail(
            f"?{name} is of type {kind}, so its VALUES block must hold {wanted}, not {example}",
            f"?{name} thuộc kiểu {kind} nên khối VALUES phải chứa {wanted}, không phải {example}",
        )


def _refuse_twice(file: QueryFile, names: Sequence[str]) -> None:
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise file.header.fail(
            f"the parameter {twice[0]!r} stands twice", f"tham số {twice[0]!r} bị khai báo hai lần"
        )


def _check_columns(file: QueryFile, columns: tuple[Column, ...]) -> None:
    try:
        found = projected(file.query)
    except QueryError as error:
        line = error.line if isinstance(error, QuerySyntaxError) else None
        said = error.message if isinstance(error, QuerySyntaxError) else str(error)
        raise CatalogueError(
            f"the query cannot be asked: {said}",
            f"truy vấn không chạy được: {said}",
            file=file.name,
            line=file.line + (line or 1) - 1,
        ) from error
    declared = ", ".join(column.name for column in columns)
    if ", ".join(found) != declared:
        raise file.header.fail(
            f"columns declared: {declared}; projected: {', '.join(found)}",
            f"cột khai báo: {declared}; cột truy vấn trả về: {', '.join(found)}",
        )
