"""Starts a scenario: copies the commented template into a new folder, under a code of its own."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from negotiation.library.load import FILE_NAME
from negotiation.library.schema import schema_text

SCHEMA_NAME = "scenario.schema.json"

_TEMPLATE_CODE = 'code = "my-scenario"'
_LONGEST_CODE = 40


def start_scenario(folder: Path) -> str:
    """Fill `folder` with a scenario that passes the check; its code comes from the folder's name.

    Raises ValueError with a sentence when the folder is in use or its name makes no code, and
    OSError when it cannot be written.
    """
    code = _code_from(folder.resolve().name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} is in use; name a folder that is new or empty")
    folder.mkdir(parents=True, exist_ok=True)
    for source in files("negotiation.library").joinpath("template").iterdir():
        text = source.read_text(encoding="utf-8")
        if source.name == FILE_NAME:
            text = text.replace(_TEMPLATE_CODE, f'code = "{code}"', 1)
        _write(folder / source.name, text)
    _write(folder / SCHEMA_NAME, schema_text())
    return code


def _code_from(name: str) -> str:
    code = re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_")[:_LONGEST_CODE]
    if not code:
        raise ValueError(f"{name!r} makes no code; use a name with letters or digits")
    return code


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
