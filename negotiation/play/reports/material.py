"""What a report is made from."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation.contract.scenario import Scenario
from negotiation.play.replay import Replay
from negotiation.review.analysis import Analysis
from negotiation.review.drift import Drift
from negotiation.review.reach import Reach
from negotiation.rules.state import State


@dataclass(frozen=True)
class Material:
    """A game with its analysis. `reach` is None where the contracts were not counted."""

    replay: Replay
    analysis: Analysis
    reach: Reach | None
    drift: Drift

    @property
    def scenario(self) -> Scenario:
        """What was played."""
        return self.replay.scenario

    @property
    def end(self) -> State:
        """The state after the last act."""
        return self.replay.state(self.replay.length)
