"""What a bot works from when it chooses: its seat's view and scenario, its advisor, its temper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from negotiation.bots.packages import Package, Reach, Term, contracts
from negotiation.bots.policy import Advisor
from negotiation.bots.target import target
from negotiation.bots.tempers import Temperament
from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side
from negotiation.contract.terms import Terms, difference, merge
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Offer


@dataclass(frozen=True)
class Situation:
    """One moment of a game, as one seat with one temper meets it."""

    view: View
    scenario: Scenario
    advisor: Advisor
    rng: Random
    temperament: Temperament
    _known: dict[frozenset[tuple[ClauseCode, int]], int] = field(default_factory=dict)

    @property
    def own(self) -> Side:
        """The side that the bot plays."""
        return self.scenario.side_by_code[self.view.side]

    @property
    def others(self) -> tuple[SideCode, ...]:
        """The other sides that must sign."""
        return tuple(side for side in self.scenario.signatories if side != self.view.side)

    @cached_property
    def reach(self) -> Reach:
        """The contracts that the side can still reach and may sign, with what they are worth."""
        found = contracts(self.view, self.scenario, self.forbidden)
        return Reach(found, self.advisor.values(found))

    def package(self, at: int) -> Package:
        """One of the contracts within reach, as the change of the draft that it is."""
        row: list[int] = self.reach.contracts[at].tolist()
        contract = self.scenario.terms_of(tuple(row))
        change = difference(self.view.draft, contract)
        return Package(contract, change, int(self.reach.worths[at]))

    @property
    def best(self) -> int:
        """The most that any contract could bring the side, in tenths; never below its fallback."""
        return max(self.view.fallback or 0, int(self.reach.worths.max(initial=0)))

    @cached_property
    def aim(self) -> int:
        """What the side aims for, in tenths: as its plan says, else as its temper does."""
        plan = self.view.plan
        if plan is not None and plan.aspiration is not None:
            return plan.aspiration
        fallback = self.view.fallback or 0
        return fallback + round(self.temperament.aim * (self.best - fallback))

    @cached_property
    def target(self) -> int:
        """The least value, in tenths, that the bot asks for, accepts or signs now.

        One that reads the others also sees when it alone can still save the deal: then anything
        that beats no deal will do.
        """
        if self.temperament.reads_others and self.is_last_word:
            return (self.view.fallback or 0) + 1
        return target(self.view, self.temperament, self.aim)

    @cached_property
    def draft_worth(self) -> int:
        """What the draft is worth to this side, in tenths."""
        return self.worth([{}])[0]

    def worth(self, changes: Sequence[Terms]) -> list[int]:
        """What the draft with each change is worth to this side, in tenths; asked for once."""
        keys = [frozenset(change.items()) for change in changes]
        unknown = [key for key in dict.fromkeys(keys) if key not in self._known]
        if unknown:
            worths = self.advisor.worth([dict(key) for key in unknown])
            self._known.update(zip(unknown, worths, strict=True))
        return [self._known[key] for key in keys]

    @cached_property
    def forbidden(self) -> frozenset[Term]:
        """The terms that the side may not sign: its red lines, less those relaxed since."""
        barred: set[Term] = set()
        for line in self.own.red_lines:
            clause = self.scenario.clause_by_code[line.clause]
            numbers = [clause.number_of(option) for option in line.options]
            terms = [(clause.code, number) for number in numbers if number is not None]
            barred.update(t for t in terms if line.code in self.advisor.crossed(dict([t])))
        return frozenset(barred)

    def crosses(self, change: Terms) -> frozenset[Term]:
        """The terms of the draft with a change that cross the side's own red lines."""
        return self.forbidden & merge(self.view.draft, change).items()

    def worth_of(self, offers: Sequence[Offer]) -> list[int]:
        """What each offer would be worth to this side if it were accepted, in tenths.

        A local deal stands by itself, without the draft; its numbers say what it is worth.
        """
        worths = self.worth([{} if offer.form == "local" else offer.terms for offer in offers])
        side = self.view.side
        return [
            offer.numbers.agreed_values.get(side, 0) if offer.form == "local" else worth
            for offer, worth in zip(offers, worths, strict=True)
        ]

    def open_to(self, kind: MoveKind) -> tuple[Offer, ...]:
        """The offers on which the seat can make a move of this kind now."""
        move = self.view.move(kind)
        if move is None:
            return ()
        return tuple(offer for offer in self.view.offers if offer.number in move.offers)

    @property
    def is_last_word(self) -> bool:
        """Whether the talks end with this seat's next step."""
        return self.view.phase == "signing" and self.view.awaited == (self.view.side,)

    @property
    def is_last_round(self) -> bool:
        """Whether no round follows this one."""
        return self.view.round >= self.view.rounds
