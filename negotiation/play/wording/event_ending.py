"""How a game came to its end in words: ratification, ballot, failure, years of delivery."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.event_table import cost_in_trust
from negotiation.play.wording.event_talk import news_text
from negotiation.play.wording.figures import measure_figure, share
from negotiation.play.wording.names import named, subject, terms_sentence
from negotiation.rules.commands import Decision
from negotiation.rules.events import (
    AuthorisationDecided,
    BallotCounted,
    GameFinished,
    Predicted,
    RatificationChosen,
    Ratified,
    SpendingDecided,
    TalksFailed,
    YearDecided,
    YearDelivered,
)

EndingEvent: TypeAlias = (
    RatificationChosen
    | Predicted
    | BallotCounted
    | SpendingDecided
    | AuthorisationDecided
    | Ratified
    | TalksFailed
    | YearDecided
    | YearDelivered
    | GameFinished
)

WAYS = {"authority": "on the committee's authority", "ballot": "by a ballot of the members"}
"""How a deal is ratified."""

DECISIONS: dict[Decision, str] = {
    "confirm": "confirmed the settlement",
    "alter": "altered the settlement",
    "reopen": "invoked the re-opener",
    "exit": "used the exit window",
    "lead": "spent local leadership",
}
"""What a side decided in a year of delivery."""

FAILURES = {
    "not_signed": "not everybody signed",
    "ballot_lost": "the members voted no",
    "imposed": "the board laid down its terms",
    "local_deal": "two sides made a local deal",
    "spending_refused": "the Treasury refused the spending",
    "ended": "the game was ended early",
}
"""Why there is no national deal."""

OUTCOMES = {
    "agreed": "a deal",
    "no_agreement": "no agreement",
    "ended": "ended before there was an outcome",
}
"""How a game ended."""


def ending_event(scenario: Scenario, event: EndingEvent, me: SideCode | None) -> str:
    """Ratification, failure, delivery, the end."""
    match event:
        case RatificationChosen():
            who = subject(scenario, event.side, me)
            return f"{who} chose to ratify {WAYS[event.way]}{cost_in_trust(event.trust)}."
        case Predicted():
            return f"{subject(scenario, event.side, me)} predicted {share(event.yes)} yes."
        case BallotCounted():
            return ballot_sentence(event.eligible, event.yes, event.no, passed=event.passed)
        case SpendingDecided():
            return spending_sentence(scenario, event, me)
        case AuthorisationDecided():
            return authorisation_sentence(scenario, event, me)
        case Ratified():
            return f"The deal is ratified {WAYS[event.way]}; it is the contract."
        case TalksFailed():
            return failure_sentence(scenario, event.why, event.plays, me)
        case YearDecided():
            who = subject(scenario, event.side, me)
            terms = f": {terms_sentence(scenario, event.terms)}" if event.terms else ""
            trust = cost_in_trust(event.trust)
            return f"{who} {DECISIONS[event.decision]} in year {event.year}{trust}{terms}."
        case YearDelivered():
            return year_sentence(scenario, event.year, event.surveyed_experience, event.shock)
        case GameFinished():
            terms = terms_sentence(scenario, event.terms)
            return f"The game is over: {OUTCOMES[event.outcome]}. The contract: {terms}."
        case _:
            assert_never(event)


def spending_sentence(scenario: Scenario, event: SpendingDecided, me: SideCode | None) -> str:
    """The Treasury's answer, with the cost and the limit it looked at."""
    did = "approved" if event.approved else "refused"
    who = "The Treasury" if event.side is None else subject(scenario, event.side, me)
    if event.cost is None or event.limit is None:
        return f"{who} {did} the spending."
    cost = measure_figure("cost_gbp_m_per_year", event.cost)
    limit = measure_figure("cost_gbp_m_per_year", event.limit).lstrip("+")
    return f"{who} {did} the spending: {cost} a year, against a limit of {limit}."


def authorisation_sentence(
    scenario: Scenario, event: AuthorisationDecided, me: SideCode | None
) -> str:
    """What came of will and capability, and what was wanting."""
    who = "The commissioners" if event.side is None else subject(scenario, event.side, me)
    chance = "" if event.chance is None else f", with a chance of {share(event.chance)}"
    if event.granted:
        return f"{who} showed the will and the capability{chance}: they may carry the clauses."
    rest = "The clauses that this is about stay as today."
    if event.lacking == "will":
        return f"{who} did not show the will to carry the clauses. {rest}"
    return f"{who} did not show the capability to carry the clauses{chance}. {rest}"


def ballot_sentence(eligible: int, yes: int, no: int, *, passed: bool) -> str:
    """The result of a ballot: votes, shares, turnout."""
    votes = yes + no
    if not votes:
        return f"The ballot is counted: nobody voted, so it {'passed' if passed else 'was lost'}."
    turnout = f" on a turnout of {votes / eligible:.1%}" if eligible else ""
    return (
        f"The ballot is counted: {yes:,} yes and {no:,} no, {yes / votes:.1%} yes{turnout}. "
        f"The deal {'passed' if passed else 'was lost'}."
    )


def count_sentences(boxes: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """A count as it came in, box by box, with the share so far."""
    sentences = []
    yes = votes = 0
    for number, (yes_here, no_here) in enumerate(boxes, start=1):
        yes, votes = yes + yes_here, votes + yes_here + no_here
        so_far = f"{yes / votes:.1%} yes so far" if votes else "no votes so far"
        sentences.append(f"Box {number}: {yes_here:,} yes, {no_here:,} no; {so_far}.")
    return tuple(sentences)


def year_sentence(
    scenario: Scenario, year: int, surveyed_experience: int | None, shock: str | None
) -> str:
    """What a year of delivery brought, as far as everybody hears of it. `shock` is an inject."""
    text = f"Year {year} is over."
    if surveyed_experience is not None:
        felt = measure_figure("integration_experienced", surveyed_experience)
        text += f" Patients surveyed rate how well their care joins up at {felt} of 100."
    return f"{text} {news_text(scenario, shock)}" if shock else text


def failure_sentence(
    scenario: Scenario, why: str | None, plays: dict[SideCode, str], me: SideCode | None
) -> str:
    """Why there is no deal, and what each side did then."""
    because = f": {FAILURES.get(why, why)}" if why else ""
    does = " ".join(
        f"{_capital(named(scenario, side, me))}: {play.rstrip('.')}."
        for side, play in plays.items()
    )
    return f"There is no national deal{because}. {does}".strip()


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
