"""A table without a house: the rules, an engine, and a policy in every seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from negotiation.bots.policies import policy_for
from negotiation.bots.policy import Policy
from negotiation.contract.base import Code, SeatCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.known import values_of
from negotiation.engine.port import Engine
from negotiation.rules.apply import apply, opening_state
from negotiation.rules.commands import Command
from negotiation.rules.decide import decide
from negotiation.rules.events import Event
from negotiation.rules.opening import open_game
from negotiation.rules.refusal import Refusal
from negotiation.rules.setup import Occupant, Seat, Setup, Temper
from negotiation.rules.state import State
from negotiation.rules.view import scenario_for, view
from negotiation.rules.words import Words
from tests.bots.conforming import Conforming

MOST_ACTS = 500
"""More acts than any game of bots has: a table that reaches it does not end."""


@dataclass
class SeatAdvisor:
    """What one seat may compute: its own side's values, and salted words."""

    engine: Engine
    scenario: Scenario
    state: State
    side: SideCode

    def worth(self, changes: Sequence[Terms]) -> list[int]:
        """This side's value of the draft with each change."""
        contracts = [self.state.contract(change) for change in changes]
        return self.engine.values(contracts, self.state.talks())[self.side]

    def values(self, contracts: IntArray) -> IntArray:
        """This side's value of whole contracts."""
        return values_of(self.engine, contracts, self.state.talks())[self.side]

    def crossed(self, change: Terms) -> tuple[Code, ...]:
        """This side's red lines that the draft with a change crosses."""
        return self.state.crossed(self.side, change)

    def words(self, text: str) -> Words:
        """Words with a salt that is the same in every run."""
        return Words.of(text, salt=f"{self.side} {self.state.seq}")


@dataclass
class Game:
    """A game played by policies: its state, its events, and what was asked for."""

    scenario: Scenario
    engine: Engine
    state: State
    events: list[Event]
    commands: list[Command] = field(default_factory=list)


def opened(
    scenario: Scenario,
    engine: Engine,
    tempers: Sequence[Temper] = (),
    seed: int = 1,
    edition: str | None = None,
) -> Game:
    """A game just opened: bots in the sides' order, a person where a temper is missing."""
    seats = []
    for number, side in enumerate(scenario.side_by_code):
        temper = tempers[number] if number < len(tempers) else None
        occupant = Occupant(kind="bot" if temper else "person", temper=temper)
        seats.append(Seat(code=side, side=side, occupant=occupant))
    setup = Setup(edition=edition or scenario.editions[0].code, seed=seed, seats=tuple(seats))
    event = open_game(scenario, setup, engine)
    assert not isinstance(event, Refusal), event
    return Game(scenario, engine, opening_state(scenario, event), [event])


def act(game: Game, command: Command) -> None:
    """Carry out a command; a refusal is a fault of whoever asked."""
    answer = decide(game.state, command, game.engine)
    assert not isinstance(answer, Refusal), f"{command!r}: {answer!r}"
    game.commands.append(command)
    for event in answer:
        game.state = apply(game.state, event)
        game.events.append(event)


def choice(game: Game, seat: SeatCode, policy: Policy) -> Command | None:
    """What a policy chooses in a seat now, with chance drawn from seed, seat and moment."""
    side = game.state.side_of(seat)
    assert side is not None
    seen = view(game.state, seat)
    advisor = SeatAdvisor(game.engine, game.scenario, game.state, side)
    rng = Random(f"{game.state.setup.seed}:{seat}:{seen.seen}")
    return policy.choose(seen, scenario_for(game.scenario, side), advisor, rng)


def play(game: Game) -> Game:
    """Let the bots act, their policies under inspection, until none of them moves."""
    policies = {
        seat.code: Conforming(policy_for(seat.occupant.temper))
        for seat in game.state.setup.seats
        if seat.occupant.temper is not None
    }
    while len(game.commands) < MOST_ACTS:
        moves = (choice(game, seat, policy) for seat, policy in policies.items())
        command = next((move for move in moves if move is not None), None)
        if command is None:
            return game
        act(game, command)
    raise AssertionError("The bots went on without end.")
