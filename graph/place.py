"""Where the data folder is."""

import os
import sys
from pathlib import Path


def default_data() -> Path:
    """The folder for a program's data by the platform's convention (XDG, Application Support, AppData)."""
    home = Path.home()
    if sys.platform == "win32":
        parent = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        parent = home / "Library" / "Application Support"
    else:
        parent = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return parent / "lienket"
