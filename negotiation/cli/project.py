"""`negotiation project`: what a draft would do, before any talks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from negotiation.cli.options import Json, ScenarioName, Seed, refuse

if TYPE_CHECKING:
    from negotiation.contract.measures import MeasureName
    from negotiation.contract.scenario import Scenario
    from negotiation.contract.talks import Talks
    from negotiation.contract.terms import Terms
    from negotiation.engine.port import Engine, SpreadingEngine
    from negotiation.engine.projection import Drivers, Measures, Projection, Spread
    from negotiation.rules.numbers import Numbers

HEADLINES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
    "double_payment_gbp_m",
)
RUNGS: tuple[MeasureName, ...] = ("reject", "act", "refuse", "go_local", "hand_back")

MOST_DRAWS = 10_000
"""More draws than this would say nothing new, and fill the memory."""

_DECIMALS = 6
"""Of contributions, so that they add up to the change beyond any doubt."""


def project(
    scenario: ScenarioName,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="CLAUSE=OPTION",
            help="Move a clause; once for each. The option by its code, or by its number from 1.",
        ),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws",
            metavar="N",
            min=1,
            max=MOST_DRAWS,
            help="Show how far the numbers may be off: N draws of all uncertain ones.",
        ),
    ] = None,
    seed: Seed = None,
    practices: Annotated[
        int,
        typer.Option(
            "--practices",
            metavar="N",
            min=100,
            max=8123,
            help="Practices in the population of the draws; 8123 is the whole country.",
        ),
    ] = 2000,
    as_json: Json = False,
) -> None:
    """Say what a draft would do, what it is worth, and why."""
    from negotiation.cli.wire import House

    house = House()
    loaded = house.scenario(scenario)
    terms = terms_of(loaded, settings or [])
    engine = house.engine(loaded)
    spread = draws and spread_of(engine, loaded, terms, Drawing(draws, seed or 0, practices))
    if as_json:
        answer = projection_object(engine, loaded, terms)
        if spread:
            answer["spread"] = spread_object(spread)
        typer.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        for sentence in projection_sentences(engine, loaded, terms):
            typer.echo(sentence)
        if spread:
            from negotiation.play.wording.spread import spread_sentences

            for sentence in spread_sentences(loaded, spread):
                typer.echo(sentence)


@dataclass(frozen=True)
class Drawing:
    """How a spread is asked for on the command line."""

    draws: int
    seed: int
    practices: int


def spread_of(engine: SpreadingEngine, scenario: Scenario, terms: Terms, how: Drawing) -> Spread:
    """The spread of a contract at the opening of the talks."""
    return engine.spread(
        scenario.contract_of(terms),
        opening_talks(scenario),
        how.draws,
        how.seed,
        practices=how.practices,
    )


def spread_object(spread: Spread) -> dict[str, Any]:
    """A spread as the member `spread` of `--json`, with what each measure rests on."""
    from negotiation.engine.spread.standing import standing

    return {
        **spread.model_dump(mode="json", exclude={"fingerprint", "asked"}),
        "standing": {name: standing(name) for name in spread.measures},
    }


def terms_of(scenario: Scenario, settings: list[str]) -> Terms:
    """The terms that `--set` names. Refuses unknown clauses and options, naming the nearest."""
    from negotiation.contract.nearest import nearest

    terms: Terms = {}
    for setting in settings:
        name, equals, wanted = (part.strip() for part in setting.partition("="))
        if not equals:
            refuse(f"{setting!r} is not CLAUSE=OPTION; for example: --set {_example(scenario)}")
        clause = scenario.clause_by_code.get(name)
        if clause is None:
            near = nearest(name, scenario.clause_by_code)
            refuse(f"{name!r} is not a clause of {scenario.code}{near}.")
        number = clause.number_of(wanted)
        if number is None and wanted.isdecimal() and 1 <= int(wanted) <= len(clause.options):
            number = int(wanted) - 1
        if number is None:
            near = nearest(wanted, [option.code for option in clause.options])
            numbers = f"its numbers go from 1 to {len(clause.options)}"
            refuse(f"{wanted!r} is not an option of {name}{near}; {numbers}.")
        terms[name] = number
    return terms


def _example(scenario: Scenario) -> str:
    clause = scenario.clauses[0]
    return f"{clause.code}={clause.options[-1].code}"


def opening_talks(scenario: Scenario) -> Talks:
    """The state of the talks before the first act."""
    from negotiation.contract.talks import Talks

    return Talks(
        trust={side.code: scenario.opening_trust for side in scenario.sides},
        leadership=scenario.local_leadership,
    )


# ------------------------------------------------------------------------------- for programs


def projection_object(engine: Engine, scenario: Scenario, terms: Terms) -> dict[str, Any]:
    """What a contract would do at the opening of the talks, as the one object of `--json`."""
    talks = opening_talks(scenario)
    contract = scenario.contract_of(terms)
    today = engine.project(scenario.contract_of({}), talks)
    return {
        **_figures(scenario, engine.project(contract, talks)),
        "status_quo": _figures(scenario, today),
        "drivers": drivers_object(scenario, engine.drivers(contract, talks)),
        "fingerprint": engine.fingerprint,
    }


def _figures(scenario: Scenario, projection: Projection) -> dict[str, Any]:
    measures = projection.measures
    return {
        **{name: _rounded(measures, name) for name in HEADLINES},
        "walk_away": {
            **{name: _rounded(measures, name) for name in RUNGS},
            "index": _rounded(measures, "walk_away_index"),
        },
        "values": points_object(scenario, projection.values),
        "fallbacks": points_object(scenario, projection.fallbacks),
    }


def _rounded(measures: Measures, name: MeasureName) -> float:
    from negotiation.contract.measures import MEASURES

    kept = MEASURES[name].to_record(measures[name])
    return MEASURES[name].from_record(kept) if MEASURES[name].decimals else kept


def points_object(scenario: Scenario, tenths: Mapping[str, int]) -> dict[str, float]:
    """Values in tenths as points, by side, in the scenario's order."""
    return {side: tenths[side] / 10 for side in scenario.side_by_code if side in tenths}


def contract_object(scenario: Scenario, terms: Terms) -> dict[str, str]:
    """The code of the option of every clause."""
    contract = scenario.terms_of(scenario.contract_of(terms))
    return {
        clause: scenario.clause_by_code[clause].options[number].code
        for clause, number in contract.items()
    }


def drivers_object(scenario: Scenario, drivers: Drivers) -> list[dict[str, Any]]:
    """What each moved clause contributes to each headline, and the reasons."""
    return [
        {
            "clause": driver.clause,
            "option": scenario.clause_by_code[driver.clause].options[driver.option].code,
            "contributions": {
                name: round(value, _DECIMALS) for name, value in driver.contributions.items()
            },
            **({"errors": driver.errors} if driver.errors else {}),
            "reasons": [reason.model_dump(mode="json") for reason in driver.reasons],
        }
        for driver in drivers.drivers
    ]


# --------------------------------------------------------------------------------- for people


def projection_sentences(engine: Engine, scenario: Scenario, terms: Terms) -> tuple[str, ...]:
    """What a contract would do at the opening of the talks, for people."""
    from negotiation.contract.terms import difference
    from negotiation.play import words
    from negotiation.rules.numbers import numbers_for

    talks = opening_talks(scenario)
    contract = scenario.contract_of(terms)
    numbers = numbers_for(engine, contract, talks)
    today = numbers_for(engine, scenario.contract_of({}), talks)
    drivers = engine.drivers(contract, talks)
    moved = difference(scenario.status_quo, scenario.terms_of(contract))
    return (
        f"{scenario.title}. Against today: {words.terms_sentence(scenario, moved)}.",
        *words.measure_sentences(numbers, today),
        words.ladder_sentence(numbers),
        *_worth(scenario, numbers),
        *(words.driver_sentences(scenario, drivers) if moved else ()),
        *(line for driver in drivers.drivers for line in words.reason_sentences(scenario, driver)),
    )


def _worth(scenario: Scenario, numbers: Numbers) -> tuple[str, ...]:
    from negotiation.play import words

    return tuple(
        words.worth_of(
            value, numbers.fallbacks.get(side), whom=words.named(scenario, side), whose="its"
        )
        for side, value in numbers.values.items()
    )
