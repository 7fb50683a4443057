"""The papers: which front pages a seat has seen, and when a new one comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation.play.wording.story import Page
from negotiation.play.words import pages_so_far

if TYPE_CHECKING:
    from negotiation.contract.base import SeatCode
    from negotiation.tui.app import HeadsOfTerms
    from negotiation.tui.bridge import Bridge


class Papers:
    """The front pages of an open game. A new one waits until nothing lies on the phase's screen.

    Of several that came out meanwhile the latest comes up; the others are behind it. Those that
    came out before the game was opened here are read only when asked for.
    """

    def __init__(self, app: HeadsOfTerms, bridge: Bridge) -> None:
        self._app = app
        self._bridge = bridge
        session = bridge.session
        self._seen: dict[SeatCode, int] = {
            seat: len(pages_so_far(session.desk(seat).scenario, session.desk(seat).view))
            for seat in session.people
        }

    @property
    def has_any(self) -> bool:
        """Whether a front page has come out."""
        return bool(self._pages())

    def _pages(self) -> tuple[Page, ...]:
        view = self._app.view
        return () if view is None else pages_so_far(self._bridge.scenario, view)

    def show_new(self) -> None:
        """Show the latest front page if it is new and nothing is in the way."""
        view = self._app.view
        if view is None or not self._app.flow.is_phase_screen(self._app.screen):
            return
        came_out = len(self._pages())
        fresh = came_out > self._seen[view.seat]
        self._seen[view.seat] = came_out
        if fresh:
            self.show()

    def show(self) -> None:
        """Show the latest front page, if there is one."""
        from negotiation.tui.screens.playing.front_page import FrontPageScreen

        pages = self._pages()
        if pages:
            self._app.push_screen(FrontPageScreen(pages))
