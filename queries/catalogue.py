"""The catalogue: each `.rq` file in `queries/catalogue/<theme>/` is a question, and so is each in the folders
of an analyst; see `queries/README.md`."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from queries import header
from queries.errors import CatalogueError, UnknownQuestion
from queries.folders import File, Folders, fault
from queries.glossary import explained
from queries.model import Fault, Question, Text
from queries.opening import astray
from queries.question import question


class Catalogue(Mapping[str, Question]):
    """Questions by id, numbered ones first, an analyst's own last; and what is wrong with files of theirs."""

    def __init__(self, questions: Mapping[str, Question], faults: Iterable[Fault] = ()) -> None:
        last = len(questions) + 1000
        order = sorted(questions.values(), key=lambda q: (q.own, q.number or last, q.id))
        self._questions = {question.id: question for question in order}
        self._by_number = {str(question.number): question for question in order if question.number}
        self.faults = tuple(faults)

    def __getitem__(self, key: str) -> Question:
        """The question of this id or number. Raises UnknownQuestion, which names the nearest."""
        found = self._questions.get(key) or self._by_number.get(key)
        if found is None:
            near = get_close_matches(key[:100], self._questions, n=1) or list(self._questions)
            raise UnknownQuestion(f"there is no question {key!r}; did you mean {', '.join(near)}?")
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)


def load(folders: Iterable[Path] = ()) -> Catalogue:
    """The catalogue that ships with lienket, and the questions in an analyst's own `folders`."""
    return LiveCatalogue(folders).now()


class LiveCatalogue:
    """The catalogue as the files of an analyst's folders are now; what ships with lienket does not change."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = Folders(folders)
        self._made: tuple[Mapping[File, Question | Fault], Catalogue] = ({}, _shipped())

    def now(self) -> Catalogue:
        """The catalogue; the same object as before if nothing changed. It looks at the files, so it is not
        for an event loop."""
        found = self._folders.read()
        made_of, catalogue = self._made
        if found is not made_of:
            catalogue = _joined(_shipped(), found)
            self._made = found, catalogue
        return catalogue


@cache
def _shipped() -> Catalogue:
    return read(files("queries") / "catalogue")


def read(folder: Traversable) -> Catalogue:
    """The questions of `folder`, one subfolder a theme. Raises CatalogueError naming file and line."""
    questions: dict[str, Question] = {}
    for theme in sorted((f for f in folder.iterdir() if f.is_dir()), key=lambda f: f.name):
        for file in sorted((f for f in theme.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name):
            made = explained(question(header.read(file), theme.name))
            if other := _taken(made, questions):
                raise CatalogueError(other.en, other.vi, file=file.name)
            questions[made.id] = made
    for made in questions.values():
        if wrong := astray(made, questions):
            raise CatalogueError(wrong.en, wrong.vi, file=f"{made.id}.rq")
    return Catalogue(questions)


def _joined(shipped: Catalogue, found: Mapping[File, Question | Fault]) -> Catalogue:
    """An analyst's questions beside those that ship. They hide none: one whose id is taken is a fault."""
    questions, faults = dict(shipped), list[Fault]()
    for file, made in found.items():
        if isinstance(made, Fault):
            faults.append(made)
        elif other := _taken(made, questions):
            faults.append(fault(file, other, 1))
        else:
            questions[made.id] = made
    for file, made in found.items():
        if (
            isinstance(made, Question)
            and questions.get(made.id) is made
            and (other := astray(made, questions))
        ):
            faults.append(fault(file, other, 1))
            del questions[made.id]
    return Catalogue(questions, faults)


def _taken(made: Question, questions: Mapping[str, Question]) -> Text | None:
    """What is wrong where another question has the id or the number of this one."""
    if other := questions.get(made.id):
        return Text(
            f"chủ đề {other.theme!r} đã có câu hỏi mang id này; hãy đổi tên",
            f"theme {other.theme!r} has this id too; choose another one",
        )
    if made.number and (same := next((q for q in questions.values() if q.number == made.number), None)):
        return Text(
            f"câu hỏi {same.id!r} đã có số {made.number}; hãy bỏ số hoặc chọn số khác",
            f"question {same.id!r} has the number {made.number} too; leave it out, or choose another one",
        )
    return None
