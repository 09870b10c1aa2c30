"""Whether a decision can be taken in at all."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from ingest.decisions.correcting import named_instrument, names
from ingest.decisions.model import Decision, Verb
from ingest.errors import DecisionError
from ingest.model import Comparator, Kind, Unit
from ontology.resources import programme_triples
from ontology.terms import LK, RDF
from ontology.vocabulary import vocabulary
from queries.names import key, short
from queries.statements import NONE, Statement

PREDICATES: Final = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")
"""What a mapping can be corrected to; what is only related is rejected."""

LONGEST: Final = 2000
"""Characters of a remark."""

_FIGURE_PARTS: Final = ("kind", "indicator", "comparator", "value", "unit", "level", "time")
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "mapping": ("national", "predicate"),
    "target": _FIGURE_PARTS,
    "result": _FIGURE_PARTS,
    "relation": ("relation", "instrument"),
    "reference": ("instrument",),
    "institution": ("institution",),
    "sector": ("sector",),
    "priority": ("sector",),
    "task": ("institution", "time"),
    "task-group": (),
    "goal": ("time", "level"),
    "document": ("time", "place", "instrument", "institution"),
}
"""What can be corrected of a mapping, and of a statement of each kind."""

RELATIONS: Final = ("basedOn", "implements", "amends", "replaces", "repeals", "proposes", "cites")
"""How instruments can be related."""

_UNSAID: Final = frozenset({"time", "institution", "level", "indicator"})
"""What a text need not say; of a document people can only say what it is."""
_TIME: Final = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_FIGURE: Final = re.compile(r"\d{1,15}(\.\d{1,6})?")


def check(decision: Decision) -> None:
    """Raises DecisionError, which says what to change."""
    given, statement = decision.correction.given(), decision.statement
    if len(decision.note) > LONGEST:
        raise DecisionError(
            f"a remark has at most {LONGEST:,} characters; this one has {len(decision.note):,}",
            f"nhận xét dài nhất {LONGEST} ký tự; nhận xét này có {len(decision.note)}",
        )
    if decision.verb is Verb.COMMENT and not decision.note.strip():
        raise DecisionError("a comment needs some words", "nhận xét phải có nội dung")
    if decision.verb is not Verb.CORRECT:
        if given:
            raise DecisionError("only `correct` has a correction", "chỉ quyết định sửa mới kèm nội dung sửa")
        if decision.verb is Verb.REJECT and statement.kind == "document":
            raise DecisionError(
                "of a document say what is right instead, by correcting it",
                "với tài liệu, hãy sửa lại cho đúng chứ không bác bỏ",
            )
        if decision.verb is Verb.REJECT and statement.national == NONE:
            raise DecisionError(
                "to say that it does have a counterpart, correct it: name the national target",
                "nếu thật ra có mục tiêu quốc gia tương ứng, hãy sửa và nêu mục tiêu đó",
            )
        return
    _check_correction(given, statement)


def _check_correction(given: Mapping[str, str], statement: Statement) -> None:
    wanted = parts(statement)
    if odd := sorted(given.keys() - set(wanted)):
        raise DecisionError(
            f"{', '.join(odd)} cannot be corrected here; what can is {', '.join(wanted) or 'nothing'}",
            f"không sửa được {', '.join(odd)} ở đây; chỉ sửa được: {', '.join(wanted) or 'không phần nào'}",
        )
    if statement.kind == "document" and "institution" in given and "instrument" not in given:
        raise DecisionError(
            "name with the body that issued it the instrument too: its symbol, such as 12/KH-UBND",
            "cùng với cơ quan ban hành, hãy ghi số, ký hiệu của văn bản, ví dụ 12/KH-UBND",
        )
    for name, value in given.items():
        _check(name, value, unsaid=name in _UNSAID and statement.kind != "document")
    if all(value == getattr(statement, name) for name, value in given.items()):
        raise DecisionError(
            "the correction says what was read; change something, or accept it",
            "nội dung sửa giống điều đã đọc được; hãy sửa khác đi hoặc chấp nhận",
        )
    if given.get("national", statement.national) == NONE:
        raise DecisionError(
            "to say that it has no counterpart, reject the mapping",
            "nếu không có mục tiêu quốc gia tương ứng, hãy bác bỏ ánh xạ",
        )


def parts(statement: Statement) -> tuple[str, ...]:
    """What can be corrected of it."""
    return PARTS["mapping" if statement.national else statement.kind]


def _check(name: str, value: str, *, unsaid: bool) -> None:
    if not value and unsaid:
        return
    if name == "instrument":
        if named_instrument(value) is None:
            raise DecisionError(
                f"{value!r} names no instrument; give its symbol, such as 749/QĐ-TTg",
                f"“{value}” không phải tên văn bản; hãy ghi số, ký hiệu, ví dụ 749/QĐ-TTg",
            )
    elif name == "institution":
        if not all(map(key, names(value))) or not names(value):
            raise DecisionError(f"{value!r} names no institution", f"“{value}” không phải tên cơ quan")
    elif isinstance(allowed := _choices()[name], re.Pattern):
        if not allowed.fullmatch(value):
            raise DecisionError(f"{value!r} cannot be the {name}", f"“{value}” không dùng được cho {name}")
    elif value not in allowed:
        raise DecisionError(f"there is no {name} {value!r}", f"không có {name} “{value}”")


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
        "indicator": frozenset(known.indicators),
        "comparator": frozenset(Comparator),
        "value": _FIGURE,
        "unit": frozenset(Unit),
        "level": frozenset(known.levels),
        "time": _TIME,
        "place": frozenset(known.places),
        "relation": frozenset(RELATIONS),
        "sector": frozenset(known.sectors),
    }
