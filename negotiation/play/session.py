"""A session at one screen: desks for people's seats, bots in the others."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from negotiation.bots.policies import policy_for
from negotiation.bots.policy import Policy
from negotiation.contract.base import RULES, SeatCode
from negotiation.contract.digest import sha256_of
from negotiation.play.coaching import hint, hint_due
from negotiation.play.host import Host
from negotiation.play.lobby import Pace
from negotiation.play.ports import Salts
from negotiation.play.seat_desk import SeatDesk
from negotiation.play.timekeeping import Timekeeper
from negotiation.rules.chance import stream
from negotiation.rules.commands import Command, GiveHint
from negotiation.rules.setup import Seat

_PATIENCE = 1000
"""More moves of bots in a row than any game has; beyond it a policy is at fault."""


class BotRefused(Exception):
    """A bot made a move that the rules refuse: a fault of its policy, never of a player."""


class BotSalts:
    """Salts for what a bot says: from the seed, since a bot's words are nobody's secret."""

    def __init__(self, host: Host, seat: SeatCode) -> None:
        """One for each seat of a bot."""
        self._host = host
        self._seat = seat

    def next(self) -> str:
        """The same in the same state of the same game."""
        state = self._host.state
        return sha256_of([state.setup.seed, self._seat, state.seen[self._seat]])


class TableSession:
    """An open game at one screen."""

    def __init__(
        self, host: Host, salts: Salts, policies: Mapping[SeatCode, Policy] | None = None
    ) -> None:
        """People sit where the game's setup says so; bots answer for the other seats.

        `policies` are ways of playing that a bot in a seat has instead of its temper.
        """
        self.host = host
        self._salts = salts
        self._policies = policies or {}
        self._timekeeper = Timekeeper(host)
        self._desks: dict[tuple[SeatCode, bool], SeatDesk] = {}

    @property
    def game(self) -> str:
        """The name of the game."""
        return self.host.game

    @property
    def people(self) -> tuple[SeatCode, ...]:
        """The seats of people."""
        return tuple(s.code for s in self._seats() if s.occupant.kind == "person")

    def _seats(self) -> tuple[Seat, ...]:
        return self.host.state.setup.seats

    def desk(self, seat: SeatCode) -> SeatDesk:
        """The desk of a seat."""
        bot = seat not in self.people
        if (seat, bot) not in self._desks:
            salts = BotSalts(self.host, seat) if bot else self._salts
            self._desks[seat, bot] = SeatDesk(self.host, seat, salts)
        return self._desks[seat, bot]

    async def settle(self, pace: Pace | None = None) -> None:
        """Let the bots act until the game waits for a person or is over.

        Bots think in a thread, so that no key waits for them; when somebody acted meanwhile, they
        think again.
        """
        for _ in range(_PATIENCE):
            before = self.host.state
            move = await asyncio.to_thread(self.next_move)
            if move is not None and pace is not None:
                await pace()
            if self.host.state is not before:
                continue
            if move is None:
                return
            self._check(await self.host.submit(move), move)
        raise BotRefused("The bots went on without end.")

    @property
    def timed(self) -> bool:
        """Whether steps have a time, so that `keep_time` has something to do."""
        return self.host.state.setup.timers

    async def keep_time(self) -> None:
        """Do what the clock asks for. To be called every second or so."""
        await self._timekeeper.tick()

    @property
    def time_left(self) -> float | None:
        """Seconds left of this step; None when it has no end."""
        return self._timekeeper.left

    def settle_now(self) -> None:
        """`settle` where nobody else is at the door (headless runs)."""
        for _ in range(_PATIENCE):
            move = self.next_move()
            if move is None:
                return
            self._check(self.host.submit_now(move), move)
        raise BotRefused("The bots went on without end.")

    async def act_for(self, seat: SeatCode) -> bool:
        """Let the delegate in a person's seat make its next move. Whether there was one."""
        move = await asyncio.to_thread(self.delegated, seat)
        if move is None:
            return False
        self._check(await self.host.submit(move), move)
        return True

    def delegated(self, code: SeatCode) -> Command | None:
        """What a delegate would do in a person's seat now: what a trader would do."""
        seat = next(each for each in self._seats() if each.code == code)
        if seat.help != "delegate" or self.host.finished:
            return None
        desk = self.desk(code)
        view = desk.view
        luck = stream(self.host.state.setup.seed, f"{code} {view.seen}")
        return policy_for("trader").choose(view, desk.scenario, desk, luck)

    def _hint_due(self, seat: Seat) -> Command | None:
        """A hint for a person who has asked, or whose coach speaks up now."""
        if seat.help == "none":
            return None
        desk, state = self.desk(seat.code), self.host.state
        view = desk.view
        moment = hint_due(view, state)
        if moment is None:
            return None
        text = hint(view, desk.scenario, desk, state.setup.seed)
        return GiveHint(actor=RULES, seen=0, seat=seat.code, moment=moment, text=text)

    def _check(self, refusal: object, move: Command) -> None:
        if refusal is not None:
            raise BotRefused(f"{move!r} was refused: {refusal!r}")

    def next_move(self) -> Command | None:
        """The next thing a bot wants to do or a coach to say, seats in order; pure of the state."""
        if self.host.finished:
            return None
        for seat in self._seats():
            if seat.occupant.kind != "bot":
                due = self._hint_due(seat)
                if due is not None:
                    return due
                continue
            desk = self.desk(seat.code)
            view = desk.view
            policy = self._policies.get(seat.code) or policy_for(seat.occupant.temper or "trader")
            luck = stream(self.host.state.setup.seed, f"{seat.code} {view.seen}")
            move = policy.choose(view, desk.scenario, desk, luck)
            if move is not None:
                return move
        return None
