"""How two versions of a document differ in what they state, wherever in the text it stands.

Facts are paired, the surest pairs first: those that say the same in the same sentence, or in another one;
then those of one sentence, of one subject (a figure's indicator, place, level and time), and of sentences
that have most of their words in common. So a sentence that is put in above changes nothing, and one that is
reworded changes its own facts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from queries.documents import Statement
from queries.names import words

ALIKE: Final = 0.5
"""The share of their words that two sentences have in common where one is the other, reworded."""

_COMMON: Final = 40
"""A word that more facts have says nothing of which became which."""

_FIGURES: Final = frozenset({"target", "result"})
"""Kinds that a figure may change between: what was to come has been reached."""

_SUBJECT: Final = {
    "figure": (("indicator", "counted"), ("place", "level", "deadline", "asOf")),
    "relation": (("subject", "object"), ()),
    "sector": (("sector",), ()),
    "mention": (("mentions",), ()),
}
"""By kind, what a fact is about: the attributes of which it must have one, and those that tell such apart.
Other facts go by their words alone."""

_PARTS: Final = frozenset({"taskGroup", "hasTarget"})
"""Attributes that name other facts of the document, whose IRIs change with their places."""

Key = Callable[[Statement], Hashable]


class Change(StrEnum):
    """What became of a fact."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Revised:
    """A fact before and after, one of them None where it came or went. `attributes` are those that differ:
    the local names of properties, `kind`, and `exact` for its words."""

    change: Change
    before: Statement | None
    after: Statement | None
    attributes: tuple[str, ...] = ()


def revisions(before: Sequence[Statement], after: Sequence[Statement]) -> list[Revised]:
    """What became of each fact, in the order of the text: a fact that went stands where it was."""
    pairs = _paired(before, after)
    former = {id(now): was for was, now in pairs}
    kept = {id(was) for was, _ in pairs}
    found = [_revised(former.get(id(now)), now) for now in after]
    return _with_removed(found, [was for was in before if id(was) not in kept])


def counts(found: Iterable[Revised]) -> dict[Change, int]:
    """How many facts came to what."""
    tally = Counter(one.change for one in found)
    return {change: tally[change] for change in Change}


def _revised(was: Statement | None, now: Statement) -> Revised:
    if was is None:
        return Revised(Change.ADDED, None, now)
    differing = tuple(_differing(was, now))
    return Revised(Change.CHANGED if differing else Change.SAME, was, now, differing)


def _with_removed(found: list[Revised], gone: Iterable[Statement]) -> list[Revised]:
    """With the facts that went, each behind the one that stood before it."""
    removed = [Revised(Change.REMOVED, was, None) for was in gone]
    at = 0
    merged: list[Revised] = []
    for one in found:
        start = one.before.start if one.before else -1
        while at < len(removed) and _start(removed[at]) < start:
            merged.append(removed[at])
            at += 1
        merged.append(one)
    return [*merged, *removed[at:]]


def _start(one: Revised) -> int:
    return one.before.start if one.before else 0


def _paired(before: Sequence[Statement], after: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Each fact at most once."""
    pairs: list[tuple[Statement, Statement]] = []
    for key in (_said_there, _said, _sentence_and_subject, _sentence, _subject):
        found = _by_key(before, after, key)
        pairs += found
        before, after = _left(before, after, found)
    return [*pairs, *_by_words(before, after)]


def _left(
    before: Iterable[Statement], after: Iterable[Statement], found: Iterable[tuple[Statement, Statement]]
) -> tuple[list[Statement], list[Statement]]:
    done = {id(fact) for pair in found for fact in pair}
    return [fact for fact in before if id(fact) not in done], [fact for fact in after if id(fact) not in done]


def _by_key(
    before: Iterable[Statement], after: Iterable[Statement], key: Key
) -> list[tuple[Statement, Statement]]:
    """Facts of one key, in the order of the texts; None is no key."""
    waiting: dict[Hashable, list[Statement]] = defaultdict(list)
    for fact in before:
        if (known := key(fact)) is not None:
            waiting[known].append(fact)
    for facts in waiting.values():
        facts.reverse()
    return [(facts.pop(), fact) for fact in after if (facts := waiting.get(key(fact), []))]


def _by_words(before: Sequence[Statement], after: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Facts of one kind whose sentences have most of their words in common, the most alike first."""
    earlier, later = [_words(fact) for fact in before], [_words(fact) for fact in after]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (fact, said) in enumerate(zip(before, earlier, strict=True)):
        for word in said:
            holders[_kind(fact), word].append(number)
    alike = sorted(
        (-_likeness(earlier[was], later[now]), was, now)
        for now, fact in enumerate(after)
        for was in _near(_kind(fact), later[now], holders)
    )
    former: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, was, now in alike:
        if -likeness >= ALIKE and was not in taken and now not in former:
            former[now] = was
            taken.add(was)
    return [(before[was], after[now]) for now, was in former.items()]


def _near(kind: str, said: Iterable[str], holders: Mapping[tuple[str, str], Sequence[int]]) -> list[int]:
    """The few facts that share the most words, of those that not all have."""
    shared: Counter[int] = Counter()
    for word in said:
        holding = holders.get((kind, word), ())
        if len(holding) <= _COMMON:
            shared.update(holding)
    return [number for number, _ in shared.most_common(5)]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _differing(was: Statement, now: Statement) -> Iterable[str]:
    if was.kind != now.kind:
        yield "kind"
    if was.exact.split() != now.exact.split():
        yield "exact"
    for name in dict.fromkeys((*was.attributes, *now.attributes)):
        if name not in _PARTS and _values(was, name) != _values(now, name):
            yield name


def _values(fact: Statement, name: str) -> frozenset[str]:
    return frozenset(value.value for value in fact.attributes.get(name, ()))


def _kind(fact: Statement) -> str:
    return "figure" if fact.kind in _FIGURES else fact.kind


def _said(fact: Statement) -> Hashable:
    says = frozenset((name, _values(fact, name)) for name in fact.attributes if name not in _PARTS)
    return fact.kind, " ".join(fact.exact.split()), says


def _sentence(fact: Statement) -> Hashable:
    return _kind(fact), " ".join(f"{fact.prefix}{fact.exact}{fact.suffix}".split())


def _said_there(fact: Statement) -> Hashable:
    return _said(fact), _sentence(fact)


def _subject(fact: Statement) -> Hashable:
    """None for a fact that is about nothing in particular."""
    about, apart = _SUBJECT.get(_kind(fact), ((), ()))
    if not any(name in fact.attributes for name in about):
        return None
    return _kind(fact), tuple(_values(fact, name) for name in (*about, *apart))


def _sentence_and_subject(fact: Statement) -> Hashable:
    return _sentence(fact), _subject(fact)


def _words(fact: Statement) -> frozenset[str]:
    return words(f"{fact.prefix} {fact.exact} {fact.suffix}")
