"""Where the chapters of a record begin: its rounds, and the parts of a game with other screens."""

from __future__ import annotations

from negotiation.play.replay import Replay
from negotiation.tui.flow import screen_for_phase


def chapters(replay: Replay) -> tuple[int, ...]:
    """The acts with which a round, or another part of the game, begins."""
    begun = []
    before = None
    for act in range(1, replay.length + 1):
        round_, phase = replay.when(act)
        chapter = (round_, screen_for_phase(phase))
        if chapter != before:
            begun.append(act)
        before = chapter
    return tuple(begun)
