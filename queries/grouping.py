"""Many things as few groups: by class, verdict, document and place, and where none of these tells them
apart, by the order of their IRIs.

A group's id says where its things come from and what they have in common, in words with spaces between::

    in https://w3id.org/lienket/ns#place https://w3id.org/lienket/id/place/11 class=https://… verdict=https://…
    answer class=https://w3id.org/lienket/ns#Target part=50-100

It begins with its root: a direction, a property and a thing; `lineage` and an instrument, for what that rests
on and what rests on it; or `answer` for the things of an answer.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Final

from pyoxigraph import NamedNode

from ontology.iris import Iris
from queries import facets
from queries.errors import BadParameter
from queries.facets import FACETS, OTHERS, Values
from queries.labels import label_of, labels
from queries.model import Named, Text
from queries.names import short
from queries.views import Readable

FEW: Final = 50
"""So many things are shown each by itself; more fall into groups."""

ANSWER: Final = "answer"
LINEAGE: Final = "lineage"

_ROOTS: Final = {"in": 3, "out": 3, LINEAGE: 2, ANSWER: 1}
"""How many words of an id a root is, by the first of them."""

_MOST: Final = 24
"""Groups that one falls into; where there would be more, the smallest of them are one."""

_DEEPEST: Final = 40
"""Words of an id: nothing falls apart so often."""

_PART: Final = "part"

Things = tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Things under one id."""

    id: str
    things: Things


@dataclass(frozen=True, slots=True)
class Shown:
    """A group as it stands in a view. `label` says what its things have in common that those of other groups
    do not have; `kind` is the class, `document` and `verdict` are the ids of those that all of them have."""

    id: str
    label: Text
    kind: Named | None
    document: str | None
    verdict: str | None
    count: int


def root_of(group: str) -> tuple[str, ...]:
    """How a group's id begins: `("in", property, thing)` for example. Raises BadParameter."""
    words = group.split(" ")
    length = _ROOTS.get(words[0], 0)
    if not length <= len(words) <= _DEEPEST or not length:
        raise BadParameter(f"{group!r} is no group; /api/graph/parts tells which there are", "groups")
    return tuple(words[:length])


def found(
    store: Readable, iris: Iris, groups: Sequence[str], whole: Callable[[tuple[str, ...]], Things]
) -> list[Group]:
    """The groups of these ids; `whole` gives all things of a root. Raises BadParameter."""

    @cache
    def values(group: str, facet: str) -> Values:
        if facet not in FACETS:
            raise BadParameter(f"things cannot have {facet!r} in common, but {', '.join(FACETS)}", "groups")
        return facets.values(store, iris, facet, things(group))

    @cache
    def things(group: str) -> Things:
        root = root_of(group)
        if group == " ".join(root):
            return whole(root)
        around, _, word = group.rpartition(" ")
        facet, _, value = word.partition("=")
        return _stretch(things(around), value) if facet == _PART else _having(values(around, facet), value)

    return [Group(group, things(group)) for group in dict.fromkeys(groups)]


def parts(store: Readable, iris: Iris, group: Group) -> list[Group]:
    """What a group falls into, the largest first; of one thing, where it has few. What all have in common is
    in the ids too, so that they tell the class in any case."""
    if len(group.things) <= FEW:
        return _stretches(group, group.id, 1)
    name = group.id
    decided = {facet for facet, value in _common(name) if value != OTHERS}
    for facet in [one for one in FACETS if one not in decided]:
        values = facets.values(store, iris, facet, group.things)
        apart = _apart(values)
        if len(apart) > 1 and len(set(values.values())) <= len(group.things) / 2:
            return [Group(f"{name} {facet}={value}", _having(values, value)) for value in apart]
        if len(apart) == 1 and apart != [""]:
            name += f" {facet}={apart[0]}"
    return _stretches(group, name, max(FEW, ceil(len(group.things) / _MOST)))


def divided(groups: Sequence[Group]) -> tuple[Things, list[Group]]:
    """The things that groups of one stand for, and the other groups."""
    singles = tuple(group.things[0] for group in groups if len(group.things) == 1)
    return singles, [group for group in groups if len(group.things) != 1]


def shown(store: Readable, groups: Sequence[Group]) -> tuple[Shown, ...]:
    """Groups as they stand in a view; those that nothing is left of are not."""
    full = {group: list(_common(group.id)) for group in groups if group.things}
    names = facets.names(store, [pair for pairs in full.values() for pair in pairs if pair[0] != _PART])
    ends = {end for group in full for end in (group.things[0], group.things[-1])}
    ends_named = labels(store, ends)

    def label(group: Group) -> Text:
        told = [pair for pair in full[group][-1:] if pair in names]
        first, last = (label_of(ends_named, end.value) for end in (group.things[0], group.things[-1]))
        return names[told[0]] if told else Text(f"{first.vi} … {last.vi}", f"{first.en} … {last.en}")

    def common(group: Group, wanted: str) -> Named | None:
        pairs = ((facet, value) for facet, value in full[group] if facet == wanted)
        return next(
            (Named(short(pair[1]), names[pair]) for pair in pairs if pair[1] not in {"", OTHERS}), None
        )

    return tuple(
        Shown(
            group.id,
            label(group),
            common(group, "class"),
            document.id if (document := common(group, "document")) else None,
            verdict.id if (verdict := common(group, "verdict")) else None,
            len(group.things),
        )
        for group in full
    )


def _common(group: str) -> Iterator[tuple[str, str]]:
    """The facets of a group's things and their values, in the order in which they were told apart."""
    for word in group.split(" ")[len(root_of(group)) :]:
        facet, _, value = word.partition("=")
        yield facet, value


def _apart(values: Values) -> list[str]:
    """The values that make groups, the most frequent first."""
    counts = Counter(values.values())
    order = sorted(counts, key=lambda value: (-counts[value], value))
    return order if len(order) <= _MOST else [*order[: _MOST - 1], OTHERS]


def _having(values: Values, value: str) -> Things:
    """The things that have a value; with `OTHERS`, those whose values make no group of their own."""
    if value != OTHERS:
        return tuple(thing for thing, its in values.items() if its == value)
    apart = set(_apart(values))
    return tuple(thing for thing, its in values.items() if its not in apart)


def _stretches(group: Group, name: str, step: int) -> list[Group]:
    stretches = (f"{start}-{start + step}" for start in range(0, len(group.things), step))
    return [Group(f"{name} {_PART}={one}", _stretch(group.things, one)) for one in stretches]


def _stretch(things: Things, stretch: str) -> Things:
    """`things[50:100]` of `50-100`, by their IRIs. Raises BadParameter."""
    start, _, end = stretch.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise BadParameter(f"{stretch!r} is no part of a group, as 50-100 is", "groups")
    return tuple(sorted(things, key=lambda thing: thing.value)[int(start) : int(end)])
