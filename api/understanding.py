"""What was understood of a question in words, for programs and for terminals."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from api import present
from api.tables import in_language
from queries.bind import bind
from queries.parameters import arguments
from queries.views import Readable
from queries.words import Candidate, Piece, Understood


def as_json(understood: Understood, store: Readable) -> dict[str, Any]:
    """`understood` says whether a question is near enough: only then there are `question`, `parameters`,
    `missing`, `link` and `sparql`. `pieces` account for each word, by the likeliest question; `candidates`
    are the nearest questions, the likeliest first."""
    best = understood.best
    nearest = best or next(iter(understood.candidates), None)
    return {
        "text": understood.text,
        "understood": best is not None,
        **(_best(best, store) if best else {}),
        "pieces": present.plain(nearest.pieces) if nearest else [],
        "unknown": list(nearest.unknown) if nearest else [],
        "candidates": [_candidate(one) for one in understood.candidates],
    }


def link(candidate: Candidate) -> str:
    """Where the question is answered with these values."""
    values = urlencode(candidate.values)
    return f"/questions/{candidate.question.id}" + (f"?{values}" if values else "")


def sparql(candidate: Candidate, store: Readable) -> str:
    """The query that answers the question with these values."""
    return bind(candidate.question.query, arguments(candidate.question, candidate.values, store))


def told(candidate: Candidate, lang: str) -> str:
    """What was understood, in a line: `provinces → province; kinh tế số → about: Digital economy`."""
    said = (piece for piece in candidate.pieces if piece.kind in ("value", "asking"))
    return "; ".join(_told(piece, lang) for piece in said)


def _told(piece: Piece, lang: str) -> str:
    things = [in_language(named.label, lang) for named in piece.others]
    meaning = in_language(piece.meaning, lang) if piece.meaning else _either(things, lang)
    if piece.parameter:
        meaning = f"{piece.parameter}: {meaning}"
    return piece.text if meaning.lower() == piece.text.lower() else f"{piece.text} → {meaning}"


def _either(things: Sequence[str], lang: str) -> str:
    """What a name may mean that means no one thing."""
    return (" or " if lang == "en" else " hay ").join(things) + "?"


def _best(best: Candidate, store: Readable) -> dict[str, Any]:
    labels = {piece.parameter: piece.meaning for piece in best.pieces if piece.parameter}
    return {
        "question": present.question(best.question),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "label": present.plain(parameter.label),
                "required": parameter.required,
                "value": best.values.get(parameter.name),
                "meaning": present.plain(labels.get(parameter.name)),
            }
            for parameter in best.question.parameters
        ],
        "missing": list(best.missing),
        "link": link(best),
        "sparql": sparql(best, store),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.question.id,
        "title": present.plain(candidate.question.title),
        "score": candidate.score,
        "values": dict(candidate.values),
        "missing": list(candidate.missing),
        "link": link(candidate),
    }
