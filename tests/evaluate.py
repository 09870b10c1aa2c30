"""`make eval`: score `lienket extract` against the development corpus. `--errors` lists what is wrong."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import relations
from tests.conftest import SHARED

SETS = (("dev", SHARED / "corpus"), ("dev-official", SHARED / "corpus" / "official"))
LIENKET = (sys.executable, "-c", "from api.cli import main; main()")


def score(gold: Path, corpus: Path, *options: str) -> str:
    """What `score.py` prints for one set of documents, and a line on the legal relations."""
    annotated = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    documents = [str(corpus / annotation["document"]) for annotation in annotated]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predictions:
        subprocess.run([*LIENKET, "extract", *documents, "--format", "jsonl"], stdout=predictions, check=True)
        found = [json.loads(line) for line in Path(predictions.name).read_text(encoding="utf-8").splitlines()]
        related = relations.score(found)
        scorer = [sys.executable, str(SHARED / "eval" / "score.py"), str(gold), predictions.name, *options]
        table = subprocess.run(
            scorer, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
        ).stdout
    return table.rstrip() + (
        f"\nrelations         P {related['precision']:.3f}  R {related['recall']:.3f}  F1 {related['f1']:.3f}"
        f"  (gold {related['gold']:.0f}, predicted {related['predicted']:.0f})\n"
    )


def main() -> None:
    """Print the table of each set, or say that there is nothing to score."""
    if not SHARED.is_dir():
        sys.exit("the development corpus (../shared) is not on this machine: nothing to score")
    for name, corpus in SETS:
        sys.stdout.write(f"{name}\n{score(SHARED / 'eval' / name, corpus, *sys.argv[1:])}\n")


if __name__ == "__main__":
    main()
