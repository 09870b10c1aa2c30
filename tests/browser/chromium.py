"""Which Chromium the browser tests drive. `python -m tests.browser.chromium` sees to it that there is one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# No sandbox exists for root in a container, and none of these tests may reach beyond this machine.
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch_arguments() -> list[str]:
    """The command line that Chromium gets."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*(["--no-sandbox"] if is_root else []), *_QUIET]


def find() -> Path | None:
    """LIENKET_CHROMIUM, else one on the PATH, else Playwright's own; None where there is none."""
    if named := os.environ.get("LIENKET_CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def provide() -> Path | None:
    """A Chromium that works here, installed if need be: Playwright's own, else Debian's package (as root)."""
    if found := find():
        click.echo(f"Browser tests use {found}")
        return found
    click.echo("No Chromium found; asking Playwright to install its own ...")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if found := find():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        click.echo("Playwright could not; installing Debian's package chromium ...")
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    return find()


if __name__ == "__main__" and provide() is None:
    sys.exit("No Chromium could be installed. Install one, or name it in LIENKET_CHROMIUM, and try again.")
