"""`python -m tests.conformance`: run the suites, write `docs/conformance.md`, and say what it says."""

import sys
import tempfile
from pathlib import Path

from tests.conformance.report import written
from tests.conformance.running import run
from tests.conformance.service import Service, service
from tests.conformance.suites import FOLDER, KNOWN, REPORT, SUITES, Entry


def passes(entry: Entry, tested: Service) -> bool:
    """Whether a test passes; if not and that is not known, why."""
    try:
        run(entry, tested)
    except AssertionError as error:
        if entry.id not in KNOWN:
            print(f"{entry.id}: {error}", file=sys.stderr)  # noqa: T201
        return False
    return True


def main() -> None:
    """Run all, in one endpoint."""
    if not FOLDER.is_dir():
        sys.exit(f"the suites are not on this machine; they belong at {FOLDER}")
    entries = {entry.id: entry for suite in SUITES for entry in suite.entries()}
    with tempfile.TemporaryDirectory() as folder, service(Path(folder)) as tested:
        outcomes = {name: passes(entry, tested) for name, entry in entries.items()}
    text = written(entries, outcomes)
    REPORT.write_text(text, "utf-8")
    print(text)  # noqa: T201


if __name__ == "__main__":
    main()
