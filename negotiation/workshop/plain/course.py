"""The course of a seat on a page: plain mode's questions, and news of the table as it comes."""

from __future__ import annotations

import asyncio

from negotiation.plain import helping, menu
from negotiation.plain.chair import Chair
from negotiation.plain.conversation import BackError, LeaveError
from negotiation.plain.ending import after_the_end, tell_debrief
from negotiation.plain.seat import introduce
from negotiation.play.desk import Update
from negotiation.play.lobby import Session
from negotiation.play.questioning import Answering
from negotiation.rules.saved import SaveError
from negotiation.workshop.plain.asking import NewsError, PageConversation, PageIo
from negotiation.workshop.plain.questions import ask_what_is_due
from negotiation.workshop.plain.steps import InSteps

WELCOME = "Your seat, as questions and answers. What happens at the table is told here as it comes."
STAYS = "To leave, close the page. The table goes on, and your seat waits for you."
MOVED_ON = "The table has moved on. Nothing was sent; what you put together is kept."


class Course:
    """One seat, from the brief to the debrief, for as long as the table lives."""

    def __init__(self, session: Session, io: PageIo, answering: Answering | None) -> None:
        """`session` has one person; `answering` is its questionnaire, if there is one."""
        self._session = session
        self._io = io
        self._talk = PageConversation(io)
        self._chair = Chair(session.desk(session.people[0]), self._talk)
        self._phase = self._chair.view.phase
        self._asked_at = self._chair.view
        self._has_ended = False
        self._answering = answering

    async def run(self) -> None:
        """Ask and tell until cancelled."""
        leave = self._chair.desk.subscribe(self._heard)
        try:
            await InSteps(self._play())
        finally:
            leave()
            self._chair.leave()

    async def _play(self) -> None:
        self._talk.tell(WELCOME)
        while True:
            try:
                await self._turn()
            except NewsError:
                continue
            except LeaveError:
                self._talk.tell(STAYS)
            except SaveError as error:
                self._talk.tell(str(error))

    def _heard(self, _: Update) -> None:
        # Not at once: the update may be that of this seat's own act, which tells of it itself.
        asyncio.get_running_loop().call_soon(self._hear)

    def _hear(self) -> None:
        """Something happened: a first question is asked anew, any other stands if it can."""
        if not self._io.is_asking or self._chair.view is self._asked_at:
            return
        if self._io.is_first:
            self._io.interrupt()
            return
        with self._io.beside():
            phase = self._phase
            self._chair.tell_news()
            if self._chair.view.phase != phase:
                self._talk.tell(MOVED_ON)
        if self._chair.view.phase != phase:
            self._io.interrupt()

    async def _turn(self) -> None:
        """Tell what happened, ask one thing, and do it."""
        chair = self._chair
        chair.tell_news()
        self._phase = chair.view.phase
        if chair.view.phase == "finished":
            self._end()
            return
        self._question()
        if not chair.has_read_brief:
            introduce(chair)
        self._io.is_first = True
        self._asked_at = chair.view
        if not await self._delegated():
            await menu.ask(chair)
        await self._session.settle()

    async def _delegated(self) -> bool:
        """Whether the delegate's question was asked, and not gone back from."""
        if not (self._chair.view.help == "delegate" and self._chair.view.is_awaited):
            return False
        try:
            await helping.ask_delegate(self._chair, self._session)
        except BackError:
            return False
        return True

    def _question(self) -> None:
        """Ask the questionnaire, where there is one and its time has come."""
        if self._answering is not None:
            ask_what_is_due(self._talk, self._answering)

    def _end(self) -> None:
        if not self._has_ended:
            self._has_ended = True
            tell_debrief(self._chair)
        self._question()
        after_the_end(self._chair)
