"""Compare `vocab/places.ttl` with two independent lists of Vietnam's provinces.

    uv run --with vietnamadminunits --with vietnam-provinces python -m ontology.scripts.check_places

Neither package is a dependency: the vocabulary is a plain file, and this says where it differs from them.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module, resources

from ontology.concepts import Place
from ontology.iris import slug
from ontology.vocabulary import vocabulary


def key(name: str) -> str:
    """A province's name without type, accents, case and spaces."""
    return slug(name.removeprefix("Thành phố ").removeprefix("Tỉnh ")).replace("-", "").lower()


def names(places: list[Place]) -> dict[str, str]:
    """Code to key."""
    return {place.code: key(place.labels.vi) for place in places}


def listed(table: str) -> dict[str, str]:
    """Code to key, as vietnamadminunits lists them before (`admin_units_legacy`) and after the mergers."""
    with (
        resources.as_file(resources.files("vietnamadminunits") / "data" / "dataset.db") as path,
        closing(sqlite3.connect(path)) as database,
    ):
        queries = {
            "admin_units": "SELECT DISTINCT provinceCode, province FROM admin_units",
            "admin_units_legacy": "SELECT DISTINCT provinceCode, province FROM admin_units_legacy",
        }
        return {code: key(name) for code, name in database.execute(queries[table])}


def mergers() -> dict[str, frozenset[str]]:
    """Key of a present province to the keys of the former ones, by vietnamadminunits' converter."""
    text = (resources.files("vietnamadminunits") / "data" / "converter_2025.json").read_text(encoding="utf-8")
    short = {"thanhpho": "", "tinh": ""}

    def plain(name: str) -> str:
        return next((name.removeprefix(kind) for kind in short if name.startswith(kind)), name)

    return {plain(new): frozenset(map(plain, old)) for new, old in json.loads(text)["DICT_PROVINCE"].items()}


def differences() -> Iterator[str]:
    """One line for each point on which the vocabulary and the lists disagree."""
    places = list(vocabulary().places.values())
    former = [place for place in places if place.since is None]
    present = [place for place in places if place.until is None]
    by_id = vocabulary().places

    def compare(what: str, ours: object, theirs: object) -> Iterator[str]:
        if ours != theirs:
            yield f"{what}: the vocabulary has {ours}, the list {theirs}"

    yield from compare("former provinces", names(former), dict(sorted(listed("admin_units_legacy").items())))
    yield from compare("present provinces", names(present), listed("admin_units"))
    other = {
        f"{p.code.value:02}": key(p.name) for p in import_module("vietnam_provinces").Province.iter_all()
    }
    yield from compare("present provinces (vietnam-provinces)", names(present), other)
    ours: dict[str, set[str]] = {}
    for place in former:
        now = by_id[place.successor] if place.successor else place
        ours.setdefault(key(now.labels.vi), set()).add(key(place.labels.vi))
    for name, olds in mergers().items():
        yield from compare(f"merger into {name}", frozenset(ours.get(name, ())), olds)


def main() -> None:
    """Print the differences; the exit status says whether there are any."""
    found = list(differences())
    sys.stdout.writelines(f"{line}\n" for line in found or ["no differences"])
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
