"""Staged changes: documents that are to come or go with the next `lienket publish`, and that no reader sees.

`staged.jsonl` in the data folder holds what the journal is to say of them, a line for each document, replaced
as a whole. Their originals and texts lie in the archive, where nothing names them until they are published.
What the journal says of a document after it was staged counts in its place; so what has been published is
staged no more, even where the file could not be cleared.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.archive import sync_folder, write_whole
from ingest.entries import Entry, Ingested, Removed, operation_as_json, operation_from_json
from ingest.errors import StagingError
from ingest.replay import State

Staged = Ingested | Removed


class Staging:
    """The staged changes of a data folder. Reading needs no lock; all else needs the writer's."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def pending(self, entries: Sequence[Entry]) -> tuple[Staged, ...]:
        """What is staged, after all that the journal's `entries` say. Raises StagingError."""
        return tuple(operation for _, operation in self._pending(entries))

    def add(self, operations: Iterable[Staged], entries: Sequence[Entry]) -> None:
        """Stage changes, each in place of what is staged for its document. On disk when this returns."""
        staged = {operation.document: (after, operation) for after, operation in self._pending(entries)}
        for operation in operations:
            staged.pop(operation.document, None)
            staged[operation.document] = len(entries), operation
        self._write(staged.values())

    def drop(self, documents: Collection[str], entries: Sequence[Entry]) -> None:
        """Stage nothing of these documents any more. On disk when this returns."""
        self._write(
            (after, operation)
            for after, operation in self._pending(entries)
            if operation.document not in documents
        )

    def clear(self) -> None:
        """Stage nothing any more."""
        self._path.unlink(missing_ok=True)
        sync_folder(self._path.parent)

    def _pending(self, entries: Sequence[Entry]) -> list[tuple[int, Staged]]:
        return [
            (after, operation)
            for after, operation in self._read()
            if operation.document not in _told(entries[after:])
        ]

    def _write(self, staged: Iterable[tuple[int, Staged]]) -> None:
        lines = (
            json.dumps({"after": after, **operation_as_json(operation)}, ensure_ascii=False)
            for after, operation in staged
        )
        write_whole(self._path, "".join(f"{line}\n" for line in lines).encode())

    def _read(self) -> list[tuple[int, Staged]]:
        try:
            lines = self._path.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        try:
            return [_staged(json.loads(line)) for line in lines]
        except (ValueError, KeyError, TypeError) as error:
            raise StagingError(
                f"{self._path} cannot be read; `lienket publish --discard` removes it, then stage anew"
            ) from error


def applied(state: State, staged: Iterable[Staged]) -> State:
    """The documents that there will be once `staged` is published."""
    documents = dict(state)
    for operation in staged:
        if isinstance(operation, Ingested):
            documents[operation.document] = operation
        else:
            documents.pop(operation.document, None)
    return documents


def _staged(fields: Mapping[str, Any]) -> tuple[int, Staged]:
    operation = operation_from_json({name: value for name, value in fields.items() if name != "after"})
    if not isinstance(operation, Ingested | Removed):
        raise TypeError(type(operation))
    return int(fields["after"]), operation


def _told(entries: Iterable[Entry]) -> set[str]:
    """The documents that came or went with these entries."""
    return {
        operation.document
        for entry in entries
        for operation in entry.operations
        if isinstance(operation, Ingested | Removed)
    }
