"""What is wrong with a scenario on disk: every fault with its file, line, key and sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from negotiation.contract.problem import KeyPath


class Fault(NamedTuple):
    """One thing to mend. `line` counts from 1, or is None for the file as a whole."""

    file: Path
    line: int | None
    key: str
    sentence: str

    def __str__(self) -> str:
        place = f"{_short(self.file)}:{self.line}" if self.line else _short(self.file)
        return f"{place}: {self.key}: {self.sentence}" if self.key else f"{place}: {self.sentence}"


class ScenarioError(Exception):
    """A scenario that cannot be played, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=_reading_order))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def key_text(path: KeyPath) -> str:
    """A key path as people write it: `clauses[2].options[1].levers`. Positions count from 0."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _reading_order(fault: Fault) -> tuple[str, int, str, str]:
    return (str(fault.file), fault.line or 0, fault.key, fault.sentence)


def _short(file: Path) -> str:
    """The file as seen from where the person stands."""
    here = Path.cwd()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)
