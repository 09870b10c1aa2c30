"""The process in which one document is read: `python -m ingest.read.worker PATH SECONDS`.

The document's bytes come on standard input. Lines of JSON go out: meanwhile arrays of how many pages or
blocks are done and of how many, at last an object with what was read, or why it is refused. `PATH` is for the
format and for messages, nothing is opened there.
"""

import faulthandler
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from ingest.errors import Reason, RefusedError
from ingest.read.transcript import Tell, Transcript

FORMATS = {
    ".html": "ingest.read.web",
    ".htm": "ingest.read.web",
    ".docx": "ingest.read.word",
    ".pdf": "ingest.read.pdf",
    ".md": "ingest.read.markdown",
}
"""The module that reads each format, by suffix; its `read` takes the path, the bytes and whom to tell."""

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.startfile", "os.system")
_GRACE = 10.0
_TOLD_EVERY = 0.1

_Read = Callable[[Path, bytes, Tell], Transcript]


def main() -> None:
    """Read one document, with all doors closed."""
    path, seconds = Path(sys.argv[1]), float(sys.argv[2])
    # The parent keeps the time; should it be gone, this ends all the same, also within a library's C.
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)
    data = sys.stdin.buffer.read()
    out, sys.stdout = sys.stdout, sys.stderr
    read: _Read = import_module(FORMATS[path.suffix.lower()]).read
    sys.addaudithook(_refuse)
    json.dump(_attempt(read, path, data, _teller(out)), out)


def _teller(out: TextIO) -> Tell:
    """What writes down how far reading is, now and then."""
    last = monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        if monotonic() - last > _TOLD_EVERY or done == of:
            out.write(json.dumps([done, of]) + "\n")
            out.flush()
            last = monotonic()

    return tell


def _attempt(read: _Read, path: Path, data: bytes, tell: Tell) -> dict[str, Any]:
    try:
        found = read(path, data, tell)
    except RefusedError as error:
        return {"reason": error.reason, "message": error.message}
    except RecursionError:
        return _damaged("its parts are nested too deeply")
    except Exception as error:  # libraries raise anything over what is no such document
        cause = str(error).partition("\n")[0] or type(error).__name__
        return _damaged(f"damaged, or no {path.suffix} at all ({cause[:200]})")
    if not found.text.strip():
        return {"reason": Reason.EMPTY, "message": "no text is in the document; give one that has text"}
    return asdict(found)


def _damaged(problem: str) -> dict[str, Any]:
    advice = "open it in the program that made it and save it anew"
    return {"reason": Reason.DAMAGED, "message": f"{problem}; {advice}"}


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: a reader has no business with the network, with other programs, or with writing."""
    writes = event == "open" and isinstance(arguments[1], str) and bool(set(arguments[1]) & set("wax+"))
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not do this: {event}")


if __name__ == "__main__":
    main()
