"""The catalogue: each `.rq` file in `queries/catalogue/<theme>/` is a question; see `queries/README.md`."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import QuerySolutions, Store

from graph.store import Term
from queries import header, parameters
from queries.bind import examples
from queries.errors import CatalogueError, UnknownQuestion
from queries.header import Header, QueryFile
from queries.model import Column, Parameter, Question

ROLES = ("fact", "comparison", "document", "instrument", "place", "label", "value", "iri")


class Catalogue(Mapping[str, Question]):
    """Questions by id, numbered ones first."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        last = len(questions) + 1000
        order = sorted(questions.values(), key=lambda q: (q.number or last, q.id))
        self._questions = {question.id: question for question in order}

    def __getitem__(self, key: str) -> Question:
        """The question of this id or number. Raises UnknownQuestion, which names the nearest."""
        for question in self._questions.values():
            if key in (question.id, str(question.number)):
                return question
        near = get_close_matches(key, self._questions, n=1) or list(self._questions)
        raise UnknownQuestion(f"there is no question {key!r}; did you mean {', '.join(near)}?")

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)


@cache
def load() -> Catalogue:
    """The catalogue that ships with lienket."""
    return read(files("queries") / "catalogue")


def read(folder: Traversable) -> Catalogue:
    """The questions of `folder`, one subfolder a theme. Raises CatalogueError naming file and line."""
    questions: dict[str, Question] = {}
    for theme in sorted((f for f in folder.iterdir() if f.is_dir()), key=lambda f: f.name):
        for file in sorted((f for f in theme.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name):
            question = _question(header.read(file), theme.name)
            if question.id in questions:
                raise CatalogueError(f"{file.name}: theme {questions[question.id].theme!r} has this id too")
            questions[question.id] = question
    return Catalogue(questions)


def _question(file: QueryFile, theme: str) -> Question:
    head = file.header
    head.allow("id", "number", "title", "description", "parameters", "columns", "tags", "asks")
    if head.required("id", str) != file.name.removesuffix(".rq"):
        raise head.fail(f"the id must be the file's name, {file.name.removesuffix('.rq')!r}")
    columns = tuple(_column(item) for item in head.each("columns"))
    _check_columns(file, columns)
    data = examples(file.query)
    return Question(
        id=head.required("id", str),
        theme=theme,
        number=head.optional("number", int),
        title=head.text("title"),
        description=head.text("description"),
        parameters=tuple(_parameter(item, data) for item in head.each("parameters")),
        columns=columns,
        tags=head.texts("tags"),
        asks=head.texts("asks"),
        query=file.query,
    )


def _column(item: Header) -> Column:
    item.allow("name", "label", "role")
    role = item.required("role", str)
    if role not in ROLES:
        raise item.fail(f"no role {role!r}; known are {', '.join(ROLES)}")
    return Column(item.required("name", str), item.text("label"), role)


def _parameter(item: Header, data: Mapping[str, Term | None]) -> Parameter:
    item.allow("name", "type", "label", "required")
    name, kind = item.required("name", str), item.required("type", str)
    if kind not in parameters.TYPES:
        raise item.fail(f"no parameter type {kind!r}; known are {', '.join(parameters.TYPES)}")
    if name not in data:
        raise item.fail(f"the query has no block VALUES ?{name} {{ … }} with an example")
    required = item.required("required", bool)
    if required and data[name] is None:
        raise item.fail(f"?{name} is required, so its VALUES block must hold an example")
    return Parameter(name, kind, item.text("label"), required, data[name])


def _check_columns(file: QueryFile, columns: tuple[Column, ...]) -> None:
    try:
        answer = Store().query(file.query)
    except SyntaxError as error:
        raise CatalogueError(f"{file.name}: the query does not parse: {error}") from error
    if not isinstance(answer, QuerySolutions):
        raise file.header.fail("a question must be a SELECT query")
    projected = [variable.value for variable in answer.variables]
    if projected != [column.name for column in columns]:
        declared = ", ".join(column.name for column in columns)
        raise file.header.fail(f"columns declared: {declared}; projected: {', '.join(projected)}")
