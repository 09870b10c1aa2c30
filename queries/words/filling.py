"""What the parameters of a question are filled with."""

from collections.abc import Iterator, Mapping, Sequence

from queries.model import Parameter, Question
from queries.parameters import TYPES
from queries.words.lexicon import Span
from queries.words.model import Named
from queries.words.names import KINDS, Names

TAKES: Mapping[str, tuple[str, ...]] = {type_: (type_,) for type_ in TYPES} | {
    "topic": ("pillar", "indicator"),
    "national": ("indicator", "pillar"),
    "target": ("indicator", "pillar"),
    "thing": tuple(KINDS),
}
"""The kinds of things that a parameter of a type is filled from."""

NARROWED: Mapping[str, tuple[str, ...]] = {"target": ("place", "year"), "national": ("year",)}
"""What else tells which of several things of a type is meant."""

Found = tuple[int, Named]
"""The index of a span, and the thing that it names."""

Filled = Mapping[int, tuple[Parameter, Named]]
"""By the index of a span, the parameter that it fills, and with what."""


def fill(parameters: Sequence[Parameter], spans: Sequence[Span], names: Names) -> Filled:
    """Fill parameters in their order, each with the first thing of its kinds that none before has taken;
    those that take anything come last."""
    filled: dict[int, tuple[Parameter, Named]] = {}
    for parameter in sorted(parameters, key=lambda parameter: len(TAKES[parameter.type])):
        fitting = _fitting(parameter.type, spans, names, filled)
        found = next(fitting, None)
        if parameter.type in ("target", "national"):
            found = _aimed(parameter.type, found, spans, names)
        if found:
            index, named = found
            filled[index] = parameter, named
    return filled


def narrowing(question: Question) -> frozenset[str]:
    """The kinds of things that tell which of several is meant, and fill no parameter themselves."""
    return frozenset(kind for parameter in question.parameters for kind in NARROWED.get(parameter.type, ()))


def _fitting(kind: str, spans: Sequence[Span], names: Names, filled: Filled) -> Iterator[Found]:
    """What a parameter of this kind may be filled with, in the order of the text."""
    for index, span in enumerate(spans):
        for taken in TAKES[kind] if index not in filled else ():
            senses = [sense for sense in span.senses if sense.named and sense.named.kind == taken]
            if senses and (named := names.meant(senses)):
                yield index, named


def _aimed(kind: str, on: Found | None, spans: Sequence[Span], names: Names) -> Found | None:
    """The target that is meant by what it is on, of the place and for the year that are named, if any are."""
    if on is None:
        return None
    place, year = (next(_fitting(other, spans, names, {}), None) for other in ("place", "year"))
    target = names.target(kind, on[1], place and place[1], year and year[1])
    return (on[0], target) if target else None
