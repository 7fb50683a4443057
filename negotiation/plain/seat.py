"""Plain mode: a whole game as questions and answers, from the brief to the debrief."""

from __future__ import annotations

import asyncio

from negotiation.contract.base import SeatCode
from negotiation.plain import helping, menu
from negotiation.plain.chair import Chair
from negotiation.plain.conversation import BackError, Conversation, Io, LeaveError
from negotiation.plain.ending import after_the_end, tell_debrief
from negotiation.plain.look import (
    tell_brief,
    tell_draft,
    tell_offers,
    tell_public_brief,
    tell_where,
)
from negotiation.play import words
from negotiation.play.lobby import Session

WELCOME = (
    "Plain mode: questions and answers. Answer with the number or the word of a choice. "
    "'?' explains, 'back' goes one step back, 'quit' leaves; the game is always saved."
)


def play(session: Session, io: Io, folder: str = "") -> None:
    """Play the people's seats of a session until the game is over or they leave.

    `folder` is the option that finds the saved game again, if it needs one.
    Raises SaveError when an act could not be kept; everything before it is saved.
    """
    # Not `asyncio.run`: it turns Ctrl+C into a cancellation that waits for the next line.
    with asyncio.Runner() as runner:
        runner.get_loop().run_until_complete(_Game(session, io, folder).play())


class _Game:
    """The course of one sitting."""

    def __init__(self, session: Session, io: Io, folder: str) -> None:
        self.session = session
        self.folder = folder
        self.talk = Conversation(io)
        shared = len(session.people) > 1
        self.chairs = {
            seat: Chair(session.desk(seat), self.talk, shared=shared) for seat in session.people
        }
        self.sitting: SeatCode | None = None

    async def play(self) -> None:
        self.talk.tell(WELCOME)
        try:
            while not await self._turn():
                pass
        except LeaveError:
            self._farewell()
        finally:
            for chair in self.chairs.values():
                chair.leave()

    def _farewell(self) -> None:
        game = self.session.game
        self.talk.heading(
            f"The game is saved as {game}. "
            f"Carry on with: negotiation resume {game} --plain{self.folder}"
        )

    async def _turn(self) -> bool:
        """Let the bots act, then ask one person one question. Whether the game is over."""
        await self.session.keep_time()
        await self.session.settle()
        chair = self._next_chair()
        self._pass_keyboard(chair)
        chair.tell_news()
        if chair.view.phase == "finished":
            tell_debrief(chair)
            after_the_end(chair)
            self._finish()
            return True
        if not chair.has_read_brief:
            introduce(chair)
        if chair.view.help == "delegate" and chair.view.is_awaited:
            await self._delegate(chair)
        else:
            await menu.ask(chair)
        return False

    async def _delegate(self, chair: Chair) -> None:
        try:
            await helping.ask_delegate(chair, self.session)
        except BackError:
            await menu.ask(chair)

    def _finish(self) -> None:
        game = self.session.game
        self.talk.heading(
            f"The game is saved as {game}. "
            f"See it again with: negotiation replay {game}{self.folder}"
        )

    def _next_chair(self) -> Chair:
        """Whoever is at the keyboard, as long as they are awaited; else the next who is."""
        awaited = [seat for seat, chair in self.chairs.items() if chair.view.is_awaited]
        if self.sitting is not None and (self.sitting in awaited or not awaited):
            return self.chairs[self.sitting]
        return self.chairs[(awaited or list(self.chairs))[0]]

    def _pass_keyboard(self, chair: Chair) -> None:
        """Put one side's secrets out of sight before another side looks."""
        before, self.sitting = self.sitting, chair.view.seat
        if len(self.chairs) < 2 or before == self.sitting or chair.view.phase == "finished":
            return
        side = chair.scenario.side_by_code[chair.view.side].name
        self.talk.hide()
        self.talk.tell(f"Pass the keyboard to: {side}. Nobody else should look now.")
        while True:
            try:
                self.talk.text("Press Enter when you are at the keyboard.")
            except BackError:
                continue
            return


def introduce(chair: Chair) -> None:
    """The briefs for a new game; where it stands for one that goes on."""
    if chair.view.phase == "briefing":
        tell_public_brief(chair)
        tell_brief(chair)
        return
    chair.has_read_brief = True
    chair.talk.heading(f"{chair.scenario.title}. You are {_role(chair)}.")
    tell_where(chair)
    tell_draft(chair)
    tell_offers(chair)


def _role(chair: Chair) -> str:
    return words.named(chair.scenario, chair.view.side)
