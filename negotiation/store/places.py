"""Where saved games live on this machine. Standard library first, for Home asks before anything."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "games.db"
"""The file of saved games in the folder of saves."""

VARIABLE = "NEGOTIATION_SAVES"
"""The environment variable that names another folder."""

DATABASE_VARIABLE = "NEGOTIATION_DATABASE"
"""The environment variable that holds the address of a database to keep games in instead."""

_APPLICATION = "heads-of-terms"
_PROJECT_LINE = 'name = "negotiation"'


def saves_folder(chosen: Path | None = None) -> Path:
    """The folder of saves: the chosen one, else the environment's, a checkout's, or the user's own.

    `chosen` is what `--saves` says. The folder need not exist yet.
    """
    if chosen is not None:
        return chosen.expanduser()
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return _of_checkout(Path(__file__).parents[2]) or _of_user()


def games_file(chosen: Path | None = None) -> Path:
    """The file of saved games in that folder. It need not exist yet."""
    return saves_folder(chosen) / FILE_NAME


def database_url() -> str | None:
    """The address of the database that games are kept in, None for the file."""
    return os.environ.get(DATABASE_VARIABLE) or None


def _of_checkout(root: Path) -> Path | None:
    """`saves/` of the checkout that the package is run from, or None when it is installed."""
    saves = root / "saves"
    try:
        project = (root / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return saves if _PROJECT_LINE in project.splitlines() and saves.is_dir() else None


def _of_user() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))
