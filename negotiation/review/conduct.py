"""Lines that were crossed, help that was taken, and what the facilitator did to the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeAlias

from negotiation.contract.base import FACILITATOR, Code, Frozen, SeatCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.review.story import Act, Story
from negotiation.rules import events as e

How: TypeAlias = Literal["offered", "accepted", "signed"]


class Crossing(Frozen):
    """An act with which a side went below its own fallback, or across a red line of its own.

    `value` and `fallback` are what that side was shown then, in tenths. `red_lines` are those that
    the terms cross and that nobody had relaxed.
    """

    act: int
    round: int
    side: SideCode
    how: How
    value: int
    fallback: int
    red_lines: tuple[Code, ...]

    @property
    def below_fallback(self) -> bool:
        """Whether it was worth less than the fallback."""
        return self.value < self.fallback


class Help(Frozen):
    """Help that reached a seat: how many hints, and the acts at which they came."""

    seat: SeatCode
    level: str
    hints: int
    acts: tuple[int, ...]


class Steering(Frozen):
    """What the facilitator did: kind of event, how often, and at which acts."""

    kind: str
    times: int
    acts: tuple[int, ...]


def crossings_of(story: Story) -> tuple[Crossing, ...]:
    """Every offer, acceptance or signature below the side's fallback or across its red line."""
    return tuple(
        crossing
        for act in story.standing
        for crossing in _crossing(act)
        if crossing.below_fallback or crossing.red_lines
    )


def _crossing(act: Act) -> Iterator[Crossing]:
    event, before = act.event, act.before
    match event:
        case e.Offered() if event.form != "local":
            how: How = "offered"
            terms: Terms = event.terms
            numbers = event.numbers
        case e.OfferAccepted():
            offer = before.offer(event.offer)
            if offer is None or offer.form == "local":
                return
            how, terms, numbers = "accepted", offer.terms, offer.numbers
        case e.DraftSigned():
            how, terms, numbers = "signed", {}, before.numbers
        case _:
            return
    yield Crossing(
        act=act.number,
        round=before.round,
        side=event.side,
        how=how,
        value=numbers.values.get(event.side, 0),
        fallback=numbers.fallbacks.get(event.side, 0),
        red_lines=before.crossed(event.side, terms),
    )


def help_of(story: Story) -> tuple[Help, ...]:
    """The help of every seat that had any, or could have had."""
    hints: dict[SeatCode, list[int]] = {}
    for act in story.standing:
        if isinstance(act.event, e.HintGiven):
            hints.setdefault(act.event.seat, []).append(act.number)
    return tuple(
        Help(
            seat=seat.code,
            level=seat.help,
            hints=len(hints.get(seat.code, ())),
            acts=tuple(hints.get(seat.code, ())),
        )
        for seat in story.end.setup.seats
        if seat.help != "none" or seat.code in hints
    )


def steering_of(story: Story) -> tuple[Steering, ...]:
    """What the facilitator did after the opening, by kind, the most frequent first."""
    acts: dict[str, list[int]] = {}
    for act in story.acts[1:]:
        if act.actor == FACILITATOR:
            acts.setdefault(act.event.kind, []).append(act.number)
    times = Counter({kind: len(numbers) for kind, numbers in acts.items()})
    return tuple(
        Steering(kind=kind, times=count, acts=tuple(acts[kind]))
        for kind, count in times.most_common()
    )
