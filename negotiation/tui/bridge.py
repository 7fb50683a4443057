"""Between a seat's desk and the screens: levels in, edges in, commands out, sentences for failures.

What *is* goes into `app.view`, which every screen watches; what *happened* goes on `app.happened`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from negotiation.play.lobby import HouseError
from negotiation.play.wording.events import event_sentence
from negotiation.play.wording.table import refusal_sentence
from negotiation.rules.saved import SaveError

if TYPE_CHECKING:
    from negotiation.contract.base import SeatCode
    from negotiation.contract.scenario import Scenario
    from negotiation.play.desk import Desk, Update
    from negotiation.play.lobby import Session
    from negotiation.rules.commands import Command
    from negotiation.rules.events import Event
    from negotiation.tui.app import HeadsOfTerms

BOT_PAUSE_SECONDS = 0.4
"""How long a move of a bot stands before the next one, so that people can follow."""

HINT_SECONDS = 20
"""How long a hint stays on the screen; it stays in the talk."""

NOT_TO_MISS = frozenset({"spending_decided", "authorisation_decided", "promise_judged"})
"""Kinds of events that are told even when something else follows in the same breath."""


class Bridge:
    """An open game and the seat that is looking at it."""

    def __init__(self, app: HeadsOfTerms, session: Session) -> None:
        self._app = app
        self.session = session
        self.desk: Desk = session.desk(session.people[0])
        self._stops = [session.desk(seat).subscribe(self._hear) for seat in session.people]
        self._settling = False
        self._settle_again = False
        self._clock = app.set_interval(1.0, self._tick) if session.timed else None
        self._hidden = True

    @property
    def scenario(self) -> Scenario:
        """The scenario as the seat may know it."""
        return self.desk.scenario

    def sit(self, seat: SeatCode) -> None:
        """Look from another of the people's seats."""
        self.desk = self.session.desk(seat)
        self._hidden = False
        self._app.view = self.desk.view

    def hide(self) -> None:
        """Show nothing of any seat until somebody sits down."""
        self._hidden = True
        self._app.view = None
        self._app.news = ""

    def close(self) -> None:
        """Stop listening; the game is on disk."""
        for stop in self._stops:
            stop()
        if self._clock is not None:
            self._clock.stop()
        self._stops = []

    async def submit(self, command: Command) -> bool:
        """Ask for an act and let the bots answer. False when it was refused or could not be kept.

        Then a sentence on the screen has said why, and the game is as it was.
        """
        try:
            refusal = await self.desk.submit(command)
        except SaveError as error:
            self._app.say_error(str(error))
            return False
        if refusal is not None:
            self._app.say_refused(refusal_sentence(refusal))
            return False
        self.settle()
        return True

    async def _tick(self) -> None:
        """Ask the clock what is due, once a second, in games with timers."""
        before = self.desk.view.seen
        try:
            await self.session.keep_time()
        except SaveError as error:
            self._app.say_error(str(error))
        if self.desk.view.seen != before:
            self.settle()

    async def let_delegate_act(self, seat: SeatCode) -> None:
        """Let the delegate in a seat make its next move, then the bots."""
        try:
            if not await self.session.act_for(seat):
                self._app.say_refused("Your delegate has nothing to do now.")
                return
        except SaveError as error:
            self._app.say_error(str(error))
            return
        self.settle()

    def settle(self) -> None:
        """Let the bots act, one visible move at a time, while the person may do as she likes."""
        if self._settling:
            self._settle_again = True
            return
        self._settling = True
        self._app.run_worker(self._settle(), group="bots")

    async def _settle(self) -> None:
        try:
            self._settle_again = True
            while self._settle_again:
                self._settle_again = False
                await self.session.settle(self._pace)
        except (SaveError, HouseError) as error:
            self._app.say_error(str(error))
        finally:
            self._settling = False

    async def _pace(self) -> None:
        await asyncio.sleep(0 if self._app.animation_level == "none" else BOT_PAUSE_SECONDS)

    def _hear(self, update: Update) -> None:
        if update.view.seat == self.desk.seat and not self._hidden:
            self._tell(update.events)
            self._app.view = update.view
            self._app.happened.publish(update.events)
        self._app.after_update()

    def _tell(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if event.kind == "hint_given":
                # The line of news is short and soon taken by the next move; a hint is to be read.
                hint = event_sentence(self.scenario, event, self.desk.side) or ""
                self._app.notify(hint, timeout=HINT_SECONDS, markup=False)
        worth_telling = [e for e in events if e.kind not in ("seat_ready", "hint_given")]
        told = {
            words: event.kind in NOT_TO_MISS
            for event in worth_telling
            if (words := event_sentence(self.scenario, event, self.desk.side))
        }
        if told:
            *before, last = told
            self._app.news = " ".join([*(words for words in before if told[words]), last])
