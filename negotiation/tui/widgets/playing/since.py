"""What has changed at the table since one's own last move, in a line or two."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import (
    REJECT_REASONS,
    clause_name,
    option_label,
    points,
    signed_points,
    subject,
)
from negotiation.rules.seatview import View
from negotiation.rules.state import Offer


def clauses_changed(before: View, now: View) -> frozenset[ClauseCode]:
    """The clauses whose option in the draft is another one than before."""
    return frozenset(code for code, option in now.draft.items() if before.draft[code] != option)


def _why(offer: Offer) -> str:
    reason = offer.rejected_because
    return f" ({REJECT_REASONS[reason]})" if reason else ""


def _answers(scenario: Scenario, before: Offer | None, now: Offer, me: str) -> list[str]:
    name = f"your offer {now.number}" if now.side == me else f"offer {now.number}"
    old_yes = before.accepted_by if before else ()
    old_no = before.rejected_by if before else ()
    said = [
        f"{subject(scenario, side, me)} accepted {name}"
        for side in now.accepted_by
        if side not in old_yes and side != me
    ]
    said += [
        f"{subject(scenario, side, me)} rejected {name}{_why(now)}"
        for side in now.rejected_by
        if side not in old_no and side != me
    ]
    return said


def _offers(scenario: Scenario, before: View, now: View) -> list[Content]:
    """New offers, and answers to offers."""
    told = []
    old = {offer.number: offer for offer in before.offers}
    for offer in now.offers:
        if offer.number not in old and offer.side != now.side:
            told.append(f"{subject(scenario, offer.side)} made offer {offer.number}")
        told += _answers(scenario, old.get(offer.number), offer, now.side)
    return [Content(words) for words in told]


def _clauses(scenario: Scenario, before: View, now: View) -> list[Content]:
    """The draft's changes."""
    changed = clauses_changed(before, now)
    return [
        Content.styled(
            f"{clause_name(scenario, code)} is now '{option_label(scenario, code, option)}'", "bold"
        )
        for code, option in now.draft.items()
        if code in changed
    ]


def _worth(before: View, now: View) -> list[Content]:
    """What the draft's changes are worth."""
    if before.value is None or now.value is None or before.value == now.value:
        return []
    step = now.value - before.value
    style = "$text-success" if step > 0 else "$text-error"
    worth = f"worth to you {points(before.value)} → {points(now.value)} "
    return [Content.assemble(worth, (signed_points(step), style))]


def since_line(scenario: Scenario, before: View, now: View, room: int) -> Content | None:
    """Worth and signatures first, then answers, new offers and the draft's changes.

    In `room` cells: where they are too few for every clause, they say how many there are.
    """
    signed = [
        Content.styled(f"{subject(scenario, side)} signed", "bold")
        for side in now.signatures
        if side not in before.signatures and side != now.side
    ]
    first = [*_worth(before, now), *signed]
    offers, moved = _offers(scenario, before, now), _clauses(scenario, before, now)
    if not first and not offers and not moved:
        return None
    head = Content.styled("Since your last move: ", "$text-warning bold")
    told = head + Content("; ").join([*first, *offers, *moved])
    if told.cell_length > room and len(moved) > 1:
        count = Content.styled(f"{len(moved)} clauses of the draft moved (marked new)", "bold")
        told = head + Content("; ").join([*first, count, *offers])
    return told.truncate(room, ellipsis=True)
