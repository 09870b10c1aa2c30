"""What a row of a mapping set says: of which statement, by whom, when and why."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode

from api.reviewing.desk import Desk
from api.reviewing.sheet import Row
from ingest.decisions.model import Verb, remark
from ontology.iris import Iris
from queries import sssom
from queries.model import Text
from queries.statements import NONE, Statement

LONGEST_NAME: Final = 100
"""Characters of a reviewer's name."""

_NO_TERM: Final = "sssom:NoTermFound"
_BETWEEN: Final = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a row says: the verb, and the mapping as it is to be."""

    verb: Verb
    national: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of a statement, by its reviewers, on a `day` (ISO), knowing what was decided until
    `knowing`."""

    row: Row
    statement: Statement
    meant: Meant
    reviewers: tuple[str, ...]
    day: str
    knowing: str
    note: str


def is_name(name: str) -> bool:
    """Whether a reviewer can be called so."""
    return 0 < len(name.strip()) <= LONGEST_NAME and name.isprintable()


class WrongRow(Exception):
    """Why a row cannot be taken in."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.reason = Text(vi, en)


class RowReader:
    """Rows, as what they say of what is there."""

    def __init__(
        self,
        desk: Desk,
        iris: Iris,
        there: Sequence[Mapping[str, str]],
        reviewer: str | None,
    ) -> None:
        self._prefixes = sssom.prefixes(iris)
        self._reviewer = reviewer
        self._mappings = {id(known): self._mapping(iris, known) for known in there}
        self._statements = desk.said(self._mappings.values())

    def said(self, row: Row, known: Mapping[str, str] | None) -> Said | None:
        """What a row says; None where that is what is there. Raises WrongRow."""
        if known is None:
            raise WrongRow(
                f"there is no mapping of {row['subject_id'] or 'nothing'} that this could be of: its "
                "document is gone or reads otherwise now, or the row was added; export anew, and change the "
                "row there is",
                f"không có ánh xạ nào của {row['subject_id'] or 'dòng này'} để sửa: tài liệu đã gỡ hoặc nay "
                "đọc khác đi, hoặc dòng được thêm vào; hãy tải lại bảng rồi sửa dòng có sẵn",
            )
        if row["subject_label"] and row["subject_label"] != known["subject_label"]:
            raise WrongRow(
                f"what is mapped reads otherwise now: «{known['subject_label']}»; export anew",
                f"nội dung được ánh xạ nay là “{known['subject_label']}”; hãy tải lại bảng",
            )
        statement = self._statements.get(self._mappings[id(known)])
        if statement is None:
            raise WrongRow("what is mapped cannot be decided on", "không duyệt được nội dung được ánh xạ này")
        meant = self._meant(row, statement)
        named = tuple(dict.fromkeys(map(self._name, filter(None, _BETWEEN.split(row["reviewer_id"])))))
        note = _note(row["comment"], known["comment"])
        if not named and meant.verb is Verb.ACCEPT and not (note and self._reviewer):
            return None
        verb = Verb.COMMENT if not named and meant.verb is Verb.ACCEPT else meant.verb
        reviewers = named or ((self._reviewer,) if self._reviewer else ())
        if not reviewers:
            raise WrongRow(
                "says something else than what is there, and not who says so: fill in reviewer_id",
                "có sửa nhưng không ghi ai duyệt: hãy điền reviewer_id",
            )
        return Said(row, statement, replace(meant, verb=verb), reviewers, *_days(row, known), note)

    def _meant(self, row: Row, statement: Statement) -> Meant:
        national, predicate = self._national(row["object_id"]), self._predicate(row["predicate_id"])
        modifier = row["predicate_modifier"].lower()
        if modifier not in ("", "not"):
            raise WrongRow(
                f"predicate_modifier is empty or Not, and not {row['predicate_modifier']!r}",
                f"predicate_modifier phải để trống hoặc là Not, không phải “{row['predicate_modifier']}”",
            )
        if modifier and national != statement.national:
            raise WrongRow(
                "is of a mapping that people made: say what is right on the row of the one that was read",
                "là ánh xạ do người duyệt lập: hãy sửa ở dòng của ánh xạ do máy đọc",
            )
        if modifier or (national == NONE and statement.national != NONE):
            return Meant(Verb.REJECT, national, predicate)
        if national == NONE or (national, predicate) == (statement.national, statement.predicate):
            return Meant(Verb.ACCEPT, national, predicate)
        return Meant(Verb.CORRECT, national, predicate)

    def _national(self, curie: str) -> str:
        if curie in (_NO_TERM, f"{self._prefixes['sssom']}NoTermFound"):
            return NONE
        for start in ("target:", self._prefixes["target"]):
            if curie.startswith(start):
                return curie.removeprefix(start)
        raise WrongRow(
            f"object_id is a national target, such as target:749-2025-…, and not {curie!r}",
            f"object_id phải là mục tiêu quốc gia, ví dụ target:749-2025-…, không phải “{curie}”",
        )

    def _predicate(self, curie: str) -> str:
        for start in ("skos:", self._prefixes["skos"]):
            if curie.startswith(start):
                return curie.removeprefix(start)
        raise WrongRow(
            f"predicate_id is one of SKOS, such as skos:closeMatch, and not {curie!r}",
            f"predicate_id phải thuộc SKOS, ví dụ skos:closeMatch, không phải “{curie}”",
        )

    def _name(self, curie: str) -> str:
        own = self._prefixes["person"]
        name = unquote(curie.strip().removeprefix("person:").removeprefix(own)).replace(r"\|", "|")
        if not is_name(name):
            raise WrongRow(
                f"reviewer_id has a name of 1 to {LONGEST_NAME} characters",
                f"reviewer_id phải là tên dài từ 1 đến {LONGEST_NAME} ký tự",
            )
        return name

    def _mapping(self, iris: Iris, known: Mapping[str, str]) -> str:
        fact = NamedNode(f"{self._prefixes['document']}{known['subject_id'].removeprefix('document:')}")
        return iris.mapping(fact, self._national(known["object_id"])).value


def _days(row: Row, exported: Mapping[str, str]) -> tuple[str, str]:
    """When what a row says was decided (today where nobody wrote it), and until when it knows of others."""
    given = {slot: _day(row[slot]) for slot in ("review_date", "mapping_date") if row[slot]}
    written = [day for slot, day in given.items() if day != exported[slot]]
    return max(written, default=today()), max(written or given.values(), default=today())


def _day(written: str) -> str:
    try:
        is_date = date.fromisoformat(written).isoformat() == written
    except ValueError:
        is_date = False
    if not is_date:
        raise WrongRow(
            f"{written!r} is no date: write it as 2026-11-30",
            f"“{written}” không phải ngày: hãy ghi dạng 2026-11-30",
        )
    if written > today():
        raise WrongRow(f"{written} is yet to come", f"ngày {written} chưa đến")
    return written


def _note(comment: str, exported: str) -> str:
    """What people wrote beside what lienket notes of a mapping."""
    own = " ".join(comment.split())
    return remark(sssom.without_own_comments(own.removeprefix(exported)))


def today() -> str:
    """The day, ISO, in UTC."""
    return datetime.now(UTC).date().isoformat()
