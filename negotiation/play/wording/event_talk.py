"""What was said, and how the game moved on, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, assert_never

from negotiation.contract.base import ClauseCode, SeatCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.wording.figures import points
from negotiation.play.wording.names import (
    audience,
    clause_name,
    clauses_sentence,
    joined,
    named,
    quoted,
    seat_name,
    side_name,
    subject,
    terms_sentence,
)
from negotiation.play.wording.phases import PHASES, WHAT_HAPPENS
from negotiation.rules.commands import ClaimAbout, HintMoment
from negotiation.rules.events import (
    BeliefsStated,
    Claimed,
    Disclosed,
    Explained,
    GameOpened,
    HelpChosen,
    HintAsked,
    HintGiven,
    NewsSent,
    NoteKept,
    PhaseOpened,
    PlanMade,
    RoundClosed,
    Said,
    SeatReady,
    StoryLeaked,
)
from negotiation.rules.setup import HelpLevel
from negotiation.rules.words import Words

CourseEvent: TypeAlias = (
    GameOpened
    | PhaseOpened
    | RoundClosed
    | SeatReady
    | PlanMade
    | BeliefsStated
    | NoteKept
    | HintAsked
    | HintGiven
    | HelpChosen
)
TalkEvent: TypeAlias = Explained | Said | Claimed | Disclosed | StoryLeaked | NewsSent


def course_event(scenario: Scenario, event: CourseEvent, me: SideCode | None) -> str | None:
    """How the game moved on. None for what another sentence says already."""
    match event:
        case GameOpened():
            seats = joined([seat_name(scenario, seat.code, me) for seat in event.setup.seats])
            return f"The game begins: {scenario.title}. At the table: {seats}."
        case PhaseOpened():
            return _phase(scenario, event, me)
        case RoundClosed():
            return f"Round {event.round} is over."
        case SeatReady():
            how = "ran out of time for" if event.forced else "finished"
            return f"{subject(scenario, event.side, me)} {how} this step."
        case PlanMade():
            return plan_sentence(scenario, event, me)
        case BeliefsStated():
            beliefs = [
                f"to {named(scenario, side, me)}, {clauses_sentence(scenario, clauses)}"
                for side, clauses in event.matters.items()
            ]
            who = subject(scenario, event.side, me)
            return f"{who} wrote down what matters most: {'; '.join(beliefs) or 'nothing'}."
        case NoteKept():
            draft = f" ({terms_sentence(scenario, event.terms)})" if event.terms else ""
            who = subject(scenario, event.side, me)
            return f"{who} kept a note{draft}: {quoted(event.words.shown)}"
        case HintGiven():
            return hint_sentence(scenario, event.seat, event.text, event.moment, me)
        case HintAsked():
            return f"{_capital(seat_name(scenario, event.seat, me))} asked for a hint."
        case HelpChosen():
            who = _capital(seat_name(scenario, event.seat, me))
            return f"{who} chose help: {HELP[event.level]}."
        case _:
            assert_never(event)


HELP: Mapping[HelpLevel, str] = {
    "none": "none",
    "hint": "a hint when asked",
    "coach": "a coach before offers and signatures",
    "delegate": "a bot that acts until one takes over",
}
"""Levels of help, in words."""


def hint_sentence(
    scenario: Scenario, seat: SeatCode, text: str, moment: HintMoment | None, me: SideCode | None
) -> str:
    """A hint, and to whom; the reason that a delegate gives for its move is told as one."""
    whom = seat_name(scenario, seat, me)
    own = whom == "you"
    if moment == "delegate":
        return f"{'Your delegate' if own else f'The delegate of {whom}'}: {text}"
    return f"A hint for {whom}: {text}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def claim_sentence(
    scenario: Scenario,
    side: SideCode,
    about: ClaimAbout,
    clause: ClauseCode | None,
    words: Words | None,
    me: SideCode | None,
) -> str:
    """A claim, marked as what it is: nobody has checked it."""
    who = f"{subject(scenario, side, me)} claimed (unverified)"
    said = f": {quoted(words.shown)}" if words is not None and words.shown else "."
    if about == "words" or clause is None:
        return f"{who}{said}"
    name = clause_name(scenario, clause)
    what = f"{name} matters most to them" if about == "first" else f"{name} holds a red line"
    if side == me:
        what = what.replace("to them", "to you")
    return f"{who} that {what}{said}"


def _phase(scenario: Scenario, event: PhaseOpened, me: SideCode | None) -> str | None:
    if event.phase == "finished":
        return None
    name = PHASES[event.phase]
    at_the_table = event.phase in ("caucus", "offers", "reactions", "signing")
    head = f"Round {event.round}, {name}" if at_the_table else f"{name[:1].upper()}{name[1:]}"
    order = ""
    if event.turns:
        turns = [named(scenario, side, me) for side in event.turns]
        order = f" The order: {', then '.join(turns)}."
    return f"{head}. {WHAT_HAPPENS[event.phase]}{order}"


def plan_sentence(scenario: Scenario, event: PlanMade, me: SideCode | None) -> str:
    """A side's plan in one sentence, with what it contains."""
    parts = []
    if event.ranking:
        parts.append(f"most important first {clauses_sentence(scenario, event.ranking)}")
    if event.aspiration is not None:
        parts.append(f"aims for {points(event.aspiration)}")
    if event.walk_away is not None:
        parts.append(f"would walk away below {points(event.walk_away)}")
    if event.first_offer:
        parts.append(f"would begin with {terms_sentence(scenario, event.first_offer)}")
    parts.extend(
        f"thinks that {named(scenario, side, me)} most wanted {clauses_sentence(scenario, clauses)}"
        for side, clauses in event.others_want.items()
    )
    who = subject(scenario, event.side, me)
    return f"{who} made a plan{': ' + '; '.join(parts) if parts else ' and kept it open'}."


def talk_event(scenario: Scenario, event: TalkEvent, me: SideCode | None) -> str:
    """What was said, claimed, proved, leaked or reported."""
    match event:
        case Explained():
            who = "Your bot" if event.side == me else f"{side_name(scenario, event.side)} (a bot)"
            return f"{who} explained: {event.text}"
        case Said():
            who = seat_name(scenario, event.seat, me)
            to = "own caucus" if event.to == "caucus" else audience(scenario, event.to, me)
            return f"{who[:1].upper()}{who[1:]} to {to}: {quoted(event.words.shown)}"
        case Claimed():
            about = (event.about, event.clause, event.words)
            return claim_sentence(scenario, event.side, *about, me)
        case Disclosed():
            return _disclosure(scenario, event, me)
        case StoryLeaked():
            return _story(scenario, event, me)
        case NewsSent():
            return f"News: {news_text(scenario, event.inject)}"
        case _:
            assert_never(event)


def news_text(scenario: Scenario, code: str) -> str:
    """Headline and text of an inject; its code when the scenario does not know it."""
    for inject in scenario.injects:
        if inject.code == code:
            return f"{inject.headline}. {inject.text}"
    return f"{code}."


def _story(scenario: Scenario, event: StoryLeaked, me: SideCode | None) -> str:
    traced = f", traced to {named(scenario, event.side, me)}" if event.found_out else ""
    return f"A story reached the press{traced}: {quoted(event.words.shown)}"


def _disclosure(scenario: Scenario, event: Disclosed, me: SideCode | None) -> str:
    who = subject(scenario, event.side, me)
    what = event.ranking if event.what == "ranking" else (event.red_line or "",)
    proved = disclosed(scenario, event.side, what)
    return f"{who} proved to {audience(scenario, event.to, me)}: {proved}"


def disclosed(scenario: Scenario, side: SideCode, what: Sequence[str]) -> str:
    """What was proved: a ranking of clauses, or the text of a red line, from their codes."""
    known = scenario.side_by_code.get(side)
    for line in known.red_lines if known else ():
        if (line.code,) == tuple(what):
            return f"a red line: {line.text}"
    if all(code in scenario.clause_by_code for code in what):
        return f"what matters most, in order: {clauses_sentence(scenario, what)}."
    return f"a red line: {', '.join(what) or 'one that is not named'}."
