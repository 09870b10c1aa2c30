"""The mappings as an SSSOM set: what its rows say, and that SSSOM's own validator accepts it."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import yaml

from graph.embedded import EmbeddedStore
from graph.store import Generation
from ingest.decisions.model import Correction, Decision, Verb
from ingest.pipeline import Library
from queries.matching import candidates
from queries.names import short
from queries.sssom import SLOTS, table
from queries.statements import statements
from tests.queries.world import IRIS

GENERATION = Generation(7, datetime(2026, 11, 22, tzinfo=UTC), 1000)


@pytest.fixture(scope="module")
def exported(store) -> str:
    return table(store, IRIS, GENERATION)


def head(exported):
    lines = [line.removeprefix("#") for line in exported.splitlines() if line.startswith("#")]
    return yaml.safe_load("\n".join(lines))


def rows(exported):
    lines = [line for line in exported.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def test_the_header_says_what_the_set_is(exported):
    about = head(exported)
    assert about["mapping_set_id"] == "https://w3id.org/lienket/id/graph/mappings"
    assert about["mapping_set_version"] == "7"
    assert str(about["publication_date"]) == "2026-11-22"
    assert about["license"].startswith("https://")
    assert about["curie_map"]["skos"] == "http://www.w3.org/2004/02/skos/core#"


def test_an_exact_match_says_how_it_was_found(exported):
    (row,) = (
        row
        for row in rows(exported)
        if row["subject_id"] == "document:dien-bien/fact/691-694" and row["predicate_id"] == "skos:exactMatch"
    )
    assert row["object_id"] == "target:749-2025-online-service-level4-share"
    assert row["object_label"] == "Dịch vụ công trực tuyến mức độ 4 đạt 80%"
    assert row["mapping_justification"] == "semapv:CompositeMatching"
    assert (row["confidence"], row["mapping_tool"]) == ("0.95", "lienket")
    assert row["mapping_tool_version"]
    assert row["subject_source"] == "document:dien-bien"


def test_grdp_and_gdp_are_compared_with_the_note_that_allows_it(exported):
    (row,) = (
        row
        for row in rows(exported)
        if row["object_id"] == "target:749-2025-digital-economy-gdp-share"
        and row["predicate_id"] == "skos:exactMatch"
    )
    assert row["comment"] == "Ghi chú: địa phương tính theo GRDP / Note: provinces state it against GRDP."


def test_a_target_without_counterpart_names_what_came_near_and_why_it_was_rejected(exported):
    (row,) = (row for row in rows(exported) if row["subject_label"] == "Hóa đơn điện tử: 90%")
    assert row["object_id"] == "sssom:NoTermFound"
    assert row["object_source"] == "instrument:749-QD-TTg"
    assert row["match_string"] == "hóa đơn điện tử"
    assert row["comment"] == (
        "Ứng viên bị loại: Tỷ lệ dân số có tài khoản thanh toán điện tử (749-2025-epayment-account-share): "
        "thiếu một phần của nhãn «tài khoản» / Rejected candidates: Share of the population with an "
        "electronic payment account (749-2025-epayment-account-share): a part of the label is missing "
        "«tài khoản»."
    )


def test_candidates_are_told_the_nearest_first(store):
    (near,) = (near for mapping, near in candidates(store).items() if mapping.endswith("99-102/none"))
    assert [(short(c.national), str(c.score)) for c in near] == [("749-2025-epayment-account-share", "0.5")]


def test_the_same_store_gives_the_same_table(store, exported):
    assert table(store, IRIS, GENERATION) == exported
    subjects = [row["subject_id"] for row in rows(exported)]
    assert subjects == sorted(subjects)
    assert tuple(rows(exported)[0]) == SLOTS


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("samples")
    with EmbeddedStore(folder, workers=1) as store:
        Library(folder, store, IRIS, processes=1).ingest_samples()
        yield store


def test_every_target_of_the_samples_is_mapped_or_has_no_counterpart(samples):
    targets = {
        row["target"].value.removeprefix(f"{IRIS.base}id/")
        for row in samples.select(
            "PREFIX lk: <https://w3id.org/lienket/ns#>"
            "SELECT DISTINCT ?target { ?target a lk:Target ; lk:place ?place"
            " OPTIONAL { ?target lk:counts ?goals } FILTER(!BOUND(?goals)) }"
        ).rows
    }
    found = [row for row in rows(table(samples, IRIS, None)) if row["predicate_id"] != "skos:relatedMatch"]
    assert {row["subject_id"].replace("document:", "document/") for row in found} == targets
    assert len(targets) == 10


def test_the_validator_of_sssom_accepts_the_small_world(exported, tmp_path):
    validate(exported, tmp_path)


def test_the_validator_of_sssom_accepts_the_samples(samples, tmp_path):
    validate(table(samples, IRIS, GENERATION), tmp_path)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory) -> str:
    """The table of the samples, of whose mappings one was accepted, one rejected and one corrected."""
    folder = tmp_path_factory.mktemp("reviewed")
    with EmbeddedStore(folder, workers=1) as store:
        library = Library(folder, store, IRIS, processes=1)
        library.ingest_samples()
        mapped = [
            stated
            for stated in statements(store, (row["m"] for row in store.select(MAPPED).rows)).values()
            if stated.statement.predicate != "relatedMatch" and stated.statement.national != "none"
        ]
        first, second, third, *_ = sorted(mapped, key=lambda stated: stated.iri)
        time = "2026-11-30T09:00:00Z"
        correction = Correction(predicate="broadMatch")
        library.decide(
            [
                Decision(first.statement, Verb.ACCEPT, "an", time),
                Decision(second.statement, Verb.REJECT, "an", time),
                Decision(third.statement, Verb.CORRECT, "an", time, "", correction),
            ]
        )
        library.publish_decisions()
        return table(store, IRIS, GENERATION)


MAPPED = "PREFIX lk: <https://w3id.org/lienket/ns#> SELECT ?m { ?m a lk:Mapping }"


def test_a_reviewed_mapping_says_by_whom_and_what_is_not_so(reviewed, tmp_path):
    validate(reviewed, tmp_path)
    by_state = {row["other"].partition("|")[0]: row for row in rows(reviewed) if row["review_date"]}
    accepted, rejected = by_state["review=accepted"], by_state["review=refused"]
    assert {row["review_date"] for row in rows(reviewed)} == {"", "2026-11-30"}
    assert (rejected["predicate_modifier"], rejected["author_id"]) == ("Not", "person:an")
    assert rejected["mapping_justification"] == "semapv:ManualMappingCuration"
    assert (accepted["predicate_modifier"], accepted["reviewer_id"]) == ("", "person:an")
    (corrected,) = (
        row for row in rows(reviewed) if row["predicate_id"] == "skos:broadMatch" and row["author_id"]
    )
    assert corrected["mapping_justification"] == "semapv:ManualMappingCuration"
    assert corrected["subject_id"] != rejected["subject_id"]


def validate(exported, tmp_path):
    """As a program of its own: what it imports warns."""
    file = tmp_path / "mappings.sssom.tsv"
    file.write_text(exported, encoding="utf-8")
    assert "sssom:NoTermFound" in file.read_text(encoding="utf-8")
    command = [sys.executable, "-W", "ignore", "-c", "from sssom.cli import main; main()", "validate", file]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr
    assert not run.stderr.strip()
