"""No agreement: the solved no-agreement game is what happens."""

from __future__ import annotations

from typing import Literal

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.numbers import Numbers, numbers_for
from negotiation.rules.state import State

Why = Literal["not_signed", "ballot_lost", "imposed", "local_deal", "spending_refused", "ended"]


def fail(state: State, engine: Engine, why: Why) -> list[e.Event]:
    """The events of a game without a deal: what each side did, where it led, the end."""
    talks = state.talks()
    solved = engine.fallback(talks)
    contract = state.scenario.contract_of(solved.contract)
    after = talks.model_copy(update={"imposed": solved.imposed})
    numbers = numbers_for(engine, contract, after).model_copy(
        update={"values": solved.values, "agreed_values": solved.values}
    )
    plays = {play.side: play.text for play in solved.plays}
    return fail_with(why, plays, solved.contract, solved.imposed, numbers)


def fail_with(
    why: Why,
    plays: dict[SideCode, str],
    terms: Terms,
    imposed: tuple[ClauseCode, ...],
    numbers: Numbers,
) -> list[e.Event]:
    """The end without a national deal, as it came about."""
    return [
        e.TalksFailed(why=why, plays=plays, terms=terms, imposed=imposed, numbers=numbers),
        e.GameFinished(outcome="no_agreement", terms=terms, numbers=numbers),
    ]
