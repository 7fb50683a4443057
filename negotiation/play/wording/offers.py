"""Offers in words: who offers what to whom, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.names import (
    named,
    quoted,
    sides_sentence,
    subject,
    terms_sentence,
)
from negotiation.rules.commands import RejectReason
from negotiation.rules.events import LapseReason, Offered
from negotiation.rules.state import Offer

OfferForm: TypeAlias = Literal["package", "trade", "counter", "final", "local"]

REJECT_REASONS: Mapping[RejectReason, str] = {
    "too_little": "too little for us",
    "too_costly": "too costly",
    "red_line": "it crosses a red line",
    "too_radical": "too much at once",
    "members": "our members would not have it",
    "too_vague": "too vague",
    "other": "another reason",
}
"""Reasons for rejecting an offer, as a player chooses them."""

LAPSE_REASONS: Mapping[LapseReason, str] = {
    "replaced": "replaced by a newer offer",
    "clause_changed": "lapsed, because a clause it names has changed",
    "round_ended": "lapsed at the end of the round",
    "rejected": "rejected",
    "countered": "answered by a counter-offer",
    "adopted": "taken into the draft",
    "walked_out": "gone, because its side walked out",
}
"""What became of an offer that is no longer on the table."""


def offered_terms(
    scenario: Scenario,
    offer: Offer | Offered,
    me: SideCode | None = None,
) -> str:
    """What an offer would do, without who made it."""
    if offer.form == "trade" and offer.to is not None:
        return (
            f"{named(scenario, offer.side, me)} would move {_terms(scenario, offer.give)} "
            f"if {named(scenario, offer.to, me)} would move {_terms(scenario, offer.get)}"
        )
    return _terms(scenario, offer.terms)


def _terms(scenario: Scenario, terms: Mapping[ClauseCode, int]) -> str:
    return terms_sentence(scenario, terms) if terms else "nothing"


def offer_words(
    scenario: Scenario, number: int, offer: Offer | Offered, me: SideCode | None = None
) -> str:
    """Who offers what to whom, as one sentence without its status."""
    who = subject(scenario, offer.side, me)
    to = "everybody" if offer.to is None else named(scenario, offer.to, me)
    forms: Mapping[OfferForm, str] = {
        "package": f"{who} offered {to}",
        "trade": f"{who} offered {to} a trade",
        "counter": f"{who} countered offer {offer.answers or '?'} with",
        "final": f"{who} made a final offer",
        "local": f"{who} offered {to} a local deal",
    }
    text = f"Offer {number}. {forms[offer.form]}: {offered_terms(scenario, offer, me)}."
    if offer.words is not None and offer.words.shown:
        text += f" With the words: {quoted(offer.words.shown)}"
    return text


def offer_status(scenario: Scenario, offer: Offer, me: SideCode | None = None) -> str:
    """What became of an offer: "On the table; accepted by the Board"."""
    parts = ["on the table" if offer.closed is None else LAPSE_REASONS[offer.closed]]
    if offer.rejected_by:
        because = offer.rejected_because
        reason = f" ({REJECT_REASONS[because]})" if because else ""
        rejected = f"rejected by {sides_sentence(scenario, offer.rejected_by, me)}{reason}"
        parts = [rejected] if offer.closed == "rejected" else [*parts, rejected]
    if offer.accepted_by:
        parts.append(f"accepted by {sides_sentence(scenario, offer.accepted_by, me)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}"


def offer_sentence(scenario: Scenario, offer: Offer, me: SideCode | None = None) -> str:
    """Who offers what to whom, and what became of it."""
    return f"{offer_words(scenario, offer.number, offer, me)} {offer_status(scenario, offer, me)}."
