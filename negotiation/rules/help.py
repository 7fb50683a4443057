"""Help for a seat: how much of it, asking for a hint, and the hint itself.

What a hint says is worked out by the host, from what the seat may know; here it is only recorded.
"""

from __future__ import annotations

from negotiation.contract.base import RULES, SeatCode
from negotiation.rules import events as e
from negotiation.rules.commands import ChooseHelp, GiveHint
from negotiation.rules.naming import nearest
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.setup import Seat
from negotiation.rules.state import State
from negotiation.rules.words import clean


def seat_of(state: State, code: SeatCode) -> Seat | None:
    """The seat of this code, or None."""
    return next((seat for seat in state.setup.seats if seat.code == code), None)


def may_ask(state: State, code: SeatCode) -> Refusal | None:
    """Whether this seat can ask for a hint now."""
    if state.setup.help_of(code) == "none":
        return not_allowed("Your seat plays without help. Choose another level of help first.")
    if code in state.hints_asked:
        return not_now("Your hint is on its way.")
    return None


def ask_hint(state: State, code: SeatCode) -> list[e.Event] | Refusal:
    """Ask for a hint."""
    problem = may_ask(state, code)
    return problem if problem is not None else [e.HintAsked(seat=code)]


def choose_help(state: State, code: SeatCode, command: ChooseHelp) -> list[e.Event] | Refusal:
    """Another level of help for one's own seat."""
    if command.level == state.setup.help_of(code):
        return not_now("Your seat has that level of help already.")
    return [e.HelpChosen(seat=code, level=command.level)]


def give_hint(state: State, command: GiveHint) -> list[e.Event] | Refusal:
    """A hint for a seat, from the host."""
    if command.actor != RULES:
        return not_allowed("Hints come from the game. Remind a seat in your own words instead.")
    known = [seat.code for seat in state.setup.seats]
    if command.seat not in known:
        return not_understood(f"There is no seat {command.seat!r}. {nearest(command.seat, known)}")
    text = clean(command.text)
    if not text:
        return not_understood("There is nothing in the hint.")
    return [e.HintGiven(seat=command.seat, text=text, moment=command.moment)]
