"""The steps of a game in words: what each is called, and what it waits for."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.rules.events import Phase

PHASES: Mapping[Phase, str] = {
    "briefing": "reading the brief",
    "planning": "planning",
    "caucus": "caucus",
    "offers": "offers",
    "reactions": "reactions",
    "signing": "signing",
    "better_for_all": "better for all",
    "ratification": "ratification",
    "prediction": "before the count",
    "spending_gate": "Treasury approval",
    "authorisation_gate": "authorisation",
    "delivery": "delivery",
    "finished": "debrief",
}
"""What each step is called."""

ENDED: Mapping[str, str] = {
    "agreed": "a deal",
    "no_agreement": "no agreement",
    "ended": "ended early",
}
"""How a game ended."""

AWAITED_OF_ME: Mapping[Phase, str] = {
    "briefing": "You are still reading your brief",
    "planning": "Your plan is awaited",
    "caucus": "You are still in caucus",
    "offers": "Your offer is awaited",
    "reactions": "Your reactions are awaited",
    "signing": "Your signature is awaited",
    "better_for_all": "Your answer to the better package is awaited",
    "ratification": "Your choice is awaited: committee or ballot",
    "prediction": "Your prediction of the ballot is awaited",
    "spending_gate": "Your approval of the spending is awaited",
    "authorisation_gate": "Your decision on authorisation is awaited",
    "delivery": "Your decision for this year is awaited",
    "finished": "The game is over",
}
"""What a step waits for when it waits for this seat."""

WHAT_HAPPENS: Mapping[Phase, str] = {
    "briefing": "Everybody reads their brief.",
    "planning": "Each side plans: what matters most, what it aims for, where it would begin.",
    "caucus": "Talk among yourselves and try what-ifs; nobody else sees them.",
    "offers": "Each side makes one offer, or passes.",
    "reactions": "Accept, reject, object, or agree clauses in principle; all of it is free.",
    "signing": "Who signs now has a deal if all the others sign too; who does not has not signed.",
    "better_for_all": "A package was found that would leave every signatory better off.",
    "ratification": "The deal is signed; the GPs decide how it is ratified.",
    "prediction": "Everybody predicts the share of yes votes before the count.",
    "spending_gate": "The Treasury looks at what the deal spends.",
    "authorisation_gate": "The commissioners' will and capability are judged.",
    "delivery": "The deal is carried out, year by year.",
    "finished": "The game is over and everything is open.",
}
"""What each step is for, in a sentence."""


def ended_or_phase(phase: Phase, outcome: str | None) -> str:
    """How a game ended, or what its step is called."""
    return PHASES[phase] if outcome is None else ENDED.get(outcome, outcome)
