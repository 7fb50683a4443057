"""Offers of a bot: which contract it asks for next, and in which form."""

from __future__ import annotations

import numpy as np

from negotiation.bots import sentences
from negotiation.bots.guesses import Floats, Guess
from negotiation.bots.packages import Package
from negotiation.bots.situation import Situation
from negotiation.contract.base import SideCode
from negotiation.contract.terms import Terms, merge
from negotiation.engine.arrays import IntArray
from negotiation.rules.commands import Command, Counter, PassTurn, Propose, SealFinal, Trade
from negotiation.rules.state import Offer

NEARLY = 0.95
"""A share of the best promise that is as good: among such contracts a bot picks by chance."""

EVEN = 0.5
"""The chance above which a side is expected to say yes."""


def offer(situation: Situation) -> Command:
    """The bot's offer for this round, or a pass when nothing it could ask for would help."""
    view = situation.view
    guesses = _guesses(situation)
    chosen = _choose(situation, guesses)
    if chosen is None:
        because = sentences.passing(situation)
        return PassTurn(actor=view.seat, seen=view.seen, because=because)
    if not chosen.change:
        because = sentences.standing_by(situation)
        return PassTurn(actor=view.seat, seen=view.seen, because=because)
    if view.can("seal_final"):
        # Sealed: a sentence that all can read would open it.
        return SealFinal(actor=view.seat, seen=view.seen, terms=chosen.change)
    gained, given = _split(situation, chosen.change)
    because = sentences.asking(situation, gained, given)
    partner = _partner(situation, gained, given, guesses)
    if partner is not None:
        return Trade(
            actor=view.seat, seen=view.seen, because=because, to=partner, give=given, get=gained
        )
    answered = _answered(situation, chosen.change)
    if answered is not None:
        return Counter(
            actor=view.seat,
            seen=view.seen,
            because=because,
            offer=answered.number,
            terms=chosen.change,
        )
    return Propose(actor=view.seat, seen=view.seen, because=because, terms=chosen.change)


def _guesses(situation: Situation) -> dict[SideCode, Guess]:
    if not situation.temperament.reads_others:
        return {}
    return {side: Guess(situation.view, situation.scenario, side) for side in situation.others}


def _choose(situation: Situation, guesses: dict[SideCode, Guess]) -> Package | None:
    """The most promising contract that reaches the target and is not on the table already."""
    view, scenario, reach = situation.view, situation.scenario, situation.reach
    good = reach.worths >= situation.target
    for asked in view.offers:
        if asked.closed is None or asked.rejected_by:
            stale = scenario.contract_of(merge(view.draft, asked.terms))
            good &= (reach.contracts != stale).any(axis=1)
    rows = np.flatnonzero(good)
    if not len(rows):
        return None
    promise = _promise(situation, rows, guesses)
    enough = NEARLY * promise.max()
    return situation.package(situation.rng.choice(rows[promise >= enough].tolist()))


def _promise(situation: Situation, rows: IntArray, guesses: dict[SideCode, Guess]) -> Floats:
    """How promising each contract is to ask for; only the order and proportions mean anything.

    The best for itself, what agrees most with the others, or, for one who reads the others, what
    it gains over no deal times the chance that all of them take it. `rows` are places in the
    situation's reach.
    """
    contracts = situation.reach.contracts[rows]
    least = (situation.view.fallback or 0) - 1
    gains = (situation.reach.worths[rows] - least).astype(np.float64)
    if situation.temperament.ask == "best":
        return gains
    if not guesses:
        return _agreement(situation, contracts)
    chances = np.prod([guess.chances(contracts) for guess in guesses.values()], axis=0)
    promise: Floats = np.round(gains * chances, 6)
    return promise


def _agreement(situation: Situation, contracts: IntArray) -> Floats:
    """In what share of clauses each contract is what the others last asked for, or the draft."""
    view = situation.view
    latest = {o.side: merge(view.draft, o.terms) for o in view.offers if o.side != view.side}
    asked = [situation.scenario.contract_of(terms) for terms in latest.values() or [view.draft]]
    same = np.sum([(contracts == other).sum(axis=1) for other in asked], axis=0)
    shares: Floats = (1 + same) / (1 + contracts.shape[1] * len(asked))
    return shares


def _split(situation: Situation, change: Terms) -> tuple[Terms, Terms]:
    """A change as what the side gains by and what it gives."""
    worths = situation.worth([{clause: option} for clause, option in change.items()])
    gained: Terms = {}
    given: Terms = {}
    for (clause, option), worth in zip(change.items(), worths, strict=True):
        side_of_the_bargain = gained if worth >= situation.draft_worth else given
        side_of_the_bargain[clause] = option
    return gained, given


def _partner(
    situation: Situation, gained: Terms, given: Terms, guesses: dict[SideCode, Guess]
) -> SideCode | None:
    """The side to trade with: likely to say yes, and for what is given.

    Another side that is not expected to say yes must at least seem to lose nothing.
    """
    if len(guesses) < 2 or not gained or not given or not situation.view.can("trade"):
        return None
    draft = situation.view.draft
    moved = [{}, gained, {**gained, **given}]
    stages = np.array([situation.scenario.contract_of(merge(draft, terms)) for terms in moved])
    chances = {side: guess.chances(stages).tolist() for side, guess in guesses.items()}
    *doubters, partner = sorted(chances, key=lambda side: chances[side][2])
    _, without, offered = chances[partner]
    if offered < EVEN or offered <= without or chances[doubters[-1]][2] >= EVEN:
        return None
    unharmed = all(chances[side][2] >= chances[side][0] for side in doubters)
    return partner if unharmed else None


def _answered(situation: Situation, change: Terms) -> Offer | None:
    """The offer that this one answers: like it in most of its clauses. None in the last round."""
    if situation.is_last_round:
        return None
    for candidate in reversed(situation.open_to("counter")):
        same = sum(change.get(clause) == option for clause, option in candidate.terms.items())
        accepted = situation.view.side in candidate.accepted_by
        if not accepted and 2 * same > len(candidate.terms) and candidate.terms != change:
            return candidate
    return None
