"""Terms being composed at one seat: what moves against the draft, who moves it, and undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms, difference

Role: TypeAlias = Literal["give", "get"]
"""In a trade: whether one's own side or the other moves on a clause."""


class Composed(NamedTuple):
    """One moment of composing: options chosen, and who moves on which clause."""

    terms: Terms
    roles: dict[ClauseCode, Role]


@dataclass
class TermsDraft:
    """Terms in hand. Nothing in it has left the seat; `base` is the table's draft."""

    scenario: Scenario
    base: Terms
    now: Composed = field(default_factory=lambda: Composed({}, {}))
    to: SideCode | None = None
    words: str = ""
    _before: list[Composed] = field(default_factory=list)

    @property
    def change(self) -> Terms:
        """What the terms would change in the draft, in the scenario's order."""
        moved = difference(self.base, self.now.terms)
        return {code: moved[code] for code in self.scenario.clause_by_code if code in moved}

    def part(self, role: Role) -> Terms:
        """The share of the change that one party to a trade moves."""
        return {c: option for c, option in self.change.items() if self.role(c) == role}

    def role(self, clause: ClauseCode) -> Role:
        """Who moves on a clause; what one asks for unless said otherwise."""
        return self.now.roles.get(clause, "get")

    def option(self, clause: ClauseCode) -> int:
        """The option chosen for a clause, or the draft's."""
        return self.now.terms.get(clause, self.base[clause])

    def step(self, clause: ClauseCode, by: int) -> bool:
        """Take the next (+1) or the previous (-1) option; False when there is none."""
        option = self.option(clause) + by
        if not 0 <= option < len(self.scenario.clause_by_code[clause].options):
            return False
        roles = {clause: self._needed(), **self.now.roles}
        self._go(Composed({**self.now.terms, clause: option}, roles))
        return True

    def _needed(self) -> Role:
        """What a trade still lacks: first something to get, then something to give."""
        return "give" if self.part("get") and not self.part("give") else "get"

    def clear(self, clause: ClauseCode) -> None:
        """Leave a clause as it is in the draft."""
        terms = {code: option for code, option in self.now.terms.items() if code != clause}
        roles = {code: role for code, role in self.now.roles.items() if code != clause}
        self._go(Composed(terms, roles))

    def swap_role(self, clause: ClauseCode) -> None:
        """Let the other party move on a clause."""
        role: Role = "give" if self.role(clause) == "get" else "get"
        self._go(Composed(self.now.terms, {**self.now.roles, clause: role}))

    def take(self, terms: Terms) -> None:
        """Start from these terms."""
        self._go(Composed(dict(terms), self.now.roles))

    def undo(self) -> bool:
        """Take back the last change; False when there was none."""
        if not self._before:
            return False
        self.now = self._before.pop()
        return True

    def _go(self, then: Composed) -> None:
        if then != self.now:
            self._before.append(self.now)
            self.now = then
