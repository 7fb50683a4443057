"""What happened at the table in words: offers, the draft, signatures."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.names import (
    clause_name,
    quoted,
    subject,
    terms_sentence,
)
from negotiation.play.wording.offers import LAPSE_REASONS, REJECT_REASONS, offer_words
from negotiation.rules.events import (
    ClauseAgreed,
    ClauseObjected,
    ClauseReopened,
    DealSigned,
    DraftChanged,
    DraftSigned,
    FinalSealed,
    Imposed,
    OfferAccepted,
    Offered,
    OfferLapsed,
    OfferRejected,
    PackageAnswered,
    PackageFound,
    TurnPassed,
)
from negotiation.rules.words import Words

OfferEvent: TypeAlias = (
    Offered
    | TurnPassed
    | OfferAccepted
    | OfferRejected
    | OfferLapsed
    | FinalSealed
    | PackageFound
    | PackageAnswered
)
DraftEvent: TypeAlias = (
    DraftChanged
    | ClauseObjected
    | ClauseAgreed
    | ClauseReopened
    | DraftSigned
    | DealSigned
    | Imposed
)


def with_words(text: str, words: Words | None) -> str:
    """A sentence, and a person's words after it when there are any."""
    if words is None or not words.shown:
        return f"{text}."
    return f"{text}: {quoted(words.shown)}"


def cost_in_trust(trust: int) -> str:
    """What an act cost in trust, in thousandths, as the end of a sentence; empty when nothing."""
    return f", at a cost of {abs(trust) / 10:.0f} points of trust" if trust else ""


def offer_event(scenario: Scenario, event: OfferEvent, me: SideCode | None) -> str:
    """What happened to an offer."""
    match event:
        case Offered():
            return offer_words(scenario, event.offer, event, me)
        case TurnPassed():
            who = subject(scenario, event.side, me)
            how = "ran out of time and made" if event.forced else "made"
            return f"{who} {how} no offer this round."
        case OfferAccepted():
            return f"{subject(scenario, event.side, me)} accepted offer {event.offer}."
        case OfferRejected():
            why = REJECT_REASONS[event.reason]
            who = subject(scenario, event.side, me)
            return with_words(f"{who} rejected offer {event.offer} ({why})", event.words)
        case OfferLapsed():
            return f"Offer {event.offer} is off the table: {LAPSE_REASONS[event.why]}."
        case FinalSealed():
            return f"{subject(scenario, event.side, me)} handed in a sealed final offer."
        case PackageFound():
            terms = terms_sentence(scenario, event.terms)
            return f"Package {event.package} would leave every signatory better off: {terms}."
        case PackageAnswered():
            did = "would adopt" if event.adopt else "declined"
            return f"{subject(scenario, event.side, me)} {did} package {event.package}."
        case _:
            assert_never(event)


def draft_event(scenario: Scenario, event: DraftEvent, me: SideCode | None) -> str:
    """What happened to the draft and its clauses."""
    match event:
        case DraftChanged():
            source = "" if event.offer is None else f", from offer {event.offer}"
            return f"The draft changed{source}: {terms_sentence(scenario, event.terms)}."
        case ClauseObjected():
            clause = clause_name(scenario, event.clause)
            who = subject(scenario, event.side, me)
            return with_words(f"{who} objected to {clause} as it stands", event.words)
        case ClauseAgreed():
            clause = clause_name(scenario, event.clause)
            settled = " It is settled." if event.settled else ""
            who = subject(scenario, event.side, me)
            return f"{who} agreed in principle to {clause} as it stands.{settled}"
        case ClauseReopened():
            clause = clause_name(scenario, event.clause)
            who = subject(scenario, event.side, me)
            return f"{who} reopened {clause}{cost_in_trust(event.trust)}."
        case DraftSigned():
            return f"{subject(scenario, event.side, me)} signed the draft."
        case DealSigned():
            terms = terms_sentence(scenario, event.terms)
            return f"Every signatory has signed. Heads of terms: {terms}."
        case Imposed():
            terms = terms_sentence(scenario, event.terms)
            return f"{subject(scenario, event.side, me)} laid down by directions: {terms}."
        case _:
            assert_never(event)
