"""A seat: an application that lives as long as the table, and the terminals that show it.

One terminal is active and acts. Others of the same holder, and the facilitator's, are read-only
mirrors. Somebody else's terminal sees nothing until the active one, or the facilitator, lets it
have the seat; when nobody is active, the seat is free for who comes with a right to it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from negotiation.workshop.driver import DetachedDriver, driver_for
from negotiation.workshop.limits import LARGEST_SCREEN, SMALLEST_SCREEN, TERMINALS_PER_SEAT
from negotiation.workshop.plain.seat_page import SeatPage
from negotiation.workshop.protocol import Json, Kind, json_object
from negotiation.workshop.table.terminal import Terminal
from negotiation.workshop.terminal_modes import ENTER, LEAVE

if TYPE_CHECKING:
    from textual.driver import Driver

    from negotiation.workshop.plain.seat_page import MakeSeat

_LOG = logging.getLogger(__name__)
_USUAL_SIZE = (100, 30)

WATCHED = "The facilitator is looking at this screen."


class Application(Protocol):
    """What a seat runs."""

    async def run_async(self) -> object:
        """Run until it ends."""
        ...

    def exit(self) -> None:
        """End it."""
        ...

    def tell(self, sentence: str) -> None:
        """Show a sentence to who sits there."""
        ...


def fitting(size: tuple[int, int]) -> tuple[int, int]:
    """A size that a terminal claims, within bounds."""
    columns, rows = (
        max(least, min(most, wanted))
        for least, wanted, most in zip(SMALLEST_SCREEN, size, LARGEST_SCREEN, strict=True)
    )
    return columns, rows


class Seat:
    """One seat's screen. Implements `driver.Outlet`."""

    def __init__(
        self,
        code: str,
        make: Callable[[type[Driver]], Application],
        changed: Callable[[], None],
        page: MakeSeat | None = None,
    ) -> None:
        """`make` builds the application around a driver; `changed` hears who is present.

        `page` gives the seat's page what it is played with; without it there is no page.
        """
        self.code = code
        self.size = _USUAL_SIZE
        self.terminals: list[Terminal] = []
        self.last_input = 0.0
        self._make = make
        self._changed = changed
        self._driver_class = driver_for(self)
        self._application: Application | None = None
        self._running: asyncio.Task[None] | None = None
        self._drawn: list[str] = []
        self._page = page and SeatPage(code, page, lambda: self.terminals)

    # ------------------------------------------------------------------------------ the application

    @property
    def _driver(self) -> DetachedDriver | None:
        found = getattr(self._application, "_driver", None)
        return found if isinstance(found, DetachedDriver) else None

    def _start(self, terminal: Terminal) -> None:
        if self._page is not None and terminal.is_page:
            self._page.start()
        elif self._running is None or self._running.done():
            self._application = self._make(self._driver_class)
            self._running = asyncio.create_task(self._run(self._application))

    async def _run(self, application: Application) -> None:
        """Run the application; if it fails, a fresh one shows the same seat."""
        try:
            await application.run_async()
        except Exception:  # noqa: BLE001 - one screen's fault must not end the table
            _LOG.exception("The screen of seat %s failed", self.code)
        failure = getattr(application, "_exception", None)
        if failure is not None:
            _LOG.error("The screen of seat %s failed", self.code, exc_info=failure)
        self._application = None
        for terminal in self._screens():
            # They come back by themselves, to a fresh screen.
            terminal.line.abort()

    @property
    def has_page(self) -> bool:
        """Whether this seat can be read as a page."""
        return self._page is not None

    def _screens(self) -> list[Terminal]:
        return [each for each in self.terminals if not each.is_page]

    async def close(self) -> None:
        """End the application."""
        if self._page is not None:
            await self._page.close()
        if self._application is not None and self._running is not None:
            self._application.exit()
            await asyncio.wait({self._running}, timeout=1)

    def show(self, data: str) -> None:
        """Something was drawn: all terminals get it, once for each turn of the loop."""
        if not self._drawn:
            asyncio.get_running_loop().call_soon(self._flush)
        self._drawn.append(data)

    def _flush(self) -> None:
        data = "".join(self._drawn).encode()
        self._drawn.clear()
        for terminal in self._screens():
            terminal.show(data)

    def catch_up(self, terminal: Terminal) -> None:
        """A terminal that fell behind can be drawn again."""
        if terminal in self.terminals:
            self._greet(terminal)

    def _repaint(self) -> None:
        driver = self._driver
        if driver is not None:
            driver.repaint()

    # -------------------------------------------------------------------------------- the terminals

    @property
    def active(self) -> Terminal | None:
        """The terminal that acts."""
        return next((each for each in self.terminals if each.mode == "active"), None)

    def attach(self, terminal: Terminal) -> bool:
        """A terminal comes. Whether there is room for it."""
        again = [
            each
            for each in self.terminals
            if (each.holder, each.tab) == (terminal.holder, terminal.tab)
        ]
        for each in again:
            # The same window after its connection broke: the old end may not have noticed yet.
            self.detach(each)
            each.line.abort()
        if len(self.terminals) >= TERMINALS_PER_SEAT:
            return False
        self.terminals.append(terminal)
        self._start(terminal)
        active = self.active
        if terminal.is_facilitator or (active is not None and active.holder == terminal.holder):
            terminal.mode = "mirror"
        elif active is None:
            terminal.mode = "active"
            self._follow(terminal)
        if terminal.is_facilitator:
            if self._page is not None:
                self._page.tell(WATCHED)
            if self._application is not None:
                self._application.tell(WATCHED)
        self._greet(terminal)
        self._tell_all()
        return True

    def detach(self, terminal: Terminal) -> None:
        """A terminal goes; the seat stays."""
        if terminal not in self.terminals:
            return
        self.terminals.remove(terminal)
        terminal.end()
        driver = self._driver
        if terminal.mode == "active" and driver is not None:
            driver.forget_input()
        own = [each for each in self.terminals if each.mode == "mirror" and not each.is_facilitator]
        if terminal.mode == "active" and own:
            # Another window of the same person.
            self.give_to(own[-1])
        else:
            self._tell_all()

    def feed(self, terminal: Terminal, data: bytes) -> None:
        """What a terminal typed; only the active one's counts. Raises ProtocolError."""
        if terminal.mode != "active":
            return
        self.last_input = time.time()
        driver = self._driver
        if self._page is not None and terminal.is_page:
            self._page.hear(json_object(data))
        elif driver is not None:
            driver.feed(data)

    def resize(self, terminal: Terminal, size: tuple[int, int]) -> None:
        """A terminal has another size, or wants to be drawn anew; only the active one's counts."""
        terminal.size = fitting(size)
        if terminal.mode == "active":
            if terminal.size == self.size:
                self._greet(terminal)
            self._follow(terminal)
            self._tell_all()

    def _follow(self, terminal: Terminal) -> None:
        """Take the size of the active terminal; a page has none."""
        if terminal.size != self.size and not terminal.is_page:
            self.size = terminal.size
            driver = self._driver
            if driver is not None:
                driver.resize(self.size)

    # --------------------------------------------------------------------------------- taking over

    def ask(self, terminal: Terminal) -> None:
        """A terminal wants the seat: at once if nobody else acts, else after a yes."""
        if terminal.mode == "active" or terminal.is_facilitator:
            return
        if self.active is None or terminal.mode == "mirror":
            self.give_to(terminal)
        else:
            terminal.asks = True
            self._tell_all()

    def answer(self, yes: bool) -> bool:
        """The holder, or the facilitator, answers who asks. Whether anybody had asked."""
        asking = next((each for each in self.terminals if each.asks), None)
        if asking is None:
            return False
        asking.asks = False
        if yes:
            self.give_to(asking)
        else:
            self._tell_all()
        return True

    def give_to(self, terminal: Terminal) -> None:
        """Make a terminal the active one. The one before looks on, or waits if it is another's."""
        before = self.active
        driver = self._driver
        if driver is not None:
            driver.forget_input()
        terminal.asks = False
        terminal.mode = "active"
        for each in self.terminals:
            if each is not terminal and not each.is_facilitator:
                each.mode = "mirror" if each.holder == terminal.holder else "waiting"
                if not (each.sees or each.is_page):
                    each.line.send(Kind.OUTPUT, LEAVE.encode())
        self._follow(terminal)
        self._greet(terminal)
        if before is not None:
            self._greet(before)
        self._tell_all()

    def clear(self, why: str) -> None:
        """Send away every terminal but the facilitator's: the seat has been given to others."""
        for terminal in [each for each in self.terminals if not each.is_facilitator]:
            terminal.line.send(Kind.KICK, {"why": why})
            self.detach(terminal)

    # -------------------------------------------------------------------------------------- telling

    def _greet(self, terminal: Terminal) -> None:
        """What a terminal needs before it can follow the drawing."""
        if not terminal.sees:
            return
        if self._page is not None and terminal.is_page:
            self._page.greet(terminal)
        else:
            terminal.show(ENTER.encode())
            self._repaint()

    def _tell_all(self) -> None:
        asked = any(each.asks for each in self.terminals)
        watched = any(each.is_facilitator for each in self.terminals)
        free = self.active is None
        for terminal in self.terminals:
            state: Json = {"mode": terminal.mode, "size": self.size, "watched": watched}
            if terminal.mode == "active":
                state["asked"] = asked
            else:
                state["asks"], state["free"] = terminal.asks, free
            terminal.tell(state)
        self._changed()

    def report(self) -> Json:
        """Who is here, for the facilitator."""
        return {
            "present": self.active is not None,
            "terminals": len([each for each in self.terminals if not each.is_facilitator]),
            "asked": any(each.asks for each in self.terminals),
            "watched": any(each.is_facilitator for each in self.terminals),
            "last_input": self.last_input,
        }
