"""What the big board is told to show: blank, frozen, revealed; kept on disk for every console."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from negotiation.contract.base import Frozen
from negotiation.play.facilitating import BoardData, Revealed
from negotiation.workshop.event import write_private

BOARD_FILE = "board.json"
REVEAL_FILE = "reveal.json"
DEBRIEF_FILE = "debrief.html"


class Shown(Frozen):
    """What was asked for. `frozen` is the board as it stood then."""

    blank: bool = False
    frozen: BoardData | None = None
    revealed: bool = False


def shown(folder: Path) -> Shown:
    """What was asked for last."""
    try:
        return Shown.model_validate_json((folder / BOARD_FILE).read_text(encoding="utf-8"))
    except (OSError, ValidationError):
        return Shown()


def keep_shown(folder: Path, asked: Shown) -> None:
    """Ask for it. Raises OSError."""
    write_private(folder / BOARD_FILE, asked.model_dump_json())


def outcomes(folder: Path) -> Revealed | None:
    """All tables' outcomes as they were worked out last."""
    try:
        text = (folder / REVEAL_FILE).read_text(encoding="utf-8")
        return Revealed.model_validate(json.loads(text))
    except (OSError, ValueError):
        return None


def keep_outcomes(folder: Path, found: Revealed) -> None:
    """Keep all tables' outcomes. Raises OSError."""
    write_private(folder / REVEAL_FILE, found.model_dump_json())


def as_asked(asked: Shown, now: BoardData, found: Revealed | None) -> BoardData:
    """The board as it is to be shown: what is now, laid under what was asked for."""
    if asked.blank:
        return BoardData(title=now.title, at=now.at, tables=(), blank=True)
    if asked.frozen is not None:
        return asked.frozen.model_copy(update={"frozen": True})
    return now.model_copy(update={"revealed": found if asked.revealed else None})
