"""The bots: one way of playing, four tempers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from negotiation.bots import steps
from negotiation.bots.calls import call
from negotiation.bots.offers import offer
from negotiation.bots.policy import Advisor, Policy
from negotiation.bots.pressure import press
from negotiation.bots.reactions import react
from negotiation.bots.situation import Situation
from negotiation.bots.tempers import TEMPERAMENTS, Temperament
from negotiation.contract.scenario import Scenario
from negotiation.rules.commands import Command
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.setup import Temper


def policy_for(temper: Temper) -> Policy:
    """The policy of a temper."""
    return Negotiator(TEMPERAMENTS[temper])


@dataclass(frozen=True, slots=True)
class Negotiator:
    """Comes down from its aim as its temper says; never below its fallback or across a red line."""

    temperament: Temperament

    def choose(
        self, view: View, scenario: Scenario, advisor: Advisor, rng: Random
    ) -> Command | None:
        """The seat's next command, or None when it has nothing to do now."""
        situation = Situation(view, scenario, advisor, rng, self.temperament)
        return call(situation) or react(situation) or press(situation) or _step(situation)


STEPS: Mapping[MoveKind, Callable[[Situation], Command]] = {
    "return_to_table": steps.come_back,
    "make_plan": steps.plan,
    "pass_turn": offer,
    "answer_package": steps.answer_package,
    "choose_ratification": steps.ratify,
    "predict": steps.predict,
    "approve_spending": steps.approve_spending,
    "authorise": steps.authorise,
    "decide_year": steps.deliver,
    "ready": steps.finish,
}
"""What to do when the game waits for the seat: the first kind of move that it can make."""


def _step(situation: Situation) -> Command | None:
    """What the game waits for; None when it waits for others."""
    view = situation.view
    if not view.is_awaited:
        return None
    return next((step(situation) for kind, step in STEPS.items() if view.can(kind)), None)
