"""A library in a folder of its own, and documents for it."""

from pathlib import Path
from typing import Any

from graph.embedded import EmbeddedStore
from ingest.pipeline import Library
from ontology.iris import Iris

IRIS = Iris()


def open_library(folder: Path, **options: Any) -> tuple[Library, EmbeddedStore]:
    store = EmbeddedStore(folder, workers=1)
    return Library(folder, store, IRIS, **options), store


def plan(share: int, province: str = "Điện Biên", lines: int = 1) -> str:
    """A provincial plan with one target of 749, one result, and a legal basis."""
    targets = "\n".join(
        f"Đến năm 2025, {share}% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng (mục {number})."
        for number in range(1, lines + 1)
    )
    return (
        f"KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH {province.upper()}\n\n"
        f"UBND tỉnh {province} triển khai Quyết định số 749/QĐ-TTg ngày 3/6/2020 của Thủ tướng Chính phủ.\n"
        f"{targets}\n"
        f"Năm 2022, Sở Y tế tỉnh {province} đã có 45% hộ gia đình được phủ cáp quang.\n"
    )


def dump(store: EmbeddedStore) -> list[str]:
    """All that readers see, as sorted lines: two stores with the same lines hold the same."""
    table = store.select("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    return sorted(" ".join(str(row[column]) for column in "gspo") for row in table.rows)


def graphs(lines: list[str]) -> dict[str, set[str]]:
    """The lines of a dump by their graph's name: `ontology`, `document/a`, `mappings/document/a`."""
    found: dict[str, set[str]] = {}
    for line in lines:
        graph, _, rest = line.partition("> ")
        found.setdefault(graph.partition("/id/graph/")[2], set()).add(rest)
    return found
