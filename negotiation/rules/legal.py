"""What a seat can do now. Agrees with `decide`: what is listed is accepted, the rest refused."""

from __future__ import annotations

from negotiation.contract.base import SeatCode
from negotiation.contract.edition import MoveName
from negotiation.rules.calls import may_call, may_disclose
from negotiation.rules.help import may_ask
from negotiation.rules.leaving import may_deal_locally, may_impose, may_return, may_walk_out
from negotiation.rules.offers import addressed, may_make, may_pass
from negotiation.rules.ratify import ways
from negotiation.rules.reactions import (
    may_accept,
    may_object,
    may_settle,
    may_sign,
)
from negotiation.rules.refusal import Refusal
from negotiation.rules.reopening import may_reopen, may_reopen_any
from negotiation.rules.sealed import may_seal
from negotiation.rules.seatview import Legal, MoveKind, Withheld
from negotiation.rules.state import State
from negotiation.rules.steps import may_be_ready
from negotiation.rules.talk import may_claim
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
    if state.phase == "finished":
        return talk
    helped = _help(state, seat)
    if state.pens[side] != seat:
        return (*talk, *helped)
    kinds: tuple[MoveKind, ...] = (*_step_kinds(state, side), *_offer_kinds(state, side))
    moves = [Legal(kind=kind) for kind in kinds]
    claims = (Legal(kind="claim"),) if may_claim(state) is None else ()
    return (*moves, *_reactions(state, side), *talk, *claims, *helped)


def _help(state: State, seat: SeatCode) -> tuple[Legal, ...]:
    """A hint, where the seat plays with help; another level of help, always."""
    asking = (Legal(kind="ask_hint"),) if may_ask(state, seat) is None else ()
    return (*asking, Legal(kind="choose_help"))


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
        if state.phase == "spending_gate":
            kinds.append("approve_spending")
        if state.phase == "authorisation_gate":
            kinds.append("authorise")
        if state.phase == "prediction":
            kinds.append("predict")
        if state.phase == "delivery":
            kinds.append("decide_year")
        if state.phase == "better_for_all":
            kinds.append("answer_package")
    return tuple(kinds)


def _offer_kinds(state: State, side: str) -> tuple[MoveKind, ...]:
    checks: tuple[tuple[MoveKind, Refusal | None], ...] = (
        ("propose", may_make(state, side, "propose")),
        ("trade", may_make(state, side, "trade")),
        ("seal_final", may_seal(state, side)),
        ("pass_turn", may_pass(state, side)),
        ("sign", may_sign(state, side)),
        ("walk_out", may_walk_out(state, side)),
        ("return_to_table", may_return(state, side)),
        ("propose_local_deal", may_deal_locally(state, side)),
        ("impose", may_impose(state, side)),
        ("disclose", may_disclose(state, side)),
        *((kind, may_call(state, side, move)) for kind, move in _CALLS),
    )
    return tuple(kind for kind, problem in checks if problem is None)


_CALLS: tuple[tuple[MoveKind, MoveName], ...] = (
    ("consult_members", "consult_members"),
    ("commission_analysis", "commission_analysis"),
    ("threaten", "threaten"),
    ("seek_mandate", "seek_mandate"),
    ("pledge_local_money", "pledge_local_money"),
    ("form_working_group", "working_group"),
    ("promise_later", "promise_later"),
    ("leak", "leak"),
)


def withheld(state: State, seat: SeatCode) -> tuple[Withheld, ...]:
    """The calls and ways of leaving of this edition that the seat cannot make now, with reasons."""
    side = state.side_of(seat)
    if side is None or state.pens[side] != seat:
        return ()
    checks: list[tuple[MoveKind, MoveName, Refusal | None]] = [
        *((kind, move, may_call(state, side, move)) for kind, move in _CALLS),
        ("reopen", "reopen", may_reopen_any(state, side)),
        ("disclose", "disclose", may_disclose(state, side)),
        ("propose_local_deal", "local_deal", may_deal_locally(state, side)),
        ("walk_out", "walk_out", may_walk_out(state, side)),
        ("impose", "impose", may_impose(state, side)),
    ]
    return tuple(
        Withheld(kind=kind, why=problem.sentence)
        for kind, move, problem in checks
        if problem is not None and move in state.edition.moves
    )


def _reactions(state: State, side: str) -> tuple[Legal, ...]:
    """Moves that name an offer or a clause, left out when there is none to name."""
    open_numbers = tuple(offer.number for offer in state.open_offers())
    answerable = tuple(
        n for n in open_numbers if not isinstance(addressed(state, side, n), Refusal)
    )
    clauses = clauses_in_play(state)
    may_counter = may_make(state, side, "counter") is None
    named = (
        Legal(
            kind="accept",
            offers=tuple(n for n in answerable if may_accept(state, side, n) is None),
        ),
        Legal(kind="reject", offers=answerable),
        Legal(kind="counter", offers=answerable if may_counter else ()),
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
