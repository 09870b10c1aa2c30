"""The tables of the documentation are those that the headers give."""

import pytest

from queries.parameters import TYPES
from queries.question import ROLES
from queries.scripts.write_tables import README, REFERENCE, pages

PAGES = (README, REFERENCE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_is_what_the_headers_say(page) -> None:
    assert page.read_text(encoding="utf-8") == pages()[page], "run `make questions`"


def test_the_readme_names_every_type_and_role() -> None:
    readme = README.read_text(encoding="utf-8")
    assert [name for name in (*TYPES, *ROLES) if f"`{name}`" not in readme] == []
