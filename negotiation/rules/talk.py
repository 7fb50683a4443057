"""Talk and notes. Talk never binds; notes are for one's own side."""

from __future__ import annotations

from negotiation.contract.base import SeatCode, SideCode
from negotiation.rules import events as e
from negotiation.rules.commands import Claim, HandPen, KeepNote, Say
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.state import State
from negotiation.rules.terms_check import known_clause, known_terms
from negotiation.rules.turns import NEGOTIATING
from negotiation.rules.words import Words


def say(state: State, seat: SeatCode, side: SideCode, command: Say) -> list[e.Event] | Refusal:
    """A message to all, to one side, or in caucus."""
    if command.to not in ("all", "caucus") and command.to not in set(state.sides) - {side}:
        return not_understood(
            "A message goes to all, to one of the other sides, or to your caucus."
        )
    return _nothing_said(command.words) or [
        e.Said(seat=seat, side=side, to=command.to, words=command.words)
    ]


def claim(state: State, side: SideCode, command: Claim) -> list[e.Event] | Refusal:
    """A statement of fact, unverified."""
    problem = may_claim(state) or _unclear(state, command)
    if problem is not None:
        return problem
    return [e.Claimed(side=side, about=command.about, clause=command.clause, words=command.words)]


def may_claim(state: State) -> Refusal | None:
    """Whether claims are part of the game now."""
    if "claim" not in state.edition.moves:
        return not_allowed("In this edition, say it as a message.")
    if state.phase not in NEGOTIATING:
        return not_now("Claims are made while the table is open.")
    return None


def _unclear(state: State, command: Claim) -> Refusal | None:
    """Refuse a claim that says nothing: no clause where it is about one, or no words."""
    if command.about == "words":
        if command.clause is not None:
            return not_understood("Say what you claim about the clause: first, or a red line.")
        return _nothing_said(command.words)
    if command.clause is None:
        return not_understood("Name the clause that the claim is about.")
    return known_clause(state, command.clause)


def keep_note(state: State, side: SideCode, command: KeepNote) -> list[e.Event] | Refusal:
    """A note for one's own side, with a draft if one wishes."""
    problem = known_terms(state, command.terms)
    if problem is not None:
        return problem
    if not command.terms:
        empty = _nothing_said(command.words)
        if empty is not None:
            return empty
    return [e.NoteKept(side=side, words=command.words, terms=command.terms)]


def hand_pen(state: State, side: SideCode, command: HandPen) -> list[e.Event] | Refusal:
    """Another seat of the same side becomes its spokesperson."""
    if state.side_of(command.to) != side:
        return not_understood("The pen can be handed to another seat of your own side.")
    if state.pens[side] == command.to:
        return not_allowed("That seat holds the pen already.")
    return [e.PenHanded(side=side, to=command.to)]


def _nothing_said(words: Words | None) -> Refusal | None:
    return (
        None
        if words is not None and words.text
        else not_understood("There is nothing in the message yet.")
    )
