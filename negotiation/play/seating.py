"""Who sits where in a new game: what was asked for, checked, and good defaults for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from negotiation.contract.base import SideCode
from negotiation.contract.nearest import nearest
from negotiation.contract.scenario import Scenario
from negotiation.contract.variation import varied
from negotiation.play.lobby import Extras, HouseError
from negotiation.rules.setup import HelpLevel, Setup, Temper

FIRST_SIDE: SideCode = "gp"
"""The side that a newcomer plays, where a scenario has it: the one with the ballot."""

USUAL_TEMPERS: tuple[Temper, ...] = ("trader", "conceder")
"""Tempers of opponents that nobody chose, by turns."""

TEMPERS: tuple[Temper, ...] = get_args(Temper)
"""Every temper, as people write them."""


LEVELS: tuple[HelpLevel, ...] = get_args(HelpLevel)
"""Every level of help, as people write them."""


def level_of(asked: str) -> HelpLevel:
    """A level of help by its word. Raises HouseError for another word."""
    if asked not in LEVELS:
        raise HouseError(f"{asked!r} is not a level of help{nearest(asked, LEVELS)}.")
    return asked


def with_extras(scenario: Scenario, setup: Setup, extras: Extras | None) -> tuple[Scenario, Setup]:
    """A scenario and a setup with what few people set."""
    if extras is None:
        return scenario, setup
    seats = tuple(
        seat.model_copy(update={"help": extras.help}) if seat.occupant.kind == "person" else seat
        for seat in setup.seats
    )
    if extras.vary is not None:
        scenario = varied(scenario, extras.vary)
    return scenario, setup.model_copy(update={"seats": seats, "timers": extras.timers})


def people_of(scenario: Scenario, asked: Sequence[str], *, everybody: bool) -> tuple[SideCode, ...]:
    """The sides that people play. `everybody` (one keyboard passed round) when none is named.

    Raises HouseError for a side that the scenario does not have.
    """
    sides = scenario.side_by_code
    for side in asked:
        if side not in sides:
            raise HouseError(f"{side!r} is not a side of {scenario.code}{nearest(side, sides)}.")
    if asked:
        return tuple(code for code in sides if code in asked)
    if everybody:
        return tuple(sides)
    return (FIRST_SIDE if FIRST_SIDE in sides else next(iter(sides)),)


def bots_of(
    scenario: Scenario, people: Sequence[SideCode], asked: Sequence[str]
) -> dict[SideCode, Temper]:
    """A temper for every side that no person plays, in the scenario's order.

    One temper that was asked for stands for all. Raises HouseError for an unknown temper, or when
    there are more or fewer than such sides.
    """
    others = [code for code in scenario.side_by_code if code not in people]
    for temper in asked:
        if temper not in TEMPERS:
            raise HouseError(f"{temper!r} is not a temper of bots{nearest(temper, TEMPERS)}.")
    if asked and len(asked) not in (1, len(others)):
        raise HouseError(
            f"{len(asked)} tempers for {len(others)} bots ({', '.join(others) or 'none'}): "
            "give one for all, or one for each in that order."
        )
    tempers = asked or USUAL_TEMPERS
    return {side: cast(Temper, tempers[at % len(tempers)]) for at, side in enumerate(others)}
