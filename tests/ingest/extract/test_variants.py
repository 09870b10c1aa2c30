"""The same text, typed, saved or scanned in another way, says the same."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.model import Extraction
from tests.evaluate import SETS
from tests.ingest.extract.conftest import Read

_LINE = (
    "Hồ sơ công việc của các sở xử lý trên mạng\nđạt 92 %; Tỉnh ủy Sóc Trăng giao theo "
    "Kế hoạch số 12/KH-\nUBND."
)

VARIANTS: dict[str, Callable[[str], str]] = {
    "letters with combining marks": lambda text: unicodedata.normalize("NFD", text),
    "lines that end in a return and a feed": lambda text: text.replace("\n", "\r\n"),
    "lines that end in a return": lambda text: text.replace("\n", "\r"),
    "spaces that do not break": lambda text: re.sub(r"(?<=\d) ", "\u00a0", text),
    "dashes": lambda text: text.replace(" - ", " \u2013 "),
    "spaces at the ends of lines": lambda text: text.replace("\n", "  \n"),
    # where tabs make the columns of a table, one more makes one more column
    "lines that begin with a tab": lambda text: text if "\t" in text else re.sub("^", "\t", text, flags=re.M),
    "lines that begin with spaces": lambda text: "\n".join(f"  {line}" for line in text.split("\n")),
    "spaces without width": lambda text: text.replace(" ", " \u200b", 9),
    "tones where they used to stand": lambda text: text.replace("hóa", "hoá").replace("ủy", "uỷ"),
    "straight quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "a space before the percent sign": lambda text: re.sub(r"(?<=\d)%", " %", text),
}
# Blank lines between all lines are not among them: where lines were wrapped, as in scans, they hide which of
# them go on.


def _facts(found: Extraction) -> Counter[object]:
    """All that was found, without where."""
    return Counter(
        [
            *(
                (m.kind, m.indicator, m.comparator, m.value, m.unit, m.level, m.year, m.as_of)
                for m in found.measures
            ),
            *((r.symbol, r.date) for r in found.references),
            *((s.sector, s.priority) for s in found.sectors),
            *(("institution", i.name) for i in found.institutions),
            *((r.predicate, r.object.symbol) for r in found.relations),
        ]
    )


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_text_says_the_same_however_it_is_typed(read: Read, variant: str) -> None:
    facts = _facts(read(_LINE))
    assert len(facts) >= 3
    assert _facts(read(VARIANTS[variant](_LINE))) == facts


@pytest.mark.parametrize("name", ["dev", "dev-official", "written"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_documents_say_the_same_however_they_are_typed(
    read: Read, shared: Path, name: str, variant: str
) -> None:
    assert shared.is_dir()
    for path in sorted(SETS[name].corpus.glob("[!R]*.txt")):
        text = path.read_text(encoding="utf-8")
        facts, others = _facts(read(text)), _facts(read(VARIANTS[variant](text)))
        assert (path.name, facts - others, others - facts) == (path.name, Counter(), Counter())
