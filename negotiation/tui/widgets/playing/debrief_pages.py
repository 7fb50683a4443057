"""The pages of the debrief: one text each, and the picture of the path."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.rules.seatview import Debrief
from negotiation.rules.state import Ending
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.path import PathPicture, legend, path_rows


def _nothing(width: int) -> Sequence[Content]:
    del width
    return [Content("")]


class TextPage(Drawn, can_focus=True):
    """A page that is a text."""

    def __init__(self, id_: str) -> None:
        super().__init__(id=id_)
        self._lines: Callable[[int], Sequence[Content]] = _nothing

    def show(self, lines: Callable[[int], Sequence[Content]]) -> None:
        """Draw these lines at whatever width there is."""
        self._lines = lines
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Content]:
        """The lines."""
        del height
        return self._lines(width)


class PathPage(Vertical):
    """The path as a picture or as a table."""

    def __init__(self, id_: str) -> None:
        super().__init__(id=id_)
        self.as_table = False

    def compose(self) -> ComposeResult:
        """Both; one is shown."""
        yield TextPage("path-legend")
        yield PathPicture()
        yield TextPage("path-table")

    def show(
        self,
        scenario: Scenario,
        debrief: Debrief,
        ending: Ending,
        pair: tuple[SideCode, SideCode],
        efficient: Sequence[Mapping[SideCode, int]] = (),
    ) -> None:
        """Draw the path for two sides, with efficient contracts; the table has all sides."""
        self.query_one("#path-legend", TextPage).show(
            lambda width: legend(scenario, width, frontier=bool(efficient))
        )
        self.query_one("#path-table", TextPage).show(
            lambda width: path_rows(scenario, debrief, ending, width)
        )
        self.query_one(PathPicture).show(scenario, debrief, ending, pair, efficient)
        self.query_one("#path-legend").display = not self.as_table
        self.query_one(PathPicture).display = not self.as_table
        self.query_one("#path-table").display = self.as_table
