"""A workshop as its processes know it: one folder that only its owner can read.

`event.json` says what was decided at the start and holds the key that its processes prove to each
other. Each process writes where it can be reached beside it. Standard library only: the gateway
and the launcher stay light.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDER = "workshops"
"""The folder of workshops in the folder of saves."""


class NoSuchEvent(Exception):
    """There is no such workshop; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A chair at a table. `temper` is that of a bot that begins in it, None for a person."""

    code: str
    side: str
    side_name: str
    temper: str | None = None


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table, counted from 1, and its chairs."""

    number: int
    seats: tuple[SeatPlan, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A workshop. `hosts` are the names under which browsers may reach it; `key` is in hex.

    `vary` is a seed by which the sides' weights are varied, None to leave them.
    """

    name: str
    scenario: str
    title: str
    edition: str
    seed: int
    vary: int | None
    timers: bool
    saves: str
    listen: str
    port: int
    ssh_port: int | None
    hosts: tuple[str, ...]
    certificate: str | None
    private_key: str | None
    key: str
    tables: tuple[TablePlan, ...]
    agenda: int | None = None
    questionnaire: bool = False

    @property
    def secret(self) -> bytes:
        """The key of the loopback doors."""
        return bytes.fromhex(self.key)

    @property
    def address(self) -> str:
        """Where browsers go."""
        scheme = "https" if self.certificate else "http"
        host = self.hosts[0]
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"


def write_private(file: Path, text: str) -> None:
    """Put text in a file that only its owner reads; a reader finds the old or the new one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def make_folder(saves: Path, name: str) -> Path:
    """A new folder for a workshop. Raises FileExistsError, OSError."""
    folder = saves / FOLDER / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)
    return folder


def write_event(folder: Path, event: Event) -> None:
    """Keep what was decided."""
    write_private(folder / "event.json", json.dumps(asdict(event), indent=1))


def read_event(folder: Path) -> Event:
    """What was decided. Raises NoSuchEvent."""
    try:
        found = json.loads((folder / "event.json").read_text(encoding="utf-8"))
        tables = tuple(
            TablePlan(table["number"], tuple(SeatPlan(**seat) for seat in table["seats"]))
            for table in found.pop("tables")
        )
        return Event(tables=tables, hosts=tuple(found.pop("hosts")), **found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NoSuchEvent(f"There is no workshop in {folder}.") from error


# ----------------------------------------------------------------- where a process can be reached


CONSOLE = 0
"""Where the screens of the facilitator's console and of the big board are, among the tables."""


def table_name(number: int) -> str:
    """The name of a table's process, or of the console's."""
    return "console" if number == CONSOLE else f"table-{number}"


def announce(folder: Path, process: str, about: Mapping[str, Any]) -> None:
    """Say where a process can be reached, and what else others must know of it."""
    write_private(folder / f"{process}.json", json.dumps(dict(about)))


def announced(folder: Path, process: str) -> dict[str, Any] | None:
    """What a process last said of itself, or None before it did."""
    try:
        found = json.loads((folder / f"{process}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
