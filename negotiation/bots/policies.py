"""The bots: one way of playing, four tempers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from negotiation.bots import steps
from negotiation.bots.offers import offer
from negotiation.bots.policy import Advisor, Policy
from negotiation.bots.reactions import react
from negotiation.bots.situation import Situation
from negotiation.bots.tempers import TEMPERAMENTS, Temperament
from negotiation.contract.scenario import Scenario
from negotiation.rules.commands import Command
from negotiation.rules.seatview import View
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
        return react(situation) or _step(situation)


def _step(situation: Situation) -> Command | None:
    """What the game waits for; None when it waits for others."""
    view = situation.view
    if not view.is_awaited:
        return None
    if view.can("make_plan"):
        return steps.plan(situation)
    if view.can("pass_turn"):
        return offer(situation)
    if view.can("choose_ratification"):
        return steps.ratify(situation)
    if view.can("predict"):
        return steps.predict(situation)
    if view.can("decide_year"):
        return steps.deliver(situation)
    if view.can("ready"):
        return steps.caucus(situation) if view.phase == "caucus" else steps.ready(situation)
    return None
