"""Hints for people: what a trader would do in their seat, worked out from what that seat may know.

The host asks for one when a seat has asked, or when a coached seat comes to a set moment. What it
says goes into the record as it was said, so that a replay never works it out again.
"""

from __future__ import annotations

from negotiation.bots.policies import policy_for
from negotiation.bots.policy import Advisor
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.play.wording import advice
from negotiation.rules import commands as c
from negotiation.rules.chance import stream
from negotiation.rules.seatview import View
from negotiation.rules.state import State

COACH = policy_for("trader")
"""Whose eyes a hint looks through."""


def hint_due(view: View, state: State) -> c.HintMoment | None:
    """Why a hint is due in a seat now: asked for, or a set moment of its coach; once a round."""
    if view.seat in state.hints_asked:
        return "asked"
    if view.help != "coach" or view.phase == "finished":
        return None
    moment = _set_moment(view)
    given = (line for line in view.talk if line.kind == "hint" and line.round == view.round)
    return None if any(line.moment == moment for line in given) else moment


def _set_moment(view: View) -> c.HintMoment | None:
    """Before one's own offer, and before a signature that is awaited."""
    if view.is_awaited and (view.can("pass_turn") or view.can("seal_final")):
        return "offer"
    waiting = view.phase == "signing" or len(view.signatures) == len(view.faces) - 1
    return "signing" if waiting and view.can("sign") else None


def hint(view: View, scenario: Scenario, advisor: Advisor, seed: int) -> str:
    """What a trader would do here, told as advice. Pure: the same view gives the same hint."""
    luck = stream(seed, f"hint {view.seat} {view.seen}")
    if view.can("make_plan"):
        return advice.planning(scenario, view)
    return _Telling(view, scenario, advisor).tell(COACH.choose(view, scenario, advisor, luck))


class _Telling:
    """Turns a trader's move into advice."""

    def __init__(self, view: View, scenario: Scenario, advisor: Advisor) -> None:
        self.view = view
        self.scenario = scenario
        self.advisor = advisor

    def tell(self, move: c.Command | None) -> str:
        """The move as advice."""
        match move:
            case c.Propose(terms=terms) | c.Counter(terms=terms) | c.SealFinal(terms=terms):
                return self._ask(terms)
            case c.Trade():
                whom = self.scenario.side_by_code[move.to].name
                terms = {**move.get, **move.give}
                return f"Make a trade with {whom}. {self._ask(terms)}"
            case c.PassTurn():
                return (
                    "What you could ask for is in the draft or on the table already: "
                    "make no new offer, and see what the others do."
                )
            case c.Accept() | c.Reject() | c.Sign() | c.Object() | c.Settle():
                return self._react(move)
            case c.AnswerPackage() | c.ChooseRatification() | c.Predict() | c.DecideYear():
                return self._ratify(move)
            case c.ApproveSpending() | c.Authorise():
                return self._at_the_gate(move)
            case _ if self.view.can("sign"):
                return self._unsigned()
            case _:
                return advice.listening(self.scenario, self.view)

    def _ask(self, terms: Terms) -> str:
        """An offer, split into what helps the side and what it gives."""
        here, *worths = self.advisor.worth([{}, *({k: o} for k, o in terms.items())])
        moved = dict(zip(terms, worths, strict=True))
        gained = {clause: option for clause, option in terms.items() if moved[clause] >= here}
        given = {clause: option for clause, option in terms.items() if moved[clause] < here}
        return advice.asking(self.scenario, self.view, gained, given)

    def _react(self, move: c.Accept | c.Reject | c.Sign | c.Object | c.Settle) -> str:
        match move:
            case c.Accept():
                return f"Offer {move.offer} is better for you than the draft. Accept it."
            case c.Reject():
                offer = self.view.offers[move.offer - 1]
                worst = self._worst(offer.terms)
                crossed = move.reason == "red_line"
                return advice.rejecting(self.scenario, move.offer, worst, red_line=crossed)
            case c.Sign():
                return advice.signing(self.scenario, self.view)
            case c.Object():
                stands = advice.at(self.scenario, move.clause, self.view.draft[move.clause])
                return f"You had no part in {stands}, and it hurts you. Object to it."
            case c.Settle():
                stands = advice.at(self.scenario, move.clause, self.view.draft[move.clause])
                return f"{stands} is what you would choose yourself. Agree to it in principle."

    def _ratify(
        self, move: c.AnswerPackage | c.ChooseRatification | c.Predict | c.DecideYear
    ) -> str:
        match move:
            case c.AnswerPackage():
                if move.adopt:
                    return f"Package {move.package} is better for you than what you signed."
                return f"Package {move.package} gives you less than what you signed. Decline it."
            case c.ChooseRatification(way="ballot"):
                return "Ask the members: most who vote would probably say yes, and trust you more."
            case c.ChooseRatification():
                return "A ballot could be lost. On your own authority it stands; it costs trust."
            case c.Predict():
                return advice.predicting(move.yes)
            case c.DecideYear():
                return "Confirm the settlement: what you signed is still worth more than a quarrel."

    def _at_the_gate(self, move: c.ApproveSpending | c.Authorise) -> str:
        yes = move.approve if isinstance(move, c.ApproveSpending) else move.grant
        if yes:
            return "With it the deal is better for you than without. Say yes."
        return "Without it you are better off. Say no."

    def _unsigned(self) -> str:
        """The trader would not sign; whether it is worse than no deal or merely too little."""
        value, fallback = self.view.value or 0, self.view.fallback or 0
        moved = {
            standing.clause: standing.option
            for standing in self.view.standings
            if standing.option != standing.status_quo
        }
        worst = self._worst(moved)
        return advice.not_signing(self.scenario, worst, worse=value <= fallback)

    def _worst(self, terms: Terms) -> advice.Term | None:
        """The term without which the side would gain most, None when none of them hurts."""
        today = {standing.clause: standing.status_quo for standing in self.view.standings}
        if not terms:
            return None
        whole, *without = self.advisor.worth(
            [terms, *({**terms, clause: today[clause]} for clause in terms)]
        )
        best, clause = max(zip(without, terms, strict=True))
        return (clause, terms[clause]) if best > whole else None
