"""The console's application: the same shell as a game's, around a workshop instead of a game."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NoReturn

from textual.binding import BindingType
from textual.screen import Screen

from negotiation.play.lobby import HouseError
from negotiation.tui.actions import ANYWHERE, bindings_in
from negotiation.tui.app import HERE, HeadsOfTerms
from negotiation.tui.screens.console.tables import ConsoleScreen
from negotiation.tui.settings import Settings

if TYPE_CHECKING:
    from textual.driver import Driver

    from negotiation.play.facilitating import Workshop
    from negotiation.play.lobby import LastGame

NO_GAMES = "The console looks after tables; games of your own are played outside it."

HOW_TO_LEAVE = "Close the window to leave the console; the workshop goes on without it."


class NoHouse:
    """The house as the console knows it: there are no games of one's own in it."""

    saves_folder = ""

    def last_game(self) -> LastGame | None:
        """There is none."""
        return None

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise HouseError(NO_GAMES)

    games = samples = scenarios = scenario = new_game = resume = saved = delete = _refuse

    @property
    def reviewing(self) -> NoReturn:
        """Refused."""
        raise HouseError(NO_GAMES)


class ConsoleApp(HeadsOfTerms, inherit_bindings=False):
    """The facilitator's console. Without a `driver` it runs on this terminal, and can be left."""

    # Textual reads the style of every screen but the one that lies under all of them.
    CSS_PATH = [HERE / "styles" / "base.tcss", HERE / "screens" / "console" / "console.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(ANYWHERE)]

    def __init__(
        self,
        workshop: Workshop,
        driver: type[Driver] | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(NoHouse(), settings=settings)
        self.workshop = workshop
        self._served = driver is not None
        if driver is not None:
            self.driver_class = driver

    def get_default_screen(self) -> Screen[None]:
        """The tables lie under everything."""
        return ConsoleScreen(self.workshop)

    def tell(self, sentence: str) -> None:
        """Show a sentence from the workshop."""
        self.call_later(self.notify, sentence, timeout=8, markup=False)

    def action_game_leave(self) -> None:
        """Leave the console; the workshop goes on."""
        if self._served:
            self.notify(HOW_TO_LEAVE, timeout=8, markup=False)
        else:
            self.exit()
