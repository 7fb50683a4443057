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


def since_line(scenario: Scenario, before: View, now: View) -> Content | None:
    """The draft's changes with what they are worth, answers to offers, new offers, signatures."""
    parts: list[Content] = []
    old = {offer.number: offer for offer in before.offers}
    for offer in now.offers:
        if offer.number not in old and offer.side != now.side:
            parts.append(Content(f"{subject(scenario, offer.side)} made offer {offer.number}"))
        said = _answers(scenario, old.get(offer.number), offer, now.side)
        parts += [Content(words) for words in said]
    for code in now.draft:
        if code in clauses_changed(before, now):
            label = option_label(scenario, code, now.draft[code])
            words = f"{clause_name(scenario, code)} is now '{label}'"
            parts.append(Content.styled(words, "bold"))
    if before.value is not None and now.value is not None and before.value != now.value:
        step = now.value - before.value
        style = "$text-success" if step > 0 else "$text-error"
        worth = f"worth to you {points(before.value)} → {points(now.value)} "
        parts.append(Content.assemble(worth, (signed_points(step), style)))
    parts += [
        Content.styled(f"{subject(scenario, side)} signed", "bold")
        for side in now.signatures
        if side not in before.signatures and side != now.side
    ]
    if not parts:
        return None
    head = Content.styled("Since your last move: ", "$text-warning bold")
    return head + Content("; ").join(parts)
