"""Words and deeds: what was said at the table, against what was true and what was done later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.contract.terms import Terms
from negotiation.review.gains import Worth
from negotiation.review.story import Act, Story
from negotiation.rules import events as e

Word: TypeAlias = Literal[
    "threat", "promise", "red_line", "walk_out", "claimed_first", "claimed_red_line"
]


class WordAndDeed(Frozen):
    """Something said that could be held against what was done later.

    For a *threat* `kept` says whether the terms were imposed, for a *promise* whether it was kept
    (None where it never fell due), for *red_line* whether an offer rejected for a red line crossed
    one, for a *walk_out* whether the side stayed away, for a claim whether it was true: that the
    `clause` comes first for the side, or that there is a red line on it. `later` is the act that
    shows it; for a claim the first with which the side itself moved that clause, against its own
    interest where it was said to come first.
    """

    act: int
    side: SideCode
    word: Word
    kept: bool | None
    later: int | None
    clause: ClauseCode | None = None


def words_and_deeds(
    story: Story, worth: Worth, importance: Mapping[SideCode, Mapping[ClauseCode, int]]
) -> tuple[WordAndDeed, ...]:
    """Threats, promises, red lines, walk-outs and claims against what was done afterwards.

    `importance` is by how much the options of each clause move each side's value.
    """
    found = [*_threats(story), *_promises(story), *_red_lines(story), *_walk_outs(story)]
    found += _claims(story, worth, importance)
    return tuple(sorted(found, key=lambda word: word.act))


def _claims(
    story: Story, worth: Worth, importance: Mapping[SideCode, Mapping[ClauseCode, int]]
) -> Iterator[WordAndDeed]:
    for act in story.standing:
        claim = act.event
        if not isinstance(claim, e.Claimed) or claim.clause is None:
            continue
        side, clause = claim.side, claim.clause
        first = claim.about == "first"
        if first:
            swings = importance[side]
            true = swings[clause] == max(swings.values())
        else:
            lines = story.scenario.side_by_code[side].red_lines
            true = any(line.clause == clause for line in lines)
        yield WordAndDeed(
            act=act.number,
            side=side,
            word="claimed_first" if first else "claimed_red_line",
            kept=true,
            later=_moved_itself(story, act, side, clause, worth if first else None),
            clause=clause,
        )


def _moved_itself(
    story: Story, act: Act, side: SideCode, clause: ClauseCode, worth: Worth | None
) -> int | None:
    """The first later act with which the side offers or accepts another option of the clause.

    With `worth`, only one that, alone, makes the side worse off than the draft it was put to.
    """
    for later in story.standing:
        terms = _put_by(later, side) if later.number > act.number else None
        if terms is None or clause not in terms or later.before.draft[clause] == terms[clause]:
            continue
        if worth is None:
            return later.number
        moved = later.before.contract({clause: terms[clause]})
        before, after = worth.of(later.before.contract(), moved)
        if after[side] < before[side]:
            return later.number
    return None


def _put_by(act: Act, side: SideCode) -> Terms | None:
    """The terms that a side offers or accepts with an act, or None."""
    event = act.event
    if isinstance(event, e.Offered) and event.side == side:
        return event.terms
    if isinstance(event, e.OfferAccepted) and event.side == side:
        offer = act.before.offer(event.offer)
        return offer.terms if offer else None
    return None


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
        offered = _put_by(later, side)
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
