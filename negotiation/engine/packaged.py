"""The engine's own data files, read from the installed package and from nowhere else."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """A text file that is shipped beside this module, by its path from here."""
    return resources.files("negotiation.engine").joinpath(name).read_text(encoding="utf-8")


def read_table(name: str) -> dict[str, Any]:
    """The content of a TOML file that is shipped beside this module."""
    return tomllib.loads(read_text(name))
