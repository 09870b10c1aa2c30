"""Whether a decision can be taken in at all."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from ingest.decisions.model import Decision, Verb
from ingest.errors import DecisionError
from ingest.model import Comparator, Kind, Unit
from ontology.resources import programme_triples
from ontology.terms import LK, RDF
from ontology.vocabulary import vocabulary
from queries.names import short
from queries.statements import NONE

PREDICATES: Final = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")
"""What a mapping can be corrected to; what is only related is rejected."""

LONGEST: Final = 2000
"""Characters of a remark."""

_OF_MAPPING: Final = frozenset({"national", "predicate"})
_TIME: Final = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_FIGURE: Final = re.compile(r"\d{1,15}(\.\d{1,6})?")


def check(decision: Decision) -> None:
    """Raises DecisionError, which says what to change."""
    given, statement = decision.correction.given(), decision.statement
    if len(decision.note) > LONGEST:
        raise DecisionError(
            f"a remark has at most {LONGEST:,} characters; this one has {len(decision.note):,}"
        )
    if decision.verb is Verb.COMMENT and not decision.note.strip():
        raise DecisionError("a comment needs some words")
    if decision.verb is not Verb.CORRECT:
        if given:
            raise DecisionError("only `correct` has a correction")
        if decision.verb is Verb.REJECT and statement.national == NONE:
            raise DecisionError(
                "to say that it does have a counterpart, correct it: name the national target"
            )
        return
    allowed = _choices()
    wanted = _OF_MAPPING if statement.national else allowed.keys() - _OF_MAPPING
    if odd := sorted(given.keys() - wanted):
        raise DecisionError(
            f"{', '.join(odd)} cannot be corrected here; what can is {', '.join(sorted(wanted))}"
        )
    for name, value in given.items():
        _check(name, value, allowed[name])
    if all(value == getattr(statement, name) for name, value in given.items()):
        raise DecisionError("the correction says what was read; change something, or accept it")
    if given.get("national", statement.national) == NONE:
        raise DecisionError("to say that it has no counterpart, reject the mapping")


def _check(name: str, value: str, allowed: "frozenset[str] | re.Pattern[str]") -> None:
    if isinstance(allowed, re.Pattern):
        if not allowed.fullmatch(value) and not (name == "time" and not value):
            raise DecisionError(f"{value!r} cannot be the {name} of a figure")
    elif value not in allowed:
        raise DecisionError(f"there is no {name} {value!r}")


@cache
def national_targets() -> frozenset[str]:
    """The ids of the national targets."""
    return frozenset(
        short(triple.subject.value)
        for triple in programme_triples()
        if triple.predicate == RDF.type
        and triple.object == LK.NationalTarget
        and isinstance(triple.subject, NamedNode)
    )


def _choices() -> Mapping[str, "frozenset[str] | re.Pattern[str]"]:
    """What each part of a correction may be."""
    known = vocabulary()
    return {
        "national": national_targets() | {NONE},
        "predicate": frozenset(PREDICATES),
        "kind": frozenset(Kind),
        "indicator": frozenset(known.indicators) | {""},
        "comparator": frozenset(Comparator),
        "value": _FIGURE,
        "unit": frozenset(Unit),
        "level": frozenset(known.levels) | {""},
        "time": _TIME,
    }
