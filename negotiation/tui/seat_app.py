"""The front end of one seat at somebody else's table: no Home, no other games, no way out.

A workshop runs one for each seat, in the table's process, on a driver of its own. Closing the
window leaves the seat; the game and whatever is half typed stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from negotiation.rules.commands import HandPen
from negotiation.tui.actions import ANYWHERE, bindings_in
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.settings import Settings

if TYPE_CHECKING:
    from textual.driver import Driver

    from negotiation.contract.base import SeatCode
    from negotiation.play.lobby import Lobby, Session
    from negotiation.play.questioning import Answering

HOW_TO_LEAVE = (
    "This seat is yours for the whole workshop. To leave it, just close the window: the table "
    "goes on, and whatever you have typed waits for you."
)


class SeatDoor(Screen[None]):
    """Lies under the game, and is seen only until that is drawn."""

    CSS = """
    SeatDoor { align: center middle; }
    SeatDoor Static { width: auto; }
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """One line in the middle."""
        yield Static(Content(self._words))


class SeatApp(HeadsOfTerms, inherit_bindings=False):
    """`HeadsOfTerms` for one seat. `title` says where one sits."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(ANYWHERE)]

    def __init__(
        self,
        lobby: Lobby,
        session: Session,
        driver: type[Driver],
        title: str,
        settings: Settings | None = None,
        answering: Answering | None = None,
    ) -> None:
        self._words = title
        self._answering = answering
        super().__init__(lobby, settings=settings)
        self._session = session
        self.driver_class = driver

    def on_unmount(self) -> None:
        """It ends, by a failure perhaps: what happens at the table is for the next screen."""
        if self.bridge is not None:
            self.bridge.close()

    def get_default_screen(self) -> Screen[None]:
        """The door lies under everything."""
        return SeatDoor(self._words)

    def on_mount(self) -> None:
        """Sit down."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.open_game(self._session)
        self.ask()

    def after_update(self) -> None:
        """Something happened in the game: at its end there may be something to ask."""
        super().after_update()
        self.ask()

    def ask(self) -> None:
        """Ask what is to be asked before and after the game, where anything is."""
        if self._answering is None:
            return
        from negotiation.tui.screens.questionnaire import Questionnaire

        when = self._answering.due()
        open_ = any(isinstance(screen, Questionnaire) for screen in self.screen_stack)
        if when is not None and not open_:
            self.push_screen(Questionnaire(self._answering, when))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: for who holds the pen, also to hand it to a colleague."""
        yield from super().get_system_commands(screen)
        view = self.view
        if view is None or not any(f.seat == view.seat and f.holds_pen for f in view.faces):
            return
        for face in view.faces:
            if face.side == view.side and face.seat != view.seat:
                words = f"Hand the pen to {face.seat}"
                explains = "That seat acts for your side from then on; you advise it"
                yield SystemCommand(words, explains, partial(self._hand_pen, face.seat))

    async def _hand_pen(self, seat: SeatCode) -> None:
        if self.view is not None and self.bridge is not None:
            asked = HandPen(actor=self.view.seat, seen=self.view.seen, to=seat)
            await self.bridge.submit(asked)

    def tell(self, sentence: str) -> None:
        """Show a sentence from the workshop."""
        self.call_later(self.notify, sentence, title=self._words, timeout=8, markup=False)

    def close_game(self) -> None:
        """The game of a seat stays on its screen, whatever asks for another one."""
        if self.bridge is None:
            super().close_game()

    def action_game_leave(self) -> None:
        """There is nowhere else to go."""
        self.notify(HOW_TO_LEAVE, title=self._words, timeout=8, markup=False)
