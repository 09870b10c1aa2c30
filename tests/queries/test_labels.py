"""What things are called."""

from pyoxigraph import NamedNode

from queries.labels import labels
from queries.model import Text
from tests.queries.world import world

THING = "https://w3id.org/lienket/id/document/it"


def called(turtle):
    return labels(world(turtle), [NamedNode(THING)]).get(THING)


def test_a_thing_is_called_by_its_label_in_each_language():
    assert called('<it> rdfs:label "Nó"@vi , "It"@en .') == Text("Nó", "It")


def test_a_symbol_serves_both_languages_and_comes_before_a_title():
    assert called('<it> rdfs:label "09-NQ/TU" ; dcterms:title "Chuyển đổi số"@vi .') == Text(
        "09-NQ/TU", "09-NQ/TU"
    )


def test_a_language_without_a_label_takes_the_others():
    assert called('<it> dcterms:title "Tài liệu"@vi .') == Text("Tài liệu", "Tài liệu")


def test_what_has_no_label_is_left_out():
    assert called("<it> lk:place place:11 .") is None
