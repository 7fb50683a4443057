"""Calls, walk-outs, and what the facilitator did, in words."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.event_table import cost_in_trust, with_words
from negotiation.play.wording.figures import share
from negotiation.play.wording.names import (
    clause_name,
    named,
    option_label,
    possessive,
    seat_name,
    subject,
    terms_sentence,
)
from negotiation.rules.events import (
    ActUndone,
    AnalysisCommissioned,
    BoardSet,
    Bookmarked,
    ImpositionThreatened,
    LocalMoneyPledged,
    MandateSought,
    MembersConsulted,
    Nudged,
    Paused,
    PenHanded,
    PromiseJudged,
    PromiseMade,
    Resumed,
    Returned,
    SeatFilled,
    TimerSet,
    WalkedOut,
    WorkingGroupFormed,
)

CallEvent: TypeAlias = (
    MembersConsulted
    | AnalysisCommissioned
    | ImpositionThreatened
    | MandateSought
    | LocalMoneyPledged
    | WorkingGroupFormed
    | PromiseMade
    | PromiseJudged
    | WalkedOut
    | Returned
)
HouseEvent: TypeAlias = (
    Paused
    | Resumed
    | TimerSet
    | Nudged
    | ActUndone
    | SeatFilled
    | PenHanded
    | BoardSet
    | Bookmarked
)


def call_event(scenario: Scenario, event: CallEvent, me: SideCode | None) -> str:
    """A call, a walk-out or a return."""
    who = subject(scenario, event.side, me)
    match event:
        case MembersConsulted():
            said = f"{share(event.yes)} of {event.replies:,} replies were in favour"
            return f"{who} asked the members about the draft: {said}."
        case AnalysisCommissioned():
            return f"{who} commissioned analysis of the draft."
        case ImpositionThreatened():
            terms = terms_sentence(scenario, event.terms)
            return (
                f"{who} threatened to lay down by directions{cost_in_trust(event.trust)}: {terms}."
            )
        case MandateSought():
            answer = "was given it" if event.granted else "was refused"
            return f"{who} asked for leave to relax a red line, and {answer}."
        case LocalMoneyPledged():
            return f"{who} pledged £{event.pence_per_head / 100:.2f} a head of local money."
        case WorkingGroupFormed():
            clause = clause_name(scenario, event.clause)
            return f"{who} sent {clause} to a working group until round {event.until_round}."
        case PromiseMade():
            return (
                f"{who} promised {named(scenario, event.to, me)} {_promised(scenario, event)} "
                f"in year {event.year}."
            )
        case PromiseJudged():
            did = "kept" if event.kept else "broke"
            clause = clause_name(scenario, event.clause)
            return f"{who} {did} a promise to {named(scenario, event.to, me)}: {clause}."
        case WalkedOut():
            return with_words(f"{who} left the table{cost_in_trust(event.trust)}", event.words)
        case Returned():
            return f"{who} came back to the table."
        case _:
            assert_never(event)


def _promised(scenario: Scenario, event: PromiseMade) -> str:
    label = option_label(scenario, event.clause, event.option)
    return f"{clause_name(scenario, event.clause)} at '{label}'"


def house_event(scenario: Scenario, event: HouseEvent, me: SideCode | None) -> str:
    """What the facilitator or the clock did."""
    match event:
        case Paused():
            return with_words("The facilitator paused the table", event.words)
        case Resumed():
            return "The table goes on."
        case TimerSet():
            if event.seconds is None:
                return "There is no timer now."
            minutes, seconds = divmod(event.seconds, 60)
            return f"The timer stands at {minutes}:{seconds:02}."
        case Nudged():
            whom = seat_name(scenario, event.seat, me)
            if event.words is None:
                return f"A reminder for {whom}: the table waits."
            return with_words(f"The facilitator reminded {whom}", event.words)
        case ActUndone():
            return with_words(
                f"The facilitator took back what came after act {event.back_to}", event.words
            )
        case SeatFilled():
            seat = seat_name(scenario, event.seat)
            now = f"a bot ({event.temper})" if event.temper else f"a {event.by}"
            return f"The seat of {seat} is now taken by {now}."
        case PenHanded():
            holder = seat_name(scenario, event.to)
            pen = possessive(scenario, event.side, me)
            return f"{holder[:1].upper()}{holder[1:]} now holds {pen} pen."
        case BoardSet():
            how = "shown on" if event.shown else "hidden from"
            return f"The table is {how} the big board."
        case Bookmarked():
            return with_words("The facilitator marked this moment", event.words)
        case _:
            assert_never(event)
