"""Exchange: two folders in, both under each other's name in one step out, where the system can."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one disk change places; False when system or disk cannot, and nothing has happened."""
    if sys.platform == "win32":  # pragma: no cover
        return False
    names = os.fsencode(one), os.fsencode(other)
    system = ctypes.CDLL(None)
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)
    if hasattr(system, "renamex_np"):  # pragma: no cover  macOS
        return bool(system.renamex_np(*names, RENAME_SWAP) == 0)
    return False  # pragma: no cover  an old C library
