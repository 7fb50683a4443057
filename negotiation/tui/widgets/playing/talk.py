"""Talk and news: what was said and sent, the latest at the bottom."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import line_sentence
from negotiation.rules.seatview import View
from negotiation.rules.state import Line
from negotiation.tui.keys_in_use import key_now
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.marks import side_mark

LATEST = 40
"""How many lines the pane keeps; the log has all."""


def talk_line(scenario: Scenario, line: Line, me: SideCode) -> Content:
    """One line with the mark of who speaks; news carries a sign of its own."""
    mark = Content("» ") if line.side is None else side_mark(scenario, line.side)
    return Content.assemble(
        (f"R{line.round} " if line.round else "", "$text-muted"),
        mark,
        " ",
        line_sentence(scenario, line, me),
    )


class TalkPane(Drawn, can_focus=True):
    """The latest lines of talk and news. Talk never binds; moves do."""

    HELP = "What was said, sent and explained, the latest at the bottom; m sends a message."

    def __init__(self) -> None:
        super().__init__()
        self._talk: tuple[Line, ...] = ()
        self._scenario: Scenario | None = None
        self._me: SideCode = ""

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw the latest lines of a view and go to the last of them."""
        latest = view.talk[-LATEST:]
        if self._scenario is not None and latest == self._talk:
            return
        self._talk, self._scenario, self._me = latest, scenario, view.side
        self.redraw()
        self.call_after_refresh(self.scroll_end, animate=False)

    def draw(self, width: int, height: int) -> list[Content]:
        """A line each, wrapped where it is long."""
        del width, height
        if self._scenario is None:
            return []
        if not self._talk:
            return [
                Content.styled(
                    f"Nothing has been said yet: {key_now('talk.say')} sends a message.",
                    "$text-muted",
                )
            ]
        return [talk_line(self._scenario, line, self._me) for line in self._talk]
