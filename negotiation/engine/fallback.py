"""The no-agreement game, solved backwards: who does what when there is no deal.

Every course of the game is scored by the model itself; the last side to move picks what is best
for it, the side before knows that, and so on. What is imposed stays as laid down for a year and
may then be reversed, all of it together, with the scenario's reversal chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import product

import numpy as np

from negotiation.contract.agreement import Action, NoAgreement, Turn
from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.levers import LeverName
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Terms
from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.conditions import Conditions, change_of_trust, lever_row
from negotiation.engine.effective import LEVER_INDEX
from negotiation.engine.parameters import Parameters


@dataclass(frozen=True)
class Deed:
    """What a kind of action does besides bringing about its terms.

    `engagement` multiplies what practices put into new ways of working, `declined` says whether
    they turn down the voluntary parts, `local_pay` is local money in £ a patient a year.
    """

    engagement: float = 1.0
    declined: float = 0.0
    local_pay: float = 0.0


@dataclass(frozen=True)
class Course:
    """One way the no-agreement game can go: what each side does and where that leads."""

    actions: tuple[Action, ...]
    terms: Terms
    imposed: tuple[ClauseCode, ...]
    trust: float
    engagement: float
    declined: bool
    local_pay: float


def deeds(parameters: Parameters) -> dict[str, Deed]:
    """The deeds that the section `action` describes, by kind of action."""
    table = parameters.table("action")
    known = {field.name for field in fields(Deed)}
    kinds: dict[str, dict[str, float]] = {}
    for name, value in table.items():
        kind, field = name.split(".")
        if field not in known:
            raise ValueError(f"parameters: [action.{name}] is not one of {sorted(known)}")
        kinds.setdefault(kind, {})[field] = value
    return {kind: Deed(**values) for kind, values in kinds.items()}


def _allowed(action: Action, scenario: Scenario) -> Terms:
    terms = {}
    for code, option_code in action.terms.items():
        clause = scenario.clause_by_code[code]
        number = clause.number_of(option_code)
        if number is None:
            raise KeyError(f"{code}: no option {option_code!r}")
        option = clause.options[number]
        reached = {"impose": option.imposable, "voluntary_only": option.voluntary}
        if reached.get(action.kind, True):
            terms[code] = number
    return terms


def courses(scenario: Scenario, talks: Talks, deeds: Mapping[str, Deed]) -> list[Course]:
    """Every course of the no-agreement game, the last side's choice running fastest."""
    found = []
    for actions in product(*(turn.actions for turn in scenario.no_agreement.turns)):
        terms: Terms = {}
        imposed: list[ClauseCode] = []
        for action in actions:
            reached = _allowed(action, scenario)
            terms.update(reached)
            if action.kind == "impose":
                imposed += [code for code in reached if code not in imposed]
        done = [deeds.get(action.kind, Deed()) for action in actions]
        shaken = sum(action.trust for action in actions)
        found.append(
            Course(
                actions=actions,
                terms=terms,
                imposed=tuple(imposed),
                trust=change_of_trust(talks, scenario, shaken),
                engagement=float(np.prod([deed.engagement for deed in done])),
                declined=any(deed.declined for deed in done),
                local_pay=sum(deed.local_pay for deed in done),
            )
        )
    return found


def after_imposing(scenario: Scenario, terms: Terms) -> Scenario:
    """The scenario once these terms have been laid down: who can impose has no other choice."""
    options = {code: scenario.clause_by_code[code].options[n].code for code, n in terms.items()}

    def done(turn: Turn) -> Turn:
        imposing = [action for action in turn.actions if action.kind == "impose"]
        if not imposing:
            return turn
        action = imposing[0].model_copy(update={"terms": options})
        return turn.model_copy(update={"actions": (action,)})

    turns = tuple(done(turn) for turn in scenario.no_agreement.turns)
    game = scenario.no_agreement.model_copy(update={"turns": turns})
    return scenario.model_copy(update={"no_agreement": game})


def reversed_terms(course: Course) -> Terms:
    """What is left of the course's terms when everything imposed has been reversed."""
    return {
        clause: option for clause, option in course.terms.items() if clause not in course.imposed
    }


def contracts_of(found: Sequence[Course], scenario: Scenario) -> IntArray:
    """Two contracts for each course, (2 * courses, clauses): as laid down, then as reversed."""
    stands = [scenario.contract_of(course.terms) for course in found]
    reverted = [scenario.contract_of(reversed_terms(course)) for course in found]
    return np.array(stands + reverted, dtype=np.int64)


def conditions_of(
    found: Sequence[Course], contracts: IntArray, talks: Talks, scenario: Scenario
) -> Conditions:
    """The conditions of the contracts of `contracts_of`, one for each."""
    status_quo = np.array(list(scenario.status_quo.values()))
    imposed = np.zeros(len(contracts))
    for row, course in enumerate(found):
        laid_down = np.array([clause.code in course.imposed for clause in scenario.clauses])
        imposed[row] = np.sum((contracts[row] != status_quo) & laid_down)
    twice = [*found, *found]
    levers = np.repeat(lever_row(talks), len(contracts), axis=0)
    pay: LeverName = "local_pay"
    levers[:, LEVER_INDEX[pay]] += [course.local_pay for course in twice]
    return Conditions(
        trust=np.array([course.trust for course in twice]),
        leadership=np.array([talks.leadership]),
        rounds_spent=np.array([float(talks.rounds_spent)]),
        imposed=imposed,
        engagement=np.array([course.engagement for course in twice]),
        declined=np.array([int(course.declined) for course in twice]),
        levers=levers,
        fallback=np.zeros(1),
    )


def blend(values: FloatArray, first_year: float, reversal_chance: float) -> FloatArray:
    """Expected values of the courses from their two contracts (first axis, as laid down first).

    `first_year` is the weight of the year in which everything stands as laid down.
    """
    stands, reverted = np.split(values, 2)
    undone = (1.0 - first_year) * reversal_chance
    result: FloatArray = (1.0 - undone) * stands + undone * reverted
    return result


def best_course(game: NoAgreement, values: Mapping[SideCode, IntArray]) -> int:
    """The number of the course that is played when each side answers best, ties to the first."""
    sizes = [len(turn.actions) for turn in game.turns]
    numbers = np.arange(int(np.prod(sizes))).reshape(sizes)
    for turn in reversed(game.turns):
        worth = values[turn.side][numbers]
        choice = np.expand_dims(np.argmax(worth, axis=-1), -1)
        numbers = np.take_along_axis(numbers, choice, axis=-1)[..., 0]
    return int(numbers)
