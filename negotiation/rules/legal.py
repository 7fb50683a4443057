"""What a seat can do now. Agrees with `decide`: what is listed is accepted, the rest refused."""

from __future__ import annotations

from negotiation.contract.base import SeatCode
from negotiation.rules.offers import addressed, may_offer
from negotiation.rules.ratify import ways
from negotiation.rules.reactions import (
    may_accept,
    may_object,
    may_reopen,
    may_settle,
    may_sign,
)
from negotiation.rules.refusal import Refusal
from negotiation.rules.seatview import Legal, MoveKind
from negotiation.rules.state import State
from negotiation.rules.steps import may_be_ready
from negotiation.rules.terms_check import clauses_in_play
from negotiation.rules.turns import NEGOTIATING, awaited


def legal(state: State, seat: SeatCode) -> tuple[Legal, ...]:
    """The kinds of move this seat can make now, with the offers and clauses they may name."""
    side = state.side_of(seat)
    if side is None:
        return ()
    if state.paused:
        return (Legal(kind="keep_note"),)
    talk = (Legal(kind="say"), Legal(kind="keep_note"))
    if state.phase == "finished" or state.pens[side] != seat:
        return talk
    kinds: tuple[MoveKind, ...] = (*_step_kinds(state, side), *_offer_kinds(state, side))
    moves = [Legal(kind=kind) for kind in kinds]
    return (*moves, *_reactions(state, side), *talk)


def _step_kinds(state: State, side: str) -> tuple[MoveKind, ...]:
    kinds: list[MoveKind] = []
    if may_be_ready(state, side) is None:
        kinds.append("ready")
    if state.phase == "planning" and side not in state.done:
        kinds.append("make_plan")
    if state.phase in NEGOTIATING and "beliefs" in state.edition.moves:
        kinds.append("state_beliefs")
    if side in awaited(state):
        if state.phase == "ratification" and ways(state):
            kinds.append("choose_ratification")
        if state.phase == "prediction":
            kinds.append("predict")
        if state.phase == "delivery":
            kinds.append("decide_year")
    return tuple(kinds)


def _offer_kinds(state: State, side: str) -> tuple[MoveKind, ...]:
    if may_offer(state, side) is not None:
        return ("sign",) if may_sign(state, side) is None else ()
    kinds: list[MoveKind] = ["propose", "pass_turn"]
    if len(state.sides) > 1:
        kinds.insert(1, "trade")
    if may_sign(state, side) is None:
        kinds.append("sign")
    return tuple(kinds)


def _reactions(state: State, side: str) -> tuple[Legal, ...]:
    """Moves that name an offer or a clause, left out when there is none to name."""
    open_numbers = tuple(offer.number for offer in state.open_offers())
    answerable = tuple(
        n for n in open_numbers if not isinstance(addressed(state, side, n), Refusal)
    )
    clauses = clauses_in_play(state)
    named = (
        Legal(
            kind="accept",
            offers=tuple(n for n in answerable if may_accept(state, side, n) is None),
        ),
        Legal(kind="reject", offers=answerable),
        Legal(kind="counter", offers=answerable if may_offer(state, side) is None else ()),
        Legal(
            kind="settle", clauses=tuple(k for k in clauses if may_settle(state, side, k) is None)
        ),
        Legal(
            kind="object", clauses=tuple(k for k in clauses if may_object(state, side, k) is None)
        ),
        Legal(
            kind="reopen", clauses=tuple(k for k in clauses if may_reopen(state, side, k) is None)
        ),
    )
    return tuple(move for move in named if move.offers or move.clauses)
