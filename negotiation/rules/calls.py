"""Calls: the few strong moves of a side, three in a game."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.edition import MoveName
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.chance import happens, poll
from negotiation.rules.naming import clause_name, nearest
from negotiation.rules.numbers import numbers_for
from negotiation.rules.opening import rankings
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.settings import (
    CALLS,
    DISCLOSURES,
    LEAK_FOUND_OUT,
    LEAK_PRESS,
    LEAK_TRUST,
    MANDATE_BASE,
    MANDATE_PER_POINT,
    THREAT_TRUST,
    WORKING_GROUP_ROUNDS,
)
from negotiation.rules.state import State
from negotiation.rules.terms_check import away, clauses_in_play, known_clause, known_terms
from negotiation.rules.turns import NEGOTIATING, RATIFIER

_COUNTED = (
    e.MembersConsulted,
    e.AnalysisCommissioned,
    e.ImpositionThreatened,
    e.MandateSought,
    e.LocalMoneyPledged,
    e.WorkingGroupFormed,
    e.PromiseMade,
    e.ClauseReopened,
    e.StoryLeaked,
)


def calls_left(state: State, side: SideCode) -> int:
    """How many calls a side still has."""
    made = sum(isinstance(call, _COUNTED) and call.side == side for call in state.calls)
    return CALLS - made


def may_call(state: State, side: SideCode, move: MoveName) -> Refusal | None:
    """Whether this side can make this call now, whatever it is about."""
    if move not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    if state.phase not in NEGOTIATING:
        return not_now("Calls are made while the table is open.")
    if side in state.absent:
        return not_now("You have left the table. Return to it first.")
    if calls_left(state, side) <= 0:
        return not_now(f"You have made your {CALLS} calls of this game.")
    return _whose(state, side, move)


def _whose(state: State, side: SideCode, move: MoveName) -> Refusal | None:
    """Some calls belong to one side, or are made once."""
    if move == "consult_members" and side != RATIFIER:
        return not_allowed("Only the GP representatives consult their members.")
    if move == "threaten" and side != imposer(state):
        return not_allowed("Only the side that can impose can threaten to.")
    if move == "commission_analysis" and side in state.analysed:
        return not_now("Your analysis is under way; it shows on every draft.")
    if move == "pledge_local_money" and envelope_left(state, side) <= 0:
        return not_allowed("Your side has no money of its own left to pledge.")
    if move == "seek_mandate" and not _standing_lines(state, side):
        return not_allowed("You have no red line left to relax.")
    if move == "leak" and any(
        isinstance(call, e.StoryLeaked) and call.side == side for call in state.calls
    ):
        return not_now("A side leaks once in a game.")
    return None


def imposer(state: State) -> SideCode | None:
    """The side that can impose without a deal, if any."""
    for turn in state.scenario.no_agreement.turns:
        if any(action.kind == "impose" for action in turn.actions):
            return turn.side
    return None


def envelope_left(state: State, side: SideCode) -> int:
    """What is left of the side's own money to pledge, pence a head a year."""
    envelope = state.scenario.side_by_code[side].envelope_gbp_per_head
    return 0 if envelope is None else round(envelope * 100) - state.pledged


def _standing_lines(state: State, side: SideCode) -> list[str]:
    relaxed = state.relaxed.get(side, frozenset())
    lines = state.scenario.side_by_code[side].red_lines
    return [line.code for line in lines if line.code not in relaxed]


def consult(state: State, side: SideCode, engine: Engine) -> list[e.Event] | Refusal:
    """An indicative poll of the members on the draft."""
    problem = may_call(state, side, "consult_members")
    if problem is not None:
        return problem
    if state.draft == state.scenario.status_quo:
        return not_now("The draft changes nothing yet; there is nothing to ask members about.")
    forecast = engine.ballot(state.contract(), state.talks())
    yes, replies = poll(forecast, state.setup.seed, len(state.polls) + 1)
    return [e.MembersConsulted(side=side, yes=yes, replies=replies)]


def analyse(state: State, side: SideCode) -> list[e.Event] | Refusal:
    """Analysis that shows what the side's lens hides."""
    problem = may_call(state, side, "commission_analysis")
    return problem if problem is not None else [e.AnalysisCommissioned(side=side)]


def imposable(state: State, terms: Terms) -> Refusal | None:
    """Refuse terms that directions cannot reach."""
    problem = known_terms(state, terms)
    if problem is not None:
        return problem
    if not terms:
        return not_understood("Name at least one clause and its option.")
    for clause, number in terms.items():
        option = state.scenario.clause_by_code[clause].options[number]
        if not option.imposable:
            return not_allowed(
                f"{clause_name(state, clause)} at '{option.label}' cannot be imposed: "
                "it needs practices' agreement."
            )
    return None


def threaten(state: State, side: SideCode, command: c.Threaten) -> list[e.Event] | Refusal:
    """Say what would be imposed."""
    problem = may_call(state, side, "threaten") or imposable(state, command.terms)
    if problem is not None:
        return problem
    return [e.ImpositionThreatened(side=side, terms=command.terms, trust=THREAT_TRUST)]


def seek_mandate(state: State, side: SideCode, command: c.SeekMandate) -> list[e.Event] | Refusal:
    """Ask one's constituency to relax a red line; the better the draft, the likelier."""
    problem = may_call(state, side, "seek_mandate")
    if problem is not None:
        return problem
    standing = _standing_lines(state, side)
    if command.red_line not in standing:
        return not_understood(
            f"You have no red line {command.red_line!r} to relax. "
            f"{nearest(command.red_line, standing)}"
        )
    gain = state.numbers.agreed_values.get(side, 0) - state.numbers.fallbacks.get(side, 0)
    chance = MANDATE_BASE + MANDATE_PER_POINT * max(0, gain) / 10
    purpose = f"mandate {side} {command.red_line} {state.round}"
    granted = happens(chance, state.setup.seed, purpose)
    return [e.MandateSought(side=side, red_line=command.red_line, granted=granted)]


def pledge(
    state: State, side: SideCode, command: c.PledgeLocalMoney, engine: Engine
) -> list[e.Event] | Refusal:
    """Money from one's own envelope, for the draft as it stands and every later one."""
    problem = may_call(state, side, "pledge_local_money")
    if problem is not None:
        return problem
    left = envelope_left(state, side)
    if command.pence_per_head > left:
        return not_allowed(f"Your envelope has £{left / 100:.2f} a head left; pledge at most that.")
    talks = state.talks()
    levers = dict(talks.levers)
    levers["local_pay"] = levers.get("local_pay", 0.0) + command.pence_per_head / 100
    after = talks.model_copy(update={"levers": levers})
    numbers = numbers_for(engine, state.contract(), after)
    return [e.LocalMoneyPledged(side=side, pence_per_head=command.pence_per_head, numbers=numbers)]


def form_group(
    state: State, side: SideCode, command: c.FormWorkingGroup
) -> list[e.Event] | Refusal:
    """Send a clause away for two rounds: "explore", "in due course"."""
    problem = (
        may_call(state, side, "working_group")
        or known_clause(state, command.clause)
        or away(state, command.clause)
    )
    if problem is not None:
        return problem
    if command.clause in state.settled:
        return not_now(f"{clause_name(state, command.clause)} is settled.")
    until = state.round + WORKING_GROUP_ROUNDS
    return [e.WorkingGroupFormed(side=side, clause=command.clause, until_round=until)]


def promise(state: State, side: SideCode, command: c.PromiseLater) -> list[e.Event] | Refusal:
    """An option for a later year: kept or broken then."""
    problem = may_call(state, side, "promise_later") or known_terms(
        state, {command.clause: command.option}
    )
    if problem is not None:
        return problem
    if command.to == side or command.to not in state.sides:
        return not_understood("A promise is made to one of the other sides at this table.")
    if command.year > state.edition.years:
        return not_allowed(
            f"This edition has {state.edition.years} year(s) after signature; promise one of them."
        )
    return [
        e.PromiseMade(
            side=side,
            to=command.to,
            clause=command.clause,
            option=command.option,
            year=command.year,
        )
    ]


def leak(state: State, side: SideCode, command: c.Leak, engine: Engine) -> list[e.Event] | Refusal:
    """A story for the press; it may be traced."""
    problem = may_call(state, side, "leak")
    if problem is not None:
        return problem
    if not command.words.text:
        return not_understood("There is nothing in the story yet.")
    talks = state.talks()
    levers = dict(talks.levers)
    levers["press_risk"] = levers.get("press_risk", 0.0) + LEAK_PRESS
    after = talks.model_copy(update={"levers": levers})
    found_out = happens(LEAK_FOUND_OUT, state.setup.seed, f"leak {side}")
    return [
        e.StoryLeaked(
            side=side,
            words=command.words,
            found_out=found_out,
            trust=LEAK_TRUST if found_out else 0,
            numbers=numbers_for(engine, state.contract(), after),
        )
    ]


def may_disclose(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can give a proof now; no call, but tokens are few."""
    if "disclose" not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    if state.phase not in NEGOTIATING:
        return not_now("Proofs are given while the table is open.")
    if state.disclosures.get(side, 0) >= DISCLOSURES:
        return not_now(f"You have given your {DISCLOSURES} proofs of this game.")
    return None


def disclose(
    state: State, side: SideCode, command: c.Disclose, engine: Engine
) -> list[e.Event] | Refusal:
    """Prove one's ranking of clauses or a red line."""
    problem = may_disclose(state, side)
    if problem is not None:
        return problem
    if command.to != "all" and command.to not in set(state.sides) - {side}:
        return not_understood("A proof is given to all or to one of the other sides.")
    if command.what == "ranking":
        ranking = true_ranking(state, side, engine)
        return [e.Disclosed(side=side, to=command.to, what="ranking", ranking=ranking)]
    standing = _standing_lines(state, side)
    if command.red_line not in standing:
        return not_understood(
            f"You have no such red line. {nearest(command.red_line or '', standing)}"
        )
    return [e.Disclosed(side=side, to=command.to, what="red_line", red_line=command.red_line)]


def true_ranking(state: State, side: SideCode, engine: Engine) -> tuple[ClauseCode, ...]:
    """The clauses by how much of the side's value their options move from the draft, most first."""
    chosen = clauses_in_play(state)
    return rankings(state.scenario, chosen, state.draft, state.talks(), engine)[side]


CallCommand: TypeAlias = (
    c.ConsultMembers
    | c.CommissionAnalysis
    | c.Threaten
    | c.SeekMandate
    | c.PledgeLocalMoney
    | c.FormWorkingGroup
    | c.PromiseLater
    | c.Leak
    | c.Disclose
)


def make_call(
    state: State, side: SideCode, command: CallCommand, engine: Engine
) -> list[e.Event] | Refusal:
    """Whichever call it is."""
    match command:
        case c.ConsultMembers():
            return consult(state, side, engine)
        case c.CommissionAnalysis():
            return analyse(state, side)
        case c.Threaten():
            return threaten(state, side, command)
        case c.SeekMandate():
            return seek_mandate(state, side, command)
        case c.PledgeLocalMoney():
            return pledge(state, side, command, engine)
        case c.FormWorkingGroup():
            return form_group(state, side, command)
        case c.PromiseLater():
            return promise(state, side, command)
        case c.Leak():
            return leak(state, side, command, engine)
        case c.Disclose():
            return disclose(state, side, command, engine)
        case _:
            assert_never(command)
