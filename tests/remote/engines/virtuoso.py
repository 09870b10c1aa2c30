"""OpenLink Virtuoso 7, from Debian's package `virtuoso-opensource`."""

import shutil
from pathlib import Path

from graph.remote import Credentials, Endpoints
from tests.remote.engines.process import Absent, Running, free_port, run

MOST_ROWS = 50_000
CONFIGURATION = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 20
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {most_rows}
"""


def start(folder: Path) -> Running:
    program = shutil.which("virtuoso-t")
    if program is None:
        raise Absent("Virtuoso is not on this machine")
    http = free_port()
    configuration = CONFIGURATION.format(sql=free_port(), http=http, most_rows=MOST_ROWS)
    (folder / "virtuoso.ini").write_text(configuration)
    url = f"http://127.0.0.1:{http}"
    endpoints = Endpoints(
        f"{url}/sparql", f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth", Credentials("dba", "dba")
    )
    return run("virtuoso", [program, "+foreground", "+configfile", "virtuoso.ini"], folder, endpoints)
