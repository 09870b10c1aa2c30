"""What a percentage is a share of: `90% hộ gia đình`, `80% dịch vụ công đủ điều kiện`."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.extract.indicators.zones import Zone
from ingest.extract.matching.lexicon import Hit, Syllables
from ontology.concepts import Base

_REACH = 2
"""The noun of a share begins within so many syllables of its number, or of the noun that it is joined to."""

_FOR = re.compile(r"\b(?:cho|của|với|tới|đến|tại|ở|phục vụ|về)\s+$")
"""A noun after one of these is not what the share is of (`dịch vụ công phục vụ người dân`)."""


_LOOK_BACK = 12


class BaseReader:
    """Finds the bases of shares in one document, from the label hits of the automaton in order."""

    def __init__(
        self, hits: Sequence[Hit], bases: Mapping[str, Base], syllables: Syllables, low: str
    ) -> None:
        self._hits, self._bases, self._syllables, self._low = hits, bases, syllables, low
        self._starts = [hit.start for hit in hits]

    def of(self, zone: Zone) -> Hit | None:
        """What the share of `zone` is of: the noun after the number, or where none follows, the one before
        it; a narrower one (`người từ 15 tuổi`) stands for the wider ones that it is part of. None where the
        words name none, or several."""
        if zone.closed:
            return self.within(zone.start, zone.quantity.start)
        after = list(self._in(zone.quantity.end, zone.end))
        heads, end = set(), zone.quantity.end
        for hit in after:
            if self._syllables.between(end, hit.start) <= _REACH and not self._is_for(hit):
                heads.add(hit.payload)
                end = max(end, hit.end)
        return self._narrowest(h for h in after if heads & {h.payload, *self._wider(h.payload)})

    def within(self, start: int, end: int) -> Hit | None:
        """The base that `[start, end)` names, as the label of a table row."""
        return self._narrowest(hit for hit in self._in(start, end) if not self._is_for(hit))

    def _is_for(self, hit: Hit) -> bool:
        return bool(_FOR.search(self._low, max(0, hit.start - _LOOK_BACK), hit.start))

    def _in(self, start: int, end: int) -> Iterator[Hit]:
        at = bisect_left(self._starts, start)
        while at < len(self._hits) and self._starts[at] < end:
            if self._hits[at].end <= end:
                yield self._hits[at]
            at += 1

    def _wider(self, base: str) -> Iterator[str]:
        wider = self._bases[base].wider
        while wider is not None:
            yield wider
            wider = self._bases[wider].wider

    def _narrowest(self, hits: Iterable[Hit]) -> Hit | None:
        named: dict[str, Hit] = {}
        for hit in hits:
            named.setdefault(hit.payload, hit)
        narrow = named.keys() - {wider for base in named for wider in self._wider(base)}
        return named[narrow.pop()] if len(narrow) == 1 else None
