"""What the built pages contain comes with the licence it is given under."""

import json

from tests.conftest import ROOT

EXPLORER = ROOT / "api" / "explorer"


def test_every_package_of_the_pages_has_its_licence_beside_them() -> None:
    lock = json.loads((EXPLORER / "package-lock.json").read_text("utf-8"))
    folders = [folder for folder, of in lock["packages"].items() if folder and not of.get("dev")]
    assert len(folders) > 20
    told = (EXPLORER / "dist" / "licences.txt").read_text("utf-8").split("-" * 80)
    named = {part.strip().partition("\n")[0]: part for part in told}
    for folder in folders:
        name = folder.rpartition("node_modules/")[2]
        assert len(named[name].splitlines()) > 5, f"{name} has no licence"
