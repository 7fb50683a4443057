"""A table without a house: the rules, an engine, and a policy in every seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from negotiation.bots.policies import policy_for
from negotiation.bots.policy import Policy
from negotiation.contract.base import Code, SeatCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
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

MOST_ACTS = 500
"""More acts than any game of the tutorial can have: a table that reaches it does not end."""


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

    def crossed(self, change: Terms) -> tuple[Code, ...]:
        """This side's red lines that the draft with a change crosses."""
        return self.state.crossed(self.side, change)

    def words(self, text: str) -> Words:
        """Words with a salt that is the same in every run."""
        return Words.of(text, salt=f"{self.side} {self.state.seq}")


@dataclass
class Game:
    """A game played by policies: its state, its events, and what its bots did."""

    scenario: Scenario
    engine: Engine
    state: State
    events: list[Event]
    commands: list[Command] = field(default_factory=list)
    refusals: list[tuple[Command, Refusal]] = field(default_factory=list)


def setup_of(scenario: Scenario, tempers: Mapping[SideCode, Temper], seed: int) -> Setup:
    """A table of bots."""
    seats = tuple(
        Seat(code=side, side=side, occupant=Occupant(kind="bot", temper=temper))
        for side, temper in tempers.items()
    )
    return Setup(edition=scenario.editions[0].code, seed=seed, seats=seats)


def opened(scenario: Scenario, engine: Engine, setup: Setup) -> Game:
    """A game just opened."""
    event = open_game(scenario, setup, engine)
    assert not isinstance(event, Refusal), event
    return Game(scenario, engine, opening_state(scenario, event), [event])


def act(game: Game, command: Command) -> None:
    """Carry out a command, or keep its refusal."""
    answer = decide(game.state, command, game.engine)
    if isinstance(answer, Refusal):
        game.refusals.append((command, answer))
        return
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
    """Let the bots act until none of them moves."""
    policies = {
        seat.code: policy_for(seat.occupant.temper)
        for seat in game.state.setup.seats
        if seat.occupant.temper is not None
    }
    while len(game.commands) < MOST_ACTS and not game.refusals:
        for seat, policy in policies.items():
            command = choice(game, seat, policy)
            if command is not None:
                act(game, command)
                break
        else:
            break
    return game
