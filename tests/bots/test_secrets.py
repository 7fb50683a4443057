"""A bot sees what a person in its seat sees, and no more."""

from __future__ import annotations

import pytest

from negotiation.bots.policies import policy_for
from negotiation.bots.policy import Advisor
from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.contract.side import RedLine
from negotiation.play.seat_desk import SeatDesk
from negotiation.rules.commands import Command
from negotiation.rules.setup import Temper
from tests.bots.scenes import WORLD, everybody_ready
from tests.bots.tables import Game, act, choice, opened
from tests.bots.worlds import World
from tests.toy import toy_scenario

OTHER_TASTES = {
    "board": WORLD.tastes["board"],
    "gp": ((200, 0, -60), (120, 0), (0, 90)),
    "commissioners": ((0, -40, 80), (0, 40), (70, 0)),
}


def choices(game: Game, temper: Temper) -> list[Command | None]:
    """What a bot in the board's seat chooses while the others do the same things."""
    seen = []
    for _ in range(4):
        command = choice(game, "board", policy_for(temper))
        seen.append(command)
        everybody_ready(game) if command is None else act(game, command)
    return seen


@pytest.mark.parametrize("temper", TEMPERAMENTS)
def test_what_others_want_changes_nothing_that_a_bot_does(temper: Temper) -> None:
    """Two games that differ in the others' briefs, values and red lines, and in nothing seen."""
    open_game = opened(toy_scenario(), WORLD)
    other = toy_scenario()
    line = RedLine(code="x", clause="team", options=("o1",), text="Never.")
    sides = tuple(
        side
        if side.code == "board"
        else side.model_copy(
            update={"red_lines": (line,), "interests": ("other things",), "positions": ()}
        )
        for side in other.sides
    )
    other = other.model_copy(update={"sides": sides})
    fallbacks = {**WORLD.fallbacks, "gp": 300, "commissioners": 300}
    other_game = opened(other, World(OTHER_TASTES, fallbacks))
    assert choices(open_game, temper) == choices(other_game, temper)


def test_a_desk_is_an_advisor() -> None:
    """What a policy may ask is what a person's desk answers."""
    desk: type[Advisor] = SeatDesk
    assert desk is SeatDesk
