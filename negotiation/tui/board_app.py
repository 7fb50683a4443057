"""The big board's application: nothing to press but what leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from negotiation.tui.actions import ANYWHERE, bindings_in
from negotiation.tui.app import HERE, HeadsOfTerms
from negotiation.tui.console_app import NoHouse
from negotiation.tui.screens.board.board import BoardScreen
from negotiation.tui.settings import Settings

if TYPE_CHECKING:
    from textual.driver import Driver

    from negotiation.play.facilitating import BoardSource


class BoardApp(HeadsOfTerms, inherit_bindings=False):
    """The board on a projector. Without a `driver` it runs on this terminal, and can be left."""

    # Textual reads the style of every screen but the one that lies under all of them.
    CSS_PATH = [HERE / "styles" / "base.tcss", HERE / "screens" / "board" / "board.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(ANYWHERE)]

    def __init__(
        self,
        source: BoardSource,
        driver: type[Driver] | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(NoHouse(), settings=settings)
        self._source = source
        self._served = driver is not None
        if driver is not None:
            self.driver_class = driver

    def get_default_screen(self) -> Screen[None]:
        """The board lies under everything."""
        return BoardScreen(self._source)

    def tell(self, sentence: str) -> None:
        """The board is for everybody: what the workshop tells one screen is not shown."""

    def action_game_leave(self) -> None:
        """Leave a board on this terminal; one that is served just stays."""
        if not self._served:
            self.exit()
