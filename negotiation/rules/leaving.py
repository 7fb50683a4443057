"""Leaving the table: walking out and coming back, a local deal of two, imposition."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.contract.base import SideCode
from negotiation.contract.terms import Terms, difference
from negotiation.engine.port import Engine
from negotiation.engine.projection import Fallback
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.calls import imposable, imposer
from negotiation.rules.failure import fail_with
from negotiation.rules.naming import clause_name, the_side
from negotiation.rules.numbers import Numbers, numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.settings import IMPOSE_FROM_ROUND, WALK_OUT_TRUST
from negotiation.rules.state import Offer, State
from negotiation.rules.terms_check import known_terms, newly_crossed
from negotiation.rules.turns import NEGOTIATING


def may_walk_out(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can leave the table now."""
    if "walk_out" not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    if state.phase not in NEGOTIATING:
        return not_now("There is no table to leave now.")
    if side in state.absent:
        return not_now("You have left the table already. You can return to it.")
    return None


def walk_out(state: State, side: SideCode, command: c.WalkOut) -> list[e.Event] | Refusal:
    """Leave: one's offers fall away and the next one is forfeited."""
    problem = may_walk_out(state, side)
    if problem is not None:
        return problem
    left: list[e.Event] = [e.WalkedOut(side=side, words=command.words, trust=WALK_OUT_TRUST)]
    left.extend(
        e.OfferLapsed(offer=offer.number, why="walked_out")
        for offer in state.open_offers()
        if side in (offer.side, offer.to)
    )
    return left


def may_return(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can come back."""
    if side not in state.absent or state.phase not in NEGOTIATING:
        return not_now("You are at the table.")
    return None


def come_back(state: State, side: SideCode) -> list[e.Event] | Refusal:
    """Come back to the table."""
    problem = may_return(state, side)
    return problem if problem is not None else [e.Returned(side=side)]


def may_deal_locally(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can offer the other remaining one a local deal."""
    if "local_deal" not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    if state.phase not in NEGOTIATING:
        return not_now("Local deals are made while the table is open.")
    if side in state.absent:
        return not_now("You have left the table. Return to it first.")
    if len(state.sides) - len(state.absent) != 2:
        return not_now("A local deal is for the two sides that remain when the third has left.")
    if any(offer.form == "local" and offer.side == side for offer in state.open_offers()):
        return not_now("Your local deal is on the table; it waits for the other side.")
    return None


def propose_local(
    state: State, side: SideCode, command: c.ProposeLocalDeal, engine: Engine
) -> list[e.Event] | Refusal:
    """A deal of two: only what practices take up by choice or what the two pay for themselves."""
    problem = (
        may_deal_locally(state, side)
        or known_terms(state, command.terms)
        or newly_crossed(state, side, command.terms)
    )
    if problem is not None:
        return problem
    other = next(s for s in state.sides if s != side and s not in state.absent)
    # Without the third side the draft is void: a local deal is laid over the contract of today.
    terms = difference(state.scenario.status_quo, command.terms)
    if not terms:
        return not_allowed("This changes nothing of today. Choose another option for a clause.")
    national = _national(state, terms, side, other)
    if national is not None:
        return national
    contract = state.scenario.contract_of(terms)
    return [
        e.Offered(
            offer=len(state.offers) + 1,
            side=side,
            form="local",
            to=other,
            terms=terms,
            numbers=numbers_for(engine, contract, state.talks()),
        )
    ]


def _national(state: State, terms: Terms, side: SideCode, other: SideCode) -> Refusal | None:
    for clause, number in terms.items():
        option = state.scenario.clause_by_code[clause].options[number]
        spends = set(state.scenario.clause_by_code[clause].spends)
        own_money = bool(spends) and spends <= {side, other}
        if not option.voluntary and not own_money:
            return not_allowed(
                f"{clause_name(state, clause)} at '{option.label}' is national: it needs the side "
                "that has left. A local deal holds what practices choose to do or what you two pay."
            )
    return None


def seal_local(state: State, offer: Offer, engine: Engine) -> list[e.Event]:
    """A local deal was accepted: the national talks are over."""
    numbers = numbers_for(engine, state.scenario.contract_of(offer.terms), state.talks())
    kept = numbers.model_copy(update={"values": numbers.agreed_values})
    return fail_with(
        "local_deal",
        {
            offer.side: f"A local deal with {the_side(state, offer.to or offer.side)}.",
        },
        offer.terms,
        (),
        kept,
    )


def may_impose(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can impose now."""
    if "impose" not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    if side != imposer(state):
        return not_allowed("Your side cannot lay down terms by directions.")
    if state.phase not in NEGOTIATING:
        return not_now("Imposition ends open talks; the table is not open now.")
    first = min(IMPOSE_FROM_ROUND, len(state.edition.rounds))
    if state.round < first:
        return not_now(f"Directions need consultation first: not before round {first}.")
    return None


def if_imposed(state: State, terms: Terms, engine: Engine) -> tuple[Fallback, Numbers]:
    """What follows once these terms are laid down and the others have answered, in numbers."""
    talks = state.talks()
    solved = engine.fallback(talks, terms)
    numbers = numbers_for(
        engine,
        state.scenario.contract_of(solved.contract),
        talks.model_copy(update={"imposed": solved.imposed}),
    )
    values = {"values": solved.values, "agreed_values": solved.values}
    return solved, numbers.model_copy(update={**values, "fallbacks": state.numbers.fallbacks})


def impose(
    state: State, side: SideCode, command: c.Impose, engine: Engine
) -> list[e.Event] | Refusal:
    """Lay down terms; the others answer, and the talks are over."""
    problem = may_impose(state, side) or imposable(state, command.terms)
    if problem is not None:
        return problem
    solved, imposed = if_imposed(state, command.terms, engine)
    plays = {play.side: play.text for play in solved.plays}
    return [
        e.Imposed(side=side, terms=command.terms, numbers=imposed),
        *fail_with("imposed", plays, solved.contract, solved.imposed, imposed),
    ]


LeavingCommand: TypeAlias = c.Impose | c.WalkOut | c.ReturnToTable | c.ProposeLocalDeal


def leave(
    state: State, side: SideCode, command: LeavingCommand, engine: Engine
) -> list[e.Event] | Refusal:
    """Whichever way of leaving, or coming back, it is."""
    match command:
        case c.Impose():
            return impose(state, side, command, engine)
        case c.WalkOut():
            return walk_out(state, side, command)
        case c.ReturnToTable():
            return come_back(state, side)
        case c.ProposeLocalDeal():
            return propose_local(state, side, command, engine)
        case _:
            assert_never(command)
