"""What every policy must do, checked at each choice of a whole game."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from negotiation.bots.policy import Advisor, Policy
from negotiation.contract.scenario import Scenario
from negotiation.rules import commands as c
from negotiation.rules.seatview import View

SILENT = (
    c.Ready,
    c.MakePlan,
    c.Predict,
    c.Say,
    c.ReturnToTable,
    c.StateBeliefs,
    c.ConsultMembers,
    c.SeekMandate,
    c.SealFinal,
    c.ApproveSpending,
    c.Authorise,
)
"""Commands that need no reason: nothing happens that all see, or the words are the reason."""

SECRET = (c.StateBeliefs, c.ConsultMembers, c.SeekMandate, c.SealFinal)
"""What only the side itself is told of: a reason, which all could read, would give it away."""


@dataclass
class Conforming:
    """A policy under inspection: passes its choices on, and asserts that each may stand."""

    policy: Policy
    reacted: set[tuple[str, Any]] = field(default_factory=set)

    def choose(
        self, view: View, scenario: Scenario, advisor: Advisor, rng: Random
    ) -> c.Command | None:
        """The policy's choice, after it was checked."""
        state = rng.getstate()
        command = self.policy.choose(view, scenario, advisor, rng)
        rng.setstate(state)
        assert command == self.policy.choose(view, scenario, advisor, rng), "not the same again"
        if command is None:
            assert not view.is_awaited, f"{view.side} is awaited in {view.phase} and does nothing"
            return None
        self._check(command, view, scenario, advisor)
        return command

    def _check(self, command: c.Command, view: View, scenario: Scenario, advisor: Advisor) -> None:
        assert command.actor == view.seat
        assert command.seen == view.seen
        move = next((m for m in view.legal if m.kind == command.kind), None)
        assert move is not None, f"{command.kind} is not legal now"
        if isinstance(command, c.Accept | c.Reject | c.Counter):
            assert command.offer in move.offers
        if isinstance(command, c.Settle | c.Object):
            assert command.clause in move.clauses
        if isinstance(command, c.Accept | c.Reject):
            assert (command.kind, command.offer) not in self.reacted, "the same reaction twice"
            self.reacted.add((command.kind, command.offer))
        check_reason(command, scenario)
        self._check_interest(command, view, advisor)

    def _check_interest(self, command: c.Command, view: View, advisor: Advisor) -> None:
        """No offer, acceptance or signature below the fallback or across a red line."""
        if isinstance(command, c.Propose | c.Counter | c.SealFinal):
            terms = command.terms
        elif isinstance(command, c.Trade):
            terms = {**command.give, **command.get}
        elif isinstance(command, c.Accept):
            offer = view.offers[command.offer - 1]
            terms = offer.terms
            if offer.form == "local":
                assert view.fallback is not None
                assert offer.numbers.agreed_values[view.side] > view.fallback
                return
        elif isinstance(command, c.Sign):
            terms = {}
        else:
            return
        assert not advisor.crossed(terms)
        assert view.fallback is not None
        assert advisor.worth([terms])[0] > view.fallback


def check_reason(command: c.Command, scenario: Scenario) -> None:
    """A sentence, without figures of its own: the only digits are in names and labels."""
    assert not isinstance(command, SECRET) or command.because is None
    if isinstance(command, SILENT):
        return
    assert command.because
    assert command.because[0].isupper()
    assert command.because.endswith(".")
    assert not re.search(r"\d", without(command.because, _labels(scenario))), command.because


def _labels(scenario: Scenario) -> Iterable[str]:
    for clause in scenario.clauses:
        yield clause.name
        for option in clause.options:
            yield option.label
    for side in scenario.sides:
        yield from side.interests


def without(text: str, parts: Iterable[str]) -> str:
    """`text` without any of the parts, the longest first."""
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, "")
    return text
