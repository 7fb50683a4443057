"""What to do now, in a line with its keys; and why a key does nothing now, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.style import Style

from negotiation.contract.scenario import Scenario
from negotiation.play.words import WHAT_HAPPENS, named, what_is_awaited
from negotiation.rules.events import Phase
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import ACTION_BY_ID
from negotiation.tui.keys_in_use import key_now
from negotiation.tui.widgets.playing.call_words import CALLS

MOVES: Mapping[str, MoveKind | None] = {
    "offer.open": "propose",
    "trade.open": "trade",
    "turn.pass": "pass_turn",
    "draft.sign": "sign",
    "step.ready": "ready",
    "offer.accept": "accept",
    "offer.reject": "reject",
    "clause.settle": "settle",
    "talk.say": "say",
    "calls.open": None,
    "what_if.open": None,
}
"""Actions of the table and the moves that they make, if any."""

HINTS: Mapping[Phase, tuple[str, ...]] = {
    "caucus": ("what_if.open", "talk.say", "step.ready", "calls.open"),
    "offers": ("offer.open", "trade.open", "turn.pass", "offer.accept", "draft.sign", "calls.open"),
    "reactions": (
        "offer.accept",
        "offer.reject",
        "clause.settle",
        "draft.sign",
        "step.ready",
        "calls.open",
    ),
    "signing": ("draft.sign", "step.ready", "offer.accept"),
}
"""What one mostly does in a phase, the weightiest first."""

MEANWHILE = ("offer.accept", "offer.reject", "clause.settle", "what_if.open", "talk.say")
"""What one can do while others are awaited."""


def key_hint(action: str, words: str | None = None) -> Content:
    """An action as its key and its word, "o Offer"; a click on it does it."""
    known = ACTION_BY_ID[action]
    text = Content.assemble((key_now(action), "$text-accent bold"), f" {words or known.words}")
    return text.stylize(Style.from_meta({"do": known.method}))


def step_hint(view: View, scenario: Scenario, width: int) -> Content:
    """What this step is for, then the keys of the moves that can be made in it."""
    chosen = HINTS.get(view.phase, ()) if view.is_awaited else MEANWHILE
    can = [action for action in chosen if _possible(view, action)]
    keys = Content("   ").join([key_hint(action) for action in can])
    for sentence in (
        f"{what_is_awaited(scenario, view)}. {WHAT_HAPPENS[view.phase]}",
        WHAT_HAPPENS[view.phase],
        "Now:" if view.is_awaited else "Meanwhile:",
    ):
        if len(sentence) + 3 + keys.cell_length <= width:
            return Content.assemble(sentence, "   ", keys)
    return keys


def _possible(view: View, action: str) -> bool:
    """Whether an action of the table can be done now."""
    if action == "calls.open":
        return any(view.can(kind) for kind in CALLS)
    if action == "offer.open" and view.can("seal_final"):
        return True
    kind = MOVES[action]
    return kind is None or view.can(kind)


def why_not(view: View, scenario: Scenario, kind: MoveKind) -> str:
    """Why a move cannot be made now, and what can be done instead."""
    if view.phase == "finished":
        return "The game is over; nothing more can be done at this table."
    if view.paused:
        return "The facilitator has paused the table; it goes on when she says so."
    if kind in ("propose", "trade", "counter", "pass_turn"):
        return _why_no_offer(view, scenario)
    if kind == "sign":
        return _why_no_signature(view)
    if kind in ("accept", "reject") and not any(o.closed is None for o in view.offers):
        return "No offer is open now."
    reasons: Mapping[MoveKind, str] = {
        "accept": f"No open offer waits for your yes. {key_now('pane.offers')} goes to the offers.",
        "reject": f"No open offer waits for your answer. {key_now('pane.offers')} goes to them.",
        "settle": "You have already agreed to this clause as it stands, or it crosses a red line.",
        "object": "You can object to a clause once a round, and not to a settled one.",
        "reopen": "Only a settled clause can be reopened, after a trade of others has touched it.",
        "answer_package": "You have answered every package; the others are still looking.",
        "ready": "There is nothing to finish now: make an offer "
        f"({key_now('offer.open')}, {key_now('trade.open')}) or pass ({key_now('turn.pass')}) "
        "in your turn.",
    }
    return reasons.get(kind, "That cannot be done now.")


def _why_no_offer(view: View, scenario: Scenario) -> str:
    done, tries = key_now("step.ready"), f"What if ({key_now('what_if.open')}) tries"
    if view.phase == "caucus":
        return f"Offers follow the caucus: {done} ends yours. {tries} a package meanwhile."
    if view.phase == "offers":
        if any(o.side == view.side and o.round == view.round for o in view.offers):
            free = ", ".join(key_now(a) for a in ("offer.accept", "offer.reject", "clause.settle"))
            return f"You have made your one offer of this round; reactions are free ({free})."
        if view.awaited:
            who = named(scenario, view.awaited[0])
            return f"It is the turn of {who} to offer. {tries} a package meanwhile."
    if view.phase == "reactions":
        return f"Offers come again next round: {done} ends your reactions. {tries} one now."
    if view.phase == "signing":
        signs = key_now("draft.sign")
        return (
            f"The offers are over: {signs} signs the draft as it stands, {done} leaves it unsigned."
        )
    return "Offers are made while the table is open."


def _why_no_signature(view: View) -> str:
    if view.side in view.signatures:
        return "You have signed. The deal stands when the others have signed too."
    if view.crossed:
        return "The draft crosses a red line of yours, so you cannot sign it as it stands."
    if all(standing.option == standing.status_quo for standing in view.standings):
        return "The draft changes nothing yet; there is nothing to sign."
    return "The draft can be signed from the offers of a round on, not now."
