"""What people answered before and after, beside the table's record: a file of the owner's only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from negotiation.play.host import Host
from negotiation.play.questioning import When
from negotiation.workshop.event import write_private

Kept: TypeAlias = dict[str, dict[str, dict[str, int] | None]]
"""By seat, then by when: the answers by the item's code, None where somebody did not want to."""


def answers_file(folder: Path, table: int) -> Path:
    """Where a table's answers are."""
    return folder / f"answers-{table}.json"


def read_answers(folder: Path, table: int) -> Kept:
    """A table's answers, none where nobody answered. Raises OSError, ValueError."""
    file = answers_file(folder, table)
    if not file.exists():
        return {}
    found: Kept = json.loads(file.read_text(encoding="utf-8"))
    return found


class SeatAnswers:
    """Implements `play.questioning.Answering` for one seat."""

    def __init__(self, folder: Path, table: int, seat: str, host: Host) -> None:
        """`host` says how far the game is."""
        self._folder = folder
        self._table = table
        self._seat = seat
        self._host = host

    def due(self) -> When | None:
        """Before the game, as long as it is in its briefing; after it, once it is over."""
        answered = read_answers(self._folder, self._table).get(self._seat, {})
        if self._host.finished:
            return None if "after" in answered else "after"
        before = self._host.state.phase == "briefing" and "before" not in answered
        return "before" if before else None

    def keep(self, when: When, given: Mapping[str, int] | None) -> None:
        """Keep what was answered, on disk when this returns."""
        kept = read_answers(self._folder, self._table)
        kept.setdefault(self._seat, {})[when] = None if given is None else dict(given)
        write_private(answers_file(self._folder, self._table), json.dumps(kept))
