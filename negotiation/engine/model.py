"""The point engine: one scenario, one set of parameters, and every question the game asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.digest import canonical_json
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine import (
    attribution,
    conditions,
    effective,
    fallback,
    measuring,
    reasons,
    reporting,
    strata,
    take_up,
    valuing,
)
from negotiation.engine import settings as model_settings
from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.calibration import fitted
from negotiation.engine.conditions import PRACTICES_SIDE, Conditions
from negotiation.engine.effective import LeversInEffect, OptionTables
from negotiation.engine.memory import Memory
from negotiation.engine.parameters import Parameters
from negotiation.engine.population.settings import PLAY
from negotiation.engine.port import DRAWS
from negotiation.engine.practices import Practices
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection, Spread
from negotiation.engine.simulation import Simulation, simulate
from negotiation.engine.spread import asking
from negotiation.engine.spread.running import Question

VERSION = 2
"""Goes up with every change of the model that may change a number."""

CHUNK = 4096
"""Contracts that are worked out at once: enough to be fast, few enough to stay in fast memory."""

REMEMBERED = 64
"""How many projections and solved no-agreement games an engine keeps."""


@dataclass(frozen=True)
class Solved:
    """The solved no-agreement game, the course that is played in it, and the latent utility that
    practices draw from it."""

    game: Fallback
    latent: float
    course: fallback.Course


class PointEngine:
    """The scoring engine on weighted strata of practices, bound to one scenario.

    Implements `port.Engine`. The same fingerprint gives the same rounded numbers everywhere.
    """

    def __init__(self, scenario: Scenario, parameters: Parameters) -> None:
        """Read the settings and turn the options into tables.

        Raises ValueError when the parameters do not fit the model.
        """
        self._scenario = scenario
        self._settings = model_settings.read(parameters, scenario)
        self._strata = strata.build(parameters)
        self._options = take_up.tables(scenario.clauses, self._strata, self._settings.take_up)
        self._values = valuing.tables(scenario, self._settings.ratification)
        self._deeds = fallback.deeds(parameters)
        self._radicality_limit = self._limit_of_practices()
        self._fingerprint = _fingerprint(scenario, parameters)
        self._bound = asking.Bound(
            scenario=scenario,
            parameters=parameters,
            few=self._strata,
            radicality_limit=self._radicality_limit,
            fingerprint=self._fingerprint,
        )
        self._solved: Memory[str, Solved] = Memory(REMEMBERED)
        self._projections: Memory[tuple[Contract, str], Projection] = Memory(REMEMBERED)

    @property
    def fingerprint(self) -> str:
        """Hash of parameters, scenario and engine version."""
        return self._fingerprint

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        """Each side's value, in tenths, of many contracts at once (in their order)."""
        result: dict[SideCode, list[int]] = {side.code: [] for side in self._scenario.sides}
        for start in range(0, len(contracts), CHUNK):
            batch = self._batch(contracts[start : start + CHUNK])
            for code, tenths in self.batch_values(batch, talks).items():
                result[code] += tenths.tolist()
        return result

    def batch_values(
        self, batch: IntArray, talks: Talks, levers: LeversInEffect | None = None
    ) -> dict[SideCode, IntArray]:
        """Each side's value, in tenths, of a batch of shape (contracts, clauses), at once.

        `levers` are those of the batch if they have been joined already.
        """
        solved = self._solve(talks)
        state = conditions.of_talks(talks, self._scenario, batch, solved.latent)
        simulation = self._simulate(batch, state, levers)
        press = simulation.levers["press_risk"]
        return self._worth(batch, self._measures(simulation), press, solved)[2]

    def project(self, contract: Contract, talks: Talks) -> Projection:
        """The point projection of one contract, with the status quo beside it."""
        key = (contract, talks.model_dump_json())
        return self._projections.get(key, lambda: self._project(contract, talks))

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        """Shapley attribution of the headlines over the moved clauses, with reasons."""
        clauses = self._scenario.clauses
        status_quo = tuple(self._scenario.status_quo.values())
        moved = [at for at, option in enumerate(contract) if option != status_quo[at]]
        plan = attribution.plan(len(moved))
        batch = np.tile(np.array(status_quo, dtype=np.int64), (len(plan.coalitions), 1))
        for column, at in enumerate(moved):
            batch[plan.coalitions[:, column], at] = contract[at]
        records = self._records_in_chunks(batch, talks)
        return attribution.attribute(
            plan,
            records,
            [(clauses[at].code, contract[at]) for at in moved],
            [reasons.reasons(clauses[at].options[contract[at]]) for at in moved],
        )

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        """The no-agreement game solved backwards, or from what has been imposed on."""
        if imposed is None:
            return self._solve(talks).game
        return self._solve_anew(talks, fallback.after_imposing(self._scenario, imposed)).game

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        """What a ballot on this contract would look like."""
        return reporting.ballot(self.simulation([contract], talks), self._settings.ladder)

    def question(self, contract: Contract, talks: Talks, practices: int = PLAY) -> Question:
        """What a spread over this many practices is asked about."""
        solved = self._solve(talks)
        no_deal = asking.NoDeal(course=solved.course, values=solved.game.values)
        return asking.question(self._bound, contract, talks, no_deal, practices)

    def growing(
        self,
        contract: Contract,
        talks: Talks,
        draws: int = DRAWS,
        seed: int = 0,
        *,
        left: float = 1.0,
        practices: int = PLAY,
    ) -> Iterator[Spread]:
        """The projection's uncertainty after every block of draws; drop the iterator to stop.

        Raises ValueError for fewer than one draw, and for `left` outside 0 to 1.
        """
        question = self.question(contract, talks, practices)
        return asking.ask(self._bound, question, draws=draws, seed=seed, left=left)

    def spread(
        self,
        contract: Contract,
        talks: Talks,
        draws: int = DRAWS,
        seed: int = 0,
        *,
        left: float = 1.0,
        practices: int = PLAY,
    ) -> Spread:
        """The projection's uncertainty over all draws."""
        *_, last = self.growing(contract, talks, draws, seed, left=left, practices=practices)
        return last

    def simulation(self, contracts: Sequence[Contract], talks: Talks) -> Simulation:
        """The whole simulation behind the answers above, for many contracts at once."""
        return self._under(self._batch(contracts), talks, self._solve(talks))

    @property
    def strata(self) -> Practices:
        """The strata of practices that the simulation runs on."""
        return self._strata

    @property
    def options(self) -> OptionTables:
        """Every option of the scenario as levers in effect."""
        return self._options

    # ------------------------------------------------------------------------------- working parts

    def _limit_of_practices(self) -> float:
        sides = self._scenario.side_by_code
        if PRACTICES_SIDE in sides:
            return sides[PRACTICES_SIDE].radicality_budget
        return min(side.radicality_budget for side in self._scenario.sides)

    def _batch(self, contracts: Sequence[Contract]) -> IntArray:
        shape = (len(contracts), len(self._scenario.clauses))
        return np.array(contracts, dtype=np.int64).reshape(shape)

    def _under(self, batch: IntArray, talks: Talks, solved: Solved) -> Simulation:
        state = conditions.of_talks(talks, self._scenario, batch, solved.latent)
        return self._simulate(batch, state)

    def _simulate(
        self, batch: IntArray, state: Conditions, levers: LeversInEffect | None = None
    ) -> Simulation:
        levers = levers or effective.gather(
            self._options, batch, state.declined, state.levers, self._strata.patient_share
        )
        return simulate(levers, state, self._strata, self._settings, self._radicality_limit)

    def _measures(self, simulation: Simulation) -> FloatArray:
        patients = self._scenario.baseline.registered_patients_m.value
        return measuring.measures(simulation, self._strata, self._settings, patients)

    def _worth(
        self, batch: IntArray, measures: FloatArray, press: FloatArray, solved: Solved
    ) -> tuple[dict[SideCode, IntArray], FloatArray, dict[SideCode, IntArray]]:
        """Values if agreed, the chance of ratification, and values as offered."""
        records = measuring.recorded(measures)
        agreed = valuing.points_if_agreed(self._values, batch, records)
        chance = valuing.ratified(self._values, records, press)
        offered = valuing.offered(agreed, chance, solved.game.values)
        return {code: valuing.tenths(v) for code, v in agreed.items()}, chance, offered

    def _records_in_chunks(self, batch: IntArray, talks: Talks) -> FloatArray:
        solved = self._solve(talks)
        parts = []
        for start in range(0, len(batch), CHUNK):
            part = batch[start : start + CHUNK]
            parts.append(self._measures(self._under(part, talks, solved)))
        return np.concatenate(parts)

    def _project(self, contract: Contract, talks: Talks) -> Projection:
        solved = self._solve(talks)
        batch = self._batch([contract, tuple(self._scenario.status_quo.values())])
        simulation = self._under(batch, talks, solved)
        measures, press = self._measures(simulation), simulation.levers["press_risk"]
        agreed, chance, offered = self._worth(batch, measures, press, solved)
        return reporting.projection(
            self._scenario,
            contract,
            simulation,
            measures,
            self._strata,
            self._settings,
            reporting.Worth(
                agreed={code: int(v[0]) for code, v in agreed.items()},
                offered={code: int(v[0]) for code, v in offered.items()},
                fallback=solved.game.values,
                ratified=float(chance[0]),
            ),
            self._fingerprint,
        )

    def _solve(self, talks: Talks) -> Solved:
        return self._solved.get(
            talks.model_dump_json(), lambda: self._solve_anew(talks, self._scenario)
        )

    def _solve_anew(self, talks: Talks, scenario: Scenario) -> Solved:
        game = scenario.no_agreement
        found = fallback.courses(scenario, talks, self._deeds)
        batch = fallback.contracts_of(found, scenario)
        simulation = self._simulate(batch, fallback.conditions_of(found, batch, talks, scenario))
        measures = self._measures(simulation)
        records = measuring.recorded(measures)
        points = valuing.points_if_agreed(self._values, batch, records)
        first_year = float(self._settings.year_weight[0])

        def blend(values: FloatArray) -> FloatArray:
            return fallback.blend(values, first_year, game.reversal_chance)

        worth = {code: valuing.tenths(blend(value)) for code, value in points.items()}
        best = fallback.best_course(game, worth)
        return Solved(
            game=reporting.fallback(
                scenario,
                found[best],
                {code: int(value[best]) for code, value in worth.items()},
                blend(measures)[best],
            ),
            latent=float(blend(simulation.rungs.latent)[best]),
            course=found[best],
        )


def _fingerprint(scenario: Scenario, parameters: Parameters) -> str:
    content = "\n".join(
        (
            str(VERSION),
            parameters.digest,
            fitted.digest(),
            # Whatever order its keys stand in: a scenario read back from a record is the same one.
            canonical_json(scenario.model_dump(mode="json", exclude={"briefs"})),
        )
    )
    return hashlib.sha256(content.encode()).hexdigest()
