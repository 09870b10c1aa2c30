"""Pinned answers: decisions that the answer of a question is to stay as it is.

A file for each (`pins/<name>.json` in the data folder), to be read and compared by people: question and
arguments, who pinned it when and why, the generation that gave it, and a row to a line. They are kept beside
the archive, are no part of the store, and so outlast `rebuild`.

A publication that is told to accept changes writes the new answers to `pins/renewed-<n>/` (an empty file for
a pin that goes) before the journal names its generation n, and moves them into place afterwards. Ended
between the two, the next writer moves them if the journal's last entry names n, and removes them if not.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ingest.archive import sync_folder, write_whole
from ingest.errors import PinError, UnknownPinError
from ontology.iris import SHARED
from queries.regression import Answer, Arguments, term

_LONGEST: Final = 150
"""Characters of a name; file systems take 255 bytes."""

_RENEWED: Final = "renewed-"


@dataclass(frozen=True, slots=True)
class Pin:
    """An answer that is to stay as it is: that of `generation`, since `time` (UTC, ISO), for `by`."""

    answer: Answer
    generation: int
    time: str
    by: str
    note: str = ""

    @property
    def name(self) -> str:
        """What it is called: `looser-targets,place=11,year=2025`."""
        return pin_name(self.answer.question, self.answer.arguments)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The changes of pinned answers that a publication may make: of the pins of these names, or with `every`
    of all. `by` is who says so, and whose decision the renewed pins are."""

    by: str = ""
    names: frozenset[str] = frozenset()
    every: bool = False

    def covers(self, pin: str) -> bool:
        """Whether the answer of this pin may change."""
        return self.every or pin in self.names


NOTHING: Final = Acceptance()

Renewals = Mapping[str, Pin | None]
"""What pins are to be once a generation is published, by their names; None for one that is to go."""


def pin_name(question: str, arguments: Arguments) -> str:
    """The name of a pin: another one for each question and arguments; safe in files, addresses, terminals."""
    given = ((name, value) for name, value in sorted(arguments.items()) if value is not None)
    name = ",".join((question, *(f"{name}={quote(_value(name, value), safe='')}" for name, value in given)))
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST]}~{sha256(name.encode()).hexdigest()[:12]}"


class Pins:
    """The pins of a data folder. Reading needs no lock; all else needs the writer's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Pin]:
        """All pins, by name. Raises PinError, naming the file that cannot be read."""
        return [_read(path) for path in sorted(self._folder.glob("*.json"))]

    def put(self, pin: Pin) -> None:
        """Keep a pin; it is on disk when this returns. One of the same name goes."""
        write_whole(self._path(pin.name), _written(pin))

    def remove(self, name: str) -> None:
        """Let an answer change again. Raises UnknownPinError."""
        self.require([name])
        self._path(name).unlink()
        sync_folder(self._folder)

    def require(self, names: Iterable[str]) -> None:
        """Raises UnknownPinError where a pin of some name is not there."""
        known = {path.stem for path in self._folder.glob("*.json")}
        for name in sorted(names):
            if name not in known:
                raise UnknownPinError(f"there is no pin {name!r}; `lienket pin` lists them")

    def prepare(self, generation: int, renewals: Renewals) -> None:
        """Write what pins are to be once the journal names `generation`."""
        folder = self._folder / f"{_RENEWED}{generation}"
        for name, pin in renewals.items():
            content = b"" if pin is None else _written(replace(pin, generation=generation))
            write_whole(folder / f"{name}.json", content)

    def settle(self, head: int | None) -> None:
        """Put in place what was prepared for the generation that the journal names last, and remove what was
        prepared for others, whose publication was cut short."""
        for prepared in sorted(self._folder.glob(f"{_RENEWED}*")):
            if prepared.name == f"{_RENEWED}{head}":
                for path in prepared.glob("*.json"):
                    self._put_in_place(path)
                sync_folder(self._folder)
            shutil.rmtree(prepared)

    def _put_in_place(self, prepared: Path) -> None:
        pin = self._folder / prepared.name
        if prepared.stat().st_size:
            prepared.replace(pin)
        else:
            pin.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


def _value(parameter: str, value: Term) -> str:
    """A value as people type it. An IRI is told with its kind where the parameter does not name that."""
    if isinstance(value, Literal):
        return value.value
    if not isinstance(value, NamedNode):
        return str(value)
    return value.value.removeprefix(SHARED).removeprefix(f"{parameter}/")


def _written(pin: Pin) -> bytes:
    """A pin as JSON, each row on a line of its own."""
    answer = pin.answer
    arguments = {
        name: None if value is None else str(value) for name, value in sorted(answer.arguments.items())
    }
    fields = {
        "question": answer.question,
        "arguments": arguments,
        "note": pin.note,
        "by": pin.by,
        "time": pin.time,
        "generation": pin.generation,
        "query": answer.query,
        "columns": answer.columns,
    }
    lines = [f'  "{name}": {_json(value)}' for name, value in fields.items()]
    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    each = [f"    {_json({name: cell for name, cell in row.items() if cell})}" for row in rows]
    lines.append('  "rows": [' + ("\n" + ",\n".join(each) + "\n  " if each else "") + "]")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read(path: Path) -> Pin:
    try:
        pin = _pin(json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, StopIteration) as error:
        raise PinError(f"{path} is no pin that can be read; restore it from a backup or remove it") from error
    if path.stem != pin.name:
        raise PinError(f"{path} holds the pin {pin.name!r}; call the file that, or remove it")
    return pin


def _pin(fields: dict[str, Any]) -> Pin:
    columns = tuple(fields["columns"])
    arguments = {name: None if cell is None else term(cell) for name, cell in fields["arguments"].items()}
    rows = sorted(tuple(str(row.get(column, "")) for column in columns) for row in fields["rows"])
    answer = Answer(fields["question"], arguments, fields["query"], columns, tuple(rows))
    return Pin(answer, int(fields["generation"]), fields["time"], fields["by"], fields["note"])
