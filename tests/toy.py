"""A toy scenario and an additive engine, small enough to work out by hand.

Three sides, three clauses of three, two and two options. A side's value is the sum of its tastes
below; the fallback of each is FALLBACK. The engine answers every question of the port.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.agreement import Action, NoAgreement, Turn
from negotiation.contract.base import SideCode
from negotiation.contract.clause import Clause, Option
from negotiation.contract.edition import Edition, MoveName, Round
from negotiation.contract.inject import Effect, Inject, Trigger
from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Baseline, Figure, Scenario
from negotiation.contract.side import Outcome, Position, RedLine, Side
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.projection import (
    BallotForecast,
    Driver,
    Drivers,
    Fallback,
    Play,
    Projection,
    YearProjection,
)
from negotiation.rules.apply import apply, fold, opening_state
from negotiation.rules.commands import Command
from negotiation.rules.decide import decide
from negotiation.rules.events import Event
from negotiation.rules.opening import open_game
from negotiation.rules.refusal import Refusal
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.rules.state import State
from negotiation.rules.words import Words

TASTES: dict[SideCode, tuple[tuple[int, ...], ...]] = {
    "board": ((0, 20, 45), (0, -15), (0, -10)),
    "gp": ((0, -5, -30), (0, 40), (0, -5)),
    "commissioners": ((0, 5, 10), (0, -4), (0, 30)),
}
"""Points of each option, by side and clause."""

BASE = 40
FALLBACK = 420
MOVES: tuple[MoveName, ...] = (
    "propose",
    "trade",
    "counter",
    "settle",
    "object",
    "ballot",
    "committee_authority",
    "claim",
    "beliefs",
)

_D = Figure(value=1.0, source="T1", tag="D")


def _clause(code: str, name: str, options: int) -> Clause:
    return Clause(
        code=code,
        name=name,
        question=f"What about {name.lower()}?",
        status_quo="o0",
        options=tuple(
            Option(code=f"o{n}", label=f"{name} {n}", text=f"The contract would say {n}.")
            for n in range(options)
        ),
    )


def _side(code: str, short: str, mark: str, forbidden: str) -> Side:
    return Side(
        code=code,
        name=f"The {short}",
        short=short,
        mark=mark,
        shape="square",
        role="signatory",
        constituency="members",
        interests=("a secret interest",),
        brief=f"{code}.md",
        lens=("reject",) if code == "gp" else ("cost_gbp_m_per_year",),
        outcomes=(Outcome(measure="integration", worst=0, best=100, weight=100),),
        positions=(Position(clause="pay", option="o1", points=1, reason="why"),),
        red_lines=(
            RedLine(code=f"{code}-line", clause="duty", options=(forbidden,), text="Never that."),
        ),
        radicality_budget=10,
    )


def toy_scenario(rounds: int = 2, years: int = 1, moves: tuple[MoveName, ...] = MOVES) -> Scenario:
    """Clauses `duty` (3 options), `pay` (2), `team` (2); only the GPs' red line bites (duty o2)."""
    return Scenario(
        format=1,
        code="toy",
        title="Toy",
        summary="A toy.",
        public_brief="public.md",
        public_measures=("integration",),
        opening_trust=0.5,
        local_leadership=0.5,
        baseline=Baseline(
            year="2012",
            registered_patients_m=_D,
            practices=_D,
            global_sum_gbp=_D,
            gp_income_gbp=_D,
            emergency_admissions_m=_D,
        ),
        clauses=(_clause("duty", "Duty", 3), _clause("pay", "Pay", 2), _clause("team", "Team", 2)),
        sides=(
            _side("board", "Board", "B", "none"),
            _side("gp", "GPs", "G", "o2"),
            _side("commissioners", "Commissioners", "C", "none"),
        ),
        editions=(
            Edition(
                code="toy",
                title="Toy",
                minutes=5,
                rounds=tuple(
                    Round(name=f"Round {n}", calendar="spring", caucus_minutes=1, table_minutes=1)
                    for n in range(1, rounds + 1)
                ),
                years=years,
                moves=moves,
            ),
        ),
        no_agreement=NoAgreement(
            text="Nothing moves.",
            reversal_chance=0.5,
            turns=(
                Turn(side="board", actions=(Action(code="roll", kind="roll_over", text="Roll."),)),
            ),
        ),
        injects=(
            Inject(
                code="storm",
                headline="Storm",
                text="A storm.",
                trigger=Trigger(round=2),
                effect=Effect(levers={"press_risk": 0.5}),
            ),
            Inject(code="hush", headline="Hush", text="For the Board.", to=("board",)),
        ),
        briefs={
            "public.md": "All may read this.",
            "board.md": "SECRET-BOARD",
            "gp.md": "SECRET-GP",
            "commissioners.md": "SECRET-COMMISSIONERS",
        },
    )


class ToyEngine:
    """Adds tastes. `yes` is the mean yes share of every ballot."""

    fingerprint = "toy-1"

    def __init__(self, yes: float = 0.7) -> None:
        self.yes = yes

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        return {side: [self._value(side, c) for c in contracts] for side in TASTES}

    def _value(self, side: SideCode, contract: Contract) -> int:
        points = sum(TASTES[side][clause][option] for clause, option in enumerate(contract))
        return 10 * (BASE + points)

    def project(self, contract: Contract, talks: Talks) -> Projection:
        measures: dict[MeasureName, float] = {
            "integration": 30 + 4.0 * sum(contract),
            "integration_experienced": 25 + 3.0 * sum(contract),
            "cost_gbp_m_per_year": 10.0 * contract[1] + 100 * talks.levers.get("press_risk", 0),
            "reject": 0.3,
            "gp_income_gbp_per_partner": 100.0 * contract[1],
        }
        values = {side: self._value(side, contract) for side in TASTES}
        return Projection(
            contract={},
            measures=measures,
            status_quo=measures,
            years=tuple(
                YearProjection(year=year, measures=measures, payments=()) for year in range(1, 6)
            ),
            winners=(),
            values=values,
            agreed_values=values,
            fallbacks=dict.fromkeys(TASTES, FALLBACK),
            ratified=0.7,
            fingerprint=self.fingerprint,
        )

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        moved = [
            Driver(clause=clause, option=option, contributions={"integration": 4.0 * option})
            for clause, option in zip(("duty", "pay", "team"), contract, strict=True)
            if option
        ]
        change: dict[MeasureName, float] = {
            "integration": 4.0 * sum(contract),
            "gp_income_gbp_per_partner": 100.0 * contract[1],
        }
        return Drivers(change=change, drivers=tuple(moved), method="exact")

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        return Fallback(
            plays=(Play(side="board", action="roll", text="The Board rolls the contract over."),),
            contract=imposed or {},
            imposed=tuple(imposed or ()),
            values=dict.fromkeys(TASTES, FALLBACK),
            measures={},
        )

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        return BallotForecast(
            yes_mean=self.yes, yes_spread=0.0, turnout_mean=0.5, turnout_spread=0.0
        )


ENGINE = ToyEngine()


def toy_setup(seed: int = 1, advisers: bool = False) -> Setup:
    """A person in every seat; with `advisers`, a second chair for the GPs."""
    person = Occupant(kind="person")
    seats = [Seat(code=side, side=side, occupant=person) for side in TASTES]
    if advisers:
        seats.append(Seat(code="gp.2", side="gp", occupant=person))
    return Setup(edition="toy", seed=seed, seats=tuple(seats))


class Game:
    """A game in memory: submit commands, keep the events."""

    def __init__(
        self,
        scenario: Scenario | None = None,
        setup: Setup | None = None,
        engine: ToyEngine = ENGINE,
    ) -> None:
        self.scenario = scenario or toy_scenario()
        self.engine = engine
        opening = open_game(self.scenario, setup or toy_setup(), engine)
        assert not isinstance(opening, Refusal), opening
        self.events: list[Event] = [opening]
        self.state: State = opening_state(self.scenario, opening)

    @property
    def phase(self) -> str:
        """The phase now."""
        return self.state.phase

    def ask(self, command: Command) -> tuple[Event, ...] | Refusal:
        """Submit a command; carry it out when it is not refused."""
        decided = decide(self.state, command, self.engine)
        if not isinstance(decided, Refusal):
            for event in decided:
                self.state = apply(self.state, event)
            self.events.extend(decided)
        return decided

    def do(self, kind: type[Command], actor: str, **fields: object) -> tuple[Event, ...]:
        """Submit a command of a kind on what the actor sees now; it must be carried out."""
        seen = self.state.seen.get(actor, 0)
        decided = self.ask(kind.model_validate({"actor": actor, "seen": seen, **fields}))
        assert not isinstance(decided, Refusal), decided.sentence
        return decided

    def refused(self, kind: type[Command], actor: str, **fields: object) -> Refusal:
        """Submit a command that must be refused; the refusal."""
        seen = self.state.seen.get(actor, 0)
        decided = self.ask(kind.model_validate({"actor": actor, "seen": seen, **fields}))
        assert isinstance(decided, Refusal), decided
        return decided

    def refolded(self) -> State:
        """The state folded anew from the events."""
        return fold(self.scenario, self.events)


def words(text: str = "Some words.") -> Words:
    """Words with a fixed salt."""
    return Words.of(text, "salt")
