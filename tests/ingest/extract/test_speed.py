"""Time grows with the text, not with its square; figures are relative, so that no machine is too slow.

What it is a second per core is told by `make bench`.
"""

import gc
import time
from collections.abc import Callable
from functools import cache

import pytest

from ingest.extract import extract
from ingest.extract.explanation import explain
from ingest.pipeline import samples
from ontology.vocabulary import vocabulary

ARTICLE = "\n".join(sample.read_text(encoding="utf-8") for sample in samples())
PARTS = {
    "documents": ARTICLE + "\n",
    "figures of one sentence": "đạt 5%, ",
    "figures with nouns": "hồ sơ đạt 5%, ",
    "figures by tier": "cấp tỉnh 5%, cấp xã 6%, ",
    "clauses": "mục tiêu 5%; ",
    "instruments": "theo Quyết định số 749/QĐ-TTg, ",
    "bodies": "Sở Y tế Lào Cai, ",
    "rows": "a|5%|6%\n",
    "tasks": "\nIII. NHIỆM VỤ\n1. Sở Y tế số hóa bệnh án trước ngày 30/9/2030; Sở Tài chính bố trí kinh phí;",
    "goals": "\nII. MỤC TIÊU\n- Từng bước đưa doanh nghiệp lên mạng.\n- Kinh tế số chiếm 20% GRDP.",
    "items": "\n- Đến năm 2025, 80% hồ sơ công việc cấp tỉnh;",
}


def cpu(text: str, read: Callable[..., object] = extract) -> float:
    """Seconds of a core that extraction takes, the least of three."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        read(text, "text.txt", vocabulary())
        found.append(time.process_time() - begin)
    return min(found)


@cache
def pace() -> float:
    """The time that an article takes for each of its characters."""
    extract(ARTICLE, "text.txt", vocabulary())
    return cpu(ARTICLE) / len(ARTICLE)


@pytest.mark.parametrize("part", PARTS)
def test_four_times_the_text_takes_less_than_ten_times_the_time(part: str) -> None:
    one = PARTS[part] * max(1, 3000 // len(PARTS[part]))
    assert cpu(one * 4) < 10 * cpu(one) + 0.05


@pytest.mark.parametrize("part", PARTS)
def test_so_it_does_with_the_reasons(part: str) -> None:
    one = PARTS[part] * max(1, 3000 // len(PARTS[part]))
    assert cpu(one * 4, explain) < 10 * cpu(one, explain) + 0.05


@pytest.mark.parametrize("part", PARTS)
def test_no_text_takes_many_times_what_an_article_of_its_length_takes(part: str) -> None:
    text = PARTS[part] * max(1, 5600 // len(PARTS[part]))
    assert cpu(text) < 40 * pace() * len(text)


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_sought_after_a_document_as_it_was_before(*, collecting: bool) -> None:
    seeking = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        extract(ARTICLE, "text.txt", vocabulary())
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if seeking else gc.disable)()
