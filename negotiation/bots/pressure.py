"""Strong moves of a bot: threaten, walk out, impose; when the table offers less than no deal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from negotiation.bots import sentences
from negotiation.bots.directions import laid_down
from negotiation.bots.situation import Situation
from negotiation.bots.target import elapsed
from negotiation.rules.commands import Command, Impose, Threaten, WalkOut
from negotiation.rules.seatview import MoveKind

LATE = 0.5
"""From which share of the talks a side threatens."""


def press(situation: Situation) -> Command | None:
    """The first strong move that is due, or None; only when the game waits for the seat."""
    view, made = situation.view, situation.temperament.calls
    if not view.is_awaited:
        return None
    deeds = (deed for kind, deed in DEEDS.items() if kind in made and view.can(kind))
    return next((command for deed in deeds if (command := deed(situation)) is not None), None)


def _worse_than_none(situation: Situation) -> bool:
    """Whether neither the draft nor any offer that the side can accept is worth more than none."""
    offers = [o for o in situation.open_to("accept") if not situation.crosses(o.terms)]
    best = max([situation.draft_worth, *situation.worth_of(offers)])
    return best <= (situation.view.fallback or 0)


def threaten(situation: Situation) -> Command | None:
    """Say, once and late, what it would lay down."""
    view = situation.view
    early = view.phase != "caucus" or elapsed(view) < LATE
    if early or view.standstill.threatened or not _worse_than_none(situation):
        return None
    terms = laid_down(situation)
    if not terms:
        return None
    because = sentences.threatening(situation)
    return Threaten(actor=view.seat, seen=view.seen, because=because, terms=terms)


def walk_out(situation: Situation) -> Command | None:
    """Leave before the last round; it comes back for that."""
    view = situation.view
    if view.phase != "reactions" or view.round != view.rounds - 1 or view.rounds < 3:
        return None
    if not _worse_than_none(situation):
        return None
    return WalkOut(actor=view.seat, seen=view.seen, because=sentences.leaving())


def impose(situation: Situation) -> Command | None:
    """Lay down terms rather than let the talks fail.

    In the signing window, when all others have acted, and it will not sign or one of them has not.
    """
    view = situation.view
    if not situation.is_last_word:
        return None
    unsigned = any(side not in view.signatures for side in situation.others)
    unwilling = situation.draft_worth < situation.target or bool(situation.crosses({}))
    terms = laid_down(situation) if unsigned or unwilling else {}
    if not terms:
        return None
    because = sentences.imposing(situation)
    return Impose(actor=view.seat, seen=view.seen, because=because, terms=terms)


DEEDS: Mapping[MoveKind, Callable[[Situation], Command | None]] = {
    "threaten": threaten,
    "walk_out": walk_out,
    "impose": impose,
}
"""What is considered, in this order."""
