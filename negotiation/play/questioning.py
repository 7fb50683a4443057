"""The questionnaire before and after a game, as the screen of one seat asks it.

Answers are no moves: they are kept beside the record and never in it. So no other seat, no replay
and no exported game can show them, and a person who wants them erased can have that without a
record that no longer holds together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, TypeAlias

When: TypeAlias = Literal["before", "after"]


class Answering(Protocol):
    """What one seat is asked, and has answered."""

    def due(self) -> When | None:
        """Which of both is to be asked now; None for neither."""
        ...

    def keep(self, when: When, given: Mapping[str, int] | None) -> None:
        """Keep what was answered, by the item's code; None: not wanted. Raises OSError."""
        ...
