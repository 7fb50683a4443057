"""A table: one game, its seats with their screens, its bots, and the facilitator's hand in it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.contract.base import RULES, SeatCode
from negotiation.play.lobby import HouseError
from negotiation.play.session import BotRefused, TableSession
from negotiation.rules import commands as c
from negotiation.rules.saved import SaveError
from negotiation.rules.words import Words
from negotiation.workshop.event import TablePlan
from negotiation.workshop.limits import BOT_PAUSE_SECONDS, SLEPT_SECONDS
from negotiation.workshop.seat_words import seat_title
from negotiation.workshop.table.answers import SeatAnswers
from negotiation.workshop.table.seat import Application, Seat
from negotiation.workshop.table.seat_session import SeatHouse, SeatSession

if TYPE_CHECKING:
    from textual.driver import Driver

    from negotiation.rules.refusal import Refusal

_LOG = logging.getLogger(__name__)
_CLOCK_SECONDS = 1.0

SLEPT = "The facilitator's computer slept. The table waits."


class Room:
    """The table's game and its seats. `changed` hears of every act and of who comes and goes."""

    def __init__(
        self,
        plan: TablePlan,
        session: TableSession,
        changed: Callable[[], None],
        answers: Path | None = None,
    ) -> None:
        """Nobody is there yet. `answers` is the folder of a questionnaire, if there is one."""
        self._answers = answers
        self.plan = plan
        self.session = session
        self.seats: dict[SeatCode, Seat] = {}
        self.acted_at = time.time()
        self._house = SeatHouse()
        self._changed = changed
        self._settling: asyncio.Task[None] | None = None
        self._stirred = asyncio.Event()
        self._clock: asyncio.Task[None] | None = None
        for seat in plan.seats:
            own = partial(self._page_of, seat.code)
            self.seats[seat.code] = Seat(seat.code, self._maker(seat.code), changed, own)
            session.host.subscribe(seat.code, self._heard)

    def _maker(self, code: SeatCode) -> Callable[[type[Driver]], Application]:
        """How the application of a seat is built, when somebody first looks at it."""

        def make(driver: type[Driver]) -> Application:
            from negotiation.tui.seat_app import SeatApp

            asked = self._answers_of(code)
            session, title = self._session_of(code), self.title_of(code)
            return SeatApp(self._house, session, driver, title, answering=asked)

        return make

    def _page_of(self, code: SeatCode) -> tuple[SeatSession, SeatAnswers | None]:
        return self._session_of(code), self._answers_of(code)

    def _answers_of(self, code: SeatCode) -> SeatAnswers | None:
        if self._answers is None:
            return None
        return SeatAnswers(self._answers, self.plan.number, code, self.session.host)

    def _session_of(self, code: SeatCode) -> SeatSession:
        return SeatSession(self.session.host, code, self.stir)

    def title_of(self, code: SeatCode) -> str:
        """Where somebody sits, in words."""
        side = next(seat.side_name for seat in self.plan.seats if seat.code == code)
        return seat_title(self.plan.number, code, side)

    # ------------------------------------------------------------------------------------- its life

    def open(self) -> None:
        """Let the bots begin, and watch the clock."""
        self._settling = asyncio.create_task(self._settle())
        self._clock = asyncio.create_task(self._watch_clock())
        self.stir()

    async def close(self) -> None:
        """End all screens; the game is on disk."""
        for task in (self._settling, self._clock):
            if task is not None:
                task.cancel()
        for seat in self.seats.values():
            await seat.close()

    def away(self, why: str) -> None:
        """Tell everybody here that the table goes, and why."""
        for seat in self.seats.values():
            for terminal in seat.terminals:
                terminal.tell({"mode": "away", "why": why})

    def _heard(self, _: object) -> None:
        self.acted_at = time.time()
        self._changed()

    def stir(self) -> None:
        """Somebody acted: let the bots answer."""
        self._stirred.set()

    async def _settle(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            try:
                await self.session.settle(_pause)
            except (SaveError, HouseError, BotRefused):
                _LOG.exception("The bots of table %s stopped", self.plan.number)

    async def _watch_clock(self) -> None:
        """Keep the timers; pause when the machine has slept, for then nobody could act."""
        while True:
            before, state = time.time(), self.session.host.state
            await asyncio.sleep(_CLOCK_SECONDS)
            try:
                if time.time() - before > _CLOCK_SECONDS + SLEPT_SECONDS:
                    _LOG.warning("The clock jumped; table %s is paused", self.plan.number)
                    await self.act(c.Pause(actor=RULES, seen=0, words=self.words(SLEPT)))
                await self.session.keep_time()
            except SaveError:
                _LOG.exception("The clock of table %s could not act", self.plan.number)
            if self.session.host.state is not state:
                self.stir()

    # ----------------------------------------------------------------------------------------- acts

    def words(self, text: str) -> Words:
        """A person's text, ready for a command."""
        return self.session.desk(self.plan.seats[0].code).words(text)

    async def act(self, command: c.Command) -> Refusal | None:
        """An act of the facilitator or of the rules, in the record like any other.

        Raises SaveError when it could not be kept.
        """
        refusal = await self.session.host.submit(command)
        if refusal is None:
            self.acted_at = time.time()
            self.stir()
            self._changed()
        return refusal

    async def seat_person(self, code: SeatCode) -> None:
        """Somebody sits down: a bot in the seat makes room."""
        chair = next(s for s in self.session.host.state.setup.seats if s.code == code)
        if chair.occupant.kind == "bot" and not self.session.host.finished:
            await self.act(c.SeatPerson(actor=RULES, seen=0, seat=code, help=chair.help))


async def _pause() -> None:
    await asyncio.sleep(BOT_PAUSE_SECONDS)
