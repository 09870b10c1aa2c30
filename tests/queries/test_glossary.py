"""Themes and columns are named once, for all questions."""

import pytest

from queries.catalogue import load
from queries.glossary import by_theme, label, themes
from queries.parameters import TYPES, WRITTEN


@pytest.mark.parametrize("id_", list(load()))
def test_every_column_that_ships_says_what_it_holds_in_both_languages(id_):
    silent = [c.name for c in load()[id_].columns if not (c.meaning and c.meaning.vi and c.meaning.en)]
    assert silent == [], "give it a meaning in its header, or its name one in catalogue/columns.yaml"


def test_every_theme_that_ships_has_a_name():
    assert {question.theme for question in load().values()} <= set(themes())


def test_themes_come_in_their_order_and_a_folder_goes_by_its_name():
    found = list(by_theme(load().values()))
    assert found == [theme for theme in themes() if theme in found]
    assert label("Kinh tế số").en == "Kinh tế số"


def test_people_are_told_how_a_parameter_of_each_type_is_written():
    assert set(WRITTEN) == set(TYPES)
