"""Small scenarios for the engine's tests: clauses from levers, three plain sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from negotiation.contract.agreement import Action, NoAgreement, Turn
from negotiation.contract.clause import Clause, Option
from negotiation.contract.edition import Edition, Round
from negotiation.contract.levers import LeverName
from negotiation.contract.scenario import Baseline, Figure, Scenario
from negotiation.contract.side import Outcome, Side
from negotiation.contract.talks import Talks
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load

Levers = Mapping[LeverName, float]

BASELINE = Baseline(
    year="2011/12",
    registered_patients_m=Figure(value=55.9, source="B05", tag="Rd"),
    practices=Figure(value=8123, source="B01", tag="R"),
    global_sum_gbp=Figure(value=64.59, source="B21", tag="R"),
    gp_income_gbp=Figure(value=106100, source="B85", tag="R"),
    emergency_admissions_m=Figure(value=5.3, source="B100", tag="R"),
)

OUTCOMES: Mapping[str, tuple[Outcome, ...]] = {
    "board": (
        Outcome(measure="integration", worst=25, best=60, weight=60),
        Outcome(measure="public_cost_gbp_per_head", worst=10, best=-5, weight=40),
    ),
    "gp": (
        Outcome(measure="gp_income_gbp_per_partner", worst=-10000, best=20000, weight=60),
        Outcome(measure="gp_hours_per_week", worst=5, best=-5, weight=40),
    ),
    "commissioners": (
        Outcome(measure="integration_experienced", worst=20, best=60, weight=50),
        Outcome(measure="commissioner_cost_gbp_per_head", worst=8, best=-4, weight=50),
    ),
}


def option(
    code: str, levers: Levers, *, voluntary: bool = False, imposable: bool = False
) -> Option:
    """An option that is known by its levers alone."""
    return Option(
        code=code,
        label=code,
        text=code,
        levers=dict(levers),
        voluntary=voluntary,
        imposable=imposable,
    )


def clause(code: str, *options: Option) -> Clause:
    """A clause whose first option, the status quo, is added."""
    return Clause(
        code=code,
        name=code,
        question=code,
        status_quo="as_is",
        options=(option("as_is", {}, imposable=True), *options),
    )


def side(code: str, radicality_budget: float = 5) -> Side:
    """One of the three sides."""
    return Side(
        code=code,
        name=code,
        short=code[:14],
        mark=code[0].upper(),
        shape="square",
        role="signatory",
        constituency=code,
        interests=(code,),
        brief=f"{code}.md",
        outcomes=OUTCOMES[code],
        radicality_budget=radicality_budget,
    )


WAITING = NoAgreement(
    text="Nothing happens.",
    reversal_chance=0.5,
    turns=(
        Turn(side="board", actions=(Action(code="roll_over", kind="roll_over", text="Nothing."),)),
    ),
)


def scenario(*clauses: Clause, no_agreement: NoAgreement = WAITING) -> Scenario:
    """A scenario of these clauses between board, GPs and commissioners."""
    return Scenario(
        format=1,
        code="draft",
        title="Draft",
        summary="A draft.",
        public_brief="public.md",
        public_measures=("integration",),
        opening_trust=0.5,
        local_leadership=0.5,
        baseline=BASELINE,
        clauses=clauses,
        sides=(side("board"), side("gp"), side("commissioners")),
        editions=(
            Edition(
                code="short",
                title="Short",
                minutes=10,
                rounds=(Round(name="One", calendar="now", caucus_minutes=1, table_minutes=1),),
                years=1,
                moves=(),
            ),
        ),
        no_agreement=no_agreement,
    )


def talks(trust: float = 0.5, **more: object) -> Talks:
    """Talks in which all three sides trust alike."""
    trusting = dict.fromkeys(("board", "gp", "commissioners"), trust)
    return Talks.model_validate({"trust": trusting, **more})


def engine_of(*packages: Levers, voluntary: bool = False) -> PointEngine:
    """An engine for one clause per package, each with that package as its only change."""
    clauses = [
        clause(f"clause_{number}", option("change", levers, voluntary=voluntary))
        for number, levers in enumerate(packages)
    ]
    return PointEngine(scenario(*clauses), load())


def contracts(counts: Sequence[int]) -> list[tuple[int, ...]]:
    """Every contract of clauses with these numbers of options."""
    found: list[tuple[int, ...]] = [()]
    for count in counts:
        found = [(*contract, option) for contract in found for option in range(count)]
    return found
