"""Words found in names and quotes, whatever their accents: an SQLite FTS5 index beside a generation's store.

::

    graph(id, name)                    the named graphs; "" is the one without a name
    entry(id, graph, iri, quote, text) a name of a thing, or a sentence that it is written in
    found(name, quote)                 the words of each entry, of which FTS5 keeps no copy

A changed graph's entries are replaced, so a publication costs what has changed, and the copy of the file.
"""

import re
import sqlite3
import time
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from graph.errors import QueryTimeout
from graph.store import Hit
from graph.terms import serialise
from ontology.searched import Searched

_TABLES: Final = """
CREATE TABLE graph (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE entry (id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, quote INTEGER NOT NULL,
                    text TEXT NOT NULL);
CREATE INDEX of_graph ON entry (graph);
CREATE VIRTUAL TABLE found USING fts5 (name, quote, content='', prefix='2 3',
                                       tokenize='unicode61 remove_diacritics 2');
"""
_FORGET: Final = """
INSERT INTO found (found, rowid, name, quote)
SELECT 'delete', id, iif(quote, '', plain(text)), iif(quote, plain(text), '') FROM entry WHERE graph = ?
"""
_LEARN: Final = """
INSERT INTO found (rowid, name, quote)
SELECT id, iif(quote, '', plain(text)), iif(quote, plain(text), '') FROM entry WHERE graph = ?
"""
# A name that holds the words is nearer than a sentence that does.
_FIND: Final = """
SELECT iri, text, score
FROM (SELECT rowid, bm25(found, 10.0, 1.0) AS score FROM found WHERE found MATCH ?
      ORDER BY score LIMIT ?) AS best
JOIN entry ON entry.id = best.rowid
ORDER BY score, length(text)
"""

_SECONDS: Final = 5.0
_LONGEST: Final = 10_000
"""Code points of a text that are indexed."""

_WORDS: Final = 16
"""Words of a question that count."""

_PER_THING: Final = 6
"""Entries looked at for each thing that is wanted: one thing has several."""

_WORD = re.compile(r"\w+")

Graph = NamedNode | DefaultGraph
Subject = NamedNode | BlankNode | Triple


def words(text: str) -> list[str]:
    """The words of a question as the index knows them."""
    return _WORD.findall(folded(text).replace("_", " "))[:_WORDS]


def folded(text: str) -> str:
    """`text` in lower case and without accents, character by character: places in it are places in `text`,
    which is to be in NFC."""
    return "".join(map(_folded, text))


def _folded(character: str) -> str:
    return unicodedata.normalize("NFD", plain(character).lower())[0]


def plain(text: str) -> str:
    """`text` as the tokenizer takes it: it removes accents, but knows `đ` as a letter of its own."""
    return unicodedata.normalize("NFC", text).translate(_D) if not text.isascii() else text


_D: Final = str.maketrans("đĐðÐ", "dDdD")


def find(file: Path, text: str, limit: int) -> list[Hit]:
    """The things whose names or quotes hold all words of `text`, the last of which may be a beginning; the
    nearest first. Raises QueryTimeout."""
    wanted = words(text)
    if not wanted:
        return []
    match = " ".join(f'"{word}"' for word in wanted) + "*"
    with closing(_opened(f"{file.as_uri()}?mode=ro&immutable=1")) as index:
        ending = time.monotonic() + _SECONDS
        index.set_progress_handler(lambda: time.monotonic() > ending, 10_000)
        try:
            rows = index.execute(_FIND, (match, limit * _PER_THING)).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise QueryTimeout(_SECONDS) from error
            raise
    best: dict[str, Hit] = {}
    for iri, held, score in rows:
        best.setdefault(iri, Hit(NamedNode(iri), held, -score))
    return list(best.values())[:limit]


def asked(text: str, limit: int, searched: Searched) -> str | None:
    """The query that finds what it can without an index; None where `text` has no word."""
    wanted = _WORD.findall(text.lower())[:_WORDS]
    if not wanted:
        return None
    holds = " && ".join(f"CONTAINS(LCASE(STR(?text)), {serialise(Literal(word))})" for word in wanted)
    exact = "/".join(map(serialise, (*searched.path, searched.quotes[1])))
    return f"""SELECT ?thing ?text WHERE {{
      {{ VALUES ?property {{ {" ".join(map(serialise, searched.names))} }} ?thing ?property ?text }}
      UNION {{ ?thing {exact} ?text }}
      FILTER({holds})
    }} ORDER BY STRLEN(?text) LIMIT {limit * _PER_THING}"""


def update(
    file: Path, before: Path | None, store: Store, changed: Iterable[Graph], searched: Searched
) -> None:
    """Write the index of `store` to `file`: that of `before`, in which the graphs `changed` are read anew; of
    all graphs, where there is none before or it looked into other properties."""
    kept = before is not None and before.exists() and _edition(before) == _edition_of(searched)
    if before is not None and kept:
        copyfile(before, file)
    with closing(_opened(file.as_uri())) as index:
        index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        index.create_function("plain", 1, plain, deterministic=True)
        if not kept:
            index.executescript(_TABLES)
            index.execute(f"PRAGMA user_version = {_edition_of(searched)}")
        index.execute("BEGIN")
        anew: Iterable[Graph] = changed if kept else (*_named(store), DefaultGraph())
        for graph in anew:
            _replace(index, graph, _entries(store, graph, searched))
        index.execute("COMMIT")


def _replace(index: sqlite3.Connection, graph: Graph, entries: Iterable[tuple[str, bool, str]]) -> None:
    name = graph.value if isinstance(graph, NamedNode) else ""
    index.execute("INSERT OR IGNORE INTO graph (name) VALUES (?)", (name,))
    (number,) = index.execute("SELECT id FROM graph WHERE name = ?", (name,)).fetchone()
    index.execute(_FORGET, (number,))
    index.execute("DELETE FROM entry WHERE graph = ?", (number,))
    rows = ((number, *entry) for entry in entries)
    index.executemany("INSERT INTO entry (graph, iri, quote, text) VALUES (?, ?, ?, ?)", rows)
    index.execute(_LEARN, (number,))


def _entries(store: Store, graph: Graph, searched: Searched) -> Iterator[tuple[str, bool, str]]:
    """The names and quotes in a graph: the IRI of what has them, whether it is a quote, and the text."""
    seen: set[tuple[str, str]] = set()
    for thing, text in _texts(store, graph, searched.names):
        if isinstance(thing, NamedNode) and (thing.value, text) not in seen:
            seen.add((thing.value, text))
            yield thing.value, False, text[:_LONGEST]
    pieces: defaultdict[Subject, str] = defaultdict(str)
    for holder, text in _texts(store, graph, searched.quotes):
        pieces[holder] += text[:_LONGEST]
    owners = _owners(store, graph, searched.path) if pieces else {}
    for holder, text in pieces.items():
        owner: Subject | None = holder
        for _ in searched.path:
            owner = owners.get(owner) if owner is not None else None
        if isinstance(owner, NamedNode):
            yield owner.value, True, text


def _texts(store: Store, graph: Graph, properties: Iterable[NamedNode]) -> Iterator[tuple[Subject, str]]:
    for property_ in properties:
        for quad in store.quads_for_pattern(None, property_, None, graph):
            if isinstance(quad.object, Literal):
                yield quad.subject, quad.object.value


def _owners(store: Store, graph: Graph, path: Iterable[NamedNode]) -> dict[Subject, Subject]:
    """What leads over the properties of `path` to each of the things that they lead to."""
    steps = (quad for step in path for quad in store.quads_for_pattern(None, step, None, graph))
    return {quad.object: quad.subject for quad in steps if not isinstance(quad.object, Literal)}


def _named(store: Store) -> Iterator[NamedNode]:
    return (graph for graph in store.named_graphs() if isinstance(graph, NamedNode))


def _opened(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def _edition(file: Path) -> int:
    with closing(_opened(f"{file.as_uri()}?mode=ro&immutable=1")) as index:
        return int(index.execute("PRAGMA user_version").fetchone()[0])


def _edition_of(searched: Searched) -> int:
    """What tells indexes apart that were made in different ways."""
    return zlib.crc32(f"{_TABLES}{searched}".encode()) & 0x7FFFFFFF
