"""Which question of the catalogue a person means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from queries.model import Question
from queries.views import Readable
from queries.words.asking import asking
from queries.words.filling import Filled, fill, narrowing
from queries.words.lexicon import Lexicon, Sense, Span, normal
from queries.words.model import Candidate, Named, Piece, Understood
from queries.words.names import Names, abbreviations, counted_as
from queries.words.negation import turned
from queries.words.owners import owned
from queries.words.profile import Items, Profile, Profiles

THRESHOLD: Final = 0.6
"""Below this, no question is near enough. Measured: see `python -m tests.asking`."""

_SHOWN: Final = 5
_LONGEST: Final = 500
"""Characters of a question that are read."""


class Listener:
    """Understands what is asked in words, by a catalogue and what a store's things are called now."""

    def __init__(self, catalogue: Mapping[str, Question], store: Readable) -> None:
        self._names = Names(store)
        self._lexicon = Lexicon(abbreviations(store))
        asking().teach(self._lexicon)
        self._names.teach(self._lexicon)
        self._profiles = Profiles(list(catalogue.values()), self._items)

    def understand(self, text: str) -> Understood:
        """What `text` asks for."""
        asked = normal(text)[:_LONGEST]
        spans = owned(turned(self._lexicon.read(asked)))
        said = [span for span in spans if not span.small]
        ranked = self._profiles.ranked(said)
        candidates = tuple(self._candidate(asked, spans, *one) for one in ranked[:_SHOWN])
        # Who only names a thing has asked nothing of it.
        sure = candidates and candidates[0].score >= THRESHOLD and not all(span.kinds for span in said)
        return Understood(asked, candidates, candidates[0] if sure else None)

    def _items(self, text: str) -> list[Items]:
        return [span.items for span in turned(self._lexicon.read(normal(text))) if not span.small]

    def _candidate(self, asked: str, spans: Sequence[Span], profile: Profile, score: float) -> Candidate:
        parameters = profile.question.parameters
        filled = fill(parameters, spans, self._names)
        values = {p.name: named.iri if p.type == "thing" else named.id for p, named in filled.values()}
        missing = tuple(p.name for p in parameters if p.required and p.name not in values)
        pieces = tuple(self._pieces(asked, spans, profile, filled))
        return Candidate(profile.question, round(score, 3), values, missing, pieces)

    def _pieces(self, asked: str, spans: Sequence[Span], profile: Profile, filled: Filled) -> Iterator[Piece]:
        for index, span in enumerate(spans):
            said = asked[span.start : span.end]
            if index in filled:
                parameter, named = filled[index]
                yield Piece(span.start, span.end, said, "value", named.label, parameter.name)
            else:
                yield self._unfilled(said, span, profile)

    def _unfilled(self, said: str, span: Span, profile: Profile) -> Piece:
        """A piece that fills no parameter."""
        if span.small:
            label = span.senses[0].label
            return Piece(span.start, span.end, said, "asking" if label else "small", label)
        if not span.senses:
            known = span.items & profile.header
            return Piece(span.start, span.end, said, "word" if known else "unknown")
        things = [sense for sense in span.senses if sense.named]
        # It tells which target is meant; or an instrument that sets national targets stands for the nation.
        helps = span.kinds & narrowing(profile.question)
        if not things or helps or span.items & profile.header - set(map(counted_as, span.kinds)):
            label = next((s.label for s in span.senses if s.items & profile.header), span.senses[0].label)
            return Piece(span.start, span.end, said, "asking", label)
        meant = self._names.meant(things)
        others = () if meant else tuple(_each(things))
        return Piece(span.start, span.end, said, "value", meant.label if meant else None, None, others)


def _each(senses: Sequence[Sense]) -> Iterator[Named]:
    """The things that a piece may name, those of the surest names."""
    least = min(sense.rank for sense in senses)
    yield from dict.fromkeys(sense.named for sense in senses if sense.named and sense.rank == least)
