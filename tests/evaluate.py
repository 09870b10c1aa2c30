"""`make eval`: score `lienket extract` against annotated documents. `--errors` lists what is wrong.

The sets `dev` and `dev-official` and the scorer are in the development corpus, the others in `tests/data`.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import relations, tasks
from tests.conftest import SHARED

LIENKET = (sys.executable, "-c", "from api.cli import main; main()")
_OURS = Path(__file__).parent / "data" / "evaluation"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A set of documents and the folder of their gold files."""

    corpus: Path
    gold: Path

    def extract(self, predictions: Path) -> list[dict[str, Any]]:
        """Write what `lienket extract` finds in the documents, one JSON line each; give the same parsed."""
        gold = (path.read_text(encoding="utf-8") for path in sorted(self.gold.glob("*.json")))
        documents = [str(self.corpus / json.loads(text)["document"]) for text in gold]
        with predictions.open("wb") as file:
            subprocess.run([*LIENKET, "extract", *documents, "--format", "jsonl"], stdout=file, check=True)
        return [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]

    def score(self, predictions: Path, *options: str) -> str:
        """What `score.py` prints."""
        scorer = [sys.executable, str(SHARED / "eval" / "score.py"), str(self.gold), str(predictions)]
        outcome = subprocess.run(
            [*scorer, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
        )
        return outcome.stdout.rstrip()


SETS = {
    "dev": Annotated(SHARED / "corpus", SHARED / "eval" / "dev"),
    "dev-official": Annotated(SHARED / "corpus" / "official", SHARED / "eval" / "dev-official"),
    "written": Annotated(_OURS / "written" / "corpus", _OURS / "written" / "gold"),
    "held-out": Annotated(_OURS / "held-out" / "corpus", _OURS / "held-out" / "gold"),
}


def main() -> None:
    """Print the table of each set, or say that there is nothing to score with."""
    if not SHARED.is_dir():
        sys.exit("the development corpus (../shared) is not on this machine: nothing to score with")
    for name, annotated in SETS.items():
        with tempfile.TemporaryDirectory() as folder:
            predictions = Path(folder) / "predictions.jsonl"
            found = annotated.extract(predictions)
            options = [] if name == "held-out" else sys.argv[1:]
            table = annotated.score(predictions, *options)
        sys.stdout.write(f"{name}\n{table}\n{relations.table(found)}{tasks.table(found)}\n")


if __name__ == "__main__":
    main()
