"""Starts one of this package's processes: `python -P …/start.py worker`.

Such a process imports the standard library, pyoxigraph and its own modules only, so it is up in some 50 ms.
The packages around them stand here without what their `__init__` would import, and by their folder, so that
no other package called `graph` can take their place.

They are started in a process group of their own (`process_group=0`): Ctrl+C reaches the whole group of a
terminal, and would end them with a traceback in the moment before they can say that they ignore it.
"""

import importlib
import sys
from pathlib import Path
from types import ModuleType


def main() -> None:
    """Run the module of `graph.embedded` that is named by the first argument."""
    here = Path(__file__).parent
    for name, folder in (("graph", here.parent), ("graph.embedded", here)):
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    importlib.import_module(f"graph.embedded.{sys.argv[1]}").main()


if __name__ == "__main__":
    main()
