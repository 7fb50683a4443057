"""Decide: what a command brings about, or why it does not. Pure; chance is drawn here, once."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.contract.base import FACILITATOR, RULES, SeatCode, SideCode
from negotiation.engine.port import Engine
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.better import answer
from negotiation.rules.calls import CallCommand, make_call
from negotiation.rules.facilitate import facilitate
from negotiation.rules.flow import follow
from negotiation.rules.gatekeeping import approve_spending, authorise
from negotiation.rules.help import ask_hint, choose_help, seat_of
from negotiation.rules.leaving import LeavingCommand, leave
from negotiation.rules.naming import nearest, terms_in_words
from negotiation.rules.offers import counter, pass_turn, propose, trade
from negotiation.rules.ratify import choose, predict
from negotiation.rules.reactions import accept, object_to, reject, settle, sign
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood, stale
from negotiation.rules.reopening import reopen
from negotiation.rules.sealed import seal_final
from negotiation.rules.state import State
from negotiation.rules.steps import make_plan, ready, state_beliefs
from negotiation.rules.talk import claim, hand_pen, keep_note, say
from negotiation.rules.yearly import decide_year

_NEVER_STALE = (
    c.Say,
    c.Claim,
    c.KeepNote,
    c.StateBeliefs,
    c.Disclose,
    c.HandPen,
    c.AskHint,
    c.ChooseHelp,
)
"""Talk and notes do not depend on how the table stands."""


QuietCommand: TypeAlias = (
    c.Ready
    | c.MakePlan
    | c.StateBeliefs
    | c.Say
    | c.Claim
    | c.KeepNote
    | c.HandPen
    | c.AskHint
    | c.ChooseHelp
    | c.AnswerPackage
    | c.Predict
    | c.DecideYear
)


def decide(state: State, command: c.Command, engine: Engine) -> tuple[e.Event, ...] | Refusal:
    """The events that a command brings about, with everything that follows by itself.

    Never raises for a player's mistake: that is a Refusal, in words, with the way out.
    """
    if isinstance(command, c.FacilitatorCommand):
        answered = _facilitator(state, command, engine)
    elif isinstance(command, c.HandPen) and command.actor == FACILITATOR:
        answered = _pass_pen(state, command)
    else:
        answered = _seat(state, command, engine)
    if isinstance(answered, Refusal):
        return answered
    events = [*answered, *_reason(state, command)]
    after = state
    for event in events:
        after = apply(after, event)
    followed, _ = follow(after, engine)
    return (*events, *followed)


def _facilitator(
    state: State, command: c.FacilitatorCommand, engine: Engine
) -> list[e.Event] | Refusal:
    if command.actor not in (FACILITATOR, RULES):
        return not_allowed("Only the facilitator can do that.")
    if state.phase == "finished" and not isinstance(command, c.Bookmark | c.ShowOnBoard):
        return not_now("The game is over.")
    return facilitate(state, command, engine)


def _pass_pen(state: State, command: c.HandPen) -> list[e.Event] | Refusal:
    """The facilitator makes a seat the spokesperson of its side: the one before may have left."""
    side = state.side_of(command.to)
    if side is None:
        known = [chair.code for chair in state.setup.seats]
        return not_understood(f"There is no seat {command.to!r}. {nearest(command.to, known)}")
    return (
        not_now("The game is over.")
        if state.phase == "finished"
        else hand_pen(state, side, command)
    )


def _seat(state: State, command: c.SeatCommand, engine: Engine) -> list[e.Event] | Refusal:
    seat = command.actor
    side = state.side_of(seat)
    if side is None:
        known = [chair.code for chair in state.setup.seats]
        return not_understood(f"There is no seat {seat!r} at this table. {nearest(seat, known)}")
    problem = _not_open(state, command) or _no_pen(state, seat, side, command)
    problem = problem or _stale(state, seat, command)
    return problem or _act(state, seat, side, command, engine)


def _not_open(state: State, command: c.SeatCommand) -> Refusal | None:
    if state.phase == "finished" and not isinstance(command, c.Say | c.KeepNote):
        return not_now("The game is over. The debrief is open to everybody.")
    if state.paused and not isinstance(command, c.KeepNote):
        return not_now("The facilitator has paused the table.")
    return None


def _no_pen(state: State, seat: SeatCode, side: SideCode, command: c.SeatCommand) -> Refusal | None:
    if state.pens[side] == seat or isinstance(command, c.KeepNote | c.AskHint | c.ChooseHelp):
        return None
    if isinstance(command, c.Say) and command.to == "caucus":
        return None
    return not_allowed(
        f"{state.pens[side]} acts for your side. "
        "You can talk in caucus, keep notes and try what-ifs."
    )


def _stale(state: State, seat: SeatCode, command: c.SeatCommand) -> Refusal | None:
    if isinstance(command, _NEVER_STALE):
        return None
    if command.seen > state.seen[seat]:
        return not_understood("That move refers to something that has not happened.")
    if command.seen >= state.table_at[seat]:
        return None
    before = state
    while before.before is not None and before.seen[seat] > command.seen:
        before = before.before
    moved = {k: v for k, v in state.draft.items() if before.draft[k] != v}
    what = f"the draft now has {terms_in_words(state, moved)}" if moved else "a new step has begun"
    return stale(f"Something changed since you looked: {what}. Look again, then decide.")


def _reason(state: State, command: c.Command) -> list[e.Event]:
    """A bot's sentence of reason, which all may read; a delegate's is for its own seat."""
    seat = seat_of(state, command.actor)
    if command.because is None or seat is None:
        return []
    if seat.occupant.kind == "bot":
        return [e.Explained(side=seat.side, text=command.because)]
    if seat.help == "delegate":
        return [e.HintGiven(seat=seat.code, text=command.because, moment="delegate")]
    return []


def _act(
    state: State, seat: SeatCode, side: SideCode, command: c.SeatCommand, engine: Engine
) -> list[e.Event] | Refusal:
    """Whichever move it is, by family."""
    if isinstance(command, c.Propose | c.Trade | c.Counter | c.PassTurn | c.SealFinal):
        return _offer(state, side, command, engine)
    if isinstance(command, c.Accept | c.Reject | c.Settle | c.Object | c.Sign):
        return _react(state, side, command, engine)
    if isinstance(command, CallCommand):
        return make_call(state, side, command, engine)
    if isinstance(command, c.Reopen):
        return reopen(state, side, command, engine)
    if isinstance(command, LeavingCommand):
        return leave(state, side, command, engine)
    if isinstance(command, c.ChooseRatification | c.ApproveSpending | c.Authorise):
        return _ratify(state, side, command, engine)
    return _quiet(state, seat, side, command)


def _offer(
    state: State,
    side: SideCode,
    command: c.Propose | c.Trade | c.Counter | c.PassTurn | c.SealFinal,
    engine: Engine,
) -> list[e.Event] | Refusal:
    match command:
        case c.Propose():
            return propose(state, side, command, engine)
        case c.Trade():
            return trade(state, side, command, engine)
        case c.Counter():
            return counter(state, side, command, engine)
        case c.PassTurn():
            return pass_turn(state, side)
        case c.SealFinal():
            return seal_final(state, side, command)
        case _:
            assert_never(command)


def _ratify(
    state: State,
    side: SideCode,
    command: c.ChooseRatification | c.ApproveSpending | c.Authorise,
    engine: Engine,
) -> list[e.Event] | Refusal:
    match command:
        case c.ChooseRatification():
            return choose(state, side, command, engine)
        case c.ApproveSpending():
            return approve_spending(state, side, command, engine)
        case c.Authorise():
            return authorise(state, side, command, engine)
        case _:
            assert_never(command)


def _react(
    state: State,
    side: SideCode,
    command: c.Accept | c.Reject | c.Settle | c.Object | c.Sign,
    engine: Engine,
) -> list[e.Event] | Refusal:
    match command:
        case c.Accept():
            return accept(state, side, command, engine)
        case c.Reject():
            return reject(state, side, command)
        case c.Settle():
            return settle(state, side, command)
        case c.Object():
            return object_to(state, side, command)
        case c.Sign():
            return sign(state, side)
        case _:
            assert_never(command)


def _quiet(
    state: State, seat: SeatCode, side: SideCode, command: QuietCommand
) -> list[e.Event] | Refusal:
    """Steps, talk, ratification and years: what needs no engine."""
    match command:
        case c.Ready():
            return ready(state, side)
        case c.MakePlan():
            return make_plan(state, side, command)
        case c.StateBeliefs():
            return state_beliefs(state, side, command)
        case c.Say():
            return say(state, seat, side, command)
        case c.Claim():
            return claim(state, side, command)
        case c.KeepNote():
            return keep_note(state, side, command)
        case c.HandPen():
            return hand_pen(state, side, command)
        case c.AskHint():
            return ask_hint(state, seat)
        case c.ChooseHelp():
            return choose_help(state, seat, command)
        case c.AnswerPackage():
            return answer(state, side, command)
        case c.Predict():
            return predict(state, side, command)
        case c.DecideYear():
            return decide_year(state, side, command)
        case _:
            assert_never(command)
