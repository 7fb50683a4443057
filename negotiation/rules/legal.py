"""What a seat can do now. Agrees with `decide`: what is listed is accepted, the rest refused."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.base import SeatCode
from negotiation.contract.edition import MoveName
from negotiation.rules.calls import may_call, may_disclose
from negotiation.rules.help import may_ask
from negotiation.rules.leaving import may_deal_locally, may_impose, may_return, may_walk_out
from negotiation.rules.offers import addressed, may_make, may_offer, may_pass
from negotiation.rules.ratify import ways
from negotiation.rules.reactions import (
    may_accept,
    may_object,
    may_settle,
    may_sign,
    objected,
)
from negotiation.rules.refusal import Refusal
from negotiation.rules.reopening import may_reopen_any, reopenable
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
    moves = state.edition.moves
    turn = may_offer(state, side) is None
    strong = _strong(state, side)
    can: tuple[tuple[MoveKind, bool], ...] = (
        ("propose", turn and "propose" in moves),
        ("trade", turn and "trade" in moves),
        ("seal_final", may_seal(state, side) is None),
        ("pass_turn", may_pass(state, side) is None),
        ("sign", may_sign(state, side) is None),
        ("walk_out", strong["walk_out"] is None),
        ("return_to_table", may_return(state, side) is None),
        ("propose_local_deal", strong["propose_local_deal"] is None),
        ("impose", strong["impose"] is None),
        ("disclose", strong["disclose"] is None),
        *((kind, strong[kind] is None) for kind, _ in _CALLS),
    )
    return tuple(kind for kind, possible in can if possible)


def _strong(state: State, side: str) -> Mapping[MoveKind, Refusal | None]:
    """Calls and ways of leaving, each with why it cannot be made now, or None."""
    made_of = (
        *(state.setup, state.phase, state.round, state.draft, state.offers, state.settled),
        *(state.absent, state.calls, state.analysed, state.relaxed, state.pledged),
        *(state.disclosures, state.reversals),
    )

    def checked() -> Mapping[MoveKind, Refusal | None]:
        return {
            **{kind: may_call(state, side, move) for kind, move in _CALLS},
            "reopen": may_reopen_any(state, side),
            "disclose": may_disclose(state, side),
            "propose_local_deal": may_deal_locally(state, side),
            "walk_out": may_walk_out(state, side),
            "impose": may_impose(state, side),
        }

    return state.part(("strong", side), made_of, checked)


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

_MOVE: Mapping[MoveKind, MoveName] = {
    "form_working_group": "working_group",
    "propose_local_deal": "local_deal",
}
"""What an edition calls the move, where that is not its kind."""


def withheld(state: State, seat: SeatCode) -> tuple[Withheld, ...]:
    """The calls and ways of leaving of this edition that the seat cannot make now, with reasons."""
    side = state.side_of(seat)
    if side is None or state.pens[side] != seat:
        return ()
    return tuple(
        Withheld(kind=kind, why=problem.sentence)
        for kind, problem in _strong(state, side).items()
        if problem is not None and _MOVE.get(kind, kind) in state.edition.moves
    )


def _reactions(state: State, side: str) -> tuple[Legal, ...]:
    """Moves that name an offer or a clause, left out when there is none to name."""
    if state.phase not in NEGOTIATING:
        return ()
    made_of = (state.offers, state.draft, state.relaxed, state.absent, state.phase)
    answerable, acceptable = state.part(("answers", side), made_of, lambda: _answers(state, side))
    may_counter = may_make(state, side, "counter") is None
    named = (
        Legal(kind="accept", offers=acceptable),
        Legal(kind="reject", offers=answerable),
        Legal(kind="counter", offers=answerable if may_counter else ()),
        *_about_clauses(state, side),
    )
    return tuple(move for move in named if move.offers or move.clauses)


def _answers(state: State, side: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The open offers that the side may answer, and those that it may accept."""
    open_numbers = (offer.number for offer in state.open_offers())
    answerable = tuple(
        n for n in open_numbers if not isinstance(addressed(state, side, n), Refusal)
    )
    return answerable, tuple(n for n in answerable if may_accept(state, side, n) is None)


def _about_clauses(state: State, side: str) -> tuple[Legal, ...]:
    """What the side may do about single clauses; every move, though it may name none."""
    made_of = (
        *(state.setup, state.phase, state.round, state.draft, state.settled, state.agreed),
        *(state.working_groups, state.relaxed, state.reversals, state.absent, state.calls),
        *(state.analysed, state.pledged, objected(state, side)),
    )

    def checked() -> tuple[Legal, ...]:
        clauses = clauses_in_play(state)
        settle = tuple(k for k in clauses if may_settle(state, side, k) is None)
        against = tuple(k for k in clauses if may_object(state, side, k) is None)
        return (
            Legal(kind="settle", clauses=settle),
            Legal(kind="object", clauses=against),
            Legal(kind="reopen", clauses=reopenable(state, side)),
        )

    return state.part(("about clauses", side), made_of, checked)
