"""How the sides bargained: packages or single clauses, trades, and who moved last."""

from __future__ import annotations

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.contract.terms import Terms
from negotiation.review.gains import Worth
from negotiation.review.story import Act, Story
from negotiation.review.undefined import Measured, Undefined
from negotiation.rules import events as e

NO_OFFER = Undefined(why="This side made no offer.")


class Style(Frozen):
    """How a side made offers.

    `packages` is the share of its offers that move two clauses or more, `clauses` the mean number
    of clauses in an offer, `proposed` how many of its offers were trades (see `is_trade`), and
    `taken` how many of these the draft took in.
    """

    side: SideCode
    offers: int
    packages: Measured
    clauses: Measured
    proposed: int
    taken: int
    accepted: int
    rejected: int
    passed: int


class LastMove(Frozen):
    """Who had the last word on a clause that the talks moved: whose offer set it, and when."""

    clause: ClauseCode
    option: int
    side: SideCode | None
    act: int


def styles_of(story: Story, worth: Worth) -> tuple[Style, ...]:
    """How each side made and answered offers, in the scenario's order."""
    adopted = {
        act.event.offer for act in story.standing if isinstance(act.event, e.DraftChanged)
    } - {None}
    found = []
    for side in story.end.sides:
        own = [act for act in story.standing if getattr(act.event, "side", None) == side]
        offers = [
            (act, act.event)
            for act in own
            if isinstance(act.event, e.Offered) and act.event.form != "local"
        ]
        sizes = [len(offer.terms) for _, offer in offers]
        trades = [offer.offer for act, offer in offers if is_trade(act, offer, worth)]
        found.append(
            Style(
                side=side,
                offers=len(offers),
                packages=sum(s > 1 for s in sizes) / len(sizes) if sizes else NO_OFFER,
                clauses=sum(sizes) / len(sizes) if sizes else NO_OFFER,
                proposed=len(trades),
                taken=len(adopted.intersection(trades)),
                accepted=sum(isinstance(act.event, e.OfferAccepted) for act in own),
                rejected=sum(isinstance(act.event, e.OfferRejected) for act in own),
                passed=sum(isinstance(act.event, e.TurnPassed) for act in own),
            )
        )
    return tuple(found)


def is_trade(act: Act, offer: e.Offered, worth: Worth) -> bool:
    """Whether an offer gives on one clause and takes on another.

    It does when, of its clauses moved alone in the draft, one would make the offerer worse off and
    another better off; or when it says so itself (the form *trade*).
    """
    if offer.form == "trade":
        return True
    alone = [act.before.contract({clause: option}) for clause, option in offer.terms.items()]
    start, *moved = worth.of(act.before.contract(), *alone)
    changes = [values[offer.side] - start[offer.side] for values in moved]
    return min(changes) < 0 < max(changes)


def last_moves_of(story: Story) -> tuple[LastMove, ...]:
    """For every clause that the draft moved and that stayed moved: whose offer did it last."""
    by_offer = {
        act.event.offer: act.event.side
        for act in story.standing
        if isinstance(act.event, e.Offered)
    }
    last: dict[ClauseCode, LastMove] = {}
    draft: Terms = dict(story.scenario.status_quo)
    for act in story.standing:
        if isinstance(act.event, e.DraftChanged):
            offer = act.event.offer
            side = by_offer.get(offer) if offer is not None else None
            for clause, option in act.event.terms.items():
                if draft[clause] != option:
                    draft[clause] = option
                    last[clause] = LastMove(clause=clause, option=option, side=side, act=act.number)
    today = story.scenario.status_quo
    return tuple(
        last[c] for c in story.scenario.clause_by_code if c in last and draft[c] != today[c]
    )
