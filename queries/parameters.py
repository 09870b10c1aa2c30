"""From what people type to RDF terms, and the choices that a form offers."""

import re
import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ontology.terms import LK, XSD
from queries.errors import BadParameter
from queries.labels import dated, texts
from queries.model import Parameter, Question, Text
from queries.names import key, short, words
from queries.views import Readable, maybe, select, text

_CLASSES = {
    "place": LK.Place,
    "instrument": LK.Instrument,
    "indicator": LK.Indicator,
    "national": LK.NationalTarget,
    "sector": LK.Sector,
}
TYPES = ("year", *_CLASSES)
_NUMBER_WORD = frozenset({"so"})  # "số", as in "Nghị quyết số 09"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a parameter takes, as text, and its label."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class _Thing:
    """A candidate with all that it may be called by; `since` and `until` are ISO dates."""

    iri: NamedNode
    label: Text
    since: str | None
    until: str | None
    keys: frozenset[str]
    words: frozenset[str]


def arguments(question: Question, values: Mapping[str, str], store: Readable) -> dict[str, Term | None]:
    """The term of each of the question's parameters; a required one that is absent takes its example.

    Raises BadParameter for a value that does not fit, or a name that the question does not have.
    """
    known = {parameter.name for parameter in question.parameters}
    if unknown := sorted(values.keys() - known):
        expected = f"it has {', '.join(sorted(known))}" if known else "it has none"
        raise BadParameter(
            f"question {question.id!r} has no parameter {unknown[0]!r}; {expected}", unknown[0], sorted(known)
        )
    return {p.name: _argument(p, values.get(p.name, "").strip(), store) for p in question.parameters}


def _argument(parameter: Parameter, value: str, store: Readable) -> Term | None:
    if value:
        return parse(parameter, value, store)
    return parameter.example if parameter.required else None


def parse(parameter: Parameter, value: str, store: Readable) -> Term:
    """Read `value` as the parameter's type wants it: a year as `2025`; all else by id, IRI or name, in any
    spelling and without accents if need be. Raises BadParameter with the choices where that fails."""
    if parameter.type == "year":
        return _year(parameter, value)
    things = _things(parameter.type, store)
    found = _find(value, things)
    if len(found) == 1:
        return found[0].iri
    offer = _near(value, found or things)
    problem = "fits several" if found else "is not known"
    named = ", ".join(f"{code}: {label}" for code, label in offer.items())
    raise BadParameter(
        f"parameter {parameter.name!r}: {reprlib.repr(value)} {problem}; write one of: {named}",
        parameter.name,
        tuple(offer),
    )


def shown(term: Term | None) -> str:
    """A term as people type it: `11`, `2025`, `749-QD-TTg`; "" for None."""
    if isinstance(term, Literal):
        return term.value
    return short(term.value) if isinstance(term, NamedNode) else ""


def choices(parameter: Parameter, store: Readable) -> list[Choice]:
    """What a form may offer, by label."""
    if parameter.type == "year":
        years = [text(row, "year") for row in select(store, "years").rows]
        return [Choice(year, Text(year, year)) for year in years]
    offered = [Choice(short(t.iri.value), _dated(t)) for t in _things(parameter.type, store)]
    return sorted(offered, key=lambda choice: (key(choice.label.vi), choice.value))


def _dated(thing: _Thing) -> Text:
    return dated(thing.label, thing.since, thing.until)


def _year(parameter: Parameter, value: str) -> Literal:
    if not re.fullmatch(r"(19|20)[0-9]{2}", value):
        raise BadParameter(
            f"parameter {parameter.name!r} is a year such as 2025, not {value!r}", parameter.name
        )
    return Literal(value, datatype=XSD.gYear)


def _things(kind: str, store: Readable) -> list[_Thing]:
    table = select(store, "things", {"class": _CLASSES[kind]})
    label = texts(table.rows)
    names: dict[str, set[str]] = {iri: {iri, short(iri)} for iri in label}
    kinds: dict[str, set[str]] = {iri: set() for iri in label}
    valid: dict[str, tuple[str | None, str | None]] = {}
    for row in table.rows:
        valid[text(row, "thing")] = maybe(row, "from"), maybe(row, "until")
        names[text(row, "thing")].add(text(row, "label"))
        kinds[text(row, "thing")].add(maybe(row, "kind") or "")
    return [
        _Thing(
            NamedNode(iri),
            label[iri],
            *valid[iri],
            frozenset(map(key, names[iri])),
            frozenset().union(*map(words, names[iri] | kinds[iri])),
        )
        for iri in label
    ]


def _find(value: str, things: Iterable[_Thing]) -> list[_Thing]:
    wanted = key(value)
    if same := [thing for thing in things if wanted in thing.keys]:
        # A merged province may keep an old one's name. The old one is meant: documents speak of it, and the
        # new one has its code. Ids of former units are the shorter ones.
        return [min(same, key=lambda thing: len(thing.iri.value))]
    parts = words(wanted) - _NUMBER_WORD
    return [thing for thing in things if parts and parts <= thing.words]


def _near(value: str, things: Iterable[_Thing], most: int = 12) -> dict[str, str]:
    """The ids of the nearest things, with their labels."""
    by_name = {name: thing for thing in things for name in sorted(thing.keys)}
    near = get_close_matches(key(value), by_name, n=most, cutoff=0.5) or list(by_name)
    offered = (by_name[name] for name in near)
    return dict(islice({short(t.iri.value): _dated(t).vi for t in offered}.items(), most))
