"""The engine's own data files, read from the installed package and from nowhere else."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """The content of a TOML file that is shipped beside this module."""
    text = resources.files("negotiation.engine").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
