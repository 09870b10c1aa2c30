"""Writes what the documentation says of each question, from the headers: `make questions`."""

import sys
from pathlib import Path

from queries import markdown
from queries.catalogue import load

_ROOT = Path(__file__).resolve().parents[2]
REFERENCE = _ROOT / "docs" / "questions.md"
README = _ROOT / "queries" / "README.md"
_BEGIN, _END = "<!-- written by make questions -->\n", "<!-- end of what make questions writes -->\n"


def pages() -> dict[Path, str]:
    """The texts of the two pages, as they must be for the catalogue as it is."""
    questions = list(load().values())
    before, _, rest = README.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    table = markdown.table(questions, "../docs/questions.md")
    return {
        REFERENCE: markdown.reference(questions),
        README: f"{before}{_BEGIN}{table}{_END}{after}",
    }


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{page}\n")
