"""How many phrasings are understood; `python -m tests.asking` prints it."""

import pytest

from queries.catalogue import load
from queries.words import Listener
from tests.asking.measure import SETS, heard
from tests.queries.conftest import small_world


@pytest.fixture(scope="module", params=SETS)
def found(request):
    return heard(request.param, Listener(load(), small_world(inference=True)), load())


def share(right):
    right = list(right)
    return sum(right) / len(right)


def test_each_set_has_sixty_phrasings_of_questions_and_twenty_of_none(found):
    meant = [one for one in found if one.phrasing.question]
    assert len(meant) >= 60
    assert len(found) - len(meant) >= 20


def test_the_question_that_is_meant_comes_first(found):
    assert share(one.right for one in found if one.phrasing.question) >= 0.9


def test_its_parameters_are_filled(found):
    assert share(one.filled for one in found if one.phrasing.question) >= 0.85


def test_what_is_no_question_of_the_catalogue_is_declined(found):
    assert share(one.right for one in found if not one.phrasing.question) >= 0.9
