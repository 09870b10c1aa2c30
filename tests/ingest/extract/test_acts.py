"""The words for how instruments stand to each other, which the vocabulary has."""

from dataclasses import replace

import pytest

from ingest.extract import extract
from ingest.extract.grounds import Rule
from ingest.extract.instruments.wordings import Wordings
from ingest.lint.acts import acts
from ontology.concepts import Vocabulary
from ontology.vocabulary import vocabulary
from tests.ingest.extract.conftest import Explain

SENTENCE = "Quyết định số 15/2023/QĐ-UBND {verb} Quyết định số 09/2019/QĐ-UBND."


def having(act: str, *labels: str, negative: tuple[str, ...] = ()) -> Vocabulary:
    """The shipped vocabulary with more wordings of an act."""
    shipped = vocabulary()
    concept = shipped.acts[act]
    more = replace(concept.labels, hidden=(*concept.labels.hidden, *labels), negative=negative)
    return replace(shipped, acts={**shipped.acts, act: replace(concept, labels=more)})


def stated(known: Vocabulary, verb: str) -> list[str]:
    return [r.predicate for r in extract(SENTENCE.format(verb=verb), "test.txt", known).relations]


def test_a_new_wording_of_the_vocabulary_is_read() -> None:
    assert stated(vocabulary(), "khai tử") == []
    assert stated(having("repeals", "khai tử"), "khai tử") == ["repeals"]


def test_a_wording_in_a_negative_label_is_none() -> None:
    assert stated(having("repeals", "tử", negative=("khai tử",)), "khai tử") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("thay bằng", "thay"), ("chương trình", None), ("tờ trình", "trình"),
        ("sửa đổi, bổ sung", "sửa đổi, bổ sung"), ("điều 1. bổ sung", "bổ sung"), ("được bổ sung", None),
        ("ban chấp hành", None), ("chấp hành", "chấp hành"),
    ],
)  # fmt: skip
def test_what_has_to_follow_and_what_must_not_stand_before(text: str, label: str | None) -> None:
    found = Wordings(vocabulary().acts).label(text, 0, len(text))
    assert (found and found.partition(" (")[0]) == label


def test_an_explanation_names_the_wording_and_its_file(why: Explain) -> None:
    (sentence,) = why(SENTENCE.format(verb="thay cho")).sentences
    (told,) = (one for explained in sentence.facts for one in explained.why if one.attribute == "predicate")
    assert (told.value, told.rule) == ("replaces", Rule.RELATION_VERB)
    assert told.entry is not None
    assert (told.entry.file, told.entry.concept, told.entry.label) == (
        "ontology/vocab/acts.ttl", "replaces", "thay cho",
    )  # fmt: skip


class TestLint:
    def test_nothing_is_to_be_changed_in_what_is_shipped(self) -> None:
        assert list(acts(vocabulary())) == []

    @pytest.mark.parametrize(
        ("labels", "rule"),
        [
            (("hủy bỏ",), "shared-wording"), (("thay đi (bằng",), "malformed-wording"),
            (("chấp hành thay thế",), "never-found"),
        ],
    )  # fmt: skip
    def test_wordings(self, labels: tuple[str, ...], rule: str) -> None:
        assert rule in {finding.rule for finding in acts(having("replaces", *labels))}

    def test_a_negative_label_that_ends_with_no_wording(self) -> None:
        found = [finding.rule for finding in acts(having("repeals", negative=("lễ khai mạc",)))]
        assert found == ["never-found"]
