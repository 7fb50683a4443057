"""What the big board may know of a table.

It holds no secret by construction: the only things taken from the state are numbers, public
measures, and names that the scenario gives to everybody. No field can carry what people wrote, what
a side values or plans, or what was sent to some and not to all.
"""

from __future__ import annotations

from negotiation.contract.measures import MeasureName
from negotiation.play.facilitating import BoardTable
from negotiation.rules.numbers import Numbers
from negotiation.rules.state import State
from negotiation.rules.terms_check import clauses_in_play


def board_table(state: State, table: int, ends_at: float | None) -> BoardTable:
    """The table as everybody may see it. `ends_at`: when the step ends, seconds since 1970."""
    rounds = state.edition.rounds
    at = min(max(state.round, 1), len(rounds)) - 1
    signatories = [side for side in state.sides if side in state.scenario.signatories]
    return BoardTable(
        table=table,
        shown=state.on_board,
        phase=state.phase,
        round=state.round,
        rounds=len(rounds),
        calendar=rounds[at].calendar,
        settled=len(state.settled),
        clauses=len(clauses_in_play(state)),
        signatures=len([side for side in signatories if side in state.signatures]),
        signatories=len(signatories),
        paused=state.paused,
        ends_at=ends_at,
        outcome=state.ending.outcome if state.ending else None,
        measures=_public(state, state.numbers),
        before=_public(state, state.status_quo),
        news=_for_everybody(state),
    )


def _public(state: State, numbers: Numbers) -> dict[MeasureName, int]:
    public = state.scenario.public_measures
    return {name: kept for name, kept in numbers.measures.items() if name in public}


def _for_everybody(state: State) -> tuple[str, ...]:
    """The news that reached every side, as codes of the scenario, oldest first."""
    known = {inject.code for inject in state.scenario.injects}
    lines = [line for line in state.talk if line.kind == "news" and line.to == "all"]
    return tuple(line.text for line in lines if line.text in known)
