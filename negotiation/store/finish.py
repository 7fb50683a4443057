"""Whether a game is over: its end was reached, and no undo took that back."""

from __future__ import annotations

import json
from collections.abc import Sequence

from negotiation.rules.events import ActUndone, GameFinished
from negotiation.rules.record import Record

FINISHED: str = GameFinished.model_fields["kind"].default
UNDONE: str = ActUndone.model_fields["kind"].default


def is_finished(records: Sequence[Record]) -> bool:
    """Whether the game is over after these records; only ends and undos need be among them."""
    marks = [record for record in records if record.kind in (FINISHED, UNDONE)]
    while marks:
        mark = marks.pop()
        if mark.kind == FINISHED:
            return True
        back_to = int(json.loads(mark.body)["back_to"])
        marks = [earlier for earlier in marks if earlier.seq <= back_to]
    return False
