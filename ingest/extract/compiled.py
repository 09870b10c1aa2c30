"""What is compiled once for a vocabulary."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.extract.figures.ranks import Rankings
from ingest.extract.indicators.indices import Indices
from ingest.extract.indicators.labels import LabelBook
from ingest.extract.institutions.endings import Endings
from ingest.extract.institutions.enumerations import fields
from ingest.extract.instruments.references import Register
from ingest.extract.instruments.wordings import Wordings
from ingest.extract.matching.lexicon import Abbreviations, Automaton
from ingest.extract.sectors import SectorLabel
from ingest.text.letters import fold
from ontology.concepts import Concept, Vocabulary

_NUMBERED = re.compile(r"\d+(?:/\w+)?$")
_PAIR = re.compile(r"(?=(?<!\w)([^\W\d_]+) ([^\W\d_]+))")
_GRAMMAR = frozenset(("và", "của", "các", "trong", "với", "về", "cho", "tại", "trên", "theo", "từ"))
_AGED = r"(?:\s+từ (?:đủ )?\d\d tuổi(?: trở lên)?)?"
_HOLD = r"(?:có|mở|lập|sở hữu|đăng ký|kích hoạt|cài đặt|được (?:cấp|mở|lập|tạo))(?: và sử dụng)?"
_OF_PROVINCE = re.compile(r"\s+(?:tỉnh|thành phố)$")
_AREA = re.compile(r"^(?:tỉnh|thành phố|TP\.?) ")


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A vocabulary's labels in one automaton, in the groups `indicator` (payload: number of a part), `place`
    (code), `base` (id), `sector` (SectorLabel), `no-sector` (id), `institution` ((id, label)) and
    `instrument` (symbol). `sectors` are those that an indicator's name mentions, `places` the provinces'
    names by folded name, `cities` those of cities directly under the government, `issuers` the names of
    provincial bodies without the province, folded and as written, `fields` the patterns of what `Sở` and `Bộ`
    are called after; `endings` finds where names end, `outputs` matches digital outputs, `pillars`
    a pillar that a sentence opens with, `rankings` reads ranks, `wordings` how instruments stand to each
    other."""

    vocabulary: Vocabulary
    book: LabelBook
    automaton: Automaton
    sectors: Mapping[str, frozenset[str]]
    places: Mapping[str, str]
    cities: tuple[str, ...]
    issuers: Mapping[str, str]
    register: Register
    fields: Mapping[str, re.Pattern[str]]
    endings: Endings
    outputs: re.Pattern[str]
    pillars: re.Pattern[str]
    indices: Indices
    rankings: Rankings
    wordings: Wordings


def _sectors(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The sectors that each indicator's name mentions by theirs."""
    return {
        indicator.id: frozenset(
            sector.id
            for sector in vocabulary.sectors.values()
            if any(
                re.search(rf"\b{re.escape(name.lower())}\b", indicator.labels.vi.lower())
                for name in (sector.labels.vi, *sector.labels.alt)
            )
        )
        for indicator in vocabulary.indicators.values()
    }


def _labels(vocabulary: Vocabulary) -> Iterator[tuple[str, str, object]]:
    """Every label but the indicators' with its group and what it stands for."""
    places = (
        place for place in vocabulary.places.values() if place.id == place.code
    )  # none that a merger made
    yield from ((name, "place", place.code) for place in places for name in _names(place))
    yield from ((name, "base", base.id) for base in vocabulary.bases.values() for name in _names(base))
    for sector in vocabulary.sectors.values():
        labels = sector.labels
        yield from ((n, "sector", SectorLabel(sector.id, n, name=True)) for n in (labels.vi, *labels.alt))
        yield from ((n, "sector", SectorLabel(sector.id, n, name=False)) for n in labels.hidden)
        yield from ((n, "no-sector", sector.id) for n in labels.negative)
    for body in (*vocabulary.institutions.values(), *vocabulary.institution_types.values()):
        if not body.id[:1].isdigit():  # those of one province are found as bodies of their kind
            yield from ((name, "institution", (body.id, name)) for name in _names(body))
    for instrument in vocabulary.instruments.values():
        titles = (instrument.title, *instrument.aliases)
        yield from ((n, "instrument", instrument.symbol) for n in titles if not _NUMBERED.search(n))


def _names(concept: Concept) -> tuple[str, ...]:
    return (concept.labels.vi, *concept.labels.alt, *concept.labels.hidden)


@lru_cache(maxsize=4)
def compiled(vocabulary: Vocabulary) -> Compiled:
    """The compiled form of `vocabulary`, made at its first use."""
    book = LabelBook()
    for indicator in vocabulary.indicators.values():
        book.add(indicator)
    parts = ((text, "indicator", part) for text, part in book.parts.items())
    places = {
        fold(name): _AREA.sub("", name)
        for place in vocabulary.places.values()
        for name in (place.labels.vi, *place.labels.alt)
    }
    indices = Indices(vocabulary)
    automaton = Automaton((*parts, *_labels(vocabulary)), Abbreviations(vocabulary.abbreviations))
    bases = (
        _OF_PROVINCE.sub("", label)
        for kind in vocabulary.institution_types.values()
        for label in (kind.labels.vi, *kind.labels.alt)
    )
    issuers: dict[str, str] = {}
    for base in bases:
        issuers.setdefault(fold(base), base)
    return Compiled(
        vocabulary,
        book,
        automaton,
        _sectors(vocabulary),
        places,
        _cities(vocabulary),
        issuers,
        Register(vocabulary),
        fields(vocabulary),
        Endings(_compounds(vocabulary)),
        _outputs(vocabulary),
        _pillars(vocabulary),
        indices,
        Rankings(indices.any.pattern),
        Wordings(vocabulary.acts),
    )


def _cities(vocabulary: Vocabulary) -> tuple[str, ...]:
    cities = (place.labels for place in vocabulary.places.values() if place.is_city)
    return tuple(dict.fromkeys(name for labels in cities for name in (labels.vi, *labels.alt)))


def _outputs(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Digital outputs, or those who hold one (`812.000 người dân có tài khoản`), after a number."""
    outputs = _any_of(noun for output in vocabulary.outputs.values() for noun in output.labels.hidden)
    holders = _any_of(name for base in vocabulary.bases.values() for name in _names(base))
    held = rf"(?:người|{holders})\b{_AGED}[^,;.:()\d]{{0,24}}?\s{_HOLD}\s+(?:{outputs})\b"
    return re.compile(rf"\s*(?:(?:lượt\s+)?(?:{outputs})\b|{held})")


def _pillars(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pillar that a sentence opens with, before a colon: `2. Về kinh tế số: …`."""
    named = _any_of(name.lower() for pillar in vocabulary.pillars.values() for name in _names(pillar))
    number = r"[\s\W\d]*(?:[a-zđ]\d?\)\s*)?"
    return re.compile(rf"{number}(?:(?:về|đối với|với|phát triển|lĩnh vực)\s+)*(?P<pillar>{named})\s*:")


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _compounds(vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """Pairs of syllables of which the names of bodies, sectors and indicators have the first capitalised, or
    none: words, for the most part."""
    kinds = (vocabulary.institutions, vocabulary.institution_types, vocabulary.sectors)
    labels = (name for kind in kinds for concept in kind.values() for name in _names(concept))
    return frozenset(
        (first.lower(), second)
        for label in labels
        for first, second in _PAIR.findall(label)
        if second not in _GRAMMAR
    )
