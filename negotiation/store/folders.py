"""Folders and whole files: made for their owner only, and on disk before anybody is told."""

from __future__ import annotations

import os
from pathlib import Path

_PRIVATE = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only their owner may enter. Existing ones stay."""
    for missing in [f for f in reversed((folder, *folder.parents)) if not f.exists()]:
        missing.mkdir(mode=_PRIVATE, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk. Windows does so by itself and offers no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
