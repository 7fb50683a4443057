"""What the parts of the review screen share: where one is, and what has been worked out so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation.contract.base import SeatCode, SideCode
from negotiation.play.replay import Replay
from negotiation.play.retelling import Told, eyes_for, told
from negotiation.review.analysis import Analysis
from negotiation.review.layer import Layer, Remark
from negotiation.review.timeline import Family
from negotiation.tui.retelling import chapters
from negotiation.tui.screens.base import ShellScreen

if TYPE_CHECKING:
    from negotiation.play.reviewing import Reviewing


class Reviewed(ShellScreen):
    """A game under review. `story` are the acts that are shown, `at` the place among them."""

    def __init__(self, replay: Replay) -> None:
        super().__init__()
        self.replay = replay
        self.seats = eyes_for(replay)
        self.eyes: SeatCode | None = self.seats[0]
        self.chapters = chapters(replay)
        self.everything = told(replay, self.eyes)
        self.story: tuple[Told, ...] = self.everything
        self.at = 0
        self.analysis: Analysis | None = None
        self.remark_layers: tuple[Layer, ...] = ()
        self.others_shown = True
        self.chosen: SideCode | None = None
        self.families: frozenset[Family] | None = None
        self.sought = ""

    @property
    def reviewing(self) -> Reviewing:
        """What the house does for reviews."""
        return self.house.lobby.reviewing

    @property
    def act(self) -> int:
        """The act that is shown."""
        return self.story[self.at].act

    @property
    def open(self) -> bool:
        """Whether everything may be seen, and so be analysed."""
        return None in self.seats

    @property
    def mine(self) -> Layer | None:
        """One's own layer, once it was read."""
        return self.remark_layers[0] if self.remark_layers else None

    def remarks(self, act: int) -> list[tuple[str, Remark]]:
        """What reviewers say of an act, with the name of each; one's own first."""
        shown = self.remark_layers if self.others_shown else self.remark_layers[:1]
        found = [(layer.reviewer, layer.at(act)) for layer in shown]
        return [(name, remark) for name, remark in found if not remark.is_empty]

    def key_acts(self) -> tuple[int, ...]:
        """The acts of the key moments, as far as these eyes may know of any."""
        if self.analysis is None or self.eyes is not None:
            return ()
        return tuple(moment.act for moment in self.analysis.moments)

    def draw(self) -> None:
        """Draw the present act."""
        raise NotImplementedError
