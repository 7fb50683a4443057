"""Calls and proofs of a bot: each made when it serves the side's own interest, and at most once.

A bot never leaks, makes no promise that it could not be sure to keep, and needs no analysis: it
knows what any draft is worth to its side. What is its own affair (polls, mandates, beliefs) comes
without a sentence, which all would read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from math import floor

from negotiation.bots import sentences
from negotiation.bots.guesses import Guess
from negotiation.bots.situation import Situation
from negotiation.contract.measures import MeasureName
from negotiation.rules.commands import (
    Command,
    ConsultMembers,
    Disclose,
    FormWorkingGroup,
    PledgeLocalMoney,
    SeekMandate,
    StateBeliefs,
)
from negotiation.rules.seatview import MoveKind
from negotiation.rules.settings import CALLS, WORKING_GROUP_ROUNDS
from negotiation.rules.turns import RATIFIER

LOCAL_COST: MeasureName = "commissioner_cost_gbp_per_head"

LEAST_PLEDGE = 10
"""Pence a head below which a pledge is not worth a call."""

HELD_DEAR = 3
"""How many clauses a bot names when it says what it believes the others want most."""


def call(situation: Situation) -> Command | None:
    """The first call that is due, or None."""
    view, made = situation.view, situation.temperament.calls
    deeds = (deed for kind, deed in DEEDS.items() if kind in made and view.can(kind))
    return next((command for deed in deeds if (command := deed(situation)) is not None), None)


def consult(situation: Situation) -> Command | None:
    """Ask the members about a draft that the side is about to sign, once."""
    view = situation.view
    unready = view.draft == situation.scenario.status_quo or situation.crosses({})
    if view.hand.polls or unready or situation.draft_worth < situation.target:
        return None
    return ConsultMembers(actor=view.seat, seen=view.seen)


def seek_mandate(situation: Situation) -> Command | None:
    """Ask to be freed of the one red line that keeps the side from a good offer; its first call."""
    view = situation.view
    if view.hand.calls_left < CALLS:
        return None
    offers = situation.open_to("reject")
    for offer, worth in zip(offers, situation.worth_of(offers), strict=True):
        lines = situation.advisor.crossed(offer.terms)
        if len(lines) == 1 and worth >= situation.target:
            return SeekMandate(actor=view.seat, seen=view.seen, red_line=lines[0])
    return None


def pledge(situation: Situation) -> Command | None:
    """Put half of what the draft gives beyond the target into it, when GPs would not sign it."""
    view = situation.view
    refused = view.phase == "signing" and not {*view.signatures, *view.awaited} & {RATIFIER}
    if not view.is_awaited or not refused or view.standstill.pledged or situation.crosses({}):
        return None
    price = _tenths_a_penny(situation)
    spare = situation.draft_worth - situation.target
    pence = min(view.hand.envelope_left, floor(spare / 2 / price)) if price else 0
    if pence < LEAST_PLEDGE:
        return None
    because = sentences.pledging(situation)
    return PledgeLocalMoney(actor=view.seat, seen=view.seen, because=because, pence_per_head=pence)


def _tenths_a_penny(situation: Situation) -> float:
    """What a penny a head of local money costs the side by its own brief, in tenths of a point."""
    return sum(
        10 * outcome.weight / abs(outcome.best - outcome.worst) / 100
        for outcome in situation.own.outcomes
        if outcome.measure == LOCAL_COST
    )


def form_group(situation: Situation) -> Command | None:
    """Send away the clause for which the side had to refuse twice, if it can come back in time."""
    view = situation.view
    if not view.is_awaited or view.round + WORKING_GROUP_ROUNDS > view.rounds:
        return None
    crossing = Counter(
        clause
        for offer in view.offers
        if view.side in offer.rejected_by and offer.rejected_because == "red_line"
        for clause, option in offer.terms.items()
        if (clause, option) in situation.forbidden
    )
    open_clauses = {standing.clause for standing in view.standings if not standing.settled}
    for clause, times in crossing.most_common(1):
        if times > 1 and clause in open_clauses and clause not in view.standstill.away:
            because = sentences.sending_away(situation, clause)
            return FormWorkingGroup(actor=view.seat, seen=view.seen, because=because, clause=clause)
    return None


def prove(situation: Situation) -> Command | None:
    """Show all what matters most, when after a round nobody has offered more than no deal."""
    view = situation.view
    if not view.is_awaited or view.phase != "caucus" or view.round < 2:
        return None
    shown = any(line.kind == "disclosed" and line.side == view.side for line in view.talk)
    theirs = [offer for offer in view.offers if offer.side != view.side]
    helped = any(worth > (view.fallback or 0) for worth in situation.worth_of(theirs))
    if shown or helped:
        return None
    because = sentences.proving()
    return Disclose(actor=view.seat, seen=view.seen, because=because, to="all", what="ranking")


def believe(situation: Situation) -> Command | None:
    """When the game asks, note which clauses seem to matter most to the others."""
    view = situation.view
    asked = view.beliefs_asked and view.phase == "caucus"
    if not asked or not view.is_awaited or view.can("return_to_table"):
        return None
    matters = {
        side: Guess(view, situation.scenario, side).ranking()[:HELD_DEAR]
        for side in situation.others
    }
    return StateBeliefs(actor=view.seat, seen=view.seen, matters=matters)


DEEDS: Mapping[MoveKind, Callable[[Situation], Command | None]] = {
    "state_beliefs": believe,
    "disclose": prove,
    "form_working_group": form_group,
    "seek_mandate": seek_mandate,
    "consult_members": consult,
    "pledge_local_money": pledge,
}
"""What is considered, in this order."""
