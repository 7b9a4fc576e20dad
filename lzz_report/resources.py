"""Find: the name of a shipped folder in, its place out: in a wheel inside the package, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

PACKAGE_DIR = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Return the folder `name` ("layouts", "fonts" or "data") that travels with the package.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for parent in (PACKAGE_DIR, PACKAGE_DIR.parent):
        folder = parent / name
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name}/ is missing beside or inside {PACKAGE_DIR.name}")
