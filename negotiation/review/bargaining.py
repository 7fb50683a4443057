"""How the sides bargained: packages or single clauses, trades, who moved last, words and deeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

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


Word: TypeAlias = Literal["threat", "promise", "red_line", "walk_out"]


class WordAndDeed(Frozen):
    """Something said that could be held against what was done later.

    For a *threat* `kept` says whether the terms were imposed, for a *promise* whether it was kept
    (None where it never fell due), for *red_line* whether an offer rejected for a red line crossed
    one, for a *walk_out* whether the side stayed away. `later` is the act that shows it.
    """

    act: int
    side: SideCode
    word: Word
    kept: bool | None
    later: int | None


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


def words_and_deeds(story: Story) -> tuple[WordAndDeed, ...]:
    """Threats, promises, red lines pleaded and walk-outs against what was done afterwards."""
    return tuple(
        sorted(
            (*_threats(story), *_promises(story), *_red_lines(story), *_walk_outs(story)),
            key=lambda word: word.act,
        )
    )


def _later(story: Story, after: int, kind: type[e.Event]) -> Iterator[Act]:
    return (act for act in story.standing if act.number > after and isinstance(act.event, kind))


def _threats(story: Story) -> Iterator[WordAndDeed]:
    for act in story.standing:
        if isinstance(act.event, e.ImpositionThreatened):
            done = next(_later(story, act.number, e.Imposed), None)
            yield WordAndDeed(
                act=act.number,
                side=act.event.side,
                word="threat",
                kept=done is not None,
                later=done.number if done else None,
            )


def _promises(story: Story) -> Iterator[WordAndDeed]:
    for act in story.standing:
        promise = act.event
        if isinstance(promise, e.PromiseMade):
            judged = next(
                (
                    (later, later.event)
                    for later in _later(story, act.number, e.PromiseJudged)
                    if isinstance(later.event, e.PromiseJudged)
                    and (later.event.side, later.event.to, later.event.clause)
                    == (promise.side, promise.to, promise.clause)
                ),
                None,
            )
            yield WordAndDeed(
                act=act.number,
                side=promise.side,
                word="promise",
                kept=judged[1].kept if judged else None,
                later=judged[0].number if judged else None,
            )


def _red_lines(story: Story) -> Iterator[WordAndDeed]:
    for act in story.standing:
        event = act.event
        if isinstance(event, e.OfferRejected) and event.reason == "red_line":
            offer = act.before.offer(event.offer)
            if offer is None:
                continue
            crossed = set(act.before.crossed(event.side, offer.terms))
            new = crossed - set(act.before.crossed(event.side))
            yield WordAndDeed(
                act=act.number,
                side=event.side,
                word="red_line",
                kept=bool(new),
                later=_gave_way(story, act, event.side, offer.terms),
            )


def _gave_way(story: Story, act: Act, side: SideCode, terms: Terms) -> int | None:
    """The first later act with which the side itself offers or accepts one of these options."""
    for later in story.standing:
        if later.number <= act.number:
            continue
        event, offered = later.event, None
        if isinstance(event, e.Offered) and event.side == side:
            offered = event.terms
        elif isinstance(event, e.OfferAccepted) and event.side == side:
            offer = later.before.offer(event.offer)
            offered = offer.terms if offer else None
        if offered and any(offered.get(c) == option for c, option in terms.items()):
            return later.number
    return None


def _walk_outs(story: Story) -> Iterator[WordAndDeed]:
    for act in story.standing:
        if isinstance(act.event, e.WalkedOut):
            side = act.event.side
            back = next(
                (
                    later
                    for later in _later(story, act.number, e.Returned)
                    if getattr(later.event, "side", None) == side
                ),
                None,
            )
            yield WordAndDeed(
                act=act.number,
                side=side,
                word="walk_out",
                kept=back is None,
                later=back.number if back else None,
            )
