"""Apache Jena Fuseki over TDB2, from the jar that `make engines` fetches from Maven Central."""

import shutil
from pathlib import Path

from graph.remote import Endpoints
from tests.conftest import ROOT
from tests.remote.engines.process import Absent, Running, free_port, run

JARS = ROOT / ".venv" / "engines"


def start(folder: Path, *options: str) -> Running:
    java = shutil.which("java")
    if java is None:
        raise Absent("Java is not on this machine")
    jar = next(JARS.glob("jena-fuseki-server-*.jar"), None)
    if jar is None:
        raise Absent(f"Fuseki's jar is not in {JARS}")
    port = free_port()
    data = folder / "tdb2"
    data.mkdir()
    options = ("--tdb2", f"--loc={data}", "--update", "--localhost", f"--port={port}", *options, "/lienket")
    url = f"http://127.0.0.1:{port}/lienket"
    endpoints = Endpoints(f"{url}/query", f"{url}/update", f"{url}/data")
    return run(
        "fuseki", [java, "-Xmx1g", "-XX:TieredStopAtLevel=1", "-jar", jar, *options], folder, endpoints
    )
