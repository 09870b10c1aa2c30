"""What the parameters of a question are filled with."""

from collections.abc import Iterator, Mapping, Sequence

from queries.model import Parameter
from queries.parameters import TYPES
from queries.words.lexicon import Span
from queries.words.model import Named
from queries.words.names import KINDS, Names

TAKES: Mapping[str, tuple[str, ...]] = {type_: (type_,) for type_ in TYPES} | {
    "topic": ("pillar", "indicator"),
    "national": ("indicator",),
    "target": ("indicator",),
    "thing": tuple(KINDS),
}
"""The kinds of things that a parameter of a type is filled from."""

Filled = Mapping[int, tuple[Parameter, Named]]
"""By the index of a span, the parameter that it fills, and with what."""


def fill(parameters: Sequence[Parameter], spans: Sequence[Span], names: Names) -> Filled:
    """Fill parameters in their order, each with the first thing of its kinds that none before has taken;
    those that take anything come last."""
    filled: dict[int, tuple[Parameter, Named]] = {}
    for parameter in sorted(parameters, key=lambda parameter: len(TAKES[parameter.type])):
        fitting = _fitting(parameter, spans, names, filled)
        if found := next(fitting, None):
            index, named = found
            filled[index] = parameter, named
    return filled


def _fitting(
    parameter: Parameter, spans: Sequence[Span], names: Names, filled: Filled
) -> Iterator[tuple[int, Named]]:
    for index, span in enumerate(spans):
        for kind in TAKES[parameter.type] if index not in filled else ():
            senses = [sense for sense in span.senses if sense.named and sense.named.kind == kind]
            if senses and (named := names.meant(senses)):
                yield index, named
