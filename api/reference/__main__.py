"""`python -m api.reference FOLDER` writes the pages; `hatch_build.py` runs it when lienket is built."""

import sys
from pathlib import Path

from api.reference.site import build

build(Path(sys.argv[1]))
