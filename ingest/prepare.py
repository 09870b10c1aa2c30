"""One document from bytes to checked triples: a pure function of its bytes and the vocabulary.

It may therefore run anywhere, here in other processes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse, serialize

from ingest import rdf
from ingest.archive import digest
from ingest.decisions.applying import Said, apply, known
from ingest.decisions.model import Decision
from ingest.decisions.standing import Standing, standing
from ingest.errors import Reason, RefusedError, ended, fault
from ingest.extract import extract
from ingest.extract.extraction import read
from ingest.model import Extraction, Kind, Span
from ingest.processes import Ended, in_order, tell
from ingest.read import Transcript, text_of
from ingest.summary import Doubt
from ontology.iris import Iris
from ontology.release import release
from ontology.vocabulary import vocabulary
from queries import statements
from queries.statements import Statement

Standings = Mapping[Statement, Standing]
Reading = Callable[[Path, int, int], None]
"""Told while a document is read: which one, how many of its pages or blocks are done, and of how many. Once
all are, facts are sought in it."""


@dataclass(frozen=True, slots=True)
class Received:
    """A document as it came. `path` is for messages and tells the format.

    `original` is the SHA-256 of `data`; `transcript` is given where it was read before; `time` is when the
    document was ingested, UTC as xsd:dateTime. `decisions` are those of people on what it says, in order.
    """

    id: str
    path: Path
    original: str
    time: str
    data: bytes = b""
    transcript: Transcript | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that may be published. `content` is its graph in N-Triples, `reviewed` that of its reviews,
    `facts` counts by kind, and `doubts` are the facts that are not in it; `void` are the statements of which
    nothing decided could be taken in, since it breaks the shapes."""

    transcript: Transcript
    version: str
    content: bytes
    facts: Mapping[str, int]
    doubts: tuple[Doubt, ...]
    reviewed: bytes = b""
    void: frozenset[Statement] = frozenset()

    def triples(self) -> Iterator[Triple]:
        """The triples of the document's graph."""
        return (quad.triple for quad in parse(self.content, RdfFormat.N_TRIPLES))

    def reviews(self) -> Iterator[Triple]:
        """The triples of what people decided of it."""
        return (quad.triple for quad in parse(self.reviewed, RdfFormat.N_TRIPLES))


def prepare(received: Received, base: str, reading: Reading | None = None) -> Prepared:
    """Decode, extract, write as triples under `base`, and check them. Raises RefusedError.

    Facts that break the shapes are left out: one odd figure does not keep a document out.
    """
    told = reading and partial(reading, received.path)
    transcript = received.transcript or text_of(received.path, received.data, told)
    text = transcript.text
    document = rdf.Document(
        id=received.id,
        file_name=received.path.name,
        original=received.original,
        text_sha256=digest(text.encode()),
        text=text,
        pages=transcript.pages,
        unread=transcript.unread,
        time=received.time,
        version=release(),
    )
    stand = standing(received.decisions)
    extraction, own = _extracted(received, text, stand)
    iris = Iris(base)
    write = partial(rdf.triples, document, vocabulary=vocabulary(), iris=iris)
    triples = write(extraction)
    _check_quotes(received.path, triples, text)
    doubts: list[Doubt] = []
    while found := _doubts(received.path, triples, text):
        extraction = extraction.without({doubt.span for doubt in found})
        triples = write(extraction)
        doubts += found
    said, void = _decided(stand, partial(apply, own, text, extraction, write=write, iris=iris))
    content = serialize(said.triples, format=RdfFormat.N_TRIPLES) or b""
    reviewed = serialize(said.reviews, format=RdfFormat.N_TRIPLES) or b""
    return Prepared(
        transcript, document.version, content, _count(extraction), tuple(doubts), reviewed, frozenset(void)
    )


def _extracted(received: Received, text: str, stand: Standings) -> tuple[Extraction, Statement]:
    """All that the document says, read as what people say that it is; and what was read of it before."""
    name = received.path.name
    found = extract(text, name, vocabulary())
    own = statements.document(received.id, found.title, found.issued, found.place)
    said = known(own, stand)
    return (read(text, name, vocabulary(), said).extraction if said else found), own


def _decided(stand: Standings, applied: Callable[[Standings], Said]) -> tuple[Said, set[Statement]]:
    """What the document says with what people decided of it, but for decisions that break the shapes."""
    said = applied(stand)
    if not stand or _conforms(said):
        return said, set()
    void = {statement for statement, one in stand.items() if not _conforms(applied({statement: one}))}
    return applied({statement: one for statement, one in stand.items() if statement not in void}), void


def _conforms(said: Said) -> bool:
    from graph.validate import validate  # noqa: PLC0415 - takes 0.4 s; a server that starts needs it not

    return validate([*said.triples, *said.reviews]).conforms


def prepare_all(
    documents: Iterable[Received], base: str, processes: int | None, reading: Reading | None = None
) -> Iterator[tuple[Received, Prepared | RefusedError]]:
    """Prepare documents in their order; with more than one process, some documents ahead.

    A document on which the program itself fails, or that ends the process, is refused with that reason.
    """
    there = partial(_attempt, base=base, reading=tell if reading else None)
    here = partial(_attempt, base=base, reading=reading)
    for received, outcome in in_order(there, documents, processes, here, reading):
        yield received, ended(received.path) if isinstance(outcome, Ended) else outcome


def _attempt(received: Received, base: str, reading: Reading | None = None) -> Prepared | RefusedError:
    try:
        return prepare(received, base, reading)
    except RefusedError as error:
        return error
    except Exception as error:
        return fault(received.path, error)


def _check_quotes(path: Path, triples: list[Triple], text: str) -> None:
    if problems := rdf.misquotes(triples, text):
        raise RefusedError(path, Reason.EVIDENCE, f"evidence does not stand in the text: {problems[0]}")


def _doubts(path: Path, triples: list[Triple], text: str) -> list[Doubt]:
    """The facts that break the shapes. Raises RefusedError where something else does and no fact."""
    from graph.validate import validate  # noqa: PLC0415 - takes 0.4 s; a server that starts needs it not

    report = validate(triples)
    if report.conforms:
        return []
    spans = rdf.spans(triples)
    found: dict[Span, Doubt] = {}
    for violation in report.violations:
        if span := spans.get(violation.focus.partition("#")[0]):
            found.setdefault(span, Doubt(span, text[span.start : span.end], violation.messages))
    if not found:
        raise RefusedError(path, Reason.INVALID, f"what was found breaks the shapes: {report.summary()}")
    return [found[span] for span in sorted(found)]


def _count(extraction: Extraction) -> dict[str, int]:
    kinds = Counter(measure.kind for measure in extraction.measures)
    return {
        **{kind.value: kinds[kind] for kind in Kind},
        "relation": len(extraction.relations),
        "sector": len(extraction.sectors),
        "institution": len(extraction.institutions),
        "reference": len(extraction.references),
        "task": len(extraction.tasks),
        "task-group": len(extraction.task_groups),
        "goal": len(extraction.goals),
    }
