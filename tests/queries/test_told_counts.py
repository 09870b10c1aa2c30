"""A share that is told as a part of a whole is computed from two counts, and says so."""

import pytest

from queries.catalogue import load
from queries.derivation import derive
from queries.run import run
from tests.queries.world import IRIS, world

SHARE = """
<news> a lk:SourceDocument ; dcterms:identifier "news" ; lk:place place:96 .
<news/fact/1-2> a lk:Result ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:eq ;
  lk:value 40.0 ;
  lk:unit lk:percent ; lk:place place:96 ; lk:confidence 0.9 ; lk:statedIn <news> ;
  lk:numerator 640.0 ; lk:denominator 1600.0 ; lk:evidence <news/fact/1-2#evidence> .
<news/fact/1-2#evidence> oa:hasTarget <news/fact/1-2#source> .
<news/fact/1-2#source> oa:hasSelector <news/fact/1-2#quote> .
<news/fact/1-2#quote> oa:exact "{words}" .
"""


@pytest.mark.parametrize(
    ("words", "derived"), [("640 trong tổng số 1.600", "true"), ("640/1.600 (40%)", "false")]
)
def test_it_is_marked_as_computed_unless_the_words_state_it(words, derived):
    graphs = world(SHARE.format(words=words))
    derive(graphs, IRIS)
    (row,) = run(load()["targets-behind"], graphs, {"place": "96", "year": "2025"}).table.rows
    assert (row["value"].value, row["derived"].value) == ("40", derived)
