"""`make eval`: score `lienket extract` against the development corpus. `--errors` lists what is wrong."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import SHARED

SETS = (("dev", SHARED / "corpus"), ("dev-official", SHARED / "corpus" / "official"))
LIENKET = (sys.executable, "-c", "from api.cli import main; main()")


def score(gold: Path, corpus: Path, *options: str) -> str:
    """What `score.py` prints for one set of documents."""
    annotated = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    documents = [str(corpus / annotation["document"]) for annotation in annotated]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predictions:
        subprocess.run([*LIENKET, "extract", *documents, "--format", "jsonl"], stdout=predictions, check=True)
        scorer = [sys.executable, str(SHARED / "eval" / "score.py"), str(gold), predictions.name, *options]
        return subprocess.run(
            scorer, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
        ).stdout


def main() -> None:
    """Print the table of each set, or say that there is nothing to score."""
    if not SHARED.is_dir():
        sys.exit("the development corpus (../shared) is not on this machine: nothing to score")
    for name, corpus in SETS:
        sys.stdout.write(f"{name}\n{score(SHARED / 'eval' / name, corpus, *sys.argv[1:])}\n")


if __name__ == "__main__":
    main()
