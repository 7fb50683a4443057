"""The toy scenario with every move, gates, money of one's own, and options to impose."""

from __future__ import annotations

from typing import get_args

from negotiation.contract.agreement import Action, NoAgreement, Turn
from negotiation.contract.edition import MoveName
from negotiation.contract.gates import AuthorisationGate, Gates, SpendingGate
from negotiation.contract.levers import LeverName
from negotiation.contract.scenario import Scenario
from tests.toy import toy_scenario

LEVERS: dict[tuple[str, int], dict[LeverName, float]] = {
    ("pay", 1): {"global_sum_uplift": 1.0, "inflation_reopener": 1.0},
    ("duty", 1): {"settlement_indicative": 1.0},
}

EVERY_MOVE: tuple[MoveName, ...] = get_args(MoveName)


def full_scenario(
    *without: MoveName,
    rounds: int = 3,
    years: int = 2,
    limit: float = 100.0,
    chance: float = 1.0,
    treasury: str | None = None,
    carrier: str | None = None,
) -> Scenario:
    """Duty can be imposed; team o1 is voluntary; the commissioners have £2 a head of their own.

    `limit` is the Treasury's, `chance` that of being authorised to carry team; `treasury` and
    `carrier` are the sides that decide at the gates, if any.
    """
    moves = tuple(move for move in EVERY_MOVE if move not in without)
    toy = toy_scenario(rounds=rounds, years=years, moves=moves)
    clauses = tuple(
        clause.model_copy(
            update={
                "options": tuple(
                    option.model_copy(
                        update={
                            "imposable": clause.code == "duty",
                            "voluntary": clause.code == "team" and number == 1,
                            "levers": LEVERS.get((clause.code, number), {}),
                        }
                    )
                    for number, option in enumerate(clause.options)
                )
            }
        )
        for clause in toy.clauses
    )
    sides = tuple(
        side.model_copy(update={"envelope_gbp_per_head": 2.0})
        if side.code == "commissioners"
        else side
        for side in toy.sides
    )
    roll = Action(code="roll", kind="roll_over", text="Roll.")
    lay_down = Action(code="lay", kind="impose", text="Lay down.", terms={"duty": "o1"})
    return toy.model_copy(
        update={
            "clauses": clauses,
            "sides": sides,
            "no_agreement": NoAgreement(
                text="The Board may impose.",
                reversal_chance=0.5,
                turns=(Turn(side="board", actions=(roll, lay_down)),),
            ),
            "gates": Gates(
                spending=SpendingGate(
                    side=treasury, limit_gbp_m_per_year=limit, text="Within the limit."
                ),
                authorisation=AuthorisationGate(
                    side=carrier,
                    clauses=("team",),
                    base_chance=chance,
                    per_leadership=0.0,
                    text="Will.",
                ),
            ),
        }
    )
