"""The mappings as an SSSOM mapping set: a table with its metadata above it.

https://mapping-commons.github.io/sssom/ (SSSOM/TSV). A mapping's properties in the namespace of SSSOM are the
slots of its row; labels, the documents and a comment are put in here.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import yaml
from pyoxigraph import NamedNode

from graph.store import Generation
from ontology.iris import SHARED, Iris
from ontology.terms import LK, PREFIXES, SKOS, SSSOM
from queries.labels import labels, texts
from queries.matching import Candidate, candidates
from queries.model import Text
from queries.names import short
from queries.views import Readable, select, text

LICENSE: Final = "https://www.apache.org/licenses/LICENSE-2.0"
"""That of lienket, whose rules made the mappings; the table holds no sentence of a document."""

SLOTS: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "author_id", "reviewer_id", "review_date", "subject_source", "object_source",
    "mapping_tool", "mapping_tool_version", "mapping_date", "confidence", "subject_match_field",
    "object_match_field", "match_string", "other", "comment",
)  # fmt: skip
"""The columns, in the order of SSSOM's schema. `other` holds the state of review and the doubts, which SSSOM
has no slots for."""

_LANGUAGES = ("vi", "en")
_NO_TERM = f"{SSSOM.iri}NoTermFound"
_ABOUT = Text(
    "Mục tiêu của các địa phương và mục tiêu quốc gia",
    "The targets of Vietnamese provinces and those of the national programme",
)
_REJECTED = Text("Ứng viên bị loại", "Rejected candidates")
_NONE_NEAR = Text("Không ứng viên nào gần", "No candidate came near")
_NOTE = Text("Ghi chú", "Note")
_PENDING = Text("Chờ duyệt", "To be reviewed")
_DOUBTED = Text("Từng nghi ngờ", "Was doubted")
_OWN_COMMENT = re.compile(
    "|".join(rf"{one.vi}: .*? / {one.en}: .*?\.(?=\s|$)" for one in (_NOTE, _PENDING, _DOUBTED, _REJECTED))
    + rf"|{_NONE_NEAR.vi} / {_NONE_NEAR.en}\."
)
_DECIDED = frozenset({LK.accepted.value, LK.refused.value})


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows show besides the mappings themselves: rejected candidates by mapping, documents by target,
    labels, notes by national target, and the prefixes of CURIEs."""

    near: Mapping[str, tuple[Candidate, ...]]
    documents: Mapping[str, str]
    label: Mapping[str, Text]
    notes: Mapping[str, Text]
    prefixes: Mapping[str, str]


def table(store: Readable, iris: Iris, generation: Generation | None) -> str:
    """All mappings that `store` holds as SSSOM/TSV, sorted: equal mappings give equal text."""
    output = io.StringIO()
    output.write(_header(iris, generation, prefixes(iris)))
    writer = csv.DictWriter(output, SLOTS, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(store, iris))
    return output.getvalue()


def rows(store: Readable, iris: Iris) -> list[dict[str, str]]:
    """The rows of the table, by slot."""
    found, near = _properties(store), candidates(store)
    known = _Known(
        near,
        documents={text(r, "subject"): text(r, "document") for r in select(store, "mapping-documents").rows},
        label=_labels(store, found, near),
        notes=texts(select(store, "notes").rows),
        prefixes=prefixes(iris),
    )
    told = [_row(mapping, slots, known) for mapping, slots in found.items()]
    return sorted(told, key=lambda row: tuple(row.values()))


def without_own_comments(comment: str) -> str:
    """What people have added to the comment of a row."""
    return _OWN_COMMENT.sub("", comment).strip()


def _properties(store: Readable) -> dict[str, dict[str, list[str]]]:
    """The values of each mapping by property, all as text."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in select(store, "mappings").rows:
        found[text(row, "mapping")][text(row, "property")].append(text(row, "value"))
    return found


def _labels(
    store: Readable,
    found: Mapping[str, Mapping[str, Sequence[str]]],
    near: Mapping[str, Sequence[Candidate]],
) -> dict[str, Text]:
    named = {
        value
        for slots in found.values()
        for slot in (SSSOM.subject_id, SSSOM.object_id, LK.doubt)
        for value in slots.get(slot.value, ())
    }
    named |= {name for nearest in near.values() for c in nearest for name in (c.indicator, *c.reasons)}
    return labels(store, map(NamedNode, named))


def _row(mapping: str, slots: Mapping[str, Sequence[str]], known: _Known) -> dict[str, str]:
    """One mapping, by slot."""
    row = {slot: _cell(slots.get(SSSOM.iri + slot, ()), known.prefixes) for slot in SLOTS}
    subject, target = slots[SSSOM.subject_id.value][0], slots[SSSOM.object_id.value][0]
    row["predicate_modifier"] = "Not" if row["predicate_modifier"] else ""
    row["subject_label"] = _label(known.label, subject)
    row["object_label"] = "" if target == _NO_TERM else _label(known.label, target)
    row["subject_source"] = _curie(known.documents.get(subject, ""), known.prefixes)
    row["other"] = "|".join(
        f"{name}={short(value)}"
        for name in ("review", "doubt")
        for value in sorted(slots.get(LK.iri + name, ()))
    )
    row["comment"] = " ".join(_comments(mapping, slots, known))
    return row


def _comments(mapping: str, slots: Mapping[str, Sequence[str]], known: _Known) -> Iterator[str]:
    """What is noted of the national target, why a person should look, and what was rejected."""
    target, near = slots[SSSOM.object_id.value][0], known.near.get(mapping, ())
    note = known.notes.get(target)
    if note and SKOS.relatedMatch.value not in slots[SSSOM.predicate_id.value]:
        yield _both(_NOTE, [note.vi], [note.en])
    doubts = sorted(slots.get(LK.doubt.value, ()))
    if doubts:
        title = _DOUBTED if _DECIDED.intersection(slots.get(LK.review.value, ())) else _PENDING
        yield _both(title, *([_label(known.label, d, language) for d in doubts] for language in _LANGUAGES))
    if near:
        yield _both(_REJECTED, *([_of(c, known.label, language) for c in near] for language in _LANGUAGES))
    elif target == _NO_TERM:
        yield f"{_NONE_NEAR.vi} / {_NONE_NEAR.en}."


def _both(title: Text, vi: Sequence[str], en: Sequence[str]) -> str:
    return f"{title.vi}: {'; '.join(vi)} / {title.en}: {'; '.join(en)}."


def _of(candidate: Candidate, label: Mapping[str, Text], language: str) -> str:
    name = _label(label, candidate.indicator, language)
    target = f" ({short(candidate.national)})" if candidate.national else ""
    reasons = ", ".join(_label(label, reason, language) for reason in candidate.reasons)
    words = f" «{candidate.words}»" if candidate.words else ""
    return f"{name}{target}: {reasons}{words}"


def _header(iris: Iris, generation: Generation | None, prefixes: Mapping[str, str]) -> str:
    about: dict[str, object] = {
        "curie_map": dict(prefixes),
        "license": LICENSE,
        "mapping_provider": iris.base,
        "mapping_set_description": _ABOUT.en,
        "mapping_set_id": iris.graph("mappings").value,
        "mapping_set_title": _ABOUT.vi,
    }
    if generation is not None:
        about["mapping_set_version"] = str(generation.number)
        about["publication_date"] = generation.published.date()
    lines = yaml.safe_dump(about, allow_unicode=True, sort_keys=True, width=1000).splitlines()
    return "".join(f"#{line}\n" for line in lines)


def prefixes(iris: Iris) -> dict[str, str]:
    """The prefixes of CURIEs in the table, with what they stand for."""
    ours = {
        "document": f"{iris.base}id/document/",
        "instrument": f"{SHARED}instrument/",
        "person": f"{iris.base}id/person/",
        "target": f"{SHARED}target/",
    }
    return ours | {name: PREFIXES[name] for name in ("lk", "semapv", "skos", "sssom")}


def _cell(values: Sequence[str], prefixes: Mapping[str, str]) -> str:
    """The values of a slot: IRIs as CURIEs, several between bars."""
    return "|".join(sorted(_curie(value, prefixes).replace("|", r"\|") for value in values))


def _curie(value: str, prefixes: Mapping[str, str]) -> str:
    for name, iri in prefixes.items():
        if value.startswith(iri):
            return f"{name}:{value.removeprefix(iri)}"
    return " ".join(value.split())


def _label(label: Mapping[str, Text], iri: str, language: str = "vi") -> str:
    return str(getattr(label[iri], language)) if iri in label else short(iri)
