"""The eight questions on the small world, against answers kept in `data/answers/<id>.json`.

An answer was read by a person before it was kept. To renew one after a deliberate change, run
`python -m tests.queries.test_questions <id>` and read the difference.
"""

import json
import sys

import pytest
from pyoxigraph import RdfFormat, parse

from ontology.iris import DEFAULT_BASE
from queries.catalogue import load
from queries.matrix import matrix
from queries.names import short
from queries.run import run
from tests.queries.conftest import DATA

ANSWERS = DATA / "answers"
QUESTIONS = list(load())
NAMED = ("fact", "instrument", "place", "document", "iri")


def answer(question, store, **values):
    """Rows of short names, and the sentences behind them."""
    result = run(question, store, values)
    rows = [
        {name: short(term.value) if "://" in term.value else term.value for name, term in row.items()}
        for row in result.table.rows
    ]
    sentences = {
        short(e.fact): f"{e.document} {e.start}-{e.end}: {e.sentence}" for e in result.evidence.values()
    }
    return {"rows": rows, "sentences": sentences}


@pytest.mark.parametrize("id_", QUESTIONS)
def test_the_answer_is_the_one_that_was_read(id_, store):
    kept = json.loads((ANSWERS / f"{id_}.json").read_text(encoding="utf-8"))
    assert answer(load()[id_], store) == kept


def test_no_answer_is_kept_for_a_question_that_is_gone():
    assert {file.stem for file in ANSWERS.iterdir()} == set(QUESTIONS)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_row_leads_to_a_sentence_or_says_that_a_register_has_it(id_, store):
    question = load()[id_]
    result = run(question, store)
    for row in result.table.rows:
        facts = {row[name].value for name in question.facts() if name in row}
        assert facts & result.evidence.keys() or short(row["source"].value) == "instruments-register"


@pytest.mark.parametrize("id_", QUESTIONS)
def test_whatever_an_answer_names_has_a_label_in_both_languages(id_, store):
    result = run(load()[id_], store)
    roles = {column.name: column.role for column in result.question.columns}
    for row in result.table.rows:
        for name, term in row.items():
            # Legal relations have no label: their ends are columns of their own.
            if roles[name] in NAMED and "relation" not in row:
                label = result.labels[term.value]
                assert label.vi
                assert label.en


@pytest.mark.parametrize("id_", ["equal-targets", "missing-targets"])
def test_national_targets_come_in_the_order_of_the_programme(id_, store):
    programme = [row.iri for row in matrix(store, DEFAULT_BASE).rows]
    asked = [row["national"].value for row in run(load()[id_], store, {"place": "11"}).table.rows]
    assert len(asked) > 1
    assert asked == sorted(asked, key=programme.index)


def test_what_ran_is_what_is_shown(store):
    result = run(load()["equal-targets"], store, {"place": "08", "year": "2030"})
    assert "place/08>" in result.sparql
    assert '"2030"' in result.sparql
    assert store.select(result.sparql) == result.table


def test_a_quote_is_exact_in_the_small_world():
    quads = list(parse((DATA / "world.trig").read_text(encoding="utf-8"), RdfFormat.TRIG))
    by = {(q.subject.value, short(q.predicate.value)): q.object.value for q in quads}
    exact = {s.removesuffix("#quote"): value for (s, p), value in by.items() if p == "exact"}
    length = {
        s.removesuffix("#position"): int(by[s, "end"]) - int(by[s, "start"]) for s, p in by if p == "start"
    }
    assert {fact: len(text) for fact, text in exact.items()} == length


class TestOtherArguments:
    def test_another_province_has_another_answer(self, store):
        assert answer(load()["equal-targets"], store, place="Tuyên Quang")["rows"] == []

    def test_an_optional_place_narrows_implementations(self, store):
        rows = answer(load()["implementations"], store, place="08")["rows"]
        assert [(row["by"], row["inDocument"]) for row in rows] == [("08/48-NQ-TU", "false")]

    def test_without_a_place_every_province_is_told_of(self, store):
        rows = answer(load()["looser-targets"], store)["rows"]
        assert [(row["place"], row["difference"]) for row in rows] == [("11", "-10")]

    @pytest.mark.parametrize(
        ("about", "count"), [("kinh tế số", 1), ("digital-economy-gdp-share", 1), ("xã hội số", 0)]
    )
    def test_a_pillar_or_an_indicator_narrows_targets(self, about, count, store):
        assert len(answer(load()["looser-targets"], store, about=about)["rows"]) == count

    def test_register_and_documents_are_told_apart(self, store):
        rows = answer(load()["implementations"], store)["rows"]
        said = {row["by"]: set() for row in rows}
        for row in rows:
            said[row["by"]].add(row["inDocument"])
        assert said == {
            "08/48-NQ-TU": {"false"},
            "11/1905-KH-UBND": {"true", "false"},
            "22/09-NQ-TU": {"true", "false"},
        }


if __name__ == "__main__":
    from tests.queries import conftest

    for name in sys.argv[1:] or QUESTIONS:
        kept = answer(load()[name], conftest.small_world(inference=True))
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        (ANSWERS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
