"""What `negotiation frontier` answers, as the one object of `--json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from negotiation.cli.project import contract_object
from negotiation.contract.base import SideCode
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.port import Engine
from negotiation.engine.space.outcomes import Outcomes, Point
from negotiation.engine.space.scoring import Scorer, reference_state
from negotiation.engine.space.trades import Trade, Yardstick, compatible, improving
from negotiation.engine.space.whole import Space

_DECIMALS = 6
"""Of shares and of the hypervolume: finer than their meaning, coarser than any machine's doubt."""


@dataclass(frozen=True)
class Start:
    """A contract to set out from, and the state of a table that ended with it, if one did."""

    label: str
    contract: Contract
    talks: Talks | None = None


@dataclass(frozen=True)
class Answer:
    """A space and a contract to judge in it."""

    scenario: Scenario
    edition: Edition | None
    engine: Engine
    space: Space
    start: Start | None

    @cached_property
    def scorer(self) -> Scorer:
        """Scores contracts at the reference state."""
        talks = reference_state(self.scenario)
        return Scorer(self.engine, self.scenario, self.space.grid, talks)

    @cached_property
    def start_values(self) -> dict[SideCode, int]:
        """What the contract to judge is worth at the reference state, in tenths."""
        return self.values(self.start.contract) if self.start else {}

    @cached_property
    def improving(self) -> tuple[Trade, ...]:
        """The smallest exchanges from it that leave every signatory better off."""
        yardstick = Yardstick(self.space.whole)
        return improving(self.scorer, self.start.contract, yardstick) if self.start else ()

    @cached_property
    def compatible(self) -> tuple[Trade, ...]:
        """Single clauses that would suit everybody."""
        yardstick = Yardstick(self.space.whole)
        return compatible(self.scorer, self.start.contract, yardstick) if self.start else ()

    def values(self, contract: Contract, talks: Talks | None = None) -> dict[SideCode, int]:
        """What a contract is worth to each side, in tenths."""
        found = self.engine.values([contract], talks or self.scorer.talks)
        return {side: int(found[side][0]) for side in self.space.sides}

    # --------------------------------------------------------------------------------- the object

    def as_object(self) -> dict[str, Any]:
        """Everything, with whole numbers in tenths of a point."""
        space = self.space
        answer = {
            "scenario": self.scenario.code,
            "edition": self.edition.code if self.edition else None,
            "contracts": space.grid.count,
            "fallbacks": space.fallbacks,
            "acceptable": self.acceptable(space.whole),
            "frontier": self._rows(space.whole),
            **self._solved(space.whole),
            "within_red_lines": {
                "contracts": space.signable.contracts,
                "acceptable": self.acceptable(space.signable),
                "frontier": self._rows(space.signable),
                **self._solved(space.signable),
            },
            "method": space.method,
            "error": round(space.error, _DECIMALS),
            "scored": space.scored,
            "fingerprint": self.engine.fingerprint,
        }
        if self.start is not None:
            answer["from"] = self._start_object(self.start)
        return answer

    def acceptable(self, outcomes: Outcomes) -> dict[str, int]:
        """How many contracts suit each set of sides; the sides' codes with + between them."""
        sides = outcomes.sides
        return {
            "+".join(some): outcomes.acceptable(some)
            for size in range(1, len(sides) + 1)
            for some in combinations(sides, size)
        }

    def _rows(self, outcomes: Outcomes) -> list[dict[str, Any]]:
        frontier = outcomes.frontier
        contracts = self.space.grid.contracts(frontier.numbers).tolist()
        return [
            {
                "contract": self._contract(tuple(contract)),
                "values": dict(zip(outcomes.sides, row, strict=True)),
            }
            for contract, row in zip(contracts, frontier.values.tolist(), strict=True)
        ]

    def _solved(self, outcomes: Outcomes) -> dict[str, Any]:
        volume = outcomes.hypervolume
        room = None if outcomes.room is None else outcomes.room.tolist()
        return {
            "points": {name: self._point(point) for name, point in outcomes.points.items()},
            "room": room and dict(zip(outcomes.signatories, room, strict=True)),
            "hypervolume": None if volume is None else round(volume, _DECIMALS),
        }

    def _point(self, point: Point) -> dict[str, Any]:
        contract = self.space.grid.contract(point.number)
        return {"contract": self._contract(contract), "values": point.values}

    def _contract(self, contract: Contract) -> dict[str, str]:
        return contract_object(self.scenario, self.scenario.terms_of(contract))

    # ------------------------------------------------------------------------------- one contract

    def _start_object(self, start: Start) -> dict[str, Any]:
        values, whole = self.start_values, self.space.whole
        gains = whole.gains(values)
        answer: dict[str, Any] = {
            "label": start.label,
            "contract": self._contract(start.contract),
            "values": values,
            "gains": gains and {side: round(gain, _DECIMALS) for side, gain in gains.items()},
            "left_on_table": _rounded(whole.left_on_table(values)),
            "created": _rounded(whole.created(values)),
            "trades": [self._trade(trade) for trade in self.improving],
            "compatible": [self._trade(trade) for trade in self.compatible],
        }
        if start.talks is not None:
            answer["table"] = {
                "values": self.values(start.contract, start.talks),
                "fallbacks": dict(self.engine.fallback(start.talks).values),
            }
        return answer

    def _trade(self, trade: Trade) -> dict[str, Any]:
        moved: Mapping[str, str] = self._contract(trade.contract)
        return {
            "change": {clause: moved[clause] for clause in trade.terms},
            "contract": moved,
            "values": trade.values,
            "rises": trade.rises,
        }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DECIMALS)
