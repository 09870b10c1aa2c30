"""What a client wants (RFC 9110, section 12.5): `Accept`, with quality and precedence, and `Accept-Language`;
and what it has already (section 13.1.2)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from api.errors import NotAcceptableError

HTML = "text/html"
JSON = "application/json"

Language = Literal["vi", "en"]

MOST_RANGES = 100
"""Media ranges of a header that are looked at; browsers send some ten."""

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*({_NAME})/({_NAME})\s*((?:;[^;]*)*)$")
_QUALITY = re.compile(r";\s*q\s*=\s*([^;]*?)\s*(?:;|$)")
_LANGUAGE = re.compile(r"(?:^|,)\s*(vi|en)\b[^,;]*(?:;\s*q\s*=\s*([\d.]+))?", re.IGNORECASE)
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    subtype: str
    quality: float

    def precedence(self, offer: str) -> int:
        """How closely this range names the media type `offer`; 0 where it does not cover it."""
        kind, _, subtype = offer.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.subtype != "*":
            return 0
        return 2 if self.kind == kind else int(self.kind == "*")


def _ranges(accept: str) -> list[_Range]:
    """The media ranges of a header; one that is not well formed is left out, as RFC 9110 allows."""
    found = []
    for part in accept.lower().split(",", MOST_RANGES)[:MOST_RANGES]:
        if match := _RANGE.match(part):
            weight = _QUALITY.search(match[3])
            if weight is None:
                found.append(_Range(match[1], match[2], 1.0))
            elif _WEIGHT.fullmatch(weight[1]):
                found.append(_Range(match[1], match[2], float(weight[1])))
    return found


def quality(accept: str | None, offer: str) -> float:
    """How much the client wants the media type `offer`, 0 to 1: the closest range decides.

    A missing or empty header accepts everything.
    """
    if not accept or not accept.strip():
        return 1.0
    fitting = [(r.precedence(offer), r.quality) for r in _ranges(accept) if r.precedence(offer)]
    return max(fitting, default=(0, 0.0))[1]


def choose(accept: str | None, offers: Sequence[str]) -> str:
    """The offer that the client wants most, the earlier one among equals.

    Raises NotAcceptableError with the list of offers where it wants none.
    """
    best = max(offers, key=lambda offer: quality(accept, offer))
    if quality(accept, best) == 0:
        raise NotAcceptableError(
            f"nothing here fits Accept: {accept}. Offered are {', '.join(offers)}.", offered=tuple(offers)
        )
    return best


def prefers_html(accept: str | None, others: Iterable[str]) -> bool:
    """Whether the client names HTML itself, as browsers do, and wants none of `others` more."""
    if not accept or not any(r.precedence(HTML) == 3 and r.quality > 0 for r in _ranges(accept)):
        return False
    return quality(accept, HTML) >= max(quality(accept, other) for other in others)


def language(asked: str | None, accept_language: str | None) -> Language:
    """The language that `?lang=` names, else what the client likes most of ours; Vietnamese where neither is
    named, or both alike."""
    liked = {"vi": 0.0, "en": 0.0}
    for name, weight in _LANGUAGE.findall(asked or accept_language or ""):
        wanted = float(weight) if _WEIGHT.fullmatch(weight) else 1.0
        liked[name.lower()] = max(liked[name.lower()], wanted)
    return "en" if liked["en"] > liked["vi"] else "vi"


def is_known(if_none_match: str | None, tag: str) -> bool:
    """Whether the client has the representation with the entity tag `tag` already; the comparison is weak."""
    known = [part.strip().removeprefix("W/") for part in (if_none_match or "").split(",")]
    return tag.removeprefix("W/") in known or known == ["*"]
