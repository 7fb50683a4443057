"""Simple strategies, as yardsticks: a scenario is a game when each of them loses to trading.

Each does one thing, whatever the others do. What every seat must do (a plan, a prediction, the
years of delivery) it does as a bot does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeAlias

from negotiation.bots import policies
from negotiation.bots.directions import laid_down
from negotiation.bots.policy import Advisor, Policy
from negotiation.bots.reactions import react
from negotiation.bots.situation import Situation
from negotiation.bots.tempers import Temperament
from negotiation.contract.edition import MoveName
from negotiation.contract.scenario import Scenario
from negotiation.rules.commands import Accept, Command, Impose, PassTurn, Sign, WalkOut
from negotiation.rules.seatview import MoveKind, View

Strategy: TypeAlias = Literal["always_impose", "stall", "walk_out", "accept_all"]

NEEDS: Mapping[Strategy, MoveName | None] = {
    "always_impose": "impose",
    "stall": None,
    "walk_out": "walk_out",
    "accept_all": None,
}
"""The move without which a strategy cannot be played."""

TAKER = Temperament(
    aim=0.0, reserve=0.0, haste=1.0, reciprocity=0.0, reads_others=False, ask="best"
)
"""Takes whatever beats no deal, and asks for nothing."""

Deed: TypeAlias = Callable[[Situation], Command | None]


def impose(situation: Situation) -> Command | None:
    """Lay down what is best for itself as soon as the rules allow it."""
    view = situation.view
    terms = laid_down(situation) if view.can("impose") else {}
    return Impose(actor=view.seat, seen=view.seen, terms=terms) if terms else None


def wait(situation: Situation) -> Command | None:
    """Do nothing until the last round, then accept and sign whatever beats no deal."""
    return react(situation) if situation.is_last_round else None


def leave(situation: Situation) -> Command | None:
    """Walk out at once, and for good."""
    view = situation.view
    return WalkOut(actor=view.seat, seen=view.seen) if view.can("walk_out") else None


def agree(situation: Situation) -> Command | None:
    """Accept every offer and sign every draft that its own people do not forbid."""
    view = situation.view
    for offer in situation.open_to("accept"):
        if not situation.crosses(offer.terms):
            return Accept(actor=view.seat, seen=view.seen, offer=offer.number)
    if view.can("sign") and not situation.crosses({}) and view.draft != _today(situation):
        return Sign(actor=view.seat, seen=view.seen)
    return None


def _today(situation: Situation) -> dict[str, int]:
    return situation.scenario.status_quo


def no_offer(situation: Situation) -> Command:
    """Pass."""
    return PassTurn(actor=situation.view.seat, seen=situation.view.seen)


STEPS: Mapping[MoveKind, Callable[[Situation], Command]] = {
    kind: no_offer if kind == "pass_turn" else step
    for kind, step in policies.STEPS.items()
    if kind != "return_to_table"
}
"""What is done when the game waits for the seat: as any bot, but no offers and no coming back."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Plays one strategy. Legal in every edition; without its move it only passes."""

    deed: Deed

    def choose(
        self, view: View, scenario: Scenario, advisor: Advisor, rng: Random
    ) -> Command | None:
        """The seat's next command, or None when it has nothing to do now."""
        situation = Situation(view, scenario, advisor, rng, TAKER)
        done = self.deed(situation)
        if done is not None or not view.is_awaited:
            return done
        return next((step(situation) for kind, step in STEPS.items() if view.can(kind)), None)


STRATEGIES: Mapping[Strategy, Policy] = {
    "always_impose": Yardstick(impose),
    "stall": Yardstick(wait),
    "walk_out": Yardstick(leave),
    "accept_all": Yardstick(agree),
}
"""The strategies that a trader must beat."""
