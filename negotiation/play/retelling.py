"""A record told as a story: whose eyes may see it, what they were told, and what they saw."""

from __future__ import annotations

from typing import NamedTuple

from negotiation.contract.base import SeatCode
from negotiation.contract.terms import Terms
from negotiation.play.replay import Replay
from negotiation.play.wording.events import event_sentence
from negotiation.rules.numbers import Numbers


class Told(NamedTuple):
    """An act, counted from 1, and what it says."""

    act: int
    sentence: str


class Picture(NamedTuple):
    """How the draft stood after an act, as some eyes saw it."""

    draft: Terms
    numbers: Numbers
    today: Numbers


def eyes_for(replay: Replay) -> tuple[SeatCode | None, ...]:
    """Whose eyes a game may be seen with; None stands for the whole record.

    While a game is under way, only those of the one person who plays it; with several people at
    one keyboard nobody's, because each would see what the others hide.
    """
    last = replay.state(replay.length)
    seats = [seat.code for seat in last.setup.seats]
    people = [seat.code for seat in last.setup.seats if seat.occupant.kind == "person"]
    if last.phase == "finished" or not people:
        return (None, *seats)
    return tuple(people) if len(people) == 1 else ()


def told(replay: Replay, eyes: SeatCode | None) -> tuple[Told, ...]:
    """The story as a seat was told it, or all of it for None. Never empty."""
    story = []
    for act in range(1, replay.length + 1):
        event = replay.event(act) if eyes is None else replay.seen(act, eyes)
        me = None if eyes is None else replay.state(act).side_of(eyes)
        sentence = None if event is None else event_sentence(replay.scenario, event, me)
        if sentence:
            story.append(Told(act, sentence))
    return tuple(story) or (Told(1, "Nothing was told of this game."),)


def picture(replay: Replay, act: int, eyes: SeatCode | None) -> Picture:
    """The draft and its numbers after an act."""
    state = replay.state(act)
    if eyes is None:
        return Picture(
            {**state.scenario.status_quo, **state.draft}, state.numbers, state.status_quo
        )
    seen = replay.view(act, eyes)
    return Picture({**state.scenario.status_quo, **seen.draft}, seen.numbers, seen.status_quo)
