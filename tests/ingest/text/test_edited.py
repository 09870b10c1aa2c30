"""A text with parts replaced knows where each of its letters comes from."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.text.edited import Change, Edited

CHANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 4), st.text("xyz ", max_size=3)).map(
        lambda drawn: (drawn[0], min(40, drawn[0] + drawn[1]), drawn[2])
    ),
    max_size=12,
).map(sorted)
SOURCE = "abcdefghijklmnopqrstABCDEFGHIJKLMNOPQRST"


def by_letters(changes: list[Change]) -> tuple[str, list[tuple[int, int]]]:
    """The text and the source span of each of its letters, made letter by letter."""
    text, spans, at = "", [], 0
    for start, end, new in [*changes, (len(SOURCE), len(SOURCE), "")]:
        if start < at:
            continue
        text += SOURCE[at:start] + new
        spans += [(place, place + 1) for place in range(at, start)] + [(start, end)] * len(new)
        at = end
    return text, spans


@given(CHANGES)
def test_every_letter_is_mapped_to_what_it_was_made_of(changes: list[Change]) -> None:
    edited = Edited(SOURCE, changes)
    text, spans = by_letters(changes)
    assert edited.text == text
    assert [(edited.start(at), edited.end(at + 1)) for at in range(len(text))] == spans


@given(CHANGES, st.integers(0, 40))
def test_a_place_of_the_source_is_before_all_that_was_made_of_what_follows_it(
    changes: list[Change], place: int
) -> None:
    edited, (_, spans) = Edited(SOURCE, changes), by_letters(changes)
    position = edited.position(place)
    assert all(start >= place for start, _ in spans[position:])
    assert all(start < place or start == end for start, end in spans[:position])


def test_a_change_inside_another_is_passed_over() -> None:
    assert Edited("một hai ba", [(0, 7, "X"), (4, 5, "y"), (8, 8, "-")]).text == "X -ba"
